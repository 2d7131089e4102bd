"""The parts of a text: front matter, headings, dateline and numbered paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from docscope.model import Block
from docscope.text.front import front_end, label_starts, yaml_end
from docscope.text.sentences import starters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docscope.model import Cleaned

BLANK_LINES = re.compile(r"\n\s*\n")
LINE_END = re.compile(r"\n")
END_MARKS = tuple(".!?…;:。！？；：")  # of a sentence
CLOSING = ")]\"'”’»」』*"  # what may stand after an end mark
ENUMERATOR = re.compile(r"[a-z]{1,4}[.)]\s")  # a) or iv.
WRAPPED_WIDTH = 110  # characters; lines of running text that are shorter were wrapped by hand
SET_APART = {"item", "quote", "code", "row"}  # markup that a paragraph cut in two does not go on in
WORDS = re.compile(r"\S++\s++\S++\s++\S")  # `Dear John,` is no paragraph that a page breaks
# A paragraph that ends in one of these was cut in two.
UNFINISHED = "the a an of and or nor at from with into upon between among whose its their our your"
WORD_OF_NAME = re.compile(r"[^\W\d_]+(?![.)])")  # not `A.` or `B)`, which open items
LAST_WORD = re.compile(r"(?<!\S)[^\W\d_]+\Z")
LONGEST_WORD = 40  # characters
HEADING_LENGTH = 150
MOST_TITLES = 3  # above the first paragraph
LOOKED_AHEAD = 5  # blocks that tell a title from a text without any end marks
NO_TITLE_END = ".,;:!?…。，、；：！？"
WORD = r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff]{2}"
SALUTATION = r"(?:Dear|Mr|Mrs|Ms|Madam|Sir|Excellenc|Your|Ladies|Distinguished)\b"
DATELINE_LENGTH = 100
MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"  # enough to know a date line
)
DATELINE = rf"""
    \(?
    (?: [^\W\d_][\w.'’ -]{{0,40}} [,:]? \s+ ){{0,4}}             # places: New York,
    (?: the \s+ )?
    (?: \d{{1,2}} (?:st|nd|rd|th)? \s+ (?:of\s+)? {MONTH}       # 30 October 1956
      | {MONTH} (?: \s+ \d{{1,2}} (?:st|nd|rd|th)? )?           # October 30, 1956; October 1956
    ) ,? \s+ \d{{4}} [.,:]? \)? \.? \Z
"""
# How a dateline ends: most lines do not, and this is found out much faster.
YEAR_AT_END = re.compile(r"\d{4}[.,:]?\)?\.?\Z")
LONGEST_YEAR = len("1956.).")


def blocks(cleaned: Cleaned) -> tuple[Block, ...]:
    """Return the blocks of a text in order: front matter, headings, dateline, paragraphs."""
    pieces = list(_pieces(cleaned))
    front = front_end(cleaned, pieces)
    levels = {mark.start: mark.level for mark in cleaned.marks if mark.kind == "heading"}
    found = [_block(start, end, front, levels) for start, end in pieces]
    if not cleaned.marks:
        found = _plain_headings(cleaned.text, found)
    found = _with_dateline(cleaned.text, found)
    return tuple(_numbered(_rejoined(cleaned.text, found, _apart(cleaned))))


def _pieces(cleaned: Cleaned) -> Iterator[tuple[int, int]]:
    """Return the spans of all blocks, white space trimmed."""
    spaced = _spaced(cleaned.text)
    cuts = _cuts(cleaned)
    return _trimmed(cleaned.text, _cut(spaced, sorted(cuts)) if any(cuts) else spaced)


def _cuts(cleaned: Cleaned) -> set[int]:
    """Return where a block ends without a blank line: at markup and within front matter."""
    cuts = {yaml_end(cleaned), *label_starts(cleaned)}
    for kind, start, end, _ in cleaned.marks:
        if kind in {"heading", "item", "row"}:
            cuts.add(start)
        if kind == "heading":
            cuts.add(end)
    return cuts


def _spaced(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between blank lines; single lines where there are none."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    separators = [match.span() for match in BLANK_LINES.finditer(text, start, end)]
    if not separators and not _hard_wrapped(text):
        separators = [match.span() for match in LINE_END.finditer(text, start, end)]
    for first, last in separators:
        yield start, first
        start = last
    yield start, end


def _cut(spans: Iterable[tuple[int, int]], cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        yield from pairwise([start, *inside, end])


def _hard_wrapped(text: str) -> bool:
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if not lines or sorted(map(len, lines))[len(lines) // 2] >= WRAPPED_WIDTH:
        return False
    return sum(map(_ends_sentence, lines)) * 2 < len(lines)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(CLOSING).endswith(END_MARKS)


def _trimmed(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans without the white space around them, those that have more than that."""
    for start, end in spans:
        piece = text[start:end]
        bare = piece.strip()
        if len(bare) == len(piece) > 0:
            yield start, end
        elif bare:
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(bare)


def _block(start: int, end: int, front: int, levels: Mapping[int, int]) -> Block:
    if end <= front:
        return Block("front", start, end, None, levels.get(start, 0))
    if start in levels:
        return Block("heading", start, end, None, levels[start])
    return Block("body", start, end)


def _plain_headings(text: str, found: list[Block]) -> list[Block]:
    """Mark the titles of a text without markup: short, no end mark, first or in capitals."""
    titles = 0
    for number, (block, after) in enumerate(pairwise(found)):
        if block.part == "front" or (titles < MOST_TITLES and _is_dateline(text, block)):
            continue
        if _titular(text, block) and not _goes_on(text, after):
            ahead = found[number + 1 : number + 1 + LOOKED_AHEAD]
            capitals = text[block.start : block.end].isupper()
            if capitals or (titles < MOST_TITLES and _has_paragraphs(text, ahead)):
                found[number] = block._replace(part="heading", level=1)
                titles += 1
                continue
        titles = MOST_TITLES
    return found


def _titular(text: str, block: Block) -> bool:
    if block.end - block.start > HEADING_LENGTH:
        return False
    title = text[block.start : block.end]
    if title[-1] in NO_TITLE_END or title[0].islower():
        return False
    few_lines = title.count("\n") < 3  # noqa: PLR2004 - three lines at most
    return (
        few_lines and bool(_compiled(WORD).search(title)) and not _compiled(SALUTATION).match(title)
    )


def _goes_on(text: str, after: Block) -> bool:
    """Return whether the next block is the rest of a sentence, not `of 12 March 1974`."""
    return text[after.start].islower() and not _is_dateline(text, after)


def _has_paragraphs(text: str, ahead: list[Block]) -> bool:
    """Return whether most of the next blocks are no titles themselves."""
    titular = sum(_titular(text, block) for block in ahead)
    return titular * 2 <= len(ahead)


def _with_dateline(text: str, found: list[Block]) -> list[Block]:
    """Mark the place-and-date line that follows the headings."""
    first = next((n for n, block in enumerate(found) if block.part == "body"), None)
    if first is not None and first + 1 < len(found):
        block = found[first]
        if _is_dateline(text, block):
            found[first] = block._replace(part="dateline")
    return found


def _is_dateline(text: str, block: Block) -> bool:
    if block.end - block.start > DATELINE_LENGTH:
        return False
    if not YEAR_AT_END.search(text, max(block.start, block.end - LONGEST_YEAR), block.end):
        return False
    return bool(_compiled(DATELINE, re.VERBOSE | re.IGNORECASE).match(text, block.start, block.end))


@cache
def _compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def _apart(cleaned: Cleaned) -> set[int]:
    """Return where the blocks begin that markup sets apart."""
    spans = [(mark.start, mark.end) for mark in cleaned.marks if mark.kind in SET_APART]
    return {start for start, _ in _trimmed(cleaned.text, spans)}


def _rejoined(text: str, found: list[Block], apart: set[int]) -> Iterator[Block]:
    """Join the two halves of a paragraph that a page break cut within a sentence."""
    held: Block | None = None
    for block in found:
        if held and _continues(text, held, block) and block.start not in apart:
            held = held._replace(end=block.end)
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _continues(text: str, held: Block, block: Block) -> bool:
    if held.part != "body" or block.part != "body":
        return False
    if not WORDS.match(text, held.start, held.end):
        return False
    if text[block.start].islower():
        enumerated = ENUMERATOR.match(text, block.start, block.end)
        return not (enumerated or _ends_sentence(text[max(held.start, held.end - 8) : held.end]))
    return text[held.end - 1].isalpha() and _breaks_off(text, held, block)


def _breaks_off(text: str, held: Block, block: Block) -> bool:
    """Return whether a paragraph ends where none can end, or in the middle of a name.

    `the purposes of the` goes on after a line end. So does a paragraph, too long for a
    heading, that ends in `the Soviet`, if `Union` comes next, and not `The` or `We`.
    """
    opening = WORD_OF_NAME.match(text, block.start, block.end)
    if opening is None:
        return False
    last = LAST_WORD.search(text, max(held.start, held.end - LONGEST_WORD), held.end)
    if last is None or last[0] in _unfinished():
        return last is not None
    if held.end - held.start <= HEADING_LENGTH or "\n" in text[held.end + 1 : block.start]:
        return False
    return last[0][0].isupper() and not last[0].isupper() and opening[0] not in starters()


@cache
def _unfinished() -> frozenset[str]:
    """Return the words after which no paragraph ends."""
    return frozenset(UNFINISHED.split())


def _numbered(found: Iterable[Block]) -> Iterator[Block]:
    number = 0
    for block in found:
        if block.part == "body":
            number += 1
            yield Block("body", block.start, block.end, number)
        else:
            yield block
