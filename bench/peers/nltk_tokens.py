"""What the programs with NLTK share: its word tokeniser over all files of a folder."""

from pathlib import Path

from nltk.tokenize import WordPunctTokenizer


def tokens(folder: str) -> list[str]:
    """Return the tokens of all .txt files of a folder."""
    tokeniser = WordPunctTokenizer()
    found: list[str] = []
    for path in sorted(Path(folder).glob("*.txt")):
        found += tokeniser.tokenize(path.read_text(encoding="utf-8-sig"))
    return found
