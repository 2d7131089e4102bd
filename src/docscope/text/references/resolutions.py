"""Resolutions and decisions by their numbers: resolutions 425 (1978) and 426 (1978), 47/19."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.references.organs import NAMED, organ_of, symbol
from docscope.text.references.reference import DATE, SPACE, Citation, Reference, compiled, lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.references.reference import Bounds, Kind

SESSION = r"\(\s?(?:\d{4}|(?:ES-)?[IVXL]+|S-[IVX\d]+)\s?\)"
LETTER = r"(?:\s?[A-HJ-Z](?![\w’'.-]))?"
FULL = rf"""
    (?: \d{{1,4}} (?: \s? [A-Z] )? \s? {SESSION} {LETTER}      # 242 (1967)  377 A (V)
      | (?: ES-|S- ) \d{{1,3}} \s? / \s? \d{{1,3}} {LETTER}                  # ES-10/2
      | \d{{1,4}} \s? / \s? \d{{1,4}} {LETTER} (?! [\d/] )                    # 47/19 B  1996/31
      | WHA \d{{1,3}} \. \d{{1,3}} )
"""
BARE = r"(?:\d{2,4}(?![\d/%(-]|\.\d|\s?\(\d{1,2}\)|\s+(?:years?|months?|days?|votes?|per)\b))"
WHEN = rf"(?: ,? \s+ (?: of | dated | adopted \s+ on ) \s+ {DATE} )?"
SEPARATOR = r"(?: \s? [,;] \s* (?: and | or )? | \s+ (?: and | or | to | as\s+well\s+as ) ) \s*"
HEAD = rf"""
    (?P<noun> [Rr]esolution | RESOLUTION | [Dd]ecision | DECISION ) (?: s | S )? \s+
    (?: [Nn](?: o | umber )s?\.? \s+ )?
    (?: of \s+ the \s+ (?P<within> {NAMED} ) \s+ )?
    (?= [\dESW] )
"""
ITEM = rf"(?P<number> {FULL} | {BARE} ) {WHEN}"
LISTED = rf"{SEPARATOR} (?= \d | ES- | S- | WHA )"
NEXT_FULL = rf"(?P<number> {FULL} ) {WHEN}"
BEHIND = (
    rf"(?: ,? \s+ (?: of | adopted \s+ by ) \s+ the \s+ (?P<organ> {NAMED} | Council | Assembly ) )"
)
BEFORE = rf"""
    (?P<words> (?P<organ> {NAMED} | (?: the \s+ )? (?: Council | Assembly | Commission ) )
      (?: [’']s )? \s+ ) (?: draft \s+ )? \Z
"""
LAST_OF_NAMES = (
    *("Council", "Assembly", "Commission", "Rights", "Conference", "Disarmament", "draft"),
    *("'s", "’s"),
)
LONGEST_NAME = 40
FULL_FORM = lazily(r"[/(A-Z]")


def resolution_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the resolutions or decisions of the noun that begins at a character."""
    head = compiled(HEAD).match(text, at, bounds.last)
    first = compiled(ITEM).match(text, head.end(), bounds.last) if head else None
    if not head or not first:
        return None
    window = text[max(at - LONGEST_NAME, bounds.first) : at]
    has_name = window.rstrip().endswith(LAST_OF_NAMES)
    before = compiled(BEFORE).search(window) if has_name else None
    start = at - len(before["words"]) if before else at
    items = [first, *_further(text, first, bounds)]
    behind = compiled(BEHIND).match(text, items[-1].end(), bounds.last)
    end = behind.end() if behind else items[-1].end()
    name = head["within"] or (behind and behind["organ"]) or (before and before["organ"])
    by = organ_of(name or "", first["number"])
    return _citation(text, (start, at, end), items, named=by, acting=bounds.acting)


def _further(text: str, first: re.Match[str], bounds: Bounds) -> Iterator[re.Match[str]]:
    """Yield the further numbers of a list; after one in full no bare one belongs to it."""
    full = bool(FULL_FORM.search(first["number"]))
    match = first
    while True:
        separator = compiled(LISTED).match(text, match.end(), bounds.last)
        written = NEXT_FULL if full else ITEM
        following = separator and compiled(written).match(text, separator.end(), bounds.last)
        if not following:
            return
        match = following
        yield match


def _citation(
    text: str, place: tuple[int, int, int], items: list[re.Match[str]], *, named: str, acting: str
) -> Citation:
    start, at, end = place
    decides = text[at].lower() == "d"
    kind: Kind = "decision" if decides else "resolution"
    references = []
    for order, item in enumerate(items):
        name = symbol(item["number"], named=named, acting=acting, noun="DEC" if decides else "RES")
        first = start if order == 0 else item.start("number")
        references.append(Reference(first, item.end("number"), name, kind))
    head = SPACE.sub(" ", text[start : items[0].start("number")]).strip()
    singular = re.sub(r"(?<=[nN])[sS]\b", "", head.removeprefix("the "))
    names = tuple(f"{singular} {SPACE.sub(' ', item['number'])}" for item in items)
    return Citation(start, end, tuple(references), names)
