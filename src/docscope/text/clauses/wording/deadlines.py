"""The words that say by when something is due, and what that time hangs on.

A deadline is a day (`by 30 November 1982`), a length of time (`within three months of the
adoption of this resolution`), a session (`at its seventy-fourth session`), or an event
(`before the end of the session`). A day on which something was done is none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# With one of these a deadline may begin: a quick look.
BEGINNINGS = (
    "by ", "By ", "before ", "Before ", "not later than ", "no later than ", "Not later than ",
    "No later than ", "within ", "Within ", "until ", "Until ", "prior to ", "up to ",
    "at the latest ", "on or before ", "pending ",
)  # fmt: skip
UNITS = ("hour", "day", "week", "month", "year")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
TIMES = frozenset(
    [
        *MONTHS, *(f"mid-{month}" for month in MONTHS), "spring", "summer", "autumn", "winter",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "end",
        "expiry", "expiration", "close", "conclusion", "opening", "beginning", "start", "date",
        "termination", "middle", "commencement", "convening", "completion", "time", "day", "same",
        "early", "late", "noon", "midnight", "year", "half", "session",
    ]
)  # fmt: skip
BEFORE_SESSION = re.compile(r"(?:at|during|before|by|until|in time for|for consideration at) ")
FARTHEST = 70  # characters from `at` to `session`
Anchor = Literal["date", "adoption", "document", "session", "event"]
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = rf"""
    (?: (?: \d{{4}} \s hours | midnight | noon | 12 \s noon | \d{{1,2}} [:.] \d\d )
        (?: \s [A-Z][\w.]+ (?: \s [a-z]+ )? )? ,? \s (?: on \s | of \s )? (?: the \s )? )?
    (?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ,? \s (?: the \s )? )?
    (?: (?: the \s )? \d{{1,2}} (?: st | nd | rd | th )? \s (?: of \s )? {MONTH}
        (?: ,? \s \d{{4}} )?
      | {MONTH} \s \d{{1,2}} (?: st | nd | rd | th )? \b (?: ,? \s \d{{4}} )?
      | (?: (?: the \s )? (?: end | beginning | middle | start | close | first \s half
            | second \s half ) \s of \s | early (?: \s in )? \s | late \s | mid-? \s? )?
        (?: (?: spring | summer | autumn | fall | winter | {MONTH} ) ,? (?: \s of )? \s )?
        (?: the \s year \s )? (?: 1[5-9] | 20 ) \d\d (?! \s? [/%,.]? \d ) \b
      | (?: (?: the \s )? (?: end | beginning | middle | start ) \s of \s | early \s | late \s
          | mid-? ) {MONTH} \b )
    (?: ,? \s at \s \d{{4}} \s hours (?: \s [A-Z]{{2,4}} )? )?
"""
LENGTH = r"""
    (?: an? \s (?: further | additional | maximum )? \s? (?: period | time-limit | time \s limit
        | term ) \s (?: of \s )? (?: not \s exceeding \s | up \s to \s )? )?
    (?: the \s (?: next | coming | following | first )? \s? )?
    (?: at \s most \s | no \s more \s than \s | not \s more \s than \s )?
    (?: [\w-]+ (?: \s \( \w+ \) )? \s (?: (?: calendar | working | clear | consecutive | or | to
        | [\w-]+ ) \s ){0,2}? )
    (?: hours? | days? | weeks? | months? | years? ) \b
"""
SESSION = r"""
    (?: its | their | his | the | a ) \s (?: (?! report | late | (?: at | of | to | in | on
        | and | last | past | previous | preceding | recent ) \b ) [\w-]+ \s
        | (?: General | Security ) \s [\w’']+ \s ){0,4}? sessions? \b
    (?: \s of \s the \s (?: General \s Assembly | Council | Commission | Conference ) )?
"""
EVENT = r"""
    (?: (?: this | that ) \s \w+ \b
    | having (?: \s (?! (?: and | or | to | unless | if | shall | may | must ) \b ) [\w’'-]+ ){1,6}
    | (?: receipt | delivery | dispatch | approval | [a-z]{3,}tion | signature )
      (?: \s of (?: \s (?: the | a | an | each | every | any | its | such | this | that ) )?
          \s [\w’'-]+ )? \b
    | (?: the | its | their | his | such | any | a | an ) \s
    (?: (?: (?: of | into | between | from | under | against | after | during ) \s
            (?: (?: the | a | an | its | their | this | such | all ) \s )? )?
        (?! (?: the | a | an | its | to | and | in | shall | may | which | unless | if | on | for
            | with | by | or | at | as | who | of | that | is | are | was | were ) \b )
        [\w’'()-]+ (?: \s | \b ) ){1,9} )
"""
# Ends of a length of time that is counted from the text itself.
THIS_TEXT = ("this resolution", "present resolution", "this decision", "present decision")
FROM_NOW = ("from now", "from today", "from this date", "after this date")
# What was done then is no deadline: `the report considered at its tenth session`.
DONE = frozenset(
    [
        "adopted", "held", "taken", "made", "submitted", "considered", "decided", "expressed",
        "reached", "approved", "contained", "established", "convened", "endorsed", "agreed",
        "recommended", "given", "issued", "presented", "prepared", "begun", "elected",
        "resolved", "noted", "discussed", "stated", "passed", "opened", "closed", "signed",
        "entered", "granted", "existing", "concluded",
    ]
)  # fmt: skip
MOST_BETWEEN = 8  # words from a deed to the time of it
LOOKED_BACK = 90  # characters before a session in which it shows that it is over


class Deadline(NamedTuple):
    """Characters `start` to `end` of a text say by when: `words`, and what it hangs on.

    `anchor` is `date` (a day is in the words), `adoption` and `document` (a length of time
    counted from the adoption of this text, or from nothing that is said), `session`, or
    `event` (something else that must be known first).
    """

    start: int
    end: int
    words: str
    anchor: Anchor


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?:
          (?: (?: [Bb]y \s )? (?: [Nn]ot | [Nn]o ) \s later \s than
              | at \s the \s latest (?: \s by )? | [Bb]y | on \s or \s before | [Bb]efore
              | prior \s to | (?: up )? [Uu]ntil | up \s to | pending ) \s
          (?: and \s including \s )?
          (?P<date> {DAY} (?: ,? \s at \s the \s latest )? )
          | (?: by \s )? (?: [Nn]ot | [Nn]o ) \s later \s than \s
            (?: (?P<after> {LENGTH} (?: \s (?: after | from | before | following | prior \s to
                  | of ) \s (?: now | {DAY} | {EVENT} ) )? )
              | (?P<latest_session> {SESSION} ) | (?P<latest> {EVENT} ) )
          | [Ww]ithin \s (?P<within> {LENGTH}
              (?: ,? \s (?: of | after | from | following ) \s
                  (?: now | (?: the \s )? (?: date \s of \s )? {DAY} | {EVENT} ) )? )
          | (?: (?: well \s )? [Bb]efore | prior \s to | by | until | not \s later \s than ) \s
            (?P<event> (?: the | its | their ) \s (?: end | expiry | expiration | close
                | conclusion | opening | beginning | start | termination | date
                | commencement | convening | completion | time ) \s of \s {EVENT} )
          | by \s (?P<that> (?: that | the \s same | this ) \s (?: date | time | day ) )
          | (?: at | during | before | by | until | in \s time \s for | for \s consideration \s at )
            \s (?P<session> {SESSION} )
        )
        """,
        re.VERBOSE,
    )


def deadline(text: str) -> Deadline | None:
    """Return the first words of a text that say by when something is due.

    A day or a length of time goes before a session or an event: those only frame it.

    >>> deadline("to report back not later than 1 March 1983;").words
    'not later than 1 March 1983'
    """
    first = None
    for found in _deadlines(text):
        if found.anchor in {"date", "adoption", "document"}:
            return found
        first = first or found
    return first


def _deadlines(text: str) -> Iterator[Deadline]:
    for start in _beginnings(text):
        if text[max(0, start - 1) : start].isalnum() or not _may_be_time(text, start):
            continue
        match = _limit().match(text, start)
        kind = match.lastgroup or "event" if match else ""
        if not match or (_may_be_over(kind, match[0]) and _is_over(text, start)):
            continue
        end = start + len(match[0].rstrip(" ,"))
        words = " ".join(text[start:end].split())
        yield Deadline(start, end, words, _anchor(kind, words))


def _beginnings(text: str) -> list[int]:
    """Return where a deadline may begin, in order."""
    found: set[int] = set()
    for word in BEGINNINGS:
        place = text.find(word)
        while place >= 0:
            found.add(place)
            place = text.find(word, place + 1)
    session = text.find(" session")
    while session >= 0:
        near = BEFORE_SESSION.finditer(text, max(0, session - FARTHEST), session)
        found.update(match.start() for match in near)
        session = text.find(" session", session + 1)
    return sorted(found)


def _may_be_time(text: str, start: int) -> bool:
    """Whether a time may follow: a quick look at the next words."""
    words = text[start : start + FARTHEST].lower().split()
    if words[0] in {"not", "no", "on", "at", "in", "for", "during"}:
        return True
    if words[0] == "within":
        return any(word.startswith(UNITS) for word in words[1:])
    return any(word[0].isdigit() or word.strip(",.;") in TIMES for word in words[1:4])


def _anchor(kind: str, words: str) -> Anchor:
    if kind == "date":
        return "date"
    if kind in {"session", "latest_session"}:
        return "session"
    if kind in {"within", "after"}:
        return _counted_from(words)
    return "event"


def _counted_from(words: str) -> Anchor:
    """Say what a length of time is counted from."""
    if words.endswith("adoption") or any(text in words for text in THIS_TEXT):
        return "adoption"
    if re.search(rf"\b{MONTH}\b|\b(?:1[5-9]|20)\d\d\b", words):
        return "date"
    if words.endswith(FROM_NOW):
        return "document"
    return "event" if re.search(r"\b(?:of|after|from|following|before|to)\s", words) else "document"


def _may_be_over(kind: str, words: str) -> bool:
    return kind == "session" or words.startswith(("before", "prior to", "up to"))


def _is_over(text: str, start: int) -> bool:
    """Whether something was done then: `as decided at its tenth session`, `granted before`."""
    words = text[max(0, start - LOOKED_BACK) : start].split()[-MOST_BETWEEN:]
    for place in range(len(words) - 1, -1, -1):
        if words[place] in DONE:
            return not {"be", "being"} & set(words[max(0, place - 2) : place])
        if words[place][-1] in ",;:." or "/" in words[place]:
            return False
    return False
