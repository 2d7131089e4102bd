"""Who takes a stance: the subject of its verb, the one it shares with another, the agent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.prose.found import Actor, Found
from docscope.text.clauses.prose.subjects import SPEAKERS, kind_of_subject, subject_before
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from docscope.text.clauses.prose.sentence import Sentence

NEVER_BEFORE = frozenset(
    "the a an its their our my his her your of for on at in by from as than to be been being"
    " would could may might can must no such very".split()
)
COORDINATORS = frozenset(["and", "but", "or", ","])
RELATIVES = frozenset(["which", "whom"])
SUBORDINATE = frozenset(["that", "which", "who", "whose", "to", "if", "because", "whether"])
AGENT_END = frozenset(
    "to on in at for that which who as and , . ; : ) ( with under during after before when from"
    " over since while against but or because — – ".split()
)
LONGEST_AGENT = 14  # words
THEY = frozenset(["they", "both", "neither", "each", "all"])
PRONOUNS = THEY | {"it", "he", "she"}
OF_US = re.compile(r"\b(?:of|all) us\Z")
LOOK_BACK = 2  # sentences in which a pronoun's noun stands


def actor_before(
    sentence: Sentence, index: int, known: frozenset[str], *, strong: bool, earlier: list[Found]
) -> Actor | None:
    """Return who acts: the subject that ends before the word at `index`.

    `earlier` are the stances found before this one, in order.
    """
    if index == 0:
        return None
    before = sentence.words[index - 1]
    if before in NEVER_BEFORE:
        return None
    if before in COORDINATORS:
        shared = _shared(sentence, index, earlier)
        if shared or before != ",":
            return shared
    stop = sentence.stop(index - 1)
    found = subject_before(sentence.text, sentence.start, stop, known=known, strong=strong)
    if found is None:
        return _in_relative(sentence, index) or _in_report(sentence, index, known)
    start = max(sentence.text.rfind(found.name.split(" ", 1)[0], sentence.start, stop), 0)
    start = start or sentence.start
    if OF_US.search(found.name.lower()):
        return Actor(found.name, "speaker", start)
    if found.name.lower() in PRONOUNS:
        return _meant(sentence, found.name, start, earlier)
    return Actor(found.name, found.kind, start)


def _shared(sentence: Sentence, index: int, earlier: list[Found]) -> Actor | None:
    """Return the actor of the stance before in the same sentence: `and demands that`."""
    if not earlier or earlier[-1].sentence is not sentence:
        return None
    first = earlier[-1]
    if first.actor.name is None or first.row.passive == "subject" and first.asked:
        return None
    between = sentence.text[first.end : sentence.begin(index - 1)].lower()
    parts = between.replace(",", " , ").split()
    before = sentence.words[index - 2] if index > 1 else ""
    apart = before in {",", ";"} or sentence.words[index - 1] == ","
    if not apart and not SUBORDINATE.isdisjoint(parts):
        return None
    if apart and {"to", "who", "which", "that"} & set(parts):
        verb = sentence.words[index]
        if not verb.endswith("s") and first.actor.kind == "speaker":
            return None
    return first.actor._replace(start=sentence.begin(index - 1), printed=None)


def _in_relative(sentence: Sentence, index: int) -> Actor | None:
    """Return the speaker of a clause on what was named: `, which we do not recognize`."""
    words = sentence.words
    if index < 3 or words[index - 1] not in SPEAKERS:  # noqa: PLR2004 - `, which we`
        return None
    if words[index - 2] in RELATIVES and words[index - 3] in {",", "of", "to"}:
        start = sentence.begin(index - 1)
        return Actor(sentence.text[start : sentence.stop(index - 1)], "speaker", start)
    return None


def _in_report(sentence: Sentence, index: int, known: frozenset[str]) -> Actor | None:
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
        if (printed.lower() in THEY) == is_plural(name):
            return Actor(name, "body", start, printed)
    return Actor(printed, "pronoun", start)


def is_plural(name: str) -> bool:
    """Whether a name means several: `the Parties`, `Greece and Turkey`."""
    words = name.split()
    head = next((words[n - 1] for n, word in enumerate(words) if n and word == "of"), words[-1])
    small = head.lower()
    return small in word_list("plurals") or " and " in name or (
        small.endswith("s") and not small.endswith(("ss", "us"))
        and small not in word_list("state_names")
    )


def agent_after(sentence: Sentence, index: int) -> tuple[Actor, int] | None:
    """Return the actor of a passive, after `by`, and the word after it."""
    words = sentence.words
    if index >= len(words) or words[index] != "by" or index + 1 >= len(words):
        return None
    end = index + 1
    while end < min(len(words), index + LONGEST_AGENT) and words[end] not in AGENT_END:
        end += 1
    if end == index + 1 or words[index + 1] in word_list("not_agents"):
        return None
    start = sentence.begin(index + 1)
    name = " ".join(sentence.text[start : sentence.stop(end - 1)].split())
    name = {"us": "we", "me": "I"}.get(name, name)
    kind = kind_of_subject(name)
    return (Actor(name, kind, start), end) if kind in {"body", "speaker"} else None
