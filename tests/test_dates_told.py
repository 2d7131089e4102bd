"""What the text around a yearless date tells of its year: guides, plans, turns of the year."""

from __future__ import annotations

import pytest

from docscope.text.dates import KINDS, find_dates
from docscope.text.dates.ofdocument.owndate import own_date

GUIDE = [
    "Built in 1166. The fair is held in February; it usually rains in March.",
    "In July and August expect queues. The season runs from May to June.",
    "You can swim in June. It often rains in October. The pass was opened in 1979.",
]
NARRATIVES = [
    # a month that begins again is the next year's, also where no later year is written
    ("On 26 December 1939 it began. In January it ended.", ["1939-12-26", "1940-01"]),
    ("On 26 December 1939, as told in January, it began.", ["1939-12-26", "1939-01"]),
    ("On 1 February 1939 it began. On 29 February it ended.", ["1939-02-01", "1940-02-29"]),
    ("In May 1189 he left. After wintering in Zara, he fell in March.", ["1189-05", "1190-03"]),
    ("On 4 May 1950 the August agreement was signed.", ["1950-05-04", "1950-08"]),
]
NEWS = [
    ("The games are in Savoie next year, in August.", ["2011", "2011-08"]),
    ("The vote was postponed to December.", ["2010-12"]),
    ("The vote was put off until December.", ["../2010-12"]),
    ("The strike, the longest since 1979, began Sept. 3.", ["1979/..", "2010-09-03"]),
    ("We fly home this Christmas.", ["2010-12-25"]),
    ("We flew home last Christmas.", ["2009-12-25"]),
    ("It struck over the weekend after the vote.", ["2010-09-11/2010-09-12"]),
    ("Sales fell in June. They beat the year-ago quarter.", ["2010-06", "2009-34"]),
]


@pytest.mark.parametrize("text", GUIDE)
def test_the_months_of_a_guide_are_those_of_every_year(text: str) -> None:
    months = [m.date for m in find_dates(text) if m.precision != "year"]
    assert months
    assert all(date.startswith("XXXX") for date in months)


@pytest.mark.parametrize(("text", "dates"), NARRATIVES)
def test_a_narrative_goes_on(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates


@pytest.mark.parametrize(("text", "dates"), NEWS)
def test_news_tells_of_its_own_days(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text, anchor="2010-09-14")] == dates


def test_a_season_of_every_year_has_a_value_in_timex3() -> None:
    (mention,) = find_dates("In summer he swam.", kinds=frozenset(KINDS))
    assert (mention.kind, mention.date, mention.timex_value) == ("vague", "", "XXXX-SU")


def test_the_end_of_a_long_line_is_no_dateline() -> None:
    told = f"{'We walked and walked. ' * 20}We married on 2 May 1909."
    later = ("Then we came home and lived there. " * 20)[: len(told) - 40]
    assert own_date(f"{told}\n\n{later}") is None  # half of it ends in: ed on 2 May 1909
