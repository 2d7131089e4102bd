"""Titles, dates and fields of documents; dates in the names of files."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus.filedates import date_in_name
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.metadata import Metadata

HEADER = "**Caption:** About 1950\n\n**Source:** A book\n\n**Copyright:** None\n\n"
BODY = "On 3 May 1920 nothing happened in the whole of the country.\n"


def metadata(source: str, name: str = "letter.md") -> dict[str, str]:
    return dict(MemoryCorpus.from_texts({name: source}).document(name).metadata)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# A *fine* title\n\n" + BODY, "A fine title"),
        ("## Second\n\n# First\n\n" + BODY, "Second"),
        (BODY + "\n# Late\n\n" + BODY, "Late"),
        ('---\ntitle: "In: quotes"\n---\n\n# Other\n\n' + BODY, "In: quotes"),
        ("---\ntitle: ''\n---\n\n# Other\n\n" + BODY, "Other"),
        ("## Page title\n\n" + HEADER + "# The title\n\n" + BODY, "The title"),
        ("## Page title\n\n" + HEADER + BODY, "Page title"),
        ("## **URL**:\n\nx\n\n## Page\n\n" + HEADER + BODY, "Page"),
        ("#\n\n# " + "long " * 1000 + "\n\n# Short\n\n" + BODY, "Short"),
        (BODY, None),
        ("", None),
    ],
)
def test_the_title_is_a_field_or_a_heading(source: str, title: str | None) -> None:
    assert metadata(source).get("title") == title


@pytest.mark.parametrize(
    ("name", "source", "date"),
    [
        (
            "a.md",
            "---\ndate: 1956-11-04\ntitle: x\n---\n\n# Of 5 May 1950\n\n" + BODY,
            "1956-11-04",
        ),
        ("a.md", "---\ndate: 4 November 1956\n---\n\n" + BODY, "1956-11-04"),
        ("1950.md", "---\ndate: unknown\n---\n\n" + BODY, "1950"),
        ("1950.md", "# Title (3 March 1953)\n\nMoscow, October 30, 1956.\n\n" + BODY, "1956-10-30"),
        ("1950.md", "# Title\n\n## Adopted 4 November 1956\n\n" + BODY, "1956-11-04"),
        ("1950.md", "## Page (4 November 1956)\n\n" + HEADER + "# Title\n\n" + BODY, "1956-11-04"),
        ("1950.md", "# Title\n\n" + BODY + "\n# After 4 November 1956\n\n" + BODY, "1950"),
        ("x/1956-11-04-letter.txt", BODY, "1956-11-04"),
        ("1956/letter.txt", BODY, None),
        ("letter.md", BODY, None),
    ],
)
def test_the_date_is_a_field_a_dateline_a_heading_or_in_the_name(
    name: str, source: str, date: str | None
) -> None:
    assert metadata(source, name).get("date") == date


def test_the_front_matter_is_metadata() -> None:
    header = HEADER + "**URL:**\n\nhttp://example.org/a\n\n**Last updated:** 12/04/2023\n\n"
    assert metadata("## Page\n\n" + header + "# Title\n\n" + BODY) == {
        "caption": "About 1950",
        "source": "A book",
        "copyright": "None",
        "url": "http://example.org/a",
        "last_updated": "12/04/2023",
        "title": "Title",
    }


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("HUN_11_1956.txt", "1956"),
        ("1956.txt", "1956"),
        ("1956-11-04-letter.txt", "1956-11-04"),
        ("letter_1956_11_04.txt", "1956-11-04"),
        ("19561104.txt", "1956-11-04"),
        ("scan 1956.11.04 b.md", "1956-11-04"),
        ("1956-11.txt", "1956-11"),
        ("letter-1956_11.txt", "1956-11"),
        ("1215-06-15.txt", "1215-06-15"),
        ("1956-02-31.txt", "1956"),
        ("1956-13-01.txt", "1956"),
        ("195611.txt", None),
        ("04-11-1956.txt", "1956"),
        ("S_RES_1701_2006_EN.txt", "2006"),
        ("A_RES_1514_XV_1960.txt", "1960"),
        ("resolution-1514.txt", None),
        ("resolution-1004.md", None),
        ("A_1956.txt", None),
        ("IMG_1999.md", None),
        ("war-1914-1918.md", "1914/1918"),
        ("1956_report_1957.md", None),
        ("1956_report_1956.md", "1956"),
        ("12345678.txt", None),
        ("ab1956cd.txt", "1956"),
        ("report.md", None),
        ("", None),
        ("١٩٥٦.txt", None),
    ],
)
def test_the_name_of_a_file_dates_it(name: str, date: str | None) -> None:
    assert date_in_name(name) == date


@given(st.text())
def test_any_name_has_a_date_or_none(name: str) -> None:
    assert date_in_name(name) in {None, date_in_name(name)}


@given(st.dates())
def test_a_day_in_iso_form_is_found(day: object) -> None:
    expected = str(day) if "1000" <= str(day) < "2100" else None
    assert date_in_name(f"letter {day}.txt") == expected


def test_fields_are_derived_once_and_only_when_asked_for() -> None:
    calls = []

    def derive() -> dict[str, str]:
        calls.append(1)
        return {"title": "derived", "date": "1956"}

    fields = Metadata({"title": "given"}, derive)
    assert (fields["title"], calls) == ("given", [])
    assert (fields.get("date"), fields.get("kind"), len(fields)) == ("1956", None, 2)
    assert fields == {"title": "given", "date": "1956"}
    assert calls == [1]
    assert pickle.loads(pickle.dumps(fields)) == {**fields}  # noqa: S301 - our own


def test_dates_are_not_looked_for_without_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    monkeypatch.setattr("docscope.text.dates.first_date", searched.append)
    assert metadata("# Title of 12 May\n\n" + BODY) == {"title": "Title of 12 May"}
    assert searched == []
    metadata("# Title of 1956\n\n" + BODY)
    assert searched == ["Title of 1956"]


@pytest.mark.parametrize(
    ("stated", "date"),
    [("1957", "1957"), ("March 1957", "1957-03"), ("1850s", "185X"), ("undated", None)],
)
def test_stated_date_of_any_precision_is_kept(stated: str, date: str | None) -> None:
    source = f"---\ntitle: A letter\ndate: {stated}\n---\n\nText.\n"
    corpus = MemoryCorpus.from_texts({"letter.md": source})
    assert corpus.document("letter.md").metadata.get("date") == date
