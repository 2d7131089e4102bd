"""Whom a provision tells, gives or allows something; after a passive, who is to act."""

from __future__ import annotations

import re

from docscope.text.clauses.wordlists import word_list

LONGEST = 12  # words
SHORTEST_AGENT = 4  # letters
OPENING = frozenset(
    [
        "the",
        "a",
        "an",
        "any",
        "each",
        "every",
        "all",
        "its",
        "their",
        "his",
        "her",
        "that",
        "this",
        "both",
        "other",
        "such",
    ]
)
ENDS = frozenset(["whatsoever", "whomsoever"])
TELLING_OF = frozenset(["inform", "notify", "advise", "apprise", "remind", "warn"])
OF_TOPIC = re.compile(r"\sof\s(?![A-Z])")
OF_STATE = re.compile(
    r"(?:government|court|council|members|head|minister|secretary)\Z", re.IGNORECASE
)
AGENT = re.compile(r"\bby\s+")
GIVEN_TO = re.compile(r"\b(?:to|upon|on|with)\s+")


def recipient(rest: str, verb: str, *, passive: bool) -> tuple[int, int] | None:
    """Return where in the words after a verb the one stands whom it asks, tells or gives.

    >>> rest = " the supervisory authority of the breach"
    >>> rest[slice(*recipient(rest, "notify", passive=False))]
    'the supervisory authority'
    """
    if passive:
        return _agent(rest)
    head = verb.lower().split()[0]
    if head in word_list("telling_provisions"):
        found = _person_at(rest, len(rest) - len(rest.lstrip()))
        if found and _tells(rest, found[1], head):
            return _without_topic(rest, found) if head in TELLING_OF else found
    if head in word_list("giving"):
        return _first_person(GIVEN_TO, rest)
    return None


def _without_topic(rest: str, found: tuple[int, int]) -> tuple[int, int]:
    """Return a span without what someone is told of: `all States of the date`."""
    for match in OF_TOPIC.finditer(rest, *found):
        if not OF_STATE.search(rest[: match.start()]):
            return found[0], match.start()
    return found


def _tells(rest: str, end: int, head: str) -> bool:
    """Whether someone is told, not provided as such: `provide the employee with`."""
    if head in {"provide", "furnish", "supply"}:
        return rest[end:].lstrip().startswith("with")
    return True


def _agent(rest: str) -> tuple[int, int] | None:
    return _first_person(AGENT, rest)


def _first_person(before: re.Pattern[str], rest: str) -> tuple[int, int] | None:
    for match in before.finditer(rest):
        if found := _person_at(rest, match.end()):
            return found
    return None


def _person_at(rest: str, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins here, if it names persons or a body."""
    words: list[str] = []
    position = start
    for match in re.finditer(r"\S+", rest[start : start + 200]):
        word = match[0]
        bare = word.strip(",;:.()").lower()
        if (
            bare in word_list("recipient_ends")
            or len(words) >= LONGEST
            or (words and words[-1] in OPENING and bare in {"and", "or"})
        ):
            break
        if not words and not (bare in OPENING or word[:1].isupper() or _is_person([bare])):
            return None
        words.append(bare if not word[:1].isupper() else word.strip(",;:.()"))
        position = start + match.start() + len(word.rstrip(",;:."))
        if word[-1] in ",;:." or bare in ENDS:
            break
    words = _trimmed(words)
    if not words or not _is_person(_headed(words)):
        return None
    return start, _end(rest, start, position, words)


def _trimmed(words: list[str]) -> list[str]:
    while words and (words[-1].lower() in {"and", "or", "of"} | OPENING):
        words = words[:-1]
    return words


def _end(rest: str, start: int, position: int, words: list[str]) -> int:
    found = list(re.finditer(r"\S+", rest[start:position]))[: len(words)]
    return start + found[-1].end() - (len(found[-1][0]) - len(found[-1][0].rstrip(",;:.")))


def _headed(words: list[str]) -> list[str]:
    """Return the words up to the head noun: before the first `of`."""
    for index, word in enumerate(words):
        if word in {"of", "concerned", "and", "or", *ENDS} and index:
            return words[:index]
    return words


def _is_person(words: list[str]) -> bool:
    head = words[-1]
    low = head.lower()
    if low in word_list("capitalised_things") or low in word_list("no_persons"):
        return False
    if head[:1].isupper() and words[0] != head:
        return True
    known = (
        word_list("bodies")
        | word_list("asked_bodies")
        | word_list("provision_persons")
        | word_list("plurals")
    )
    if {low, low.removesuffix("s")} & (known | word_list("organs")) - {
        "power",
        "powers",
        "section",
        "office",
        "side",
    }:
        return True
    if head[:1].isupper():
        return True
    return (
        len(words) > 1
        and low.removesuffix("s").endswith(("er", "or", "ee"))
        and len(low) > SHORTEST_AGENT
        and low.removesuffix("s") not in word_list("no_persons")
    )
