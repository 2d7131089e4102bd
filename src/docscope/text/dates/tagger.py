"""The stages of finding dates, one after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.anchor import anchored, manner, needs_anchor
from docscope.text.dates.anchoring.layout import note_layout
from docscope.text.dates.anchoring.sentence import merged, placed
from docscope.text.dates.expressions.compose import qualified
from docscope.text.dates.expressions.reader import expressions
from docscope.text.dates.expressions.sides import with_sides
from docscope.text.dates.finish import finished
from docscope.text.dates.names.feasts import calendar
from docscope.text.dates.names.holidays import with_holidays
from docscope.text.dates.names.named import folded_names, with_periods
from docscope.text.dates.ofdocument.owndate import own_date
from docscope.text.dates.rejection.reject import reason
from docscope.text.dates.relative.relative import relatives
from docscope.text.dates.relative.shifted import shifted
from docscope.text.dates.scanning.fold import folded
from docscope.text.dates.scanning.scan import tokens
from docscope.text.dates.scanning.trigger import windows
from docscope.text.dates.settings import REJECTED, SPANS
from docscope.text.dates.values.calendars import to_new_style, with_calendars
from docscope.text.dates.values.days import Day
from docscope.text.dates.values.republican import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.mention import DateMention
    from docscope.text.dates.scanning.scan import Tokens
    from docscope.text.dates.settings import Settings

DAY = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![\d/-])")
CHUNK = 250_000  # characters read at once; the tokens of more would fill the memory


def tagged(text: str, settings: Settings) -> list[DateMention]:
    """Return the mentions of a text in order, see `docscope.text.dates.find_dates`."""
    turned_down: list[Draft] | None = [] if REJECTED in settings.kinds else None
    drafts = _drafts(text, settings, turned_down)
    day = _own_day(text, settings) if needs_anchor(drafts) else None
    resolved = anchored(drafts, anchor=day, mode=settings.mode, date_order=settings.date_order)
    for draft in resolved:
        to_new_style(draft, settings.calendar)
    kept = [draft for draft in resolved if draft.kind in settings.kinds]
    if turned_down:
        kept = merged(kept, turned_down)
    return [finished(draft) for draft in kept]


def manner_of(text: str, settings: Settings) -> str:
    """Return what the incomplete dates of a text count from: a key of `reasons.COUNTED`."""
    return manner(_drafts(text, settings, None), _own_day(text, settings), settings.mode)


def _drafts(text: str, settings: Settings, turned_down: list[Draft] | None) -> list[Draft]:
    drafts = [
        draft
        for start, end in _chunks(text)
        for draft in _read(text[start:end], start, settings, turned_down)
    ]
    note_layout(text, drafts)
    return drafts


def _own_day(text: str, settings: Settings) -> Day | None:
    return _day(own_date(text) if settings.anchor is None else settings.anchor)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at the ends of lines, or at spaces where there are none."""
    start = 0
    while len(text) - start > CHUNK:
        end = max(text.rfind("\n", start, start + CHUNK), start)
        if end == start:
            end = max(text.rfind(" ", start, start + CHUNK), start)
        end = end + 1 if end > start else start + CHUNK
        yield start, end
        start = end
    yield start, len(text)


def _read(
    text: str, offset: int, settings: Settings, turned_down: list[Draft] | None
) -> list[Draft]:
    """Return the drafts of one part of a text, their places as characters of the whole."""
    form = folded(text)
    names = (*folded_names(settings.periods), *calendar(), *MONTHS)
    more = bool(settings.kinds & SPANS)
    words = tokens(text, form, windows(form, names, spans=more))
    found, refused = _judged(words)
    found = with_calendars(words, with_holidays(words, found))
    drafts = with_periods(words, qualified(words, found), settings.periods)
    drafts = shifted(words, merged(drafts, with_sides(words, relatives(words))))
    if more:
        from docscope.text.dates.relative.spans import spans, with_days

        drafts = with_days(words, merged(drafts, spans(words)))
    placed(words, drafts)
    for draft in drafts:
        _place(words, draft, offset)
    if turned_down is not None:
        for draft in refused:
            _place(words, draft, offset)
        turned_down += refused
    return drafts


def _judged(words: Tokens) -> tuple[list[Draft], list[Draft]]:
    """Return the expressions that are dates, and those that only look like one."""
    found, refused = [], []
    for draft in expressions(words):
        why = reason(words, draft)
        if not why:
            found.append(draft)
        elif draft.rule != "figures":  # any number might be a year before Christ
            draft.kind, draft.form, draft.points, draft.reason = REJECTED, "rejected", [], why
            refused.append(draft)
    return found, refused


def _place(words: Tokens, draft: Draft, offset: int) -> None:
    """Turn the tokens of a draft into characters."""
    draft.sentence += offset
    draft.cuts = [(words.starts[a] + offset, words.end(b - 1) + offset) for a, b in draft.cuts]
    draft.first, draft.last = words.starts[draft.first] + offset, words.end(draft.last - 1) + offset


def _day(date: str | None) -> Day | None:
    """Return the day an anchor begins with: 1956-11-04, 1956-11, 1956 or -0043."""
    match = DAY.match(date or "")
    return Day(*(int(part or 0) for part in match.groups())) if match else None
