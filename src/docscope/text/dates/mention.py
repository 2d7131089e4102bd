"""The record of a date that was found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Timex(NamedTuple):
    """The same expression as TIMEX3 writes it, with the place of its words.

    TIMEX3 marks the two ends of a range one by one, so a mention may have several.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Characters `start` to `end` of a text name a date, a range or a period.

    `date` is the value in EDTF (ISO 8601-2), empty where the words have none. `first` and
    `last` are the days it covers, None on an open side. `inferred` names what the words left
    out and the context supplied; `ambiguous` says that `date` holds several readings.
    `anchor` is the date in EDTF that supplied it, and `reason` the code for how (see
    `docscope.text.dates.reasons`); for a candidate that was turned down, why.
    """

    start: int
    end: int
    date: str
    first: str | None
    last: str | None
    kind: str
    precision: str = ""
    qualifier: str = ""
    inferred: str = ""
    ambiguous: bool = False
    rule: str = ""
    timex: tuple[Timex, ...] = ()
    anchor: str = ""
    reason: str = ""

    @property
    def timex_type(self) -> str:
        """The TIMEX3 type: DATE, TIME, DURATION or SET."""
        return self.timex[0].type if self.timex else ""

    @property
    def timex_value(self) -> str:
        """The TIMEX3 value; the two of a range are joined by a stroke."""
        return "/".join(timex.value for timex in self.timex)

    @property
    def timex_mod(self) -> str:
        """The TIMEX3 modifier, such as START, END or APPROX."""
        return self.timex[0].mod if self.timex else ""
