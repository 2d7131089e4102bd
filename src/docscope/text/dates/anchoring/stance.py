"""How a text stands to time: its own day, or a past that it tells; looking back, or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens
    from docscope.text.dates.values.days import Day

WINDOW = 25  # tokens around a date that show the tense
FEW = 4  # past years that a speech names without becoming a history
ANY = 2  # recent years that a text may name which nothing else shows to be about its own time
RECENT = 5  # years
LATER = 3  # years after its date that a text about that day has
YEARS_OF_HISTORY = 3  # for every word such as "last year"
PAST_WEIGHT = 2  # past years that weigh as much as one word such as "last year"
COMING = frozenset(("be", "will", "shall"))  # before a participle: will be made
IMPERATIVE = frozenset(("expect", "plan"))  # in July expect queues
UNTIL = frozenset(("to", "until", "till"))
POSTPONED = frozenset(
    ("postponed", "rescheduled", "deferred", "adjourned", "delayed", "moved", "off")
)
DELIVERED = frozenset(("delivery", "settlement", "contracts"))  # gold for April delivery
TITLES = frozenset(
    ("agenda", "vision", "plan", "horizon", "goals", "strategy", "programme", "program", "compact")
)
PRESENT = "PRESENT_REF"
OPENING = 3  # tokens: In late June, the army
DECIDED = 4  # tokens: voted last Thursday to
SURE = 2  # the outlook beside will and shall, and of a deadline
DUE = frozenset(("by", "before", "until"))
ASKED = 12  # tokens between what is to be done and its deadline
NOUNS = frozenset(("power", "work", "office", "war", "court", "prison", "jail", "life", "death"))
WEEKDAYS = "wW"  # the classes of Monday and of Mon
DATELINE, DIARY, LETTER = 1, 2, 3  # what an entry can be
PLACE_NAME = 8  # tokens before the date of a dateline
LONG_UNITS = frozenset(("decade", "century", "millennium"))


def about_present(drafts: Sequence[Draft], written: Day) -> bool:
    """Say whether a text is about its own time, as speeches, letters and news are.

    A history has many years of the past and few words that count from the day of writing.
    """
    past, near, far = 0, 0, 0
    for draft in drafts:
        if tells_year(draft):
            away = (draft.point.year or 0) - written.year
            past += away < -1
            far += away < -RECENT
            near += abs(away) <= 1
    near += sum(
        _is_deictic(draft) or (draft.value == PRESENT and draft.rule == "vague") for draft in drafts
    )
    return past <= PAST_WEIGHT * near + FEW if near else past <= ANY and not far


def is_belied(drafts: Sequence[Draft], written: Day) -> bool:
    """Say whether a date cannot be that of a text, as most of its years are later ones.

    A text that says today may plan for years to come.
    """
    years = [draft.point.year or 0 for draft in drafts if tells_year(draft)]
    later = sum(year > written.year for year in years)
    return later >= LATER and later * 2 > len(years) and not any(map(_is_deictic, drafts))


def is_history(drafts: Sequence[Draft]) -> bool:
    """Say whether a text without a date of its own tells a past: years, and few todays."""
    years = sum(map(tells_year, drafts))
    return years >= YEARS_OF_HISTORY * sum(map(_is_deictic, drafts))


def note_habits(drafts: Sequence[Draft]) -> None:
    """Take the months of a guide, which tells of every year, for those of any year."""
    months = [
        draft
        for draft in drafts
        if draft.points
        and draft.point.year is None
        and draft.form in {"point", "range"}
        and draft.point.unit in {"month", "season"}
    ]
    told = sum(draft.outlook < 0 for draft in months)
    told += sum(_is_deictic(draft) and draft.rule != "weekday" for draft in drafts)
    habits = sum(draft.habit for draft in months)
    if habits > told and (habits > 1 or not any(map(_tells_day, drafts))):
        for draft in months:
            draft.habit = draft.outlook in {0, 1}  # in July it rains, in July you can swim


def _tells_day(draft: Draft) -> bool:
    """Say whether a day is written with the name of its month and its year, as in histories."""
    return tells_year(draft) and draft.rule == "day-month"


def _is_deictic(draft: Draft) -> bool:
    """Say whether a date counts from today; hours are not looked for in every run."""
    return draft.today and bool(draft.points)


def tells_year(draft: Draft) -> bool:
    """Say whether a year is written out for its own sake."""
    return (
        bool(draft.points)
        and draft.point.year is not None
        and not (draft.short or draft.title or draft.side)
        and draft.point.unit not in LONG_UNITS
        and draft.rule not in {"figures", "period"}
    )


def note_stance(tokens: Tokens, draft: Draft, start: int, stop: int) -> None:
    """Note the tense of the sentence from token `start` to `stop`, and whether an entry opens."""
    draft.title = _is_title(tokens, draft)
    if not draft.points or draft.form not in {"point", "range"}:
        return
    if draft.point.year is None or draft.short:
        draft.outlook = _outlook(tokens, draft, start, stop)
        if _is_deadline(tokens, draft, start):
            draft.outlook = SURE
        draft.habit = not draft.outlook and _is_habit(tokens, draft, start, stop)
        draft.wintered = any(
            tokens.word(at).startswith("winter")
            for at in range(max(start, draft.first - WINDOW), draft.first)
        )
        if draft.point.unit == "day" and tokens.classes[draft.first] in WEEKDAYS:
            draft.weekday = tokens.number(draft.first)
    if draft.point.unit == "day" and (start == 0 or tokens.classes[start - 1] == "|"):
        draft.entry = _entry(tokens, draft, start)


def _is_title(tokens: Tokens, draft: Draft) -> bool:
    """The 2030 Agenda, Agenda 2063, Vision 2020."""
    if draft.rule not in {"year", "range", "short-range"}:
        return False
    return any(
        tokens.word(at) in TITLES and tokens.capital(at) for at in (draft.first - 1, draft.last)
    )


def _outlook(tokens: Tokens, draft: Draft, start: int, stop: int) -> int:
    """Return 1 or 2 where the nearest verb looks ahead, -1 where it looks back, else 0.

    Behind a date inside a sentence a comma begins another clause.
    """
    if tokens.classes[draft.last : draft.last + 1] == "," and draft.first - start > OPENING:
        stop = draft.last
    if tokens.word(draft.last) in DELIVERED and tokens.word(draft.first - 1) == "for":
        return 1
    if tokens.word(draft.first - 1) in UNTIL and any(
        tokens.word(draft.first - back) in POSTPONED for back in range(2, 2 + DECIDED)
    ):
        return 1
    for away in range(WINDOW):
        for at in (draft.first - 1 - away, draft.last + away):
            word = tokens.word(at) if start <= at < stop else ""
            if word in IMPERATIVE and at == draft.last:
                continue
            if draft.point.unit != "day" and _is_passive(tokens, at, word):
                continue
            if word in words("ahead") or (word == "to" and _is_purpose(tokens, at)):
                return SURE if word in COMING else 1
            if word in words("back") or _is_past(word):
                return 1 if COMING & {tokens.word(at - 1), tokens.word(at - 2)} else -1
    return 0


def _is_deadline(tokens: Tokens, draft: Draft, start: int) -> bool:
    """Say whether something is due then: to report by 1 March, not later than 1 March."""
    before, second = tokens.word(draft.first - 1), tokens.word(draft.first - 2)
    if before == "than" and second == "later":
        return True
    if before not in DUE or draft.outlook < 0:
        return False
    asked = range(max(start, draft.first - ASKED), draft.first - 1)
    return draft.outlook > 0 or any(_is_infinitive(tokens, at) for at in asked)


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    follower = tokens.word(at + 1)
    return (
        tokens.word(at) == "to"
        and tokens.classes[at + 1 : at + 2] == "_"
        and not tokens.capital(at + 1)
        and follower not in NOUNS
        and not follower.endswith("s")
    )


def _is_passive(tokens: Tokens, at: int, word: str) -> bool:
    """Say whether a participle tells of what is so: the fair is held in May, is often visited."""
    beside = {tokens.word(at - 1), tokens.word(at - 2)}
    return not beside.isdisjoint(("is", "are")) and (word in words("back") or _is_past(word))


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > len("need")


def _is_purpose(tokens: Tokens, at: int) -> bool:
    """Say whether what is yet to come follows: voted to extend, is to take place."""
    before = [tokens.word(at - back) for back in range(1, DECIDED)]
    return (before[0] in {"is", "are"} or any(map(_is_past, before))) and _is_infinitive(tokens, at)


def _is_habit(tokens: Tokens, draft: Draft, start: int, stop: int) -> bool:
    """Say whether a sentence without other tenses tells of every year: July is the hottest."""
    if tokens.classes[draft.first - 1 : draft.first] == "T" and draft.point.unit == "month":
        return False  # the September agreement
    near = range(max(start, draft.first - WINDOW), min(stop, draft.last + WINDOW))
    return any(tokens.word(at) in words("present") for at in near)


def _entry(tokens: Tokens, draft: Draft, start: int) -> int:
    """Say whether a date opens a news item (LISBON, March 3 -) or a day of a diary (3 March.)."""
    following = tokens.classes[draft.last : draft.last + 1]
    if draft.first == start:
        return DIARY if following in {".", ":", "-", "|", ""} else 0
    if following not in {"-", "("} or draft.first - start > PLACE_NAME:
        return 0
    before = [at for at in range(start, draft.first) if tokens.word(at).isalpha()]
    written = [tokens.text[tokens.starts[at] : tokens.end(at)] for at in before]
    return DATELINE if written and written[0].isupper() and len(written[0]) > 1 else 0
