"""A date expression while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from docscope.text.dates.names.periods import Period
    from docscope.text.dates.values.value import Point


@dataclass(slots=True, eq=False, repr=False)
class Draft:
    """What is known so far about the expression of tokens `first` to `last`, end exclusive.

    A range has two points, an ambiguous numeric date its two readings (day first, month
    first), anything else one. `short` says that two figures stand for the year, `cuts` are
    the tokens of each end of a range. Once the tokens are gone `first` and `last`, and the
    cuts, are characters.
    """

    rule: str
    first: int
    last: int
    points: list[Point]
    form: str = "point"  # or range, either, named, duration, set, vague, clock
    kind: str = "date"
    short: bool = False
    cuts: list[tuple[int, int]] = field(default_factory=list)
    about: bool = False
    doubt: bool = False
    part: str = ""  # TIMEX3: START, MID, END
    side: str = ""  # after, since, before, until
    clock: str = ""  # TIMEX3: MO, AF, EV, NI, 10:58
    note: str = ""
    inferred: str = ""
    step: int = 0  # of a relative expression: so many units from the last date
    of_year: bool = False  # `step` years from the last one: August of that year
    today: bool = False  # it is relative to the day of writing
    loose: bool = False  # it may be: the last year, in a text about its own time
    feast: str = ""  # the name of a holiday whose year is not beside it
    title: bool = False  # it is part of a name: the 2030 Agenda
    outlook: int = 0  # its sentence looks back (-1) or ahead (1)
    habit: bool = False  # its sentence tells of every year
    wintered: bool = False  # its sentence tells of a winter before it
    entry: int = 0  # it opens a news item, a letter or the entry of a diary
    leading: bool = False  # it opens a sentence, or stands in a heading
    personal: bool = False  # the writer speaks: last year I went back
    heading: bool = False  # it stands in a heading
    section: bool = False  # it is the first date below a heading
    weekday: int = 0  # the day of the week beside it, where the year is left out
    sentence: int = 0
    value: str = ""  # TIMEX3, where there is no point
    mod: str = ""
    day_follows: bool = False  # an hour, and the day that it belongs to stands behind it
    shift: Point | None = None  # it is so many units from its point; `year` has their number
    period: Period | None = None  # the one that is named
    calendar: str = ""  # julian or gregorian, where the text says which
    counted_from: Point | None = None  # what supplied a year or a date
    reason: str = ""  # how it was supplied, or why it is no date: a code of `reasons`

    @property
    def point(self) -> Point:
        """The value, or its first end."""
        return self.points[0]


def one(  # noqa: PLR0913 - each says one thing
    rule: str,
    match: re.Match[str],
    point: Point,
    *,
    first: int | None = None,
    last: int | None = None,
    note: str = "",
    short: bool = False,
) -> Draft:
    """Return a draft with one value for the tokens of a match."""
    return Draft(
        rule,
        match.start() if first is None else first,
        match.end() if last is None else last,
        [point],
        note=note,
        short=short,
    )


def joined(match: re.Match[str], left: Draft, right: Draft) -> Draft:
    """Return the range from one draft to the other for the tokens of a match."""
    return Draft(
        right.rule,
        match.start(),
        match.end(),
        [left.point, right.point],
        form="range",
        kind="range",
        short=right.short,
        cuts=[(left.first, left.last), (right.first, right.last)],
        note=right.note,
    )
