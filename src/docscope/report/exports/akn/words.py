"""The words of a document as XML: whole, on one line, with its references as links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from docscope.report.exports.as_timeml import NO_XML, REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SPACE = re.compile(r"\s+")


class Link(NamedTuple):
    """Characters `start` to `end` of a text lead to `href`."""

    start: int
    end: int
    href: str


class Words:
    """The text of a document with its links, and holes: what a page sets into its clauses."""

    def __init__(
        self, text: str, links: Iterable[Link] = (), holes: Iterable[tuple[int, int]] = ()
    ) -> None:
        self.text = text
        self._links = sorted(links)
        self._holes = sorted(holes)

    def fill(self, element: Element, start: int, end: int, *, inside: bool = False) -> Element:
        """Write characters `start` to `end` into an element; return it.

        Blanks at both ends are kept only `inside` a line of text.
        """
        pieces = list(self._pieces(start, end))
        last = -1 if inside else len(pieces) - 1
        blank = not inside  # a blank at the beginning, or after another one, is none
        for index, (words, href) in enumerate(pieces):
            line = SPACE.sub(" ", words)
            line = line.lstrip(" ") if blank else line
            line = line.rstrip(" ") if index == last else line
            if line:
                append(element, line, href)
                blank = line.endswith(" ")
        return element

    def has(self, start: int, end: int) -> bool:
        """Whether anything is printed between two characters."""
        return any(words.strip() for words, _ in self._pieces(start, end))

    def line(self, start: int, end: int) -> str:
        """Return what stands between two characters on one line."""
        return SPACE.sub(" ", "".join(words for words, _ in self._pieces(start, end))).strip()

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        for first, last in self._without_holes(start, end):
            position = first
            for link in _between(self._links, first, last):
                if link.start >= position:
                    yield self.text[position : link.start], ""
                    yield self.text[link.start : link.end], link.href
                    position = link.end
            yield self.text[position:last], ""

    def _without_holes(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield what lies outside the holes; a hole itself is written whole."""
        position = start
        for first, last in self._holes:
            if first <= start and end <= last:
                break
            if first < end and last > position:
                if first > position:
                    yield position, first
                position = max(position, last)
        if position < end:
            yield position, end


def append(element: Element, words: str, href: str = "") -> None:
    """Append words to an element, as a `ref` if they lead anywhere."""
    plain = allowed(words)
    if href:
        ref = Element("ref", href=href)
        ref.text = plain
        element.append(ref)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + plain
    else:
        element.text = (element.text or "") + plain


def allowed(words: str) -> str:
    """Return words without characters that XML cannot hold."""
    return NO_XML.sub(REPLACEMENT, words)


def _between(links: Sequence[Link], start: int, end: int) -> Iterator[Link]:
    return (link for link in links if start <= link.start and link.end <= end)
