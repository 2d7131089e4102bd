"""Whom a provision tells, gives or allows something; after a passive, who is to act."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docscope.text.clauses.wordlists import word_list

LONGEST = 12  # words
FARTHEST = 200  # characters
SHORTEST_AGENT = 4  # letters
WORD = re.compile(r"\S+")
MARKS = ",;:.()"
OTHER_VERB = re.compile(r"\b(?:[a-z]+(?:ing|ed)|to\s[a-z]+|that|which|who)\b")
ENDS = frozenset(["whatsoever", "whomsoever", "concerned"])
JOINING = frozenset(["of", "and", "or"])
TELLING_OF = frozenset(["inform", "notify", "advise", "apprise", "remind", "warn"])
PROVIDING = frozenset(["provide", "furnish", "supply"])
OF_TOPIC = re.compile(r"\sof\s(?![A-Z])")
OF_STATE = re.compile(
    r"(?:government|court|council|members|head|minister|secretary)\Z", re.IGNORECASE
)
AGENT = re.compile(r"\bby\s+")
GIVEN_TO = re.compile(r"\b(?:to|upon|on|with)\s+")
# What is given begins after the one to whom: `send the applicant a copy`.
THING = re.compile(r"\s(?:an?|the|its|his|her|their|any|such|all|each|every|no)\s|\s[£$€\d]")
NO_BODIES = frozenset(
    ["power", "powers", "section", "office", "side", "territory", "world", "market"]
)


class Word(NamedTuple):
    """A word of a noun phrase without its marks, and where it stands."""

    printed: str
    start: int
    end: int
    last: bool

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.printed.lower()


def recipient(rest: str, verb: str, *, passive: bool) -> tuple[int, int] | None:
    """Return where in the words after a verb the one stands whom it asks, tells or gives.

    >>> rest = " the supervisory authority of the breach"
    >>> rest[slice(*recipient(rest, "notify", passive=False))]
    'the supervisory authority'
    """
    if passive:
        found = _first_person(AGENT, rest)
        return None if found and OTHER_VERB.search(rest[: found[0]]) else found
    head = verb.lower().split()[0]
    if head in word_list("telling_provisions"):
        found = _person_at(rest, len(rest) - len(rest.lstrip()))
        if found and _tells(rest, found[1], head):
            return _without_topic(rest, found) if head in TELLING_OF else found
    if head not in word_list("giving"):
        return None
    return _given_directly(rest) or _first_person(GIVEN_TO, rest)


def _given_directly(rest: str) -> tuple[int, int] | None:
    """Return whom something is given without `to`: `pay the tenant a deposit`."""
    found = _person_at(rest, len(rest) - len(rest.lstrip()))
    return found if found and THING.match(rest, found[1]) else None


def _tells(rest: str, end: int, head: str) -> bool:
    """Whether someone is told, not provided as such: `provide the employee with`."""
    return head not in PROVIDING or rest[end:].lstrip().startswith("with")


def _without_topic(rest: str, found: tuple[int, int]) -> tuple[int, int]:
    """Return a span without what someone is told of: `all States of the date`."""
    for match in OF_TOPIC.finditer(rest, *found):
        if not OF_STATE.search(rest[: match.start()]):
            return found[0], match.start()
    return found


def _first_person(before: re.Pattern[str], rest: str) -> tuple[int, int] | None:
    for match in before.finditer(rest):
        if found := _person_at(rest, match.end()):
            return found
    return None


def _person_at(rest: str, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins here, if it names persons or a body."""
    phrase: list[Word] = []
    for word in _words(rest, start):
        if _ends_before(word, phrase):
            break
        phrase.append(word)
        if word.last or word.low in ENDS:
            break
    while phrase and phrase[-1].low in JOINING | word_list("openings_of_names"):
        phrase.pop()
    if (
        not phrase
        or not _may_open(phrase[0])
        or not _is_person(_head(phrase), alone=len(phrase) == 1)
    ):
        return None
    return start, phrase[-1].end


def _words(rest: str, start: int) -> list[Word]:
    found = []
    for match in WORD.finditer(rest, start, start + FARTHEST):
        printed = match[0].strip(MARKS)
        begin = match.start() + match[0].find(printed)
        last = match[0][-1] in ",;:."
        found.append(Word(printed, begin, begin + len(printed), last))
        if len(found) == LONGEST:
            break
    return found


def _ends_before(word: Word, phrase: list[Word]) -> bool:
    """Whether a noun phrase ends before a word: `a refugee treatment as favourable`."""
    if word.low in word_list("recipient_ends") or not word.printed:
        return True
    if not phrase:
        return False
    before = phrase[-1]
    if before.low in word_list("openings_of_names"):
        return word.low in JOINING
    if word.low in JOINING | ENDS or word.printed[:1].isupper() or before.low in JOINING:
        return False
    return _is_person(before, alone=False) and not _is_person(word, alone=False)


def _may_open(word: Word) -> bool:
    known = word.low in word_list("openings_of_names") or word.printed[:1].isupper()
    return known or _is_person(word, alone=True)


def _head(phrase: list[Word]) -> Word:
    """Return the head noun: the word before the first `of`, or the last one."""
    for index, word in enumerate(phrase[1:], 1):
        if word.low in JOINING | ENDS:
            return phrase[index - 1]
    return phrase[-1]


def _is_person(word: Word, *, alone: bool) -> bool:
    """Whether a noun stands for persons or a body, by the lists or by its ending."""
    low = word.low
    single = low.removesuffix("s")
    if {low, single} & (word_list("capitalised_things") | word_list("no_persons")):
        return False
    if word.printed[:1].isupper() or {low, single} & _known():
        return True
    return not alone and len(low) > SHORTEST_AGENT and single.endswith(("er", "or", "ee"))


@cache
def _known() -> frozenset[str]:
    names = ("bodies", "asked_bodies", "provision_persons", "plurals", "organs")
    return frozenset().union(*map(word_list, names)) - NO_BODIES
