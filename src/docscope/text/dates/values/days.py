"""Days of the Gregorian calendar, with years of any size; year 0 is 1 BC."""

from __future__ import annotations

from typing import NamedTuple

MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day; the year is astronomical (1 BC is 0, 2 BC is -1)."""

    year: int
    month: int
    day: int

    def iso(self) -> str:
        """Return the day as ISO 8601 writes it; longer years simply have more digits."""
        return f"{year_text(self.year)}-{self.month:02}-{self.day:02}"


LATEST = Day(10**9, 12, 31)


def parse_day(text: str) -> Day:
    """Return the day that `Day.iso` wrote."""
    year, month, day = text.lstrip("-").split("-")
    return Day(-int(year) if text.startswith("-") else int(year), int(month), int(day))


def period_bounds(text: str) -> tuple[Day, Day]:
    """Return the first and last day of `1956`, `1956-11` or `1956-11-04`.

    Raises:
        ValueError: The text is no such date.
    """
    parts = [int(part) if part.isdecimal() else -1 for part in text.removeprefix("-").split("-")]
    year = -parts[0] if text.startswith("-") else parts[0]
    months = parts[1:2] or [1, 12]
    days = parts[2:3] or [1, month_length(year, months[-1]) if months[-1] in range(1, 13) else 0]
    first, last = Day(year, months[0], days[0]), Day(year, months[-1], days[-1])
    if min(parts) < 0 or len(parts) > len(Day._fields) or not (exists(first) and exists(last)):
        raise ValueError(text)
    return first, last


def year_text(year: int) -> str:
    """Return a year with four digits at least, and a minus before those of BC."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # noqa: PLR2004 - the calendar's own numbers
    return MONTH_DAYS[month - 1] + leap


def exists(day: Day) -> bool:
    """Say whether the calendar has this day."""
    return 1 <= day.month <= len(MONTH_DAYS) and 1 <= day.day <= month_length(day.year, day.month)


def number(day: Day) -> int:
    """Return the Julian day number at noon (Richards 2013, algorithm 3)."""
    shift = (14 - day.month) // 12
    year = day.year + 4800 - shift
    month = day.month + 12 * shift - 3
    return (
        day.day
        + (153 * month + 2) // 5
        + 365 * year
        + year // 4
        - year // 100
        + year // 400
        - 32045
    )


def from_number(julian_day: int) -> Day:
    """Return the day of a Julian day number (Richards 2013, algorithm 4)."""
    a = julian_day + 32044
    b = (4 * a + 3) // 146097
    c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return Day(100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1)


def moved(day: Day, days: int) -> Day:
    """Return the day so many days later, or earlier where `days` is negative."""
    return from_number(number(day) + days)


def weekday(day: Day) -> int:
    """Return 1 for Monday to 7 for Sunday."""
    return number(day) % 7 + 1


def gregorian(day: Day) -> Day:
    """Return the Gregorian day of a day of the Julian calendar (Old Style)."""
    shift = (14 - day.month) // 12
    year = day.year + 4800 - shift
    month = day.month + 12 * shift - 3
    return from_number(day.day + (153 * month + 2) // 5 + 365 * year + year // 4 - 32083)


def easter(year: int) -> Day:
    """Return Easter Sunday of the western churches (Butcher 1876, as in Meeus 1991, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return Day(year, month, day + 1)
