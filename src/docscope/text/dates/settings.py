"""How the dates of a text are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.dates.names.periods import Period

KINDS = ("date", "range", "period", "time", "duration", "set", "vague")
SHOWN = frozenset(("date", "range", "period"))
SPANS = frozenset(("time", "duration", "set", "vague"))  # read only where they are asked for
REJECTED = "rejected"  # asked for like a kind: the candidates that were turned down
MODES = ("auto", "anchored", "narrative")
CALENDARS = ("auto", "gregorian", "julian")
NO_ANCHOR = "none"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the caller of `docscope.text.dates.find_dates` asked for."""

    anchor: str | None = None
    date_order: str = "auto"
    kinds: frozenset[str] = SHOWN
    mode: str = "auto"
    calendar: str = "auto"
    periods: tuple[Period, ...] = ()
