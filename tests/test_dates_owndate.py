"""The date that a document gives itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus.memory import MemoryCorpus
from docscope.text.dates.ofdocument.owndate import own_date

PROSE = (
    "The first paragraph says a good deal about the conference of 1 May 1907 and what came of "
    "it, as far as anyone could tell then; nobody asked.\n\n"
)
LONG = "A paper on some matters\n\n" + 12 * (3 * "The question was long and many spoke. " + "\n\n")

AT_THE_HEAD = [
    ("Vienna, 4 March 1815\n\nMy dear Sir,", "1815-03-04"),
    ("My dear Sir,\n\nVienna, 4 March 1815", "1815-03-04"),
    ("No. 12. Lord A to Lord B\n\nForeign Office, August 4th, 1914.\n\nSir,", "1914-08-04"),
    ("Washington, November 4, 1956—3 p.m.", "1956-11-04"),
    ("Sept15,1946.\n\nDear Katherine:", "1946-09-15"),
    ("Brussels, 25.03.1957", "1957-03-25"),
    ("St. Petersburg, 12/24 June 1812", "1812-06-24"),
    ("1815-03-04", "1815-03-04"),
    ("Moscow, October 1956", "1956-10"),
    ("LONDON, March 3, 1998 (Reuters) - Ministers met again.", "1998-03-03"),
    ("Tuesday, 3 March 1998 A team of researchers said so on Monday.", "1998-03-03"),
    ("A study of tides\n\nPublished: March 3, 1998", "1998-03-03"),
    ("From: A\nDate: Fri, 27 Feb 1998\nTo: B", "1998-02-27"),
    ("UNITED NATIONS\n\nDistr. GENERAL\n\nA/RES/45/1\n14 November 1990", "1990-11-14"),
    ("Resolution adopted by the General Assembly on 21 December 2010", "2010-12-21"),
    ("RESOLUTION 902 (1994)\n\nAdopted by the Council at its 3347th meeting,\non 11 March 1994",
     "1994-03-11"),
    ("26 (1947). Resolution of 4 June 1947\n[S/368]\nThe Security Council,", "1947-06-04"),
    ("Resolution 425 (1978)\nof 19 March 1978\nThe Security Council,", "1978-03-19"),
    ("Treaty of Peace\n\nSigned at Paris on 10 February 1947", "1947-02-10"),
    ("Charter\n\nDated the 15th day of June 1215", "1215-06-15"),
    ("Speech in the House of Commons, 4 June 1940", "1940-06-04"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "date"), AT_THE_HEAD)
def test_the_head_of_a_text_dates_it(head: str, date: str) -> None:
    assert own_date(f"{head}\n\n{PROSE}") == date


AT_THE_END = [
    ("Done at Paris this tenth day of February, one thousand nine hundred and forty-seven.",
     "1947-02-10"),
    ("DONE at the city of S the sixth day of June,\none thousand nine hundred and forty-five.",
     "1945-06-06"),
    ("Done in duplicate at Moscow on 14 May 1955, in the Russian and English languages.",
     "1955-05-14"),
    ("Done at X, this fourth day of July 1956", "1956-07-04"),
    ("Given at Our Court at S, the Seventh Day of October, One thousand seven hundred and sixty",
     "1760-10-07"),
    ("GIVEN under my hand at the City of Washington this first day of January, A.D. 1863.",
     "1863-01-01"),
    ("Signed at Geneva on 21 July 1954.", "1954-07-21"),
    ("Adopted at its 588th plenary meeting, on 4 November 1956.", "1956-11-04"),
    ("588th plenary meeting,\n4 November 1956.", "1956-11-04"),
    ("(Adopted on 14 December 1960)", "1960-12-14"),
    ("Adopted by the Conference on 3 May 1956 by 89 votes to none\n\n" + LONG, "1956-05-03"),
    ("Dated this first day of March, nineteen hundred and two\n\n" + LONG, "1902-03-01"),
    ("I remain, Sir, your obedient servant,\n\nA. Smith\n\nVienna, 4 March 1815", "1815-03-04"),
    ("Vienna, the 4th of March, 1815.\n\nA. Smith", "1815-03-04"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "date"), AT_THE_END)
def test_the_formula_that_closes_a_text_dates_it(end: str, date: str) -> None:
    assert own_date(LONG + end) == date


UNDATED = [
    PROSE,
    "LONDON, March 3 (Reuters) - Ministers met again.\n\n" + PROSE,
    "A chronicle\n\n1 May 1940: rain\n2 May 1940: snow\n3 May 1940: sun\n4 May 1940\n\n" + PROSE,
    "The life of A\n\nBorn 4 May 1800\nDied 5 June 1860\n\n" + PROSE,
    "The war of A\n\nThe war began on 4 May 1900\nand it ended after that.\n\n" + PROSE,
    "Report on the events of 4 November 1956\n\n" + PROSE,
    "On the morning of 4 November 1956\n\n" + PROSE,
    "4 July 1776 was the day.\n\n" + PROSE,
    "Brussels, 02.03.1957\n\n" + PROSE,
    "Of 31 February 1956\n\n" + PROSE,
    LONG + "Given the situation on 4 July 1921, nobody moved.\n\n" + LONG,
    LONG + "Signed in Paris on 10 February 1947, the treaty ended the war.\n\n" + LONG,
    LONG + "Page last updated 4 March 2015",
    LONG + "Adopted by consensus at the 2nd meeting.",
    LONG + "He signed at Geneva on 21 July 1954 what he was given at Paris.",
    LONG + "Adopted on 3 May 1956.\n\nResolution 2\n\nAdopted on 4 May 1956.",
    "",
]


@pytest.mark.parametrize("text", UNDATED)
def test_a_date_that_is_only_told_does_not_date_the_text(text: str) -> None:
    assert own_date(text) is None


@pytest.mark.parametrize(
    ("name", "text", "date"),
    [
        ("1950.txt", LONG + "Done at Rome, this 17th day of July 1998.", "1998-07-17"),
        ("1950.md", "# Treaty of 1 May 1920\n\n" + LONG + "Done at Rome on 2 May 1920.",
         "1920-05-02"),
        ("a.md", "---\ndate: 1956-11-04\ntitle: x\n---\n\nVienna, 4 March 1815\n\n" + PROSE,
         "1956-11-04"),
        ("1956.md", "# Report on the events of 4 November 1955\n\n" + PROSE, "1956"),
        ("HUN_11_1956.txt", PROSE, "1956"),
        ("letter-18561104.txt", PROSE, "1856-11-04"),
    ],
)  # fmt: skip
def test_the_text_itself_is_surer_than_its_title_or_name(name: str, text: str, date: str) -> None:
    document = MemoryCorpus.from_texts({name: text}).document(name)
    assert document.metadata["date"] == date


@pytest.mark.parametrize(
    ("name", "text", "date"),
    [
        ("letter-1916.txt", "Camp Y, July 3rd.\n\nDear mother,", "1916-07-03"),
        ("1998.txt", "LONDON, March 3 (Reuters) - Ministers met again.", "1998-03-03"),
        ("1998.txt", "Tuesday, March 3\n\nMinisters met again.", "1998-03-03"),
        ("1916.txt", "On 3 July it began.", "1916"),
        ("1916.txt", "July 3 was the day.", "1916"),
        ("1916-1917.txt", "Camp Y, July 3rd.\n\nDear mother,", "1916/1917"),
        ("letter.txt", "Camp Y, July 3rd.\n\nDear mother,", None),
    ],
)
def test_the_name_of_the_file_gives_a_day_at_the_head_its_year(
    name: str, text: str, date: str | None
) -> None:
    document = MemoryCorpus.from_texts({name: f"{text}\n\n{PROSE}"}).document(name)
    assert document.metadata.get("date") == date


PIECES = [
    "Done at ",
    "Adopted on ",
    "4 March 1815",
    "this 3rd day of ",
    "May",
    " 1956",
    "\n\n",
    "\n",
    "Vienna, ",
    "31/02/1956",
    "plenary meeting",
    ",",
    ". ",
    "Date: ",
    "1956-13-45",
    "(Reuters) - ",
    "nineteen hundred and two",
    "Tuesday, ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_has_a_day_a_month_or_no_date(text: str) -> None:
    date = own_date(text)
    assert date is None or re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", date)
