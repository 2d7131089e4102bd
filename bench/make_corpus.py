"""Make a corpus of any size: python bench/make_corpus.py --mb 200 --files 2000 --to DIR.

The words are made up of syllables and spread as in natural text (Zipf's law as Mandelbrot,
1953, has it); the most frequent ones, and a few to search for, are English. They stand in
sentences and paragraphs with stops, commas, capitals, hyphens and a few curly apostrophes.
The same options give the same bytes.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

TYPES = 60_000
SHIFT, EXPONENT = 2.7, 1.07  # of the Zipf-Mandelbrot law
CHUNK = 1_000_000  # words that are made at once
COMMA, STOP, PARAGRAPH = 1 / 14, 1 / 22, 1 / 6  # after a word, a word, a sentence
FREQUENT = """
    the of and to in a is that for it as was with be by on not his at this have from which are
    but or an they their we all has will been its our would there nations united states
    peace international countries world people security general assembly development
""".split()  # noqa: SIM905 - words are easier to read than a list of them
# Words to search for, at these ranks: about 500, 50 and 5 in a million.
SOUGHT = {150: "forces", 152: "armed", 1_200: "intervention", 9_000: "sovereignty-based"}
ONSETS = """
    b c d f g h j l m n p r s t v br cl cr dr fl gr pl pr sh st th tr
""".split()  # noqa: SIM905 - as above
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "io", "ou")
ENDINGS = ("", "", "n", "r", "s", "l", "t", "nt", "ment", "tion", "ing", "ed", "al", "ity")


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=float, default=20, help="Size of all files together.")
    parser.add_argument("--files", type=int, default=1000, help="Number of files.")
    parser.add_argument("--to", type=Path, required=True, help="Folder to write to.")
    parser.add_argument("--seed", type=int, default=1, help="Which corpus is made.")
    asked = parser.parse_args()
    make(asked.to, mb=asked.mb, files=asked.files, seed=asked.seed)


def make(folder: Path, *, mb: float, files: int, seed: int = 1) -> None:
    """Write so many files with so many megabytes of text to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.Generator(np.random.PCG64(seed))
    text = Text(chance)
    sizes = chance.lognormal(sigma=0.5, size=files)
    sizes *= mb * 1_000_000 / sizes.sum()
    width = len(str(files))
    for number, size in enumerate(sizes.astype(int), 1):
        with (folder / f"speech-{number:0{width}}.txt").open("wb") as file:
            file.writelines(text.pieces(int(size)))


class Text:
    """Running text, drawn word by word.

    Each word has eight forms: with a capital or without, before a blank, a comma, a stop,
    or the stop that ends a paragraph.
    """

    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        words = _words(chance)
        forms = [
            (word + end).encode()
            for end in (" ", ", ", ". ", ".\n\n")
            for word in (*words, *(word[0].upper() + word[1:] for word in words))
        ]
        self._bytes = np.frombuffer(b"".join(forms), np.uint8)
        self._lengths = np.array([len(form) for form in forms])
        self._starts = np.cumsum(self._lengths) - self._lengths
        weights = (np.arange(TYPES) + SHIFT) ** -EXPONENT
        self._shares = np.cumsum(weights / weights.sum())
        self._average = float((self._lengths[:TYPES] * weights).sum() / weights.sum())

    def pieces(self, size: int) -> Iterator[bytes]:
        """Yield about so many bytes of text, in pieces that end with a paragraph."""
        left = max(int(size / self._average), 1)
        while left > 0:
            yield self._piece(min(left, CHUNK))
            left -= CHUNK

    def _piece(self, words: int) -> bytes:
        drawn = self._chance.random((2, words))
        forms = np.searchsorted(self._shares, drawn[0]).clip(max=TYPES - 1)
        ends = np.zeros(words, np.int64)
        ends[drawn[1] < COMMA + STOP] = 1
        ends[drawn[1] < STOP] = 2
        ends[drawn[1] < STOP * PARAGRAPH] = 3
        ends[-1] = 3
        capital = np.ones(words, np.int64)
        capital[1:] = ends[:-1] > 1
        forms += TYPES * (2 * ends + capital)
        return self._joined(forms).tobytes()

    def _joined(self, forms: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
        lengths = self._lengths[forms]
        before = np.cumsum(lengths) - lengths
        places = np.repeat(self._starts[forms] - before, lengths)
        places += np.arange(len(places))
        return np.take(self._bytes, places)


def _words(chance: np.random.Generator) -> list[str]:
    """Return the types, the most frequent first."""
    words = dict.fromkeys([*FREQUENT, *SOUGHT.values()])
    while len(words) < TYPES:
        syllables = 1 + int(chance.integers(0, 4)) if len(words) > len(FREQUENT) else 1
        words["".join(_syllable(chance) for _ in range(syllables)) + _pick(chance, ENDINGS)] = None
        if len(words) % 50 == 0:
            words[f"{_syllable(chance)}{_syllable(chance)}-{_syllable(chance)}"] = None
        if len(words) % 97 == 0:
            words[f"{_syllable(chance)}{_syllable(chance)}’s"] = None
    ordered = [word for word in words if word not in SOUGHT.values()][: TYPES - len(SOUGHT)]
    for rank, word in SOUGHT.items():
        ordered.insert(rank, word)
    return ordered


def _syllable(chance: np.random.Generator) -> str:
    return _pick(chance, ONSETS) + _pick(chance, VOWELS)


def _pick(chance: np.random.Generator, choices: Sequence[str]) -> str:
    return choices[int(chance.integers(0, len(choices)))]


if __name__ == "__main__":
    main()
