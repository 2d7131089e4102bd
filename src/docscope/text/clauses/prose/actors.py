"""Who takes a stance: the subject of its verb, the one it shares with another, the agent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.prose.forms import BASE
from docscope.text.clauses.prose.found import Actor, Found
from docscope.text.clauses.prose.shared import shared_actor
from docscope.text.clauses.prose.subjects import MODALS, SPEAKERS, Subject, subject_before
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.text.clauses.prose.sentence import Sentence

BASE_ONLY = frozenset([BASE])
COORDINATORS = frozenset(["and", "but", "or"])
RELATIVES = frozenset(["which", "whom"])
MOST_ADJUNCTS = 3  # phrases between commas before the subject
THEY = frozenset(["they", "both", "neither", "each", "all"])
PRONOUNS = THEY | {"it"}
# `It must be noted`, `it should be recalled`: nobody is meant.
IMPERSONAL = frozenset(["must", "should", "has", "ought", "needs"])
OF_US = re.compile(r"\b(?:of|all) us\Z")
LOOK_BACK = 2  # sentences in which a pronoun's noun stands


def actor_before(
    sentence: Sentence,
    index: int,
    known: Callable[[], frozenset[str]],
    *,
    strong: bool,
    earlier: list[Found],
) -> Actor | None:
    """Return who acts: the subject that ends before the word at `index`.

    `earlier` are the stances found before this one, in order.
    """
    before = sentence.words[index - 1] if index else "the"
    if before in word_list("no_verb_after"):
        return None
    if before in COORDINATORS:
        return shared_actor(sentence, index, earlier)
    stop = sentence.stop(index - 1)
    found = subject_before(sentence.text, sentence.start, stop, known=known, strong=strong)
    if found and not (before == "," and found.kind == "thing"):
        return _named(sentence, index, found, earlier)
    if before == ",":
        return shared_actor(sentence, index, earlier) or _past_insertions(sentence, index, known)
    return _in_relative(sentence, index) or _in_report(sentence, index, known)


def _named(sentence: Sentence, index: int, found: Subject, earlier: list[Found]) -> Actor:
    """Return a subject as an actor, a pronoun as the one it means."""
    stop = sentence.stop(index - 1)
    first = sentence.text.rfind(found.name.split(" ", 1)[0], sentence.start, stop)
    start = first if first > 0 else sentence.start
    small = found.name.lower()
    if OF_US.search(small):
        return Actor(found.name, "speaker", start)
    if small not in PRONOUNS:
        return Actor(found.name, found.kind, start)
    impersonal = small == "it" and _is_impersonal(sentence.words, index)
    return _meant(sentence, found.name, start, [] if impersonal else earlier)


def _is_impersonal(words: list[str], index: int) -> bool:
    return words[index] in IMPERSONAL or words[index : index + 2] == ["will", "be"]


def _past_insertions(
    sentence: Sentence, index: int, known: Callable[[], frozenset[str]]
) -> Actor | None:
    """Return the subject that opens a sentence, several phrases between commas after it."""
    words = sentence.words
    commas = [number for number in range(index - 1) if words[number] == ","]
    for comma in commas[:MOST_ADJUNCTS]:
        stop = sentence.begin(comma)
        found = subject_before(sentence.text, sentence.start, stop, known=known)
        if found is None or found.kind not in {"body", "speaker"}:
            continue
        start = max(sentence.text.rfind(found.name[:8], sentence.start, stop), sentence.start)
        said = sentence.text[start:stop].split()
        if sentence.rows.keys().isdisjoint(said):
            return Actor(found.name, found.kind, start)
    return None


def _in_relative(sentence: Sentence, index: int) -> Actor | None:
    """Return the speaker of a clause on what was named: `, which we do not recognize`."""
    words = sentence.words
    if index < 3 or words[index - 1] not in SPEAKERS:  # noqa: PLR2004 - `, which we`
        return None
    if words[index - 2] in RELATIVES and words[index - 3] == ",":
        start = sentence.begin(index - 1)
        return Actor(sentence.text[start : sentence.stop(index - 1)], "speaker", start)
    return None


def _in_report(sentence: Sentence, index: int, known: Callable[[], frozenset[str]]) -> Actor | None:
    """Return who is reported to take a stance: `The Chinese side stated that it supports`."""
    words = sentence.words
    if index < 3 or words[index - 1] not in PRONOUNS | SPEAKERS or words[index - 2] != "that":  # noqa: PLR2004
        return None
    if words[index - 3] not in word_list("reporting"):
        return None
    stop = sentence.begin(index - 3)
    teller = subject_before(sentence.text, sentence.start, stop, known=known, strong=True)
    if teller is None or teller.kind not in {"body", "speaker"}:
        return None
    start = sentence.begin(index - 1)
    return Actor(teller.name, teller.kind, start, sentence.text[start : sentence.stop(index - 1)])


def _meant(sentence: Sentence, printed: str, start: int, earlier: list[Found]) -> Actor:
    """Return whom a pronoun means: the last actor of its number, not far away."""
    for found in reversed(earlier[-3:]):
        if sentence.start - found.sentence.end > LOOK_BACK * 300:
            break
        name = found.actor.name
        if name is None or found.actor.kind != "body":
            continue
        if (printed.lower() in THEY) == (is_plural(name) or _acts_as_several(found)):
            return Actor(name, "body", start, printed)
    return Actor(printed, "pronoun", start)


def _acts_as_several(found: Found) -> bool:
    """Whether a body has a verb in the plural: `His Majesty's Government regret`."""
    if _head((found.actor.name or "").lower().split()) not in word_list("collectives"):
        return False
    said = set(found.sentence.text[found.start : found.end].lower().split())
    return any(found.row.heads.get(word) == BASE_ONLY for word in said - MODALS)


def is_plural(name: str) -> bool:
    """Whether a name means several: `the Parties`, `Greece and Turkey`."""
    words = name.lower().split()
    head = _head(words)
    if head in word_list("plurals") or "and" in words:
        return True
    return head.endswith("s") and not head.endswith(("ss", "us")) and not _is_state(head)


def may_be_plural(name: str) -> bool:
    """Whether a name can have a plural verb: `the Government view with favour`."""
    return is_plural(name) or _head(name.lower().split()) in word_list("collectives")


def _head(words: list[str]) -> str:
    return next((words[at - 1] for at, word in enumerate(words) if at and word == "of"), words[-1])


def _is_state(word: str) -> bool:
    return word in word_list("state_names")
