"""From a matched pattern to a stance: its class, its tense, who takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.prose.actors import SUBORDINATE, actor_before, may_be_plural
from docscope.text.clauses.prose.forms import BASE, SINGULAR
from docscope.text.clauses.prose.found import Actor, Found
from docscope.text.clauses.prose.groups import LEAVE, POSSIBLE
from docscope.text.clauses.prose.passives import agent_after, read_passive
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.text.clauses.prose.found import Matched
    from docscope.text.clauses.prose.sentence import Sentence
    from docscope.text.clauses.prose.stances import Row

SOMETHING = 20  # characters after a verb in which its object begins
MODAL_HEADS = frozenset(["must", "shall", "will", "should", "ought"])
NOT = frozenset(["not", "never"])
POLITE = frozenset(["would", "should"])
# What may be asked or wished politely by anybody: `My Government would welcome`.
ASKED = frozenset(["request", "demand", "appreciation", "expectation"])
PASSIVE = frozenset(["passive", "passive_past"])
PAST = frozenset(["past", "perfect", "passive_past"])
SINGULAR_ONLY, BASE_ONLY = frozenset([SINGULAR]), frozenset([BASE])
OPENERS = frozenset([",", "and", "but", ";", ":", "therefore", "thus", "“", '"'])
EDGE = " \t\n\r\f\v.;:,"


def read_act(
    sentence: Sentence, match: Matched, known: Callable[[], frozenset[str]], earlier: list[Found]
) -> Found | None:
    """Return the stance of a matched pattern, None if nobody takes one."""
    stance = _stance_class(sentence, match)
    if not stance or not _in_tense(match):
        return None
    if match.group.tense in PASSIVE:
        return read_passive(sentence, match, stance, known, earlier)
    if match.row.subject == "own":
        return _own(sentence, match, stance)
    if match.row.subject == "it":
        return _impersonal(sentence, match, stance)
    if sentence.words[match.head] in MODAL_HEADS and _defers(sentence, match):
        return None
    return _active(sentence, match, stance, known, earlier)


def _stance_class(sentence: Sentence, match: Matched) -> str:
    """Return the class of a stance, `not` considered; empty if it is none."""
    if match.group.negated and sentence.words[match.head] not in MODAL_HEADS:
        return match.row.negated
    return match.row.stance_class


def _in_tense(match: Matched) -> bool:
    tense = match.group.tense
    wanted = match.row.tense
    return not wanted or (tense == "present" if wanted == "present" else tense in PAST)


def _active(
    sentence: Sentence,
    match: Matched,
    stance: str,
    known: Callable[[], frozenset[str]],
    earlier: list[Found],
) -> Found | None:
    row, group = match.row, match.group
    if not _has_object(sentence, match.end):
        return None
    turned = _turned(sentence, match)
    if group.modal == LEAVE:
        turned = _asking_leave(sentence, group.start)
        if turned is None:
            return None
    strong = row.subject == "party" or stance in word_list("strong_stances")
    actor = turned or actor_before(sentence, group.start, known, strong=strong, earlier=earlier)
    if actor is None or not _says(sentence, match, actor, stance):
        return None
    head = sentence.words[match.head]
    if not _fits(actor, row, head) or _is_noun(sentence, match.head, actor):
        return None
    if head not in MODAL_HEADS and _disagrees(actor, row.heads[head], match.group.tense):
        return None
    if actor.name == "I" and head in {"must", "should"}:
        return None  # `I must voice our concern`, `I must say`
    if _is_inserted(sentence, match, actor):
        return None
    actor = _bearer(sentence, match, actor)
    opens = sentence.words[group.start] in {",", "nor", "neither"}
    begin = sentence.begin(group.start + opens)
    stop = sentence.stop(match.end - 1)
    at = sentence.stop(match.end) if turned and group.modal != LEAVE else stop
    return Found(sentence, row, group, actor, stance, begin, stop, at, _between(sentence, match))


def _is_inserted(sentence: Sentence, match: Matched, actor: Actor) -> bool:
    """Whether the stance is a turn of speech between commas: `, I repeat,`."""
    before = (
        sentence.text[max(0, actor.start - 3) : actor.start].rstrip()[-1:]
        if actor.kind == "speaker"
        else ""
    )
    return before == "," and sentence.words[match.end : match.end + 1] == [","]


def _disagrees(actor: Actor, tags: frozenset[str], tense: str) -> bool:
    """Whether one is singular and the other is not: `I disputes`, `a world order`."""
    if actor.kind == "speaker":
        return tags == SINGULAR_ONLY
    if tense != "present" or tags != BASE_ONLY or not actor.name or actor.kind == "pronoun":
        return False
    return not may_be_plural(actor.name)


def _bearer(sentence: Sentence, match: Matched, actor: Actor) -> Actor:
    """Return who bears an obligation in the passive: `must be borne by the Government`."""
    words = sentence.words
    if actor.kind != "thing" or words[match.end - 1] != "be":
        return actor
    if "by" not in words[match.end + 1 : match.end + 3]:
        return actor
    agent, _ = agent_after(sentence, words.index("by", match.end))
    return agent._replace(start=actor.start) if agent else actor


def _between(sentence: Sentence, match: Matched) -> str | None:
    """Return the noun phrase put in between: `has given its military command instructions`."""
    first, end = match.who
    if first == end:
        return None
    return " ".join(sentence.text[sentence.begin(first) : sentence.stop(end - 1)].split())


def _defers(sentence: Sentence, match: Matched) -> bool:
    """Whether a modal verb leaves the stance to what follows: `should like to`, `will regret`."""
    words, index = sentence.words, match.end
    while index < len(words) and (words[index] in NOT | {"also"} or words[index].endswith("ly")):
        index += 1
    following = words[index] if index < len(words) else ""
    if following in word_list("left_to"):
        return True
    if match.row.stance_class == "commitment" and following in word_list("not_promised"):
        return True
    negated = not NOT.isdisjoint(words[match.head : index])
    return negated and any(row.negated for row in sentence.rows.get(following, ()))


def _says(sentence: Sentence, match: Matched, actor: Actor, stance: str) -> bool:
    """Whether tense and modal verb leave the stance one that is taken."""
    group = match.group
    if group.tense == "future":
        return group.negated or actor.kind == "speaker"
    if group.tense != "modal" or (group.negated and group.modal in POSSIBLE):
        return True
    if group.modal in POLITE:
        return actor.kind == "speaker" or (actor.kind == "body" and stance in ASKED)
    if group.modal == "must":
        return actor.name == "I"
    only = {"only", "but"} & set(sentence.words[group.start : match.head])
    return group.modal in POSSIBLE and bool(only)


def _fits(actor: Actor, row: Row, head: str) -> bool:
    if row.subject == "any" and head == "shall" and actor.kind == "speaker":
        return False
    if row.subject == "any":
        return actor.kind != "nobody"
    if row.subject == "party":
        return actor.kind == "body"
    if row.subject == "voice" and head == "shall":
        return actor.kind == "speaker"
    if row.subject in {"speaker", "voice"}:
        return actor.kind in {"speaker", "body"}
    return actor.kind in {"speaker", "body", "pronoun"}


def _has_object(sentence: Sentence, end: int) -> bool:
    at = sentence.stop(end - 1)
    return bool(sentence.text[at : min(at + SOMETHING, sentence.end)].strip(EDGE))


def _is_noun(sentence: Sentence, head: int, actor: Actor) -> bool:
    """Whether what looks like a verb is none: `the United States`, `the urgent need to`."""
    if sentence.text[sentence.begin(head)].isupper():
        return True
    last = (actor.name or "").split()[-1].lower().strip(".,")
    plural = last.endswith("s") or last in word_list("plurals")
    return sentence.words[head] == "need" and actor.kind in {"thing", "body"} and not plural


def _turned(sentence: Sentence, match: Matched) -> Actor | None:
    """Return the actor after the verb where one word has turned the two: `Nor should we`."""
    words, end = sentence.words, match.end
    if match.group.start or words[0] not in {"nor", "neither"} or end >= len(words):
        return None
    if words[end] not in {"we", "i"} or not _has_object(sentence, end + 1):
        return None
    name = sentence.text[sentence.begin(end) : sentence.stop(end)]
    return Actor(name, "speaker", sentence.start)


def _asking_leave(sentence: Sentence, start: int) -> Actor | None:
    """Return the speaker who asks leave to speak: `Allow me to express our thanks`."""
    if start and sentence.words[start - 1] not in OPENERS | {"first", "finally"}:
        return None
    return Actor("I", "speaker", sentence.begin(start))


def _impersonal(sentence: Sentence, match: Matched, stance: str) -> Found | None:
    """Read `it is our hope that`, `it is incumbent upon the Members to`."""
    words, start = sentence.words, match.group.start
    if start == 0 or words[start - 1] != "it" or match.group.tense != "present":
        return None
    if start > 1 and words[start - 2] not in OPENERS:
        return None
    who = _between(sentence, match)
    speaker = "I" if "my" in words[match.head + 1 : match.end] else "we"
    begin, stop = sentence.begin(start - 1), sentence.stop(match.end - 1)
    actor = Actor(who or speaker, "body" if who else "speaker", begin)
    return Found(sentence, match.row, match.group, actor, stance, begin, stop, stop)


def _own(sentence: Sentence, match: Matched, stance: str) -> Found | None:
    """Read `our gravest concern is`: the speaker has it."""
    before = sentence.words[match.head - 1] if match.head else ","
    if before in word_list("no_verb_after") | SUBORDINATE or not _has_object(sentence, match.end):
        return None
    name = "I" if sentence.words[match.head] == "my" else "we"
    start, stop = sentence.begin(match.head), sentence.stop(match.end - 1)
    actor = Actor(name, "speaker", start)
    return Found(sentence, match.row, match.group, actor, stance, start, stop, stop)
