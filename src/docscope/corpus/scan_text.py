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
    from collections.abc import Set as AbstractSet

# What Markdown can break a word with, and with what it has to be written for its looks, but
# for numbered items after dashes: these stand at the start of a line.
SIGNS = b"#*[`~|\\&<"
RARELY = b"[&<"  # signs that do not make Markdown by themselves
DASHED = re.compile(r"\n {0,3}[-+] ")
UNREMARKABLE = bytes(set(range(0x80)).difference(CONTROLS, SIGNS))
ASCII = bytes(range(0x80))
# How a line or a text begins that has a colon early on: with a label, perhaps.
BEGINNING = r"[^\S\n]*+([^\n:]{1,40}?)\s*+:"
FIRST_LABEL = re.compile(r"\s*+" + BEGINNING)
LABELS = re.compile(r"\n" + BEGINNING)
NONE: frozenset[str] = frozenset()


class PlainText(NamedTuple):
    r"""A text without markup but perhaps for items of lists; all line ends are `\n`.

    `raw` is the text in UTF-8; `lowered` has its ASCII letters in lower case; `others`
    are its characters beyond ASCII, each once.
    """

    raw: bytes
    lowered: str
    others: frozenset[str]

    @property
    def text(self) -> str:
        """The text as it is written."""
        return self.raw.decode()


def plain_text(raw: bytes, *, looks: bool) -> PlainText | None:
    """Return the text in the bytes of a file; None if it is not certain to be plain UTF-8.

    With `looks` a text that looks like Markdown is none, but for `has_items`.
    """
    if raw.startswith(BOM_UTF8):
        raw = raw[len(BOM_UTF8) :]
    remarkable = raw.translate(None, UNREMARKABLE)
    others = remarkable.translate(None, ASCII) if remarkable else b""
    signs = len(remarkable) > len(others)
    if signs and remarkable.translate(None, SIGNS) != others:
        return None  # control characters: perhaps it is no text
    text = raw
    if b"\r" in raw:
        text = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        lowered = text.lower().decode()
    except UnicodeDecodeError:
        return None
    if looks and signs and _may_be_marked(raw, remarkable) and looks_like_markdown(raw.decode()):
        return None
    return PlainText(text, lowered, frozenset(others.decode()) if others else NONE)


def _may_be_marked(raw: bytes, remarkable: bytes) -> bool:
    """Return whether the signs in a text are such as Markdown needs, or breaks words with."""
    if remarkable.translate(None, RARELY) != remarkable.translate(None, SIGNS):
        return True
    return b"](" in raw or b"&" in remarkable or b"<" in remarkable


def has_items(text: PlainText) -> bool:
    """Return whether a text may look like Markdown for its lists, the one thing left open."""
    lowered = text.lowered
    return lowered[:1] in {"-", "+", " "} or DASHED.search(lowered) is not None


def folded_text(text: PlainText, letters: AbstractSet[str], *, composed: bool) -> str | None:
    """Return a text in lower case with every character folded that holds one of some letters.

    If all characters still stand in their places it has the length of the text. With
    `composed` letters may arise from several characters (Hangul): None if the text has such.
    """
    folded = text.lowered
    if not text.others:
        return folded
    if composed and not unicodedata.is_normalized("NFC", folded):
        return None
    for character in text.others:
        form = fold(character)
        if form != character and (not form or not letters.isdisjoint(form)):
            folded = folded.replace(character, form)
    return folded


def has_front_matter(text: str) -> bool:
    """Return whether a plain text may have front matter; never False where it has."""
    return text.startswith("---") or has_labels(text)


def has_labels(text: str) -> bool:
    """Return whether lines of a text may be labels, enough for front matter."""
    if text.count(":") < FEWEST_LABELS:
        return False
    first = FIRST_LABEL.match(text)
    found = [*LABELS.findall(text), *([first[1]] if first else [])]
    return len(PLAIN_LABELS.intersection(label.strip().lower() for label in found)) >= FEWEST_LABELS
