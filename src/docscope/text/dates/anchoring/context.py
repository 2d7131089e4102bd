"""Where a text stands in time while its dates are read one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from docscope.text.dates.values.days import Day
from docscope.text.dates.values.value import Point

ENTRY = "entry-date"


@dataclass(slots=True)
class Context:
    """Where the narrative stands: the year, month and day of the last date (0: unknown).

    `aside` is a year that was only mentioned, in sentence `sentence`; `written` is the day
    of the document, `fixed` says that no other date has been read yet. A text about the
    `present` tells of the days around its own date, not of a longer past; there `at` is
    where the last date ended. `forced` is the mode that the caller chose, if any.
    """

    written: Day | None = None
    year: int | None = None
    month: int = 0
    day: int = 0
    fixed: bool = False
    present: bool = False
    history: bool = False  # a text without a date of its own that tells a past
    forced: str = ""
    dated_by: str = "document-date"  # the reason that `written` is given with
    heading: bool = False  # the year stands in a heading
    at: int = 0
    told: int = -1  # the sentence of the last date
    point: Point | None = None  # the last date, or the quarter that it lies in
    named: int | None = None  # the last year that was named, also aside
    aside: int | None = None
    sentence: int = -1

    def enter(self, day: Day) -> None:
        """Take the date of a news item, of a letter or of a day in a diary for that of writing."""
        self.written, self.dated_by, self.present = day, ENTRY, True
        self.year, self.month, self.day = day

    def leave(self) -> None:
        """Forget the entry of a diary where a heading with a year begins anew."""
        if self.dated_by == ENTRY:
            self.written, self.present = None, False

    def base(self) -> Day | None:
        """Return the last date for what is counted from it."""
        return None if self.year is None else Day(self.year, self.month, self.day)


def point_of(day: Day | None) -> Point | None:
    """Return a day, a month (day 0) or a year (month 0) as a value."""
    if day is None:
        return None
    return Point("day" if day.day else "month" if day.month else "year", *day)
