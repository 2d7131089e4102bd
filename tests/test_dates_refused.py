"""What looks like a date and is none, each with the code of its reason."""

from __future__ import annotations

import pytest

from docscope.text.dates import REJECTED, find_dates
from docscope.text.dates.reasons import REFUSED
from docscope.text.dates.rejection.labels import labels
from docscope.text.dates.settings import SHOWN

REASONS = [
    ("resolution 1956 was adopted", "symbol"),
    ("General Assembly resolutions 1956, 1957 and 1960", "symbol"),
    ("Resolution 1004 (ES-II)", "symbol"),
    ("Act No. 1956 of the State", "symbol"),
    ("Law 1956", "symbol"),
    ("Article 1956", "article"),
    ("§ 1956", "article"),
    ("Agenda 2063", "article"),
    ("p. 1956", "page"),
    ("pp. 1920-1925", "page"),
    ("Vol. 1956", "page"),
    ("note 1956", "page"),
    ("Case No. 1956", "symbol"),
    ("MSS 1956", "mark"),
    ("Lot 1956", "mark"),
    ("tel. 1956", "phone"),
    ("+1 202 555 1956", "phone"),
    ("flight 1549 and room 2001", "road"),
    ("Route 1956", "road"),
    ("Hill 1602", "road"),
    ("Interstate 1995", "road"),
    ("Boeing 1957", "model"),
    ("Windows 2000", "model"),
    ("certifi==2023.5.7", "model"),
    ("ISO 2001", "model"),
    ("HMS 1956", "unit"),
    ("$1956", "money"),
    ("US$ 1956", "money"),
    ("USD 1956", "money"),
    ("Rs. 1956", "money"),
    ("1956 dollars", "quantity"),
    ("1956 people", "quantity"),
    ("1956 tonnes", "quantity"),
    ("1956 km", "quantity"),
    ("1956 m above the sea", "quantity"),
    ("1956 rpm", "quantity"),
    ("a population of 1956", "quantity"),
    ("some 1500 came", "quantity"),
    ("more than 2000 came", "quantity"),
    ("2000 were killed", "quantity"),
    ("1500 of them fled", "quantity"),
    ("killed 1500 armed men", "quantity"),
    ("1500 or 1600 men", "quantity"),
    ("between 1500 and 2000 people", "quantity"),
    ("1600 Pennsylvania Avenue", "address"),
    ("1956 Main Street", "address"),
    ("1956 Third Avenue", "address"),
    ("lived at 1956 Main Street", "address"),
    ("paid to April Jones", "person"),
    ('he read "1984" again', "quoted"),
    ("the film 2001: A Space Odyssey", "title"),
    ("the 1562nd meeting", "ordinal"),
    ("the tower 1204 stood there", "number"),
    ("Docket 1956", "case"),
    ("H.R. 1280", "case"),
    ("J. Hist. 24(3):1943-9", "page"),
    ("Slavic Studies 12: 1943-1950", "page"),
    ("a sample of 1956 adults", "quantity"),
    ("a survey of 1709 schoolchildren", "quantity"),
    ("020 7946 1800", "phone"),
    ("tell April and Augusta", "person"),
    ("my cousin June is here", "person"),
    ("J. August wrote", "person"),
    ("at 1900 K", "quantity"),
    ("Invoice #2007", "symbol"),
    ("to mar our hopes", "abbreviation"),
    ("1204", "number"),
    ("a ratio of 1:1956", "figure"),
    ("1375 AH", "calendar"),
    ("they may go", "verb"),
    ("we march on Rome", "verb"),
    ("Theresa May spoke", "person"),
    ("April Smith spoke", "person"),
    ("Mr. Jan Kavan spoke", "person"),
    ("Lady June spoke", "person"),
    ("an august company", "lower-case"),
    ("the Dec committee", "abbreviation"),
    ("each September", "recurring"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_a_candidate_is_turned_down_for_a_reason(text: str, reason: str) -> None:
    mentions = find_dates(text, kinds=SHOWN | {REJECTED})
    assert {mention.kind for mention in mentions} == {REJECTED}
    assert {mention.reason for mention in mentions} == {reason}
    assert {(mention.date, mention.first) for mention in mentions} == {("", None)}


def test_rejected_candidates_are_shown_only_when_asked_for() -> None:
    assert find_dates("$1956 and room 2001") == []


def test_every_code_has_a_phrase() -> None:
    assert {reason for _, reason in REASONS} == set(REFUSED)
    assert set(labels().values()) <= set(REFUSED)


YEARS = [
    ("In 1956 people left", "1956"),
    ("the disputed 1823 elections", "1823"),
    ("its 2006 highs", "2006"),
    ("the 1967 borders", "1967"),
    ("but 1991 marks the beginning", "1991"),
    ("the proposal for 1983 includes a rise", "1983"),
    ("Bandung 1955 evokes hope", "1955"),
    ("the budget beyond 2015 requires us", "2015"),
    ("the 1236 Kouroukan Charter", "1236"),
    ("as early as 1277 the stages", "1277"),
    ("the War of Greece: 1946-1949", "1946/1949"),
    ("more than in 1956", "1956"),
    ('dated "1789" in ink', "1789"),
    ("In 1600 Downing Street was a field", "1600"),
    ("the Companies Act 1985", "1985"),
    ("[1956] AC 1", "1956"),
    ("Act No. 12 of 1972", "1972"),
    ("World Cup 2006 (Germany)", "2006"),
    ("See you in Dec!", "XXXX-12"),
    ("a March operation", "XXXX-03"),
    ("(Smith, 2014a)", "2014"),
    ("Table 3: 2010-2014", "2010/2014"),
    ("Chapter 4: 1914-1918", "1914/1918"),
    ("the report for 1990 points out that", "1990"),
    ("Since 2000 more than half", "2000/.."),
    ("Since 2000 exports grew", "2000/.."),
    ("In 1950 exports grew", "1950"),
    ("In the year of grace 1349, the king", "1349"),
    ("in constant 1995 dollars", "1995"),
    ("The Act of an age. See 347 U.S. 483 (1954)", "1954"),
    ("Nature 171 (1953): 737-738", "1953"),
]


@pytest.mark.parametrize(("text", "date"), YEARS)
def test_a_number_that_is_a_year(text: str, date: str) -> None:
    assert [mention.date for mention in find_dates(text)] == [date]
