"""Who takes a stance: the subject of its verb, the one it shares with another, the agent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.prose.found import Actor, Found
from docscope.text.clauses.prose.subjects import SPEAKERS, subject_before
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.text.clauses.prose.sentence import Sentence

COORDINATORS = frozenset(["and", "but", "or"])
RELATIVES = frozenset(["which", "whom"])
SUBORDINATE = frozenset(["that", "which", "who", "whose", "to", "if", "because", "whether"])
FARTHEST_SHARED = 20  # words from a speaker to a second verb
MOST_ADJUNCTS = 3  # phrases between commas before the subject
THEY = frozenset(["they", "both", "neither", "each", "all"])
PRONOUNS = THEY | {"it"}
# `It must be noted`, `it should be recalled`: nobody is meant.
IMPERSONAL = frozenset(["must", "should", "has", "ought", "needs"])
OF_US = re.compile(r"\b(?:of|all) us\Z")
MODAL_VERBS = frozenset(["will", "shall", "must", "should", "ought"])
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
    if index == 0:
        return None
    before = sentence.words[index - 1]
    if before in word_list("no_verb_after"):
        return None
    if before in COORDINATORS:
        return _shared(sentence, index, earlier)
    stop = sentence.stop(index - 1)
    found = subject_before(sentence.text, sentence.start, stop, known=known(), strong=strong)
    if found is None and before == ",":
        return _shared(sentence, index, earlier) or _past_insertions(sentence, index, known)
    if found is None:
        return _in_relative(sentence, index) or _in_report(sentence, index, known)
    start = max(sentence.text.rfind(found.name.split(" ", 1)[0], sentence.start, stop), 0)
    start = start or sentence.start
    if OF_US.search(found.name.lower()):
        return Actor(found.name, "speaker", start)
    if found.name.lower() in PRONOUNS:
        impersonal = found.name.lower() == "it" and _is_impersonal(sentence.words, index)
        earlier = [] if impersonal else earlier
        return _meant(sentence, found.name, start, earlier)
    return Actor(found.name, found.kind, start)


def _is_impersonal(words: list[str], index: int) -> bool:
    return words[index] in IMPERSONAL or words[index : index + 2] == ["will", "be"]


def _shared(sentence: Sentence, index: int, earlier: list[Found]) -> Actor | None:
    """Return the actor of the stance before in the same sentence: `and demands that`."""
    if not earlier or earlier[-1].sentence is not sentence:
        return _opening_speaker(sentence, index)
    first = earlier[-1]
    open_ended = first.row.heads.keys() <= MODAL_VERBS or sentence.text.endswith(
        " to", 0, first.end
    )
    if open_ended and not sentence.words[index].endswith(("s", "ed")):
        return None  # `will aid and encourage`, `need to adapt and support`
    if first.actor.name is None or (first.row.passive == "subject" and first.asked):
        return None
    between = sentence.text[first.end : sentence.begin(index - 1)].lower()
    parts = between.replace(",", " , ").split()
    before = sentence.words[index - 2] if index > 1 else ""
    comma = sentence.words[index - 1] == ","
    if comma and not SUBORDINATE.isdisjoint(parts):
        return None
    apart = before in {",", ";"} or comma
    finite = sentence.words[index].endswith(("s", "ed"))  # no infinitive that goes on
    if not apart and not (SUBORDINATE - {"to"} if finite else SUBORDINATE).isdisjoint(parts):
        return None
    if apart and {"to", "who", "which", "that"} & set(parts):
        verb = sentence.words[index]
        if not verb.endswith("s") and first.actor.kind == "speaker":
            return None
    return first.actor._replace(start=sentence.begin(index - 1), printed=None)


def _opening_speaker(sentence: Sentence, index: int) -> Actor | None:
    """Return the speaker who opens a sentence: `We have not interfered and shall not`."""
    words = sentence.words
    first = next((at for at, word in enumerate(words[:index]) if word in SPEAKERS), None)
    if first is None or (first and words[first - 1] != ","):
        return None
    if index - first > FARTHEST_SHARED or not SUBORDINATE.isdisjoint(words[first:index]):
        return None
    start = sentence.begin(first)
    return Actor(sentence.text[start : sentence.stop(first)], "speaker", start)


def _past_insertions(
    sentence: Sentence, index: int, known: Callable[[], frozenset[str]]
) -> Actor | None:
    """Return the subject that opens a sentence, several phrases between commas after it."""
    words = sentence.words
    commas = [number for number in range(index - 1) if words[number] == ","]
    for comma in commas[:MOST_ADJUNCTS]:
        stop = sentence.begin(comma)
        found = subject_before(sentence.text, sentence.start, stop, known=known())
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
    teller = subject_before(sentence.text, sentence.start, stop, known=known(), strong=True)
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
        if (printed.lower() in THEY) == is_plural(name):
            return Actor(name, "body", start, printed)
    return Actor(printed, "pronoun", start)


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
