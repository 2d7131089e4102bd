"""The verb group that ends in the head of a stance: its auxiliaries, adverbs and negation.

`does not recognize`, `would like to express`, `has always supported`, `is called upon`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.text.clauses.prose.forms import (
    BASE,
    PARTICIPLE,
    PAST,
    PROGRESSIVE,
    SINGULAR,
    verb_forms,
)
from docscope.text.clauses.prose.patterns import is_adverb
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

Tense = Literal["present", "past", "perfect", "future", "modal", "passive", "passive_past"]

NEGATIONS = frozenset(["not", "never", "neither", "nor", "hardly", "scarcely"])
NEGATED = {
    "cannot": "can",
    "don't": "do",
    "doesn't": "does",
    "didn't": "did",
    "won't": "will",
    "can't": "can",
    "don’t": "do",
    "doesn’t": "does",
    "didn’t": "did",
    "won’t": "will",
    "can’t": "can",
}
PRESENT_DO, PAST_DO = frozenset(["do", "does"]), frozenset(["did"])
FUTURE = frozenset(["will", "shall"])
POSSIBLE = frozenset(["can", "could"])
MODALS = frozenset(["must", "should", "would", "may", "might", "ought"]) | FUTURE | POSSIBLE
HAVE = frozenset(["has", "have", "had", "having"])
BE_PRESENT = frozenset(["am", "is", "are"])
BE_PAST = frozenset(["was", "were"])
BE_OTHER = frozenset(["be", "been", "being"])
AUXILIARIES = PRESENT_DO | PAST_DO | MODALS | HAVE | BE_PRESENT | BE_PAST | BE_OTHER
# `We join others in condemning`, `are united in rejecting`: the stance is in the participle.
JOINING = frozenset(verb_forms("join")) | {"joined", "unite", "united", "one", "associate"}
LEAVE = "leave"
LEAVES = (
    ("let", "me"),
    ("may", "i"),
    ("allow", "me", "to"),
    ("permit", "me", "to"),
    ("allow", "me", "also", "to"),
    ("allow", "me", ",", "sir", ",", "to"),
    ("allow", "me", "to", "take", "this", "opportunity", "to"),
    ("let", "me", "take", "this", "opportunity", "to"),
    ("allow", "me", "also", "to", "take", "this", "opportunity", "to"),
)
LEAVE_ENDS = frozenset(phrase[-1] for phrase in LEAVES)
LONGEST_JOINING = 7  # words between such a verb and the participle
LONGEST_WRAPPER = 7
FARTHEST_WRITING = 14  # words from `write` to the infinitive


class Group(NamedTuple):
    """The words from `start` to the head; `modal` is the auxiliary that is no tense."""

    start: int
    tense: Tense
    negated: bool
    modal: str
    lasting: bool = False  # `has always supported` goes on


def verb_group(words: Sequence[str], head: int, tags: frozenset[str]) -> Group | None:
    """Return the verb group of the head at a position, None if it is no finite verb.

    `tags` are the forms that the head can be.
    """
    last, negated, lasting = _adverbs(words, _before_other(words, head) - 1)
    auxiliary = words[last] if last >= 0 else ""
    if auxiliary in AUXILIARIES or auxiliary in NEGATED:
        return _with_auxiliary(words, last, tags, negated=negated, lasting=lasting)
    if BASE in tags:
        leave = _leave(words, last)
        if leave >= 0:
            return Group(leave, "present", negated, LEAVE)
        if auxiliary == "to":
            return _wrapped(words, last, negated=negated)
    if PROGRESSIVE in tags:
        return _joining(words, last)
    if BASE in tags or SINGULAR in tags:
        return Group(last + 1, "present", negated, "")
    return Group(last + 1, "past", negated, "") if PAST in tags else None


def _leave(words: Sequence[str], last: int) -> int:
    """Return where such words begin, or -1."""
    if last < 0 or words[last] not in LEAVE_ENDS:
        return -1
    for phrase in LEAVES:
        start = last + 1 - len(phrase)
        if start >= 0 and tuple(words[start : last + 1]) == phrase:
            return start
    return -1


def _before_other(words: Sequence[str], last: int) -> int:
    """Return the first auxiliary of two: `cannot and will not`, `can and must`."""
    joined = last > 1 and words[last - 1] in {"and", "or"}
    at = last - 2 - (joined and words[last - 2] in NEGATIONS)
    return at if joined and words[at] in AUXILIARIES | NEGATED.keys() else last


# The tense that an auxiliary makes with a base form, a participle, a form in -ing.
WITH_BASE: dict[str, Tense] = {
    **dict.fromkeys(MODALS, "modal"),
    **dict.fromkeys(FUTURE, "future"),
    **dict.fromkeys(PRESENT_DO, "present"),
    **dict.fromkeys(PAST_DO, "past"),
}
WITH_PARTICIPLE: dict[str, Tense] = {
    **dict.fromkeys(HAVE, "perfect"),
    **dict.fromkeys(BE_PRESENT, "passive"),
    **dict.fromkeys(BE_PAST | BE_OTHER, "passive_past"),
}
WITH_PROGRESSIVE: dict[str, Tense] = dict.fromkeys(BE_PRESENT, "present")


def _with_auxiliary(
    words: Sequence[str], last: int, tags: frozenset[str], *, negated: bool, lasting: bool
) -> Group | None:
    """Read an auxiliary, and what stands before it."""
    auxiliary = NEGATED.get(words[last], words[last])
    tense = _tense(auxiliary, tags)
    if tense is None or auxiliary == "having":
        return None
    start, again, more = _adverbs(words, _before_other(words, last) - 1)
    negated = negated or again or words[last] in NEGATED
    if auxiliary in BE_OTHER:
        return _passive(words, start, negated=negated)
    modal = auxiliary if auxiliary in MODALS else ""
    return Group(start + 1, tense, negated, modal, lasting or more)


def _tense(auxiliary: str, tags: frozenset[str]) -> Tense | None:
    found = WITH_BASE.get(auxiliary) if BASE in tags else None
    if found is None and (PARTICIPLE in tags or PAST in tags):
        found = WITH_PARTICIPLE.get(auxiliary)
    if found is None and PROGRESSIVE in tags:
        found = WITH_PROGRESSIVE.get(auxiliary)
    return found


def _passive(words: Sequence[str], last: int, *, negated: bool) -> Group | None:
    """Read what stands before `been` or `being`: `has been condemned`, `is being urged`."""
    before = words[last] if last >= 0 else ""
    start, again, _ = _adverbs(words, last - 1)
    negated = negated or again
    if before in {"has", "have"}:
        return Group(start + 1, "passive_past", negated, "")
    return Group(start + 1, "passive", negated, "") if before in BE_PRESENT else None


def _adverbs(words: Sequence[str], last: int) -> tuple[int, bool, bool]:
    """Return the last word before the adverbs, whether one negates, whether one lasts."""
    negated = lasting = False
    while last >= 0:
        word = words[last]
        if word in NEGATIONS:
            negated = True
        elif is_adverb(word) or (word == "longer" and words[last - 1] == "no"):
            lasting = lasting or word in word_list("lasting_adverbs")
        elif word == "no" and words[last + 1] == "longer":
            negated = True
        elif not _joins_adverbs(words, last):
            break
        last -= 1
    return last, negated, lasting


def _joins_adverbs(words: Sequence[str], index: int) -> bool:
    """Whether `and` or a comma stands between adverbs, or a comma before and after one."""
    word, after = words[index], words[index + 1]
    before = words[index - 1] if index else ""
    if word == "and":
        return is_adverb(after) and is_adverb(before)
    if word != ",":
        return False
    if is_adverb(after):
        return is_adverb(before) or "," in words[index + 2 : index + 4]
    opened = words[index - 2] if index > 1 else ","
    return is_adverb(before) and (opened in {",", "and"} or is_adverb(opened))


def _wrapped(words: Sequence[str], to: int, *, negated: bool) -> Group | None:
    """Read what stands before an infinitive: `would like to`, `have the honour to`."""
    for start in range(to - 1, max(to - LONGEST_WRAPPER, -1), -1):
        phrase = " ".join(word for word in words[start:to] if not is_adverb(word))
        if phrase in _wrappers():
            outer = verb_group(words, start, _wrapper_tags(words[start]))
            if outer and outer.tense in {"present", "modal", "perfect", "past", "passive"}:
                return outer._replace(
                    modal="", tense=_wrapped_tense(outer), negated=outer.negated or negated
                )
            return None
    for start in range(to - 1, max(to - FARTHEST_WRITING, -1), -1):
        if words[start] in {"write", "writing"}:  # `I am writing on their behalf to protest`
            at, _, _ = _adverbs(words, start - 1)
            at -= words[at] in BE_PRESENT
            return Group(at + 1, "present", negated, "")
    return None


def _wrapped_tense(outer: Group) -> Tense:
    return "past" if outer.tense in {"past", "perfect"} and not outer.lasting else "present"


def _wrapper_tags(word: str) -> frozenset[str]:
    if word in BE_PRESENT:
        return frozenset([BASE, SINGULAR])
    for ending, tag in (("s", SINGULAR), ("ed", PAST), ("d", PAST)):
        if word.endswith(ending):
            return frozenset([tag])
    return frozenset([BASE])


def _wrappers() -> frozenset[str]:
    return word_list("wrappers")


def _joining(words: Sequence[str], last: int) -> Group | None:
    """Read `joins others in` before a participle."""
    if last < 1 or words[last] != "in":
        return None
    for start in range(last - 1, max(last - LONGEST_JOINING, -1), -1):
        if words[start] in JOINING:
            at, negated, _ = _adverbs(words, start - 1)
            if words[at] in BE_PRESENT | MODALS | {"to", "like"}:
                at = _before_joining(words, at)
            return Group(at + 1, "present", negated, "")
    return None


def _before_joining(words: Sequence[str], last: int) -> int:
    """Return the word before the auxiliaries of a joining verb: `would like to join`."""
    while last >= 0 and words[last] in BE_PRESENT | MODALS | {"to", "like", "wish", "also"}:
        last -= 1
    return last
