"""What the page sets between the lines of a text: headers, numbers, footnotes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.reading import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.articles.row import Row

LONGEST_FURNITURE = 110
LONGEST_FOOTNOTE = 6  # rows
NEXT_MARK = re.compile(r"\([a-z0-9*]{1,3}\)|Article\s\d+\Z")
FOOTNOTE_SIGNS = "(0123456789[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰"
FURNITURE = r"""
    (?: (?: (?: [LC] \s? \d{1,4} [A-Z]? / \d{1,4}                # L 119/33
        | EN | \d{1,2} \. \d{1,2} \. (?: \d{4} | \d{2} )          # 4.5.2016
        | Official \s Journal \s of \s the \s European \s (?: Union | Communities )
        | ELI : \s \S+ | OJ \s [LC] , \s [\d.]+                        # of the journal since 2023
        | \d{1,4} / \d{1,4} | No \s [LC] \s? \d+ / \d+
        ) \s* )+
    | (?: [Pp]age \s+ )? [-–—]? \s? \d{1,4} \s? (?: of \s \d{1,4} )? \s? [-–—]?
    | \[? [Pp]age \s \d{1,4} (?: \s of \s \d{1,4} )? \]? | \d{1,4} \s? \| \s? [Pp]age
    | [_=~*•.·\s-]{3,} | \* | [-–—_]{3,}
    | [A-Z]{1,5} (?: / [A-Z0-9.()-]+ )+ (?: \s \d{1,3} )?      # A/RES/73/8
    | (?: Vol \. | VOL \. ) \s \d+ .{0,40}
    | (?: \d{1,4} \s+ )? United \s Nations \s [—–-]+ \s (?: Treaty \s Series
        | Recueil \s des \s Trait[ée]s ) \b .{0,30}
    | \d{4} \s+ (?: Nations \s Unies | United \s Nations ) \s [—–-] .{0,60}
    | [▼►◄◆] .{0,12}
    ) \Z
"""
FOOTNOTE = r"""
    (?: \( \s? (?: \*{1,3} | \d{1,3} ) \s? \) | \[ \d{1,3} \] | [*†‡]{1,3} | \d{1,3} (?= \s )
      | [¹²³⁴-⁹⁰]+ ) \s*
    (?: OJ \s+ (?: No \s+ )? [LC] \b | \bOJ \s* : | Ibid
      | See \s (?: also\s )? (?: page | OJ | Article \s \d+ \s of )
      | (?: Opinions? | Positions? ) \s (?: of | adopted ) \b .{0,250}
            (?: OJ \s | Official \s Journal | delivered | not \s yet \s published )
      | (?: Council \s | Commission \s | Joint \s | Delegated \s | Implementing \s | Framework \s )*
        (?: Directive | Regulation | Decision | Recommendation | Communication | Agreement
          | Convention | Charter | Treaty | Judgment ) \b
        .{0,700}? (?: \( OJ \s | ECLI: | COM\( ) [^()]* (?: \( [^()]* \) [^()]* )* \)? \s* \. \s* \Z
      | (?: United \s Nations, \s )? Treaty \s Series | UNTS \b | https?:// \S+ \s* \Z
      | (?: Entered | Entry ) \s into \s force | Came \s into \s force
    )
"""


def without_furniture(found: list[Row]) -> tuple[list[Row], list[Claim]]:
    """Return the rows that are text, and claims for those that the page sets."""
    rows: list[Row] = []
    claims: list[Claim] = []
    running = _running_titles(found)
    page = gap = False
    for row in found:
        if _is_furniture(row) or row.text in running:
            claims.append(Claim(row.start, row.end, "furniture"))
            page, gap = True, gap or row.gap
            continue
        if page or row.page:
            row = row._replace(page=True, gap=row.gap or gap)  # noqa: PLW2901
        rows.append(row)
        page = gap = False
    return rows, claims


def _is_furniture(row: Row) -> bool:
    return len(row.text) < LONGEST_FURNITURE and bool(_compiled(FURNITURE).match(row.text))


def _running_titles(found: list[Row]) -> set[str]:
    """Return the lines that come again and again beside the number of a page."""
    counts: dict[str, int] = {}
    numbers = [index for index, row in enumerate(found) if row.text.isdigit() or _is_folio(row)]
    for index in numbers:
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(found) and len(found[beside].text) < LONGEST_FURNITURE:
                text = found[beside].text
                if text[-1] not in ".;:," and not text[0].islower():
                    counts[text] = counts.get(text, 0) + 1
    return {text for text, count in counts.items() if count > 2}  # noqa: PLR2004 - thrice


def _is_folio(row: Row) -> bool:
    return row.text[:1] in "LC-–Pp[" and _is_furniture(row)


def without_footnotes(rows: list[Row]) -> tuple[list[Row], list[Claim]]:
    """Return the rows that are no footnote, and claims for the footnotes."""
    kept: list[Row] = []
    claims: list[Claim] = []
    index, page = 0, False
    while index < len(rows):
        row = rows[index]
        last = _footnote_end(rows, index) if row.text[0] in FOOTNOTE_SIGNS else None
        if last is None:
            kept.append(row._replace(page=True) if page else row)
            page = False
            index += 1
            continue
        claims.append(Claim(row.start, rows[last].end, "footnote"))
        index, page = last + 1, True
    return kept, claims


def _footnote_end(rows: Sequence[Row], index: int) -> int | None:
    """Return the last row of the footnote that a row opens; None if it opens none."""
    text, found = "", None
    for number in range(index, min(index + LONGEST_FOOTNOTE, len(rows))):
        row = rows[number]
        if number > index and (row.gap or NEXT_MARK.match(row.text)):
            break
        text = f"{text} {row.text}".lstrip()
        if _compiled(FOOTNOTE).match(text):
            found = number
            if text.endswith("."):
                break
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)
