"""From a matched pattern to a stance: its class, its tense, who takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.prose.actors import actor_before, may_be_plural
from docscope.text.clauses.prose.forms import BASE, SINGULAR
from docscope.text.clauses.prose.found import Actor, Found
from docscope.text.clauses.prose.groups import LEAVE, POSSIBLE
from docscope.text.clauses.prose.passives import agent_after, read_passive
from docscope.text.clauses.prose.patterns import MODIFIERS, is_adverb
from docscope.text.clauses.prose.shared import SUBORDINATE
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.text.clauses.prose.found import Matched
    from docscope.text.clauses.prose.sentence import Sentence
    from docscope.text.clauses.prose.stances import Row

SOMETHING = 4  # words after a verb in which its object begins
MODAL_HEADS = frozenset(["must", "shall", "will", "should", "ought"])
NOT = frozenset(["not", "never"])
REFUSING = frozenset(["could", "would"])
POLITE = frozenset(["would", "should"])
# What may be asked or wished politely by anybody: `My Government would welcome`.
ASKED = frozenset(["request", "demand", "appreciation", "expectation"])
PASSIVE = frozenset(["passive", "passive_past"])
PAST = frozenset(["past", "perfect", "passive_past"])
SINGULAR_ONLY, BASE_ONLY = frozenset([SINGULAR]), frozenset([BASE])
OPENERS = frozenset([",", "and", "but", ";", ":", "therefore", "thus", "“", '"'])


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
    if not (_has_object(sentence, match.end) or _is_whole(match)):
        return None
    turned = _turned(sentence, match)
    actor = turned or _asking_leave(sentence, match)
    if actor is None:
        strong = row.subject == "party" or stance in word_list("strong_stances")
        actor = actor_before(sentence, group.start, known, strong=strong, earlier=earlier)
    if actor is None or not _takes(sentence, match, actor, stance):
        return None
    if (
        actor.printed is None
        and _is_nobody(actor)
        and sentence.words[match.head] not in MODAL_HEADS
    ):
        stance = row.stance_class if group.negated else row.negated
        if not stance:
            return None
    actor = _bearer(sentence, match, actor)
    begin, stop = sentence.begin(_first(sentence, match)), sentence.stop(match.end - 1)
    at = sentence.stop(match.end) if turned else stop
    return Found(sentence, row, group, actor, stance, begin, stop, at, _between(sentence, match))


def _is_nobody(actor: Actor) -> bool:
    """Whether a subject denies what is said of it: `Neither side is prepared to yield`."""
    return (actor.name or "").lower().startswith(("neither ", "no ", "none of "))


def _first(sentence: Sentence, match: Matched) -> int:
    """Return the first word of the verb, what stands between commas before it left out."""
    words, start = sentence.words, match.group.start
    while start < match.head and words[start] in {",", "nor", "neither"}:
        start += 1
    if start + 1 < match.head and words[start + 1] == ",":
        return start + 2  # `Spain, too, must`
    return start


def _takes(sentence: Sentence, match: Matched, actor: Actor, stance: str) -> bool:
    """Whether an actor takes the stance of a pattern."""
    head = sentence.words[match.head]
    if not _says(sentence, match, actor, stance) or not _fits(actor, match.row, head):
        return False
    if head in MODAL_HEADS:
        # `I must voice our concern`, `I must say`
        return actor.name != "I" or head not in {"must", "should"}
    if _is_noun(sentence, match.head, actor) or _is_inserted(sentence, match, actor):
        return False
    alone = all(map(is_adverb, sentence.words[match.group.start : match.head]))
    return not (alone and _disagrees(actor, match.row.heads[head], match.group.tense))


def _is_inserted(sentence: Sentence, match: Matched, actor: Actor) -> bool:
    """Whether the stance is a turn of speech between commas: `, I repeat,`."""
    if actor.kind != "speaker" or sentence.words[match.end : match.end + 1] != [","]:
        return False
    return sentence.text[max(0, actor.start - 3) : actor.start].rstrip().endswith(",")


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
    if words[index : index + 2] == ["be", "able"]:
        return True
    if match.row.stance_class == "commitment" and following in word_list("not_promised"):
        return True
    negated = not NOT.isdisjoint(words[match.head : index])
    return negated and _may_be_negated(sentence, following)


def _may_be_negated(sentence: Sentence, word: str) -> bool:
    keyed = sentence.rows.get(word)
    return keyed is not None and any(row.negated for row in keyed.rows)


def _says(sentence: Sentence, match: Matched, actor: Actor, stance: str) -> bool:
    """Whether tense and modal verb leave the stance one that is taken."""
    group, speaker = match.group, actor.kind == "speaker"
    if group.tense == "future":
        return group.negated or speaker
    if group.tense != "modal":
        return True
    if group.negated:
        return group.modal == "can" or (group.modal in REFUSING and speaker)
    if group.modal in POLITE:
        asks = stance in ASKED and actor.kind == "body"
        return (speaker or asks) and match.row.stance_class != "obligation"
    only = not {"only", "but"}.isdisjoint(sentence.words[group.start : match.head])
    return actor.name == "I" if group.modal == "must" else group.modal in POSSIBLE and only


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
    if "receipt" in sentence.words[end : end + 2]:  # `acknowledge receipt of your note`
        return False
    return any(word[0].isalnum() for word in sentence.words[end : end + SOMETHING])


def _is_whole(match: Matched) -> bool:
    """Whether a pattern says all by itself: `reserves its position`."""
    return any(MODIFIERS in place.single for place in match.row.places)


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


def _asking_leave(sentence: Sentence, match: Matched) -> Actor | None:
    """Return the speaker who asks leave to speak: `Allow me to express our thanks`."""
    start = match.group.start
    if match.group.modal != LEAVE:
        return None
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
