"""What a document itself is known by: its symbol, its number, its name."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from docscope.model import Span
from docscope.text.references.organs import year_of
from docscope.text.references.reference import lazily
from docscope.text.references.scan import citations
from docscope.text.references.symbols import normalised
from docscope.text.references.treaties import canonical, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.references.reference import Reference

# What may stand before the number in a title, and behind it if the title is no more than that.
OPENING = lazily(r"\W*(?:(?:United\s+Nations|UN|The|the)\s+)*")
BEHIND = lazily(r"\W*(?:\Z|[,:;.(\[—–-]|(?:of|on|adopted|concerning|relative|relating)\b|\d)")
ALONE = lazily(r"\W*(?<![,;])\Z|\s+OF\b|\s+Of\s+The\b")
CAPITALS = lazily(r"\b[A-Z]{4,}\b")
MASTHEAD_LINES = 14
LONGEST_LINE = 160
# S_RES_0242_1967_EN, A-RES-47-19, A_RES_1514_XV, A_3251
FILE_RESOLUTION = lazily(
    r"(?P<organ>A_HRC|[ASE])[_-]RES[_-](?P<number>(?:ES|S)?[_-]?\d{1,4})"
    r"(?:[_-](?P<second>\d{1,4}|[IVXL]+)(?![A-Za-z]))?"
)
FILE_SYMBOL = lazily(r"[A-Z]{1,5}(?:[_-](?:[A-Z][A-Za-z]{0,5}\.?\d*|\d+))*[_-]\d+(?![A-Za-z])")
CELEX = lazily(r"(?<!\d)3(?P<year>\d{4})(?P<kind>[RLD])(?P<number>\d{4})(?!\d)")
ACTS = {"R": "Regulation", "L": "Directive", "D": "Decision"}
TREATY_YEAR = 2009  # from when on acts are those of the Union, no longer of the Community
ONE_SERIES = 2015  # from when on all acts are numbered in one series, the year first


def own_symbols(title: str, stem: str, field: str, head: str) -> tuple[str, ...]:
    """Return what a document is known by, the surest first.

    That is what stands in a `field` for it, what its `title` begins with, a line of its
    masthead (`head` is how its text begins) that is nothing else, or its file's name.
    """
    found = [normalised(field)] if field else []
    found += _heading(title, BEHIND)
    found += [symbol for line in _masthead(head) for symbol in _heading(line, ALONE)]
    if is_known(title):
        found.append(canonical(title))
    found += _of_file(stem)
    return tuple(dict.fromkeys(found))


def _masthead(head: str) -> Iterator[str]:
    # with `The Security Council,` the text itself begins
    above = takewhile(lambda line: not line.rstrip(" *_").endswith(","), head.splitlines())
    lines = (line.strip(" *_#\t") for line in above)
    short = (line for line in lines if 0 < len(line) <= LONGEST_LINE)
    # a line that goes on a sentence is none of a masthead
    yield from (line for line in islice(short, MASTHEAD_LINES) if line[0].isupper())


def _heading(line: str, behind: re.Pattern[str]) -> Iterator[str]:
    """Yield the symbol that a line begins with, if the rest only says of what and when."""
    lowered = CAPITALS.sub(lambda word: word[0].capitalize(), line)
    opening = OPENING.match(lowered)
    start = opening.end() if opening else 0
    found = next(citations(lowered, [Span(start, len(lowered))]), None)
    if found is None or found.start != start or len(found.references) > 1:
        return
    reference = found.references[0]
    numbered = reference.kind in {"resolution", "decision", "document", "act"}
    if numbered and not reference.provision and behind.match(lowered, found.end):
        yield reference.symbol


def _of_file(stem: str) -> Iterator[str]:
    resolution = FILE_RESOLUTION.match(stem)
    celex = CELEX.search(stem)
    if resolution:
        yield _resolution(resolution)
    elif celex:
        yield _act(celex["kind"], int(celex["year"]), int(celex["number"]))
    elif symbol := FILE_SYMBOL.match(stem):
        written = re.sub("[_-]", "/", symbol[0])
        yield from (one.symbol for one in _only(written))


def _only(written: str) -> Iterator[Reference]:
    found = next(citations(written, [Span(0, len(written))]), None)
    if found and (found.start, found.end) == (0, len(written)):
        yield found.references[0]


def _resolution(match: re.Match[str]) -> str:
    organ = match["organ"].replace("_", "/")
    number = re.sub(r"(?<=[A-Z])[_-]?(?=\d)", "-", match["number"]).lstrip("0_-")
    second = match["second"] or ""
    if organ == "S" and number.isdigit() and second in {"", year_of(int(number))}:
        return normalised(f"S/RES/{number}")
    if not second.isdigit():
        return normalised(f"{organ}/RES/{number}({second})" if second else f"{organ}/RES/{number}")
    return normalised(f"{organ}/RES/{number}/{int(second)}")


def _act(kind: str, year: int, number: int) -> str:
    """Return an act by its number in CELEX, the catalogue of European law: 32016R0679."""
    name = ACTS[kind]
    community = "EU" if year > TREATY_YEAR else "EC" if year > 1993 else "EEC"  # noqa: PLR2004 - Maastricht
    if year >= ONE_SERIES:
        return f"{name} (EU) {year}/{number}"
    if kind == "R":
        return f"{name} ({community}) No {number}/{year}"
    short = year if year > 1998 else year % 100  # noqa: PLR2004 - from 1999 on with the century
    return f"{name} {short}/{number}/{community}"
