"""The actor that a verb shares with the one before it: `protests, and demands that`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.prose.found import Actor
from docscope.text.clauses.prose.subjects import SPEAKERS

if TYPE_CHECKING:
    from docscope.text.clauses.prose.found import Found
    from docscope.text.clauses.prose.sentence import Sentence

SUBORDINATE = frozenset(["that", "which", "who", "whose", "whom", "to", "if", "because", "whether"])
FINITE = SUBORDINATE - {"to"}
MODAL_VERBS = frozenset(["will", "shall", "must", "should", "ought"])
FINITE_ENDINGS = ("s", "ed")  # of a verb that is no infinitive going on
FARTHEST_SHARED = 20  # words from a speaker to a second verb


def shared_actor(sentence: Sentence, index: int, earlier: list[Found]) -> Actor | None:
    """Return the actor of the verb before the one at `index` in the same sentence.

    Between the two no other clause may have begun, unless a comma or semicolon closed it.
    """
    if not earlier or earlier[-1].sentence is not sentence:
        return _opening_speaker(sentence, index)
    first = earlier[-1]
    finite = sentence.words[index].endswith(FINITE_ENDINGS)
    if first.actor.name is None or first.asked or (_goes_on(first) and not finite):
        return None
    between = sentence.text[first.end : sentence.begin(index - 1)].lower()
    parts = set(between.replace(",", " ").split())
    if sentence.words[index - 1] == "," and parts & SUBORDINATE:
        return None
    if not _closed(sentence, index) and parts & (FINITE if finite else SUBORDINATE):
        return None
    if not finite and first.actor.kind == "speaker" and parts & SUBORDINATE:
        return None
    return first.actor._replace(start=sentence.begin(index - 1), printed=None)


def _goes_on(first: Found) -> bool:
    """Whether an infinitive follows that may have a second: `need to adapt and support`."""
    modal = first.row.heads.keys() <= MODAL_VERBS
    return modal or first.sentence.text.endswith(" to", 0, first.end)


def _closed(sentence: Sentence, index: int) -> bool:
    """Whether a comma or semicolon stands before the `and`."""
    return index > 1 and sentence.words[index - 2] in {",", ";"}


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
