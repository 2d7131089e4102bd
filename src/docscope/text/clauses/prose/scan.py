"""The stances of one sentence: verbs of stance, their groups, and who takes them.

A sentence is read only if it has a word that some pattern is looked for by. Of the patterns
that fit a verb the first of the file wins.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.prose.actors import PRONOUNS, actor_before, agent_after
from docscope.text.clauses.prose.found import Actor, Found
from docscope.text.clauses.prose.groups import POSSIBLE, Group, verb_group
from docscope.text.clauses.prose.patterns import match_places
from docscope.text.clauses.prose.stances import Row, rows_by_key
from docscope.text.clauses.prose.sentence import Sentence, read_sentence
from docscope.text.clauses.wording.asked import is_party
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Span

FARTHEST_HEAD = 12  # words from a verb to the word its pattern is looked for by
SOMETHING = 20  # characters after a verb in which its object begins
MODAL_HEADS = frozenset(["must", "shall", "will", "should", "ought"])
POLITE = frozenset(["would", "should"])
# `I must voice our concern`, `we can only regret`: the modal verb adds nothing.
SPOKEN_WITH = POLITE | {"must", "will", "shall", "can", "may"}
EDGE = " \t\n\r\f\v.;:,"
ASKED = frozenset(["request", "demand", "appreciation", "expectation"])
NO_QUOTES = "\"'”’»)*_ "


@cache
def _keys() -> frozenset[str]:
    return frozenset(rows_by_key())


def may_hold_stance(said: str) -> bool:
    """Whether a stretch of text has a word that a pattern is looked for by."""
    return not _keys().isdisjoint(said.replace(",", " ").replace(":", " ").split())


def stances_in(
    text: str, span: Span, known: frozenset[str], before: list[Found]
) -> Iterator[Found]:
    """Yield the stances of one sentence; `before` are those of the sentences before it."""
    if not may_hold_stance(text[span.start : span.end]):
        return
    if text[span.start : span.end].rstrip(NO_QUOTES).endswith("?"):
        return
    sentence = read_sentence(text, span)
    earlier = before[-3:]
    rows, position = rows_by_key(), 0
    for index, word in enumerate(sentence.words):
        if index < position or word not in rows:
            continue
        found = _found(sentence, index, known, earlier)
        if found:
            earlier.append(found)
            yield found
            position = _word_after(sentence, found.end, index)


def _word_after(sentence: Sentence, end: int, index: int) -> int:
    while index < len(sentence.words) and sentence.begin(index) < end:
        index += 1
    return index


def _found(
    sentence: Sentence, index: int, known: frozenset[str], earlier: list[Found]
) -> Found | None:
    for row in rows_by_key()[sentence.words[index]]:
        for head in _heads(row, sentence.words, index):
            matched = match_places(row.places, sentence.words, head + 1)
            if not matched or matched[0] <= index:
                continue
            group = verb_group(sentence.words, head, row.heads[sentence.words[head]])
            if group is None:
                continue
            who = _between(sentence, matched[1])
            found = _read(sentence, row, group, head, matched[0], who, known, earlier)
            if found:
                return found
    return None


def _heads(row: Row, words: list[str], index: int) -> Iterator[int]:
    """Yield where the verb of a pattern may stand that is looked for by the word at `index`."""
    if row.key == 0:
        yield index
        return
    for head in range(index - 1, max(index - FARTHEST_HEAD, -1), -1):
        if words[head] in row.heads:
            yield head
        elif words[head] in {";", ":", "(", ")"}:
            return


def _between(sentence: Sentence, who: tuple[int, int]) -> str | None:
    first, end = who
    if first == end:
        return None
    return " ".join(sentence.text[sentence.begin(first) : sentence.stop(end - 1)].split())


def _read(  # noqa: PLR0913, PLR0911 - all that was matched
    sentence: Sentence,
    row: Row,
    group: Group,
    head: int,
    end: int,
    who: str | None,
    known: frozenset[str],
    earlier: list[Found],
) -> Found | None:
    stance = row.negated if group.negated and not _own_not(row, sentence, group, head) else ""
    if group.negated and not stance and not _own_not(row, sentence, group, head):
        return None
    stance = stance or row.stance_class
    if not stance or (not group.negated and not row.stance_class):
        return None
    if row.tense == "present" and group.tense != "present":
        return None
    if row.tense == "past" and group.tense not in {"past", "perfect", "passive_past"}:
        return None
    if group.tense in {"passive", "passive_past"}:
        return _passive(sentence, row, group, end, stance, known, earlier)
    if row.subject == "it":
        return _impersonal(sentence, row, group, head, end, who, stance)
    if sentence.words[head] in MODAL_HEADS and _defers(sentence, row, end):
        return None
    strong = stance in word_list("strong_stances")
    actor = actor_before(sentence, group.start, known, strong=strong, earlier=earlier)
    if actor is None:
        return None
    actor, after = _inverted(sentence, actor, end)
    if not _says(group, actor, stance, sentence) or not _fits(actor, row):
        return None
    if not _has_object(sentence, after) or _is_noun(sentence.words[head], actor):
        return None
    begin, stop = sentence.begin(group.start), sentence.stop(end - 1)
    at = sentence.stop(after - 1)
    return Found(sentence, row, group, actor, stance, begin, stop, at, who)


def _own_not(row: Row, sentence: Sentence, group: Group, head: int) -> bool:
    """Whether a pattern of modal verbs has the negation itself: `must not`."""
    return sentence.words[head] in MODAL_HEADS


def _defers(sentence: Sentence, row: Row, end: int) -> bool:
    """Whether a modal verb leaves the stance to what follows: `should like to`."""
    words = sentence.words
    index = end
    while index < len(words) and (
        words[index] in {"not", "never", "also"} or words[index].endswith("ly")
    ):
        index += 1
    following = words[index] if index < len(words) else ""
    if following in word_list("left_to"):
        return True
    if row.stance_class == "commitment" and following in word_list("not_promised"):
        return True
    negated = bool({"not", "never"} & set(words[end - 2 : index]))
    return negated and any(row.negated for row in rows_by_key().get(following, ()))


def _says(group: Group, actor: Actor, stance: str, sentence: Sentence) -> bool:
    """Whether tense and modal verb leave the stance one that is taken."""
    if group.tense == "future":
        return group.negated or actor.kind == "speaker"
    if group.tense != "modal":
        return True
    if group.negated and group.modal in POSSIBLE:
        return True
    if group.modal in POLITE:
        return actor.kind in {"speaker", "body"} and (stance in ASKED or actor.kind == "speaker")
    if group.modal == "must":
        return actor.name == "I"
    only = {"only", "but"} & set(sentence.words[group.start : group.start + 4])
    return group.modal in POSSIBLE and bool(only)


def _fits(actor: Actor, row: Row) -> bool:
    if row.subject == "any":
        return actor.kind != "nobody"
    if row.subject == "party":
        return actor.kind == "body"
    if row.subject in {"speaker", "voice"}:
        return actor.kind in {"speaker", "body"}
    return actor.kind in {"speaker", "body", "pronoun"}


def _has_object(sentence: Sentence, end: int) -> bool:
    at = sentence.stop(end - 1)
    return bool(sentence.text[at : min(at + SOMETHING, sentence.end)].strip(EDGE))


def _is_noun(word: str, actor: Actor) -> bool:
    """Whether a plural verb is a noun after an adjective: `the urgent need to`."""
    last = (actor.name or "").split()[-1].lower().strip(".,")
    plural = last.endswith("s") or last in word_list("plurals")
    return word == "need" and actor.kind in {"thing", "body"} and not plural


def _inverted(sentence: Sentence, actor: Actor, end: int) -> tuple[Actor, int]:
    """Read the actor after the verb where one word has turned the two: `Nor should we`."""
    words = sentence.words
    if (actor.name or "").lower() not in {"nor", "neither"} or end >= len(words):
        return actor, end
    if words[end] not in {"we", "i"}:
        return actor, end
    name = sentence.text[sentence.begin(end) : sentence.stop(end)]
    return Actor(name, "speaker", sentence.begin(end)), end + 1


def _passive(  # noqa: PLR0913
    sentence: Sentence,
    row: Row,
    group: Group,
    end: int,
    stance: str,
    known: frozenset[str],
    earlier: list[Found],
) -> Found | None:
    """Read a passive: whom it asks or what it takes a stance on, and who after `by`."""
    if not row.passive or group.start == 0 or group.negated:
        return None
    agent = agent_after(sentence, end)
    begin, stop = sentence.begin(group.start), sentence.stop(end - 1)
    at = sentence.stop(agent[1] - 1) if agent else stop
    actor = agent[0] if agent else Actor(None, "unnamed", begin)
    if sentence.words[group.start - 1] == "it" and row.passive in {"it", "subject", "agent"}:
        if not row.passive == "it" and not sentence.words[end - 1] == "that":
            return None
        if group.start > 1 and sentence.words[group.start - 2] not in {",", "and", ";", ":"}:
            return None
        return Found(sentence, row, group, actor, stance, begin, stop, at)
    subject = actor_before(sentence, group.start, known, strong=False, earlier=earlier)
    if subject is None or subject.kind in {"nobody", "pronoun", "speaker"} or not subject.name:
        return None
    if row.passive == "subject" and is_party(subject.name) and (agent or group.tense == "passive"):
        actor = actor._replace(start=subject.start)
        return Found(
            sentence, row, group, actor, stance, begin, stop, at, asked=subject.name
        )
    if row.passive in {"agent", "it"} and agent:
        actor = actor._replace(start=subject.start)
        return Found(sentence, row, group, actor, stance, begin, stop, at, asked=subject.name)
    return None


def _impersonal(  # noqa: PLR0913
    sentence: Sentence, row: Row, group: Group, head: int, end: int, who: str | None, stance: str
) -> Found | None:
    """Read `it is our hope that`, `it is incumbent upon the Members to`."""
    words = sentence.words
    if group.start == 0 or words[group.start - 1] != "it" or group.tense != "present":
        return None
    if group.start > 1 and words[group.start - 2] not in {",", "and", "but", ";", ":", "therefore"}:
        return None
    possessive = {"our", "my"} & set(words[head + 1 : end])
    name = who or ("I" if "my" in possessive else "we")
    start = sentence.begin(group.start - 1)
    kind = "body" if who else "speaker"
    stop = sentence.stop(end - 1)
    return Found(
        sentence, row, group, Actor(name, kind, start), stance, start, stop, stop
    )
