"""Where a text stands in time while its dates are read one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from docscope.text.dates.days import Day


@dataclass(slots=True)
class Context:
    """Where the narrative stands: the year, month and day of the last date (0: unknown).

    `aside` is a year that was only mentioned, in sentence `sentence`; `written` is the day
    of the document, `fixed` says that no other date has been read yet. A text about the
    `present` tells of the days around its own date, not of a longer past; there `at` is
    where the last date ended.
    """

    written: Day | None = None
    year: int | None = None
    month: int = 0
    day: int = 0
    fixed: bool = False
    present: bool = False
    at: int = 0
    aside: int | None = None
    sentence: int = -1

    def base(self) -> Day | None:
        """Return the last date for what is counted from it."""
        return None if self.year is None else Day(self.year, self.month, self.day)
