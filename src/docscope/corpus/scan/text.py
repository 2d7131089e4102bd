"""What the scan must know of a text before it can answer for it."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.decoding import CONTROLS
from docscope.text.cleaning import looks_like_markdown
from docscope.text.folding import fold
from docscope.text.front import FEWEST_LABELS, PLAIN_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

# What Markdown has to be written with to be known by its looks, or can break a word with, but
# for numbered items after dashes: these stand at the start of a line.
SIGNS = b"#*[`~|\\&<"
SOME_SIGNS = b"[&<"  # these do not make Markdown by themselves
AFTER_BRACKET = {b"(", b"[", b":"}  # in a link or where links are listed
HIDING = (b"<", b"&", b"```", b"~~~")  # what hides letters, or stands for one
ITEM = re.compile(rb"\n {0,3}[-+] ")
ITEM_SIGNS = (b"-", b"+", b" ")  # what an item may begin with at the very start
UNREMARKABLE = bytes(set(range(0x80)).difference(CONTROLS, SIGNS))
ASCII = bytes(range(0x80))
NO_LETTERS = bytes(code for code in range(0x80) if not chr(code).isalnum())
LONGEST_LABEL = 31  # characters of a name
NONE: frozenset[str] = frozenset()


class FileText(NamedTuple):
    r"""A text in UTF-8 without control characters; all line ends are `\n`.

    `raw` are its bytes, `source` those with their own line ends; `lowered` has the ASCII
    letters in lower case; `others` are its characters beyond ASCII, each once. `signs`
    says whether it has any such as Markdown needs.
    """

    raw: bytes
    source: bytes
    lowered: str
    others: frozenset[str] = NONE
    signs: bool = False

    @property
    def text(self) -> str:
        """The text as it is written."""
        return self.raw.decode()


def file_text(source: bytes) -> FileText | None:
    """Return the text in the bytes of a file; None if it is not certain to be UTF-8."""
    source = raw = source.removeprefix(BOM_UTF8)
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    remarkable = raw.translate(None, UNREMARKABLE)
    try:
        lowered = raw.lower().decode()
    except UnicodeDecodeError:
        return None
    if not remarkable:
        return FileText(raw, source, lowered)
    beyond = remarkable.translate(None, ASCII)
    signs = len(beyond) < len(remarkable)
    if signs and remarkable.translate(None, SIGNS) != beyond:
        return None  # control characters: perhaps it is no text
    signs = signs and _has_signs(raw, remarkable)
    return FileText(raw, source, lowered, frozenset(beyond.decode()), signs)


def _has_signs(raw: bytes, remarkable: bytes) -> bool:
    """Return whether a text has signs that make Markdown, or that break words in Markdown."""
    if remarkable.translate(None, SOME_SIGNS) != remarkable.translate(None, SIGNS):
        return True
    return b"&" in remarkable or b"<" in remarkable or _may_have_links(raw)


def _may_have_links(raw: bytes) -> bool:
    # Splitting is twenty times as fast as looking for two bytes.
    if any(after[:1] in AFTER_BRACKET for after in raw.split(b"]")[1:]):
        return True
    return any(after[:1] == b"^" for after in raw.split(b"[")[1:])


def may_hide_letters(text: FileText) -> bool:
    """Return whether a text as Markdown may show other letters, or have them elsewhere."""
    return any(map(text.raw.__contains__, HIDING)) or _may_have_links(text.raw)


def letters_alone(text: str) -> str:
    """Return a text without ASCII characters that are no letters or digits.

    Whatever Markdown takes out, what it leaves has its letters in this order, unless it
    `may_hide_letters`.
    """
    return text.encode().translate(None, NO_LETTERS).decode()


def is_markdown(text: FileText) -> bool:
    """Return whether a text of no certain format looks like Markdown."""
    if not text.signs and not (text.raw.startswith(ITEM_SIGNS) or ITEM.search(text.raw)):
        return False
    return looks_like_markdown(text.source.decode())


class Folding:
    """The folding of texts as far as some letters go.

    With `composed` a letter may arise from several characters (Hangul), so that only texts
    in composed form (NFC) can be folded character by character.
    """

    def __init__(self, letters: AbstractSet[str]) -> None:
        self._letters = letters
        self._composed = not "".join(letters).isascii()
        self._harmless: set[str] = set()  # characters that have none of the letters

    def folded(self, lowered: str, others: AbstractSet[str]) -> tuple[str, list[str]] | None:
        """Return a text with each character folded that stands for one of the letters.

        `others` are its characters beyond ASCII. With the text come those that do not
        stand for exactly one letter, which are left as they are. None if the text cannot
        be folded so.
        """
        if self._composed and not unicodedata.is_normalized("NFC", lowered):
            return None
        folded, odd = lowered, []
        for character in others - self._harmless:
            form = fold(character)
            if form == character or (form and self._letters.isdisjoint(form)):
                self._harmless.add(character)
            elif any(fold(letter) != letter for letter in form):
                return None  # one after the other they would fold too far: Ǣ, æ, ae
            elif len(form) == 1:
                folded = folded.replace(character, form)
            else:
                odd.append(character)
        return folded, odd


def with_odd(folded: str, odd: Iterable[str]) -> str:
    """Return a folded text with the odd characters folded too, which moves what follows."""
    for character in odd:
        folded = folded.replace(character, fold(character))
    return folded


def has_front_matter(text: str) -> bool:
    """Return whether a plain text may have front matter; never False where it has."""
    return text.startswith("---") or has_labels(text)


def has_labels(text: str) -> bool:
    """Return whether lines of a text may be labels, enough for front matter."""
    found: set[str] = set()
    for stretch in text.split(":")[:-1]:
        before = stretch.rstrip()
        label = before[before.rfind("\n") + 1 :].strip()
        if len(label) <= LONGEST_LABEL and label.lower() in PLAIN_LABELS:
            found.add(label.lower())
    return len(found) >= FEWEST_LABELS
