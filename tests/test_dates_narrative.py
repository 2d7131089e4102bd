"""How years and days that the words leave out are taken from the dates around them."""

from __future__ import annotations

import pytest

from docscope.text.dates import KINDS, REJECTED, SHOWN, find_dates

YEARS = {
    "a heading governs what follows": (
        "The war\n\n1916\n\nIn June the army came. In July it left.",
        ["1916", "1916-06", "1916-07"],
    ),
    "so does a heading with words": (
        "The war\n\nCampaign of 1916\n\nIn June the army came.",
        ["1916", "1916-06"],
    ),
    "below a heading a year counts in the middle of its sentence": (
        (
            "In August 1782 they fought.\n\nYorktown and the surrender\n\nThe theatres of war, "
            "north and south, converged in 1781 at Y. In September the fleet came. In 1783 all was "
            "over."
        ),
        ["1782-08", "1781", "1781-09", "1783"],
    ),
    "a year ahead that the text comes back from at once is only mentioned": (
        (
            "On 9 April 2003 it fell. In November 2008, men burnt it. The invasion ended when T "
            "fell on April 15. By the end of 2003 it was over."
        ),
        ["2003-04-09", "2008-11", "2003-04-15", "2003"],
    ),
    "a year behind the day keeps the day": (
        (
            "On December 7 (December 8 in Asia), 1941, it began. In January, they joined. In "
            "1942 more came."
        ),
        ["1941-12-07", "1941-12-08", "1941", "1942-01", "1942"],
    ),
    "November after April is the last year's where February follows": (
        (
            "In April 1943 they landed. By mid-November they nearly had it. By early February "
            "1943 it was lost."
        ),
        ["1943-04", "1942-11", "1943-02"],
    ),
    "a date that looks back is no evidence against the next year": (
        (
            "It began in December 1870. On 5 January the guns opened. The state, which had "
            "moved in September 1870, sat at B. They left in 1873."
        ),
        ["1870-12", "1871-01-05", "1870-09", "1873"],
    ),
    "a heading begins a new year of a chronicle": (
        (
            "Events\n\n1961\n\n13 August. The border closes.\n27 October. Tanks meet.\n\n1962\n\n"
            "17 August. A man is shot. In September of the previous year, one.\n\n3 October. More."
        ),
        ["1961", "1961-08-13", "1961-10-27", "1962", "1962-08-17", "1961-09", "1962-10-03"],
    ),
    "from October to March is told at its end": (
        (
            "They landed in January 1945 and took M in March. From October to March they fought "
            "elsewhere, then moved on by May 3."
        ),
        ["1945-01", "1945-03", "1944-10/1945-03", "1945-05-03"],
    ),
    "what follows some days follows their end": (
        "The meeting of 28 December 1915 to 3 January 1916. It came in force the next day.",
        ["1915-12-28/1916-01-03", "1916-01-04"],
    ),
    "that year is the year named last": (
        (
            "On May 11, 1941, it ended. In Asia, the war was stalemated by 1940. In August of that "
            "year it moved."
        ),
        ["1941-05-11", "1940", "1940-08"],
    ),
    "a weekday decides between two years": (
        "In 1916 it rained. They met on Monday, 2 July. It ended.",
        ["1916", "1917-07-02"],
    ),
    "a weekday of the year of the narrative leaves it": (
        "In 1917 it rained. They met on Monday, 2 July.",
        ["1917", "1917-07-02"],
    ),
    "a winter told in January began in December": (
        "On 3 January 1777 they fought. Throughout the winter they starved.",
        ["1777-01-03", "1776-24"],
    ),
    "what is so every year has no year": (
        "In 1999 the hotel opened. July is the hottest month.",
        ["1999", "XXXX-07"],
    ),
    "the day that a text is about is not that of its writing": (
        (
            "The battle of A\n\n18 June 1815\n\nIt was fought at night. In 1816 they built a town. "
            "In March 1817 a bridge was opened, and in October a mill. In 1820 it burnt. In May "
            "it was built again."
        ),
        ["1815-06-18", "1816", "1817-03", "1817-10", "1820", "1820-05"],
    ),
    "the writer's own last year does not": (
        "In 1861 and 1862 they fought. In May 1863 I was born. Last year I went back.",
        ["1861", "1862", "1863-05"],
    ),
    "in a history next year counts from the date just told": (
        (
            "In 1861 and 1862 they fought. In May 1863 the general promised peace by next year. "
            "In June he left."
        ),
        ["1861", "1862", "1863-05", "1864", "1863-06"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), YEARS.values(), ids=YEARS.keys())
def test_years_in_a_narrative(text: str, expected: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == expected


MODES = [
    ("auto", "1950-06-10", "In 1914 it began. In August they came.", "1914-08"),
    ("anchored", "1950-06-10", "In 1914 it began. In August they came.", "1949-08"),
    ("narrative", "1950-06-10", "In 1949 it began. Last week, in May, they came.", "1949-05"),
    ("auto", "1950-06-10", "They came yesterday.", "1950-06-09"),
    ("auto", "none", "Vienna, 4 March 1815\n\nDear Sir,\n\nYesterday they came.", "1815-03-04"),
    ("auto", None, "Vienna, 4 March 1815\n\nDear Sir,\n\nYesterday they came.", "1815-03-03"),
    ("anchored", "1950-06-10", "On 3 May 1945 it ended. Two days later he left.", "1950-06-12"),
    ("narrative", "1950-06-10", "On 3 May 1945 it ended. The next Friday he left.", "1945-05-04"),
    ("auto", "1914/1918", "In August they came.", "XXXX-08"),
]


@pytest.mark.parametrize(("mode", "anchor", "text", "last"), MODES)
def test_the_mode_says_what_is_counted_from(
    mode: str, anchor: str | None, text: str, last: str
) -> None:
    assert find_dates(text, anchor=anchor, mode=mode)[-1].date == last


EXPLAINED = [
    ("In 1944 it began. In June it ended.", None, ("1944", "last-date")),
    ("The war\n\n1916\n\nIn June it ended.", None, ("1916", "heading")),
    ("In June it ended; that was in 1916.", None, ("1916", "year-ahead")),
    ("In June it ended.", "1916-05-01", ("1916-05-01", "document-date")),
    ("On 4 May 1940 it began. Two days later it ended.", None, ("1940-05-04", "last-date")),
    ("In November 1915 it rained. In January it snowed. In 1916 it ended.", None,
     ("1915-11", "wrapped")),
    ("In 1916 it rained. They met on Monday, 2 July.", None, ("1916", "weekday")),
    ("In July and August 1974 it rained.", None, ("", "list")),
    ("In 1899 it rained, and in '98.", None, ("1899", "century")),
    ("In June it ended.", None, ("", "no-anchor")),
    ("On 13/01/1950 and 04/05/1950.", None, ("", "figure-order")),
    ("On 04/05/1950.", None, ("", "two-readings")),
    ("In 1944 it began.", None, ("", "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "expected"), EXPLAINED)
def test_what_was_supplied_is_explained(
    text: str, anchor: str | None, expected: tuple[str, str]
) -> None:
    mentions = find_dates(text, anchor=anchor)
    explained = [(mention.anchor, mention.reason) for mention in mentions]
    assert expected in explained
    assert sum(reason != "" for _, reason in explained) == (expected[1] != "")


NEWS = [
    ("The Senate voted Thursday to extend the law through September, and aides said so.",
     "1998-09"),
    ("The measure, which passed the House last week, would take effect Oct. 1.", "1998-10-01"),
    ("He was elected in November 1996 and will leave office in January.", "1999-01"),
    ("The court rules on June 30.", "1998-06-30"),
    ("She came to power in June.", "1997-06"),
    ("She promised to hold elections by April.", "1998-04"),
    ("The storm hit in late January.", "1998-01"),
    ("Smith, who died on August 4, was 75.", "1997-08-04"),
    ("The summit is to take place in July.", "1998-07"),
    ("Sales are due to start in July.", "1998-07"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), NEWS)
def test_in_news_the_tense_tells_the_year(text: str, date: str) -> None:
    assert find_dates(text, anchor="1998-02-27")[-1].date == date


def test_the_kinds_asked_for_change_no_date() -> None:
    text = "\n\n".join(text for text, _ in YEARS.values()) + " At noon, every year, for three days."
    every = find_dates(text, kinds=frozenset((*KINDS, REJECTED)))
    assert [mention for mention in every if mention.kind in SHOWN] == find_dates(text)


LETTERS = """Letters of a gentleman

Vienna, 4 March 1815.

My dear Sir,

Yesterday it rained. I wrote on the 27th ult.

Paris, 20 June 1816.

Yesterday it snowed. In May I was ill.
"""


def test_every_letter_of_a_collection_counts_from_its_own_date() -> None:
    assert [mention.date for mention in find_dates(LETTERS)] == [
        "1815-03-04",
        "1815-03-03",
        "1815-02-27",
        "1816-06-20",
        "1816-06-19",
        "1816-05",
    ]
