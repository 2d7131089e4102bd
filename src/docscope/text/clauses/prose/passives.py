"""The passive: `States are called upon to`, `was condemned by the Government`, `it was agreed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.prose.actors import actor_before
from docscope.text.clauses.prose.found import Actor, Found
from docscope.text.clauses.prose.subjects import kind_of_subject
from docscope.text.clauses.wording.asked import is_party
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.text.clauses.prose.found import Matched
    from docscope.text.clauses.prose.sentence import Sentence

LONGEST_AGENT = 14  # words
BEFORE_IT = frozenset([",", "and", ";", ":", "but"])


def read_passive(
    sentence: Sentence,
    match: Matched,
    stance: str,
    known: Callable[[], frozenset[str]],
    earlier: list[Found],
) -> Found | None:
    """Return the stance of a passive; its actor stands after `by`, or is not named."""
    row, group = match.row, match.group
    if not row.passive or group.start == 0 or group.negated:
        return None
    agent, end = agent_after(sentence, match.end)
    begin, stop = sentence.begin(group.start), sentence.stop(match.end - 1)
    found = Found(
        *(sentence, row, group, agent or Actor(None, "unnamed", begin), stance),
        *(begin, stop, sentence.stop(end - 1)),
    )
    if sentence.words[group.start - 1] == "it":
        return found if _is_impersonal(sentence, match) else None
    subject = actor_before(sentence, group.start, known, strong=False, earlier=earlier)
    if subject is None or not subject.name or subject.kind not in {"body", "thing"}:
        return None
    asks = row.passive == "subject" and is_party(subject.name)
    if not (agent or (asks and group.tense == "passive")) or (
        row.passive == "subject" and not asks
    ):
        return None
    return found._replace(actor=found.actor._replace(start=subject.start), asked=subject.name)


def _is_impersonal(sentence: Sentence, match: Matched) -> bool:
    """Whether `it` stands for what follows: `it was agreed that`."""
    said = match.row.passive == "it" or sentence.words[match.end - 1] == "that"
    start = match.group.start
    return said and (start == 1 or sentence.words[start - 2] in BEFORE_IT)


def agent_after(sentence: Sentence, index: int) -> tuple[Actor | None, int]:
    """Return the actor of a passive, after `by`, and the word after it."""
    words = sentence.words
    if (
        index + 1 >= len(words)
        or words[index] != "by"
        or words[index + 1] in word_list("not_agents")
    ):
        return None, index
    end = index + 1
    while end < min(len(words), index + LONGEST_AGENT) and _in_agent(words, end):
        end += 1
    if end == index + 1:
        return None, index
    start = sentence.begin(index + 1)
    printed = " ".join(sentence.text[start : sentence.stop(end - 1)].split())
    name = {"us": "we", "me": "I"}.get(printed, printed)
    kind = kind_of_subject(name)
    return (Actor(name, kind, start), end) if kind in {"body", "speaker"} else (None, index)


def _in_agent(words: list[str], index: int) -> bool:
    return words[index][0].isalnum() and words[index] not in word_list("agent_ends")
