"""News with the day it was written, marked as TIMEX3 marks it: {words=value}.

The stories are made up; the marks follow the guidelines of TIMEX3: prepositions stay outside,
modifiers and determiners inside, quarters and weeks have their own values.
"""

from __future__ import annotations

import re

import pytest

from docscope.text.dates import KINDS, find_dates

MARK = re.compile(r"\{(?P<words>[^={}]+)=(?P<value>[^{}]+)\}")
MARKED_KINDS = frozenset(KINDS) - {"period"}
NEWS = """
1989-11-02
NEW YORK -- Harlan Industries Inc. said {third-quarter=1989-Q3} net income fell 14%, hurt by a
strike that closed its Ohio plant for {nearly two months=P2M}.

1989-11-02
Chairman Walter Dunn said {yesterday=1989-11-01} that orders improved in {October=1989-10} and
that he expects results for {the fourth quarter=1989-Q4} to exceed those of {last year=1988}.
"We are {now=PRESENT_REF} running three shifts {a day=P1D}," he said.

1990-08-21
WASHINGTON (AP) -- President Bush said {Monday=1990-08-20} that he would send a special envoy to
the region {next week=1990-W35}, {two days=P2D} after talks in Geneva collapsed.

1990-08-21
The White House announced the decision {late Monday=1990-08-20} following a {three-hour=PT3H}
meeting. Officials said {Tuesday=1990-08-21} that the envoy would leave {Sunday=1990-08-26} or
{early next week=1990-W35}.

1990-08-21
The talks began {Aug. 6=1990-08-06} and were suspended {last Thursday=1990-08-16}. They had been
scheduled to resume {this morning=1990-08-21TMO}. "We hope to have an agreement by {the end of
the year=1990}," a spokesman said {Monday night=1990-08-20TNI}.

1990-08-21
{Earlier this month=1990-08}, the two sides exchanged prisoners for the first time in {more than
a decade=P1DE}. The border has been closed since {1982=1982}, when fighting broke out after
{four years=P4Y} of uneasy peace.

1989-10-30
Analysts said the results were the worst since {the early 1980s=198}. Prices have dropped in
{recent months=PAST_REF}, and {the 1990s=199} may bring little relief, said Ruth Keller, who has
followed the company for {20 years=P20Y}. "{Ten years ago=1979} this was the best-run firm in
the industry," she said. "{Today=1989-10-30} it is fighting for survival."

1989-10-30
The directors meet {next Friday=1989-11-03}. A dividend of 15 cents a share is payable {Dec.
15=1989-12-15} to holders of record on {Nov. 20=1989-11-20}.

2013-03-20
LONDON, {March 20=2013-03-20} (Reuters) - Britain will borrow more than planned over {the next
three years=P3Y}, the finance minister said on {Wednesday=2013-03-20}, as he cut the growth
forecast for {2013=2013} to 0.6 percent from 1.2 percent predicted {three months ago=2012-12}.

2013-03-24
The parliament rejected the first plan on {Tuesday=2013-03-19}. {Two days later=2013-03-21} the
European Central Bank gave Nicosia until {March 25=2013-03-25} to raise 5.8 billion euros. {Last
year=2012} the island's economy shrank 2.4%; it may shrink by a tenth {this year=2013}. Protests
are held {every day=XXXX-XX-XX} outside parliament. Russia granted a loan in {late 2011=2011},
and the {two-year-old=P2Y} agreement expires in {2016=2016}.

2013-03-21
Growth slowed to 7.9 percent in {the fourth quarter of 2012=2012-Q4}, from an average of 10
percent in {the past three decades=P3DE}. The government set a target of 7.5 percent {this
month=2013-03}. Air pollution in the capital reached record levels {this winter=2013-WI}; on
{Jan. 12=2013-01-12} it was 30 times the recommended limit.

2013-03-21
The new leadership, installed {last Thursday=2013-03-14} after a once-a-decade handover,
promised cleaner growth within {five years=P5Y}. By {2020=2020}, officials say, coal use will be
capped. {A decade ago=2003} the city had 2 million cars; it {now=PRESENT_REF} has 5 million. "In
{the future=FUTURE_REF}," said one planner, "nobody will be able to drive {every
day=XXXX-XX-XX}."

2013-03-22
Airlines fly from Miami {twice a week=P1W} and from Toronto {daily=XXXX-XX-XX}. A ferry service,
suspended {more than 50 years ago=1963}, could resume {this summer=2013-SU}. "We were here {two
years ago=2011} and the hotel was empty," said Marta Ruiz, {36 years old=P36Y}, of Madrid.
"{These days=PRESENT_REF} you must book {weeks=PXW} ahead."

2006-07-10
U.S. sales in {June=2006-06} fell 6.8 percent from {a year earlier=2005-06}, while those of
Toyota rose 14 percent. {First-half=2006-H1} output was cut three times. In {the second half of
2006=2006-H2}, the company plans to build 8 percent fewer trucks than in {the same period last
year=2005-H2}.

1989-10-25
Directors {yesterday=1989-10-24} cut the {quarterly=XXXX-QX} dividend in half, to 10 cents from
20 cents. The payout will be made {Dec. 8=1989-12-08} to shareholders of record {Nov.
17=1989-11-17}.

1989-10-25
The {1989=1989} loss would be the company's first since {1975=1975}. "We saw this coming as
early as {last spring=1989-SP}," said Alan Pruitt, who became president {six weeks
ago=1989-W37}. He said {daily=XXXX-XX-XX} operations weren't affected by {last week=1989-W42}'s
earthquake, although four branches remained closed {Monday=1989-10-23} and
{yesterday=1989-10-24}.

1998-03-09
The raid began at {dawn Thursday=1998-03-05TMO} and ended {late Friday=1998-03-06}. Foreign
ministers met in London {Monday=1998-03-09} to consider sanctions; they gave Belgrade {10
days=P10D} to withdraw special police. "We have waited long enough," one official said {Sunday
night=1998-03-08TNI}.

1998-03-09
In {December=1997-12}, students held {weekly=XXXX-WXX} protests; {the previous month=1997-11}
three people were killed at a funeral.
"""


@pytest.mark.parametrize("story", NEWS.strip().split("\n\n"))
def test_news_are_read_as_they_are_marked(story: str) -> None:
    day, marked = story.split("\n", 1)
    text = MARK.sub(lambda match: match["words"], marked)
    found = [timex for m in find_dates(text, anchor=day, kinds=MARKED_KINDS) for timex in m.timex]
    assert [(text[timex.start : timex.end], timex.value) for timex in found] == [
        (match["words"], match["value"]) for match in MARK.finditer(marked)
    ]
