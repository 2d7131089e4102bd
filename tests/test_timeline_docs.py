"""What the page on timelines says about dates holds: every example is read as it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docscope.text.dates import KINDS, find_dates
from docscope.text.dates.reasons import BORNE, COUNTED, READ, REFUSED, SUPPLIED

FILE = Path(__file__).parent.parent / "docs" / "timeline.md"
PAGE = FILE.read_text(encoding="utf-8")
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


@pytest.mark.parametrize(
    ("head", "reasons"),
    [
        ("| rule | what it reads |\n", READ),
        ("| code | what it says |\n", SUPPLIED),
        ("| code | what it is |\n", REFUSED),
        ("| rule | where the date is from |\n", BORNE),
        ("| code | what is counted from it |\n", COUNTED),
    ],
)
def test_every_code_of_a_reason_is_explained(
    head: str, reasons: dict[str, str], request: pytest.FixtureRequest
) -> None:
    """With `--accept` the tables of the page are those of the program."""
    table = "|---|---|\n" + "".join(f"| `{code}` | {said} |\n" for code, said in reasons.items())
    page = FILE.read_text(encoding="utf-8")
    before, after = page.split(head)
    shown, gap, rest = after.partition("\n\n")
    if request.config.getoption("--accept"):
        FILE.write_text(f"{before}{head}{table}{gap[1:]}{rest}", encoding="utf-8")
    else:
        assert f"{shown.rstrip()}\n" == table


@pytest.mark.parametrize(
    "example", CODE.findall(PAGE.split("## What is not read\n")[1].split("\n## ")[0])
)
def test_what_is_no_date_is_left_alone(example: str) -> None:
    assert find_dates(f"It was decided in {example}, with others.", kinds=frozenset(KINDS)) == []
