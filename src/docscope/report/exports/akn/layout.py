"""Line breaks between elements, and none within the words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORDED = frozenset(
    ["p", "num", "heading", "docTitle", "ref", "inline", "listIntroduction", "listWrapUp"]
)


def laid_out(element: Element) -> Element:
    """Return an element with each element of its structure on a line of its own."""
    element.tail = "\n"
    if element.tag in WORDED or not len(element):
        return element
    element.text = "\n"
    for child in element:
        laid_out(child)
    return element
