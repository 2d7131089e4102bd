"""The clauses of contracts, licences and acts whose headings are mere numbers: `4. Rent`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.heads import Head
from docscope.text.clauses.articles.lineends import connects
from docscope.text.clauses.articles.titles import LEAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.clauses.articles.page import Page

NUMBERED = re.compile(
    r"""
    (?P<number> \d{1,3} ) (?P<inserted> [A-Z]{1,2} )?
    (?: (?P<stop> [.)] | \. \s? [—–]+ ) (?= \s | \Z | [A-Z(] ) | (?= \s{1,8} [A-Z‘“\"(] ) )
    """,
    re.VERBOSE,
)
# What a sentence has and a title has not.
SENTENCE = re.compile(
    r"""
    \b
    (?: shall | may | must | will | is | are | was | were | has | have | had | be | been | can
      | could | should | would | do | does | did | means? | I | [Ww]e | he | she | [Ii]t | [Tt]hey
      | [Tt]here | [Oo]ur | my )
    \b
    """,
    re.VERBOSE,
)
FEWEST = 4
FEWEST_COUNTED = 2  # with paragraphs that repeat the number
LONGEST_TITLE = 90
WIDEST_STEP = 2  # numbers that may be missing


def bare_heads(page: Page) -> list[Head]:
    """Return the lines whose numbers count through the whole text, from 0 or 1."""
    best: list[Head] = []
    for dotted in (True, False):
        found = list(_candidates(page, dotted=dotted))
        chain = _chain(found, page)
        if len(chain) > max(len(best), _fewest(page, chain) - 1):
            best = chain
    return best if _has_titles(page, best) else []


def _fewest(page: Page, chain: Sequence[Head]) -> int:
    """Return how many numbers it takes: fewer where `1.1` and `2.1` stand below `1.` and `2.`."""
    opened = {row.text.split(maxsplit=1)[0].rstrip(".") for row in page.rows}
    counted = sum(f"{head.number}.1" in opened for head in chain)
    return FEWEST_COUNTED if counted >= FEWEST_COUNTED else FEWEST


def _candidates(page: Page, *, dotted: bool) -> Iterator[Head]:
    for index, row in enumerate(page.rows):
        if not row.text[0].isdigit() or index in page.quoted:
            continue
        match = NUMBERED.match(row.text)
        if not match or bool(match["stop"]) != dotted or not _stands(page, index):
            continue
        rest = row.text[match.end() :]
        body = match.end() + len(rest) - len(rest.lstrip())
        inserted = match["inserted"] or ""
        number = match["number"] + inserted
        value = (int(match["number"]), inserted)
        form = "separated" if rest.strip() else "alone"
        yield Head(index, "", number, match[0].strip(), value, form, body)  # type: ignore[arg-type]  # one of the two


def _stands(page: Page, index: int) -> bool:
    row = page.rows[index]
    if row.heading or index == 0:
        return True
    if connects(page.before(index)):
        return False
    return page.apart(index) or not page.wraps(index)


def _chain(found: Sequence[Head], page: Page) -> list[Head]:
    """Return the longest count that starts at 0 or 1 and leaves hardly a number out."""
    best: list[Head] = []
    for start in [head for head in found if head.value in {(0, ""), (1, "")}][:4]:
        chain = [start]
        column = page.rows[start.row].indent
        for head in found:
            if head.row <= chain[-1].row or page.rows[head.row].indent > column + 1:
                continue
            step = head.value[0] - chain[-1].value[0]
            inserted = step == 0 and head.value[1] > chain[-1].value[1]
            skips = 1 < step <= WIDEST_STEP and not _coming(found, chain[-1], head)
            if step == 1 or inserted or skips:
                chain.append(head)
        if len(chain) > len(best):
            best = chain
    return best


def _coming(found: Sequence[Head], last: Head, head: Head) -> bool:
    return any(other.value[0] == last.value[0] + 1 and other.row > head.row for other in found)


def _has_titles(page: Page, chain: Sequence[Head]) -> bool:
    """Whether most numbers stand before a title: paragraphs of a report have none."""
    titled = sum(_titled(page, head) for head in chain)
    return titled * 5 >= len(chain) * 3 and titled > 0


def _titled(page: Page, head: Head) -> bool:
    row = page.rows[head.row]
    said = row.text[head.body :]
    if not said and head.row + 1 < len(page.rows):
        said = page.rows[head.row + 1].text
    lead = LEAD.match(said)
    title = lead["title"] if lead else said.rstrip(".:")
    if (not lead and said[-1:] in ",;") or len(title) > LONGEST_TITLE:
        return False
    if lead is None and (head.row + 1 == len(page.rows) or page.joins(head.row + 1)):
        return False
    return len(title) > 3 and SENTENCE.search(title) is None  # noqa: PLR2004 - `Mr`, `Dr`
