"""What a date expression stands for: a point of the calendar at some precision."""

from __future__ import annotations

from dataclasses import dataclass

from docscope.text.dates.values.days import Day, exists, month_length, moved, year_text

DIVISIONS = {  # EDTF code of a division of the year: first month, months, TIMEX3 code
    21: (3, 3, "SP"),
    22: (6, 3, "SU"),
    23: (9, 3, "FA"),
    24: (12, 3, "WI"),
    33: (1, 3, "Q1"),
    34: (4, 3, "Q2"),
    35: (7, 3, "Q3"),
    36: (10, 3, "Q4"),
    40: (1, 6, "H1"),
    41: (7, 6, "H2"),
}
SPANS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
MARKED = frozenset(("day", "week", "month", *SPANS))  # EDTF has no doubtful seasons
FIGURES = 4  # EDTF writes longer years with a Y, and nothing smaller than those years


@dataclass(frozen=True, slots=True)
class Point:
    """A day, week, month, division of a year, year, decade, century or millennium.

    `year` is astronomical, for longer units their first year; None while it is unknown.
    `month` is 1 to 12, or the EDTF code of a season, quarter or half. The `day` of a week
    or weekend is its Monday. `mark` is ~ for about, ? for uncertain, % for both.
    """

    unit: str
    year: int | None = None
    month: int = 0
    day: int = 0
    mark: str = ""


def valid(point: Point) -> bool:
    """Say whether the calendar has the day that a point names (31 February: no)."""
    if point.unit not in {"day", "week", "weekend"}:
        return True
    year = 2000 if point.year is None else point.year
    return exists(Day(year, point.month, point.day))


def bounds(point: Point) -> tuple[Day, Day] | None:
    """Return the first and the last day of a point, None where its year is unknown."""
    if point.year is None or not valid(point):
        return None
    if point.unit == "day":
        day = Day(point.year, point.month, point.day)
        return day, day
    if point.unit == "week":
        monday = Day(point.year, point.month, point.day)
        return monday, moved(monday, 6)
    if point.unit == "weekend":
        monday = Day(point.year, point.month, point.day)
        return moved(monday, 5), moved(monday, 6)
    if point.unit in SPANS:
        return Day(point.year, 1, 1), Day(point.year + SPANS[point.unit] - 1, 12, 31)
    return _months(point.year, *(DIVISIONS.get(point.month, (point.month, 1, ""))[:2]))


def edtf(point: Point) -> str:
    """Return a point as EDTF writes it (ISO 8601-2:2019, levels 0 to 2).

    The mark is left out where EDTF has no place for it.
    """
    value = _unmarked(point)
    if not point.mark or point.unit not in MARKED or point.year is None or value[0] == "Y":
        return value
    return "/".join(end + point.mark for end in value.split("/"))


def timex(point: Point) -> str:
    """Return a point as TIMEX3 writes it; years of BC as `BC0480`."""
    year = _timex_year(point)
    if point.unit == "year":
        return year
    if point.unit in {"decade", "century", "millennium"}:
        return year[: -len(str(SPANS[point.unit])) + 1]
    if point.unit in {"week", "weekend"} and point.year is not None:
        return _week(point) + "-WE" * (point.unit == "weekend")
    if point.month in DIVISIONS:
        return f"{year}-{DIVISIONS[point.month][2]}"
    month = f"{point.month:02}" if point.month else "XX"
    return f"{year}-{month}-{point.day:02}" if point.unit == "day" else f"{year}-{month}"


def _months(year: int, first: int, count: int) -> tuple[Day, Day]:
    years, last = divmod(first + count - 2, 12)
    end = Day(year + years, last + 1, month_length(year + years, last + 1))
    return Day(year, first, 1), end


def _unmarked(point: Point) -> str:
    year = "XXXX" if point.year is None else year_text(point.year)
    if len(year.lstrip("-")) > FIGURES:
        return f"Y{year}"
    if point.unit == "year":
        return year
    if point.unit in SPANS:
        return _masked(point)
    if point.unit in {"week", "weekend"}:
        days = bounds(point)
        return "/".join(day.iso() for day in days) if days else ""
    month = f"{point.month:02}" if point.month else "XX"
    return f"{year}-{month}-{point.day:02}" if point.unit == "day" else f"{year}-{month}"


def _masked(point: Point) -> str:
    span = SPANS[point.unit]
    digits = len(str(span)) - 1
    assert point.year is not None, "decades, centuries and millennia always have their years"
    if point.year >= 0:
        return f"{point.year // span:0{4 - digits}}" + "X" * digits
    if (point.year - 1) % span == 0:  # 500 to 401 BC are the years -499 to -400
        return f"-{-point.year // span:0{4 - digits}}" + "X" * digits
    return f"{year_text(point.year)}/{year_text(point.year + span - 1)}"


def _timex_year(point: Point) -> str:
    if point.year is None:
        return "XXXX"
    if point.year > 0:
        return f"{point.year:04}"
    last = point.year + SPANS.get(point.unit, 1) - 1
    return f"BC{1 - last:04}"


def _week(point: Point) -> str:
    import datetime as dt

    assert point.year is not None
    if not dt.MINYEAR <= point.year <= dt.MAXYEAR:
        return timex(Point("day", point.year, point.month, point.day))
    year, week, _ = dt.date(point.year, point.month, point.day).isocalendar()
    return f"{year:04}-W{week:02}"
