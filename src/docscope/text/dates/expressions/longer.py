"""From the words of an expression without a month to its value: seasons, years, centuries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft, joined, one
from docscope.text.dates.expressions.build import PAIR
from docscope.text.dates.expressions.figures import CENTURY, figure, ordinals, written_year, year_of
from docscope.text.dates.expressions.figurewise import MONTHS, SHORT
from docscope.text.dates.scanning.lexicon import words
from docscope.text.dates.values.value import SPANS, Point

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

LIFE = 110  # years
SPELT_ERAS = frozenset(("beforeˑchrist", "annoˑdomini"))
SEASON = re.compile("[-/][dn]")
AT_END = frozenset((".", ",", ";", ")", "|", "", ":"))
MODERN_NAMES = 20  # firms and plans call themselves after this century and the last
MOST_OWN = 9  # the tenth century of somebody's own is rare, Europe's 19th is not
DECADES_BEGIN = 2000  # "the 1900s" are a century, "the 2000s" a decade


def seasons_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """Spring and summer 1956, summer-fall 1956."""
    year, short = written_year(tokens, match)
    (left, middle), (right, _) = match.span("left"), match.span("right")
    if year is None:
        return []
    drafts = [
        Draft("season-year", first, last, [Point("season", year, tokens.number(at))], short=short)
        for at, first, last in ((left, match.start(), middle), (right, right, match.end()))
    ]
    apart = "&" in tokens.classes[middle:right]
    return drafts if apart else [joined(match, *drafts)]


def season_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The spring of 1776, summer 1982, winter 1941-42."""
    year, short = written_year(tokens, match)
    start, end = match.span("year")
    if year is None or tokens.classes[match.start() - 1 : match.start()] == "e":
        return []  # every summer in 1551
    if tokens.classes[start + 1 : start + 2] in {"/", "-"} and end - start > 1:
        # winter 1941/42 begins in 1941
        year = tokens.number(start)
    point = Point("season", year, tokens.number(match.start("season")))
    return [one("season-year", match, point, short=short)]


def year_season(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """1982 summer; but the 2004 Summer Olympics are of the year."""
    last = match.end() - 1
    if tokens.capital(last) and match.end() < len(tokens.words) and tokens.capital(match.end()):
        return []
    return season_year(tokens, match)


def life(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """(837-908): the years of a life or a reign, not a range of quantities (200-300)."""
    ends = [match.span("birth"), match.span("death")]
    born, died = (tokens.number(first) for first, _ in ends)
    if not 0 < died - born <= LIFE or not (born % 10 or died % 10):
        return []
    drafts = [
        Draft("life", first, last, [Point("year", tokens.number(first))]) for first, last in ends
    ]
    whole = joined(match, *drafts)
    whole.first, whole.last = ends[0][0], ends[1][1]
    return [whole]


def decades(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The 1950s-60s, the 1950s and 60s."""
    at = next(i for i in range(*match.span()) if tokens.classes[i] == "y")
    later = next(i for i in range(match.end("link"), match.end()) if tokens.classes[i] in "dn")
    first = tokens.number(at)
    last = first - first % CENTURY + tokens.number(later)
    if first % 10 or last % 10 or last <= first or not (tokens.glued(at) and tokens.glued(later)):
        return []
    drafts = [
        Draft("decade", match.start(), match.start("link"), [Point("decade", first)]),
        Draft("decade", match.end("link"), match.end(), [Point("decade", last)]),
    ]
    apart = match["link"] == "&"
    return drafts if apart else [joined(match, *drafts)]


def decade(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The 1950s, the '50s, the 470s BC."""
    at = next(i for i in range(*match.span()) if tokens.classes[i] in "ydnk")
    year, last = tokens.number(at), match.end() - 1
    apostrophe = "'" in tokens.classes[at : match.end()]
    if year % 10 or not tokens.glued(at) or (apostrophe and tokens.classes[match.start()] != "T"):
        return []  # 2030's plans are of the year, the 1930's a decade
    if tokens.classes[last] == "E" and tokens.number(last) == -1:
        year = -year - 8
    elif year % CENTURY == 0 and CENTURY < year < DECADES_BEGIN:
        return [one("century", match, Point("century", year))]
    return [one("decade", match, Point("decade", year), short=tokens.classes[at] in "dn")]


def short_decade(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The fifties, the 50s."""
    at = match.end() - 1 - (tokens.classes[match.end() - 1] == "z")
    year = tokens.number(at)
    if year % 10 or not year or (tokens.classes[at] != "4" and not tokens.glued(at)):
        return []
    return [one("decade", match, Point("decade", year), short=True)]


def spelt_decade(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The nineteen fifties."""
    parts = [tokens.number(i) for i in range(*match.span()) if tokens.classes[i] in "24"]
    return [one("decade", match, Point("decade", CENTURY * parts[0] + parts[1]))]


def century(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The 19th century, the 5th and 4th centuries BC, the XVIII century."""
    where = tokens.classes.index("C", match.start())
    span, last = tokens.number(where), match.end() - 1
    before = tokens.classes[last] == "E" and tokens.number(last) == -1
    if _is_name(tokens, where) or (
        tokens.classes[last] != "E" and _of_its_own(tokens, match.start())
    ):
        return []
    unit = "century" if span == CENTURY else "millennium"
    return _centuries(tokens, match, where, unit, before=before)


def _centuries(
    tokens: Tokens, match: re.Match[str], where: int, unit: str, *, before: bool
) -> list[Draft]:
    span = SPANS[unit]
    drafts = [
        Draft("century", first, end, [Point(unit, 1 - span * nth if before else span * (nth - 1))])
        for nth, first, end in ordinals(tokens, match.start(), where)
    ]
    drafts[0].first, drafts[-1].last = match.start(), match.end()
    together = "&" in tokens.classes[match.start() : where]
    return drafts if together or len(drafts) != PAIR else [joined(match, *drafts)]


def short_century(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The 19th c., 2nd cent. A.D., 6th-5th c. BC."""
    where = next(i for i in range(*match.span()) if tokens.classes[i] in "K_")
    last = match.end() - 1
    if tokens.word(where) not in {"c", "cent"} or tokens.glued(where + 1):
        return []
    before = tokens.classes[last] == "E" and tokens.number(last) == -1
    return _centuries(tokens, match, where, "century", before=before)


def _is_name(tokens: Tokens, where: int) -> bool:
    """The First Millennium Development Goals, 20th Century Fox; but 17th Century Dutch masters."""
    if where + 1 == len(tokens.words) or not (tokens.capital(where) and tokens.capital(where + 1)):
        return False
    figures = [i for i in range(max(where - 3, 0), where) if tokens.classes[i] == "d"]
    return not figures or tokens.number(figures[-1]) >= MODERN_NAMES


def _of_its_own(tokens: Tokens, start: int) -> bool:
    """Say whether a century is counted by an owner: the UN's first century, its third."""
    owned = tokens.classes[max(start - 2, 0) : start] == "'z"
    own = owned or tokens.word(start - 1) in words("owners")
    return own and tokens.classes[start] in "do" and tokens.number(start) <= MOST_OWN


def era_range(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """490-479 BC: the era holds for both."""
    start, last = match.start(), match.end() - 1
    sign, second = tokens.number(last), match.end("link")
    ends = ((start, start + 1), (second, match.end()))
    years = [figure(tokens, i) if sign == 1 else 1 - figure(tokens, i) for i, _ in ends]
    drafts = [
        Draft("era-year", first, end, [Point("year", year)])
        for (first, end), year in zip(ends, years, strict=True)
    ]
    if not _is_era(tokens, last):
        return []
    between = tokens.classes[start - 1 : start] == "B"
    if (match["link"] == "&" and not between) or years[0] >= years[1]:
        return drafts
    return [joined(match, *drafts)]


def era_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """480 BC, AD 476."""
    era = match.start() if tokens.classes[match.start()] == "E" else match.end() - 1
    if not _is_era(tokens, era):
        return []
    return [one("era-year", match, Point("year", year_of(tokens, *match.span())))]


def _is_era(tokens: Tokens, era: int) -> bool:
    """Tell AD, CE and BC from other words: two capitals, or full stops."""
    start = tokens.starts[era]
    letters = tokens.text[start : start + 2]
    return letters.isupper() or "." in letters or tokens.word(era) in SPELT_ERAS


def short_range(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """1956-57, 1956/57 and 1834-5; but 2023-04 is a month."""
    start, last = match.start(), match.end() - 1
    year, figures = tokens.number(start), tokens.word(last)
    if not (tokens.glued(start) and tokens.glued(start + 1)):
        return []
    if len(figures) != SHORT:
        return _next_figure(tokens, match)
    step = (int(figures) - year) % CENTURY
    if int(figures) > year % CENTURY or (figures == "00" and step == 1):
        ends = [
            one("year", match, Point("year", year), last=start + 1),
            one("year", match, Point("year", year + step), first=last),
        ]
        return [joined(match, *ends)]
    if 1 <= int(figures) <= MONTHS and match["mark"] == "-":
        return [one("iso", match, Point("month", year, int(figures)))]
    return []


def _next_figure(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """1834-5, and 1956/7 for two years that follow each other."""
    start, last = match.start(), match.end() - 1
    year, step = tokens.number(start), tokens.number(last) - tokens.number(start) % 10
    if (
        step < 1
        or (match["mark"] == "/" and step > 1)
        or tokens.classes[last + 1 : last + 2] == "O"
    ):
        return []
    ends = [
        one("year", match, Point("year", year), last=start + 1),
        one("year", match, Point("year", year + step), first=last),
    ]
    return [joined(match, *ends)]


def the_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The year 1956, the year 33; of "the years 1955-1957" only the figures."""
    unit = match.start() + (tokens.classes[match.start()] == "T")
    word, between = tokens.word(unit), tokens.word(match.start("year") - 1)
    if not word.startswith("year") or between not in {word, "lord", "grace"}:
        return []
    if not _may_be_a_year(tokens, match):
        return []
    if SEASON.match(tokens.classes, match.end()) and tokens.glued(match.end() - 1):
        return []  # the fiscal year 1956/57
    whole = word == "year" and tokens.classes[match.start()] == "T"
    first = match.start() if whole else match.start("year")
    return [
        one("the-year", match, Point("year", year_of(tokens, *match.span("year"))), first=first)
    ]


def _may_be_a_year(tokens: Tokens, match: re.Match[str]) -> bool:
    """Say whether figures of another length are a year: the year 33, in the year 12,000."""
    at, end = match.span("year")
    kind = tokens.classes[at]
    if kind not in "dnkq" or end - at > 1:
        return True
    if tokens.classes[match.start()] != "T" or tokens.word(at - 1) != "year":
        return False
    if kind in "kq":
        return "." not in tokens.word(at)
    return tokens.classes[end : end + 1] in AT_END and tokens.classes[match.start() - 1] == "I"


def year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """1956."""
    return [one("year", match, Point("year", tokens.number(match.start())))]


def short_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """'56, its century to be found in the context."""
    at = match.start("figures")
    if not tokens.glued(at - 1) or len(tokens.word(at)) != SHORT:
        return []
    return [one("short-year", match, Point("year", tokens.number(at)), short=True)]


def figures(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """480, if the text tells of antiquity."""
    return [one("figures", match, Point("year", tokens.number(match.start())))]
