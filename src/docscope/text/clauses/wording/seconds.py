"""The second verb of a clause: `and invites the organizations to do likewise`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.verbs.openings import is_adverb
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.clauses.verbs.lexicon import Lexicon, Verb

# After one of these a second verb may begin.
AND = " and "
JOINTS = (AND, ", ", "; ")
LEADING = frozenset(["also", "accordingly", "therefore", "to", "in", "once", "again"])


@cache
def _second() -> re.Pattern[str]:
    """Return the pattern of what stands between a joint and a second verb."""
    return re.compile(
        r"""
        (?: (?: and | also | accordingly | therefore | to \s (?: this | that )
                \s (?: end | effect )
              | in \s (?: this | that ) \s (?: regard | respect | connection | context )
            ) ,? \s ){0,3}
        (?P<phrase>
            (?: (?: also | further | again | once \s again | once \s more | [a-z]+ly ) \s ){0,3}
            (?P<head> [a-z]+ ) )
        (?= \s )
        """,
        re.VERBOSE,
    )


@cache
def _plainly_a_verb() -> re.Pattern[str]:
    """Return the pattern of what follows a verb, not a noun: `and notes the`."""
    return re.compile(
        r"""
        \s (?: the | that | with | upon | on | its | all | to | his | their | a | an | any
          | this | these | those | both | each | every | also | again | once | him | them | it
          | States | Member | Governments | national | international | note | tribute | parties
          | for ) \b
        | \s [A-Z]
        """,
        re.VERBOSE,
    )


class Second(NamedTuple):
    """Where a second verb stands, and what verb it is."""

    start: int
    end: int
    verb: Verb


def second_verb(said: str, start: int, verbs: Lexicon, *, participle: bool) -> Second | None:
    """Return the first verb joined to the verb of the clause.

    `participle` looks for the form of the preamble: `and taking note`.
    """
    return next(_seconds(said, start, verbs, "participle" if participle else "present"), None)


def is_second(word: str, verbs: Lexicon) -> bool:
    """Whether a word begins a verb in the present tense."""
    return _begins(word, verbs, "present")


def _seconds(said: str, start: int, verbs: Lexicon, tense: str) -> Iterator[Second]:
    for place in _joints(said, start):
        if not _may_lead(said[place : said.find(" ", place)], verbs, tense):
            continue
        if _is_quoted(said, place):
            continue
        match = _second().match(said, place)
        found = _known(said, place, match, verbs, tense) if match else None
        if found:
            yield found


def _joints(said: str, start: int) -> list[int]:
    """Return the places after `and`, commas and semicolons, in order."""
    found = []
    for joint in JOINTS:
        place = said.find(joint, start)
        while place >= 0:
            found.append(place + len(joint))
            place = said.find(joint, place + 1)
    return sorted(found)


@lru_cache(maxsize=8192)
def _may_lead(word: str, verbs: Lexicon, tense: str) -> bool:
    """Whether a second verb may begin with a word: itself, an adverb, `in that regard`."""
    if not (word.isalpha() and word.islower()):
        return False
    return word in LEADING or is_adverb(word) or _begins(word, verbs, tense)


def _is_quoted(said: str, place: int) -> bool:
    """Whether a place stands in a quotation that is closed after it."""
    opened = said.rfind("“", 0, place)
    if opened > said.rfind("”", 0, place):
        closed = said.find("”", place)
        return 0 <= closed < (said.find("“", place) % (len(said) + 1))
    return said.count('"', 0, place) % 2 == 1 and '"' in said[place:]


def _known(
    said: str, place: int, match: re.Match[str], verbs: Lexicon, tense: str
) -> Second | None:
    if tense == "participle" and match["head"] in word_list("not_participles"):
        return None  # including, concerning
    plain = tense == "present" and _is_plain(said, place, match["head"])
    for form in verbs.forms.get(match["head"], ()):
        if form.tense != tense:
            continue
        end = _words_end(said, match.start("head"), form.words)
        if end and (plain or len(form.words) > 1 or _plainly_a_verb().match(said, end)):
            return Second(match.start("phrase"), end, form.verb)
    return None


@lru_cache(maxsize=8192)
def _begins(word: str, verbs: Lexicon, tense: str) -> bool:
    return any(form.tense == tense for form in verbs.forms.get(word, ()))


def _is_plain(said: str, place: int, head: str) -> bool:
    """Whether `, and` stands before a verb that is no noun: `, and recalls paragraph 5`."""
    return said.endswith("," + AND, 0, place) and head not in word_list("ambiguous")


def _words_end(said: str, start: int, words: tuple[str, ...]) -> int:
    if len(words) == 1:
        end = start + len(words[0])
        return 0 if said[end : end + 1].isalnum() else end
    match = _spelled(words).match(said, start)
    return match.end() if match else 0


@lru_cache(maxsize=256)
def _spelled(words: tuple[str, ...]) -> re.Pattern[str]:
    between = r"\s+(?:also\s+|again\s+|once\s+again\s+)?"
    return re.compile(between.join(map(re.escape, words)) + r"\b")
