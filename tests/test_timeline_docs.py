"""What the page on timelines says about dates holds: every example is read as it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docscope.text.dates import KINDS, find_dates
from docscope.text.dates.reasons import REFUSED, SUPPLIED

PAGE = (Path(__file__).parent.parent / "docs" / "timeline.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
CODE = re.compile(r"`([^`]*)`")
LETTER = "4 May 1956\n\nIt is known that it was so {}, as he said."


def table(heading: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [[cell.strip() for cell in row.split("|")] for row in ROW.findall(section)][2:]


EXAMPLES = [
    (CODE.findall(kind)[0], example)
    for kind, examples, *_ in table("What is read")
    for example in CODE.findall(examples)
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_every_kind_is_read_as_the_page_shows(kind: str, example: str) -> None:
    text = LETTER.format(example)
    found = find_dates(text, kinds=frozenset(KINDS), anchor="1956-05-04")[1:]
    start = text.index(example)
    assert [
        mention.kind
        for mention in found
        if mention.start < start + len(example) and mention.end > start
    ] == [kind]


@pytest.mark.parametrize(("words", "date", "first", "last"), table("Values"))
def test_values_are_as_the_page_shows(words: str, date: str, first: str, last: str) -> None:
    (mention,) = find_dates(f"It was {words}.")
    assert f"`{mention.date}`" == date
    assert (mention.first or "", mention.last or "") == (first, last)


def test_every_code_of_a_reason_is_explained() -> None:
    rows = table("Why a date was read so")
    told = {CODE.findall(row[0])[0]: row[1] for row in rows if CODE.findall(row[0])}
    assert told == {**SUPPLIED, **REFUSED}


@pytest.mark.parametrize(
    "example", CODE.findall(PAGE.split("## What is not read\n")[1].split("\n## ")[0])
)
def test_what_is_no_date_is_left_alone(example: str) -> None:
    assert find_dates(f"It was decided in {example}, with others.", kinds=frozenset(KINDS)) == []
