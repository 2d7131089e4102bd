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

# What Markdown can break a word with, and with what it has to be written for its looks, but
# for numbered items after dashes: these stand at the start of a line.
SIGNS = b"#*[`~|\\&<"
RARELY = b"[&<"  # signs that do not make Markdown by themselves
ITEM = re.compile(rb"\n {0,3}[-+] ")
UNREMARKABLE = bytes(set(range(0x80)).difference(CONTROLS, SIGNS))
ASCII = bytes(range(0x80))
LONGEST_LABEL = 31  # characters of a name
LONG_LABEL = 100  # with blanks around it
NONE: frozenset[str] = frozenset()


class PlainText(NamedTuple):
    r"""A text without markup but perhaps for items of lists; all line ends are `\n`.

    `raw` is the text in UTF-8, `source` that with its own line ends; `lowered` has its
    ASCII letters in lower case; `others` are its characters beyond ASCII, each once.
    """

    raw: bytes
    source: bytes
    lowered: str
    others: frozenset[str]

    @property
    def text(self) -> str:
        """The text as it is written."""
        return self.raw.decode()


def plain_text(source: bytes, *, looks: bool) -> PlainText | None:
    """Return the text in the bytes of a file; None if it is not certain to be plain UTF-8.

    With `looks` a text that looks like Markdown is none, but for `looks_like_list`.
    """
    if source.startswith(BOM_UTF8):
        source = source[len(BOM_UTF8) :]
    raw = source
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    remarkable = raw.translate(None, UNREMARKABLE)
    try:
        lowered = raw.lower().decode()
    except UnicodeDecodeError:
        return None
    if not remarkable:
        return PlainText(raw, source, lowered, NONE)
    beyond = remarkable.translate(None, ASCII)
    if len(beyond) < len(remarkable):
        if remarkable.translate(None, SIGNS) != beyond:
            return None  # control characters: perhaps it is no text
        if looks and _may_be_marked(raw, remarkable) and looks_like_markdown(source.decode()):
            return None
    return PlainText(raw, source, lowered, frozenset(beyond.decode()))


def _may_be_marked(raw: bytes, remarkable: bytes) -> bool:
    """Return whether the signs in a text are such as Markdown needs, or breaks words with."""
    if remarkable.translate(None, RARELY) != remarkable.translate(None, SIGNS):
        return True
    return b"&" in remarkable or b"<" in remarkable or b"](" in raw


def looks_like_list(text: PlainText) -> bool:
    """Return whether a text looks like Markdown for its lists, the one thing left open."""
    if text.raw[:1] not in {b"-", b"+", b" "} and not ITEM.search(text.raw):
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

    def folded(self, text: PlainText) -> tuple[str, list[str]] | None:
        """Return a text with each character folded that stands for one of the letters.

        With it come the characters that do not stand for exactly one, which are left as
        they are. None if the text cannot be folded so.
        """
        folded, odd = text.lowered, []
        if self._composed and not unicodedata.is_normalized("NFC", folded):
            return None
        for character in text.others - self._harmless:
            form = fold(character)
            if form == character or (form and self._letters.isdisjoint(form)):
                self._harmless.add(character)
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
    colon = text.find(":")
    while colon >= 0 and len(found) < FEWEST_LABELS:
        start = max(colon - LONG_LABEL, 0)
        line = text.rfind("\n", start, colon) + 1
        label = text[line or start : colon].strip().lower()
        if not label or (start and not line and len(label) <= LONGEST_LABEL):
            return True  # it may stand on the line before, or further to the left
        if label in PLAIN_LABELS:
            found.add(label)
        colon = text.find(":", colon + 1)
    return len(found) >= FEWEST_LABELS
