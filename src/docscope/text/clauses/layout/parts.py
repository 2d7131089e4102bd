"""The named parts of a resolution around its clauses: titles, adoption, votes, signatures."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.layout import roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.text.clauses.layout.lines import Line

VOTE = r"""
    [\[(]? (?: In \s favou?r | Against | Abstaining | Abstentions? | Absent | Yeas? | Nays?
      | Vote | VOTE | Voting | RECORDED \s VOTE ) \s* :
    | [\[(]? (?: Resolution \s )? [Aa]dopted \s by \s
      .{0,40} (?: \d \s to \s | votes? \b | voting )
    """
ADOPTION = r"""
    [\[(]? (?: The \s )? (?: [Rr]esolutions? | Decisions? | [Dd]raft \s resolution ) \s
      (?: was \s | were \s )? adopted \b
    | [\[(]? Adopted \b | \[ (?: on | without | adopted ) \b
    | (?: At \s its | On \s \d ) .{0,300}? \b adopted \b
    """
MEETING = r"(?: At \s its | At \s the ) \s [\w-]+ \s (?: \(\w+\) \s )? (?: plenary \s )? meeting \b"
SPONSORS = r"""
    .{3,600}? : \s* (?: revised \s | joint \s )* draft \s (?: resolution | decision ) \b
    | (?: Draft \s resolution \s )? (?: [Ss]ubmitted | [Ss]ponsored | [Pp]roposed ) \s by \b
    | (?: Co- )? [Ss]ponsors \b
    """
SIGNATURE = r"""
    \(? (?: Signed | SIGNED ) \)? \s
    | (?: Done | DONE ) \s (?: at | in ) \b
    | For \s the \s [A-Z]
    | (?: President | Chairman | Chairperson | Secretary-General | Rapporteur ) \Z
    """
DAY = r"""
    \(? (?: [A-Z][\w ]{2,30} , \s )? (?: of \s | on \s )?
    \d{1,2} (?: st | nd | rd | th )? \s [A-Z][a-z]+ ,? \s \d{4} [.,]? \)? \Z
    """
NOTE = r"(?: \d{1,3} (?! \d ) \s? /? | [*†‡¹²³⁰⁴-⁹]+ | \[\d{1,3}\] ) \s* (?= [\w“\"'(] )"
LONGEST_TITLES = 300  # characters of a paragraph that is no running prose
FULL_LINE = 60  # characters of a line of running prose
CONTENTS = r".{3,200}? (?: \.\s? ){4,} \s* \d{1,3} \Z"
ABOVE = (
    (SPONSORS, "sponsors"),
    (ADOPTION, "adoption"),
    (DAY, "dateline"),
    (CONTENTS, "contents"),
    (MEETING, "note"),
)


def says(pattern: str, text: str) -> bool:
    """Whether a line opens as one of the patterns of this module says."""
    return bool(_compiled(pattern).match(text))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.DOTALL)


def parts_above(lines: Iterable[Line]) -> Iterator[tuple[Line, str]]:
    """Yield the lines above an opening formula with the part that each belongs to.

    A line of running prose belongs to none and is left out.
    """
    for paragraph in paragraphs(lines):
        prose = _is_prose(paragraph)
        part = ""
        for line in paragraph:
            part = _part_above(line, part, prose=prose)
            if part:
                yield line, part


def _is_prose(paragraph: list[Line]) -> bool:
    """Whether a paragraph is running text: long, in full lines."""
    lengths = sorted(len(line.text) for line in paragraph)
    return sum(lengths) > LONGEST_TITLES and lengths[len(lengths) // 2] >= FULL_LINE


def _part_above(line: Line, part: str, *, prose: bool) -> str:
    text = line.text
    for pattern, named in ABOVE:
        if says(pattern, text):
            return part if named == "dateline" and part == "adoption" and not line.gap else named
    goes_on = part in {"adoption", "sponsors"} or (part == "note" and not line.gap)
    if goes_on and not text[0].isdigit():
        return part
    return "" if prose and not line.heading else "title"


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    held: list[Line] = []
    for line in lines:
        if line.gap and held:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def part_below(line: Line, part: str) -> str:
    """Return the part that a line below the last clause belongs to, after one of `part`."""
    text = line.text
    if says(VOTE, text):
        return "vote"
    if roles.is_closing(text) or says(ADOPTION, text):
        return "adoption"
    if says(DAY, text):
        return "adoption" if part == "adoption" else "dateline"
    if roles.is_footnote(text) or (line.gap and says(NOTE, text)):
        return "footnote"
    signed = "signature" if says(SIGNATURE, text) else ""
    return signed or (part if not line.gap or part == "vote" else "")


def is_title(text: str) -> bool:
    """Whether a line may be a title: short, without an end mark, not opening small."""
    return (
        len(text) < roles.LONGEST_TITLE and text[-1] not in ".,;:" and not text[0].islower()
    ) or says(r"\d{1,4} [/.] [\d()IVX]+ \.? \Z", text)
