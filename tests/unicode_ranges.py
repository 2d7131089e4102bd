"""Write `src/docscope/text/data/unicode_ranges.txt`: python tests/unicode_ranges.py > FILE.

The table is kept in the package so that tokens are the same under every Python, whose
own Unicode tables differ from version to version.
"""

import sys
import unicodedata
from collections.abc import Callable, Iterator

# Scripts written without spaces between words: Thai to Lao, Myanmar, Khmer, Tai and Han,
# Hiragana, Katakana with their extensions. Their letters are not letters of a longer word.
UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x1950, 0x19DF),
    (0x1A20, 0x1AAF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x303C),
    (0x3041, 0x30FF),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA9E0, 0xA9FF),
    (0xAA60, 0xAADF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)


def unspaced(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in UNSPACED)


def katakana(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("KATAKANA", "HALFWIDTH KATAKANA"))


CLASSES: dict[str, Callable[[str], bool]] = {
    "letters": lambda c: unicodedata.category(c)[0] == "L" and not unspaced(c),
    "marks": lambda c: unicodedata.category(c)[0] == "M",
    "katakana": lambda c: unicodedata.category(c)[0] == "L" and unspaced(c) and katakana(c),
    "unspaced": lambda c: unicodedata.category(c)[0] == "L" and unspaced(c) and not katakana(c),
}


def ranges(belongs: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    start = None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and belongs(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            yield start, code - 1
            start = None


def main() -> None:
    for name, belongs in CLASSES.items():
        listed = (f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in ranges(belongs))
        sys.stdout.write(f"{name} {' '.join(listed)}\n")


if __name__ == "__main__":
    main()
