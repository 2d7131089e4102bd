"""Which stances count: those that an actor takes in the document, not those it tells of.

A document has voices: the actors that take stances in it in the present tense. What a
voice will do is a promise, what another will do a prediction. A communiqué tells in the
past tense what was agreed; elsewhere the past is a report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.prose.subjects import OURS, is_norm, is_person
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.prose.found import Found

# Turns of speech that greet and thank: `I consider it a great honour`.
COURTESY = re.compile(
    r"""
    \b (?: congratulat\w+ | felicitat\w+ | thank s? \s (?: you | him | her )
      | (?: honou?r | privilege | pleasure ) (?: ed )? \s to
      | (?: pleased | happy | glad | delighted ) \s to \s (?: see \s you | be \s here | greet
          | extend | convey | address | speak | join )
      | (?: you | your ) , \s (?: Mr | Madam | Sir | Excellenc ) )
    """,
    re.VERBOSE,
)
COURTEOUS = 90  # characters of a stance in which a formula shows
POLITE_CLASSES = frozenset(["appreciation", "opinion", "confidence", "expectation", "support"])
PAST = frozenset(["past", "passive_past"])
FEWEST_PAST = 3  # stances of a communiqué in the past tense


def core_stances(stances: Sequence[Found]) -> list[bool]:
    """Return for each stance whether it counts, the whole document known."""
    voices = _voices(stances)
    told = _tells(stances)
    return [
        _counts(found, voices, told=told) and not _only_reports(found, after)
        for found, after in zip(stances, [*stances[1:], None], strict=False)
    ]


def _voices(stances: Sequence[Found]) -> frozenset[str]:
    """Return the bodies that take stances in the present tense."""
    names = (
        _plain(found)
        for found in stances
        if found.group.tense in {"present", "perfect"}
        and found.row.subject == "body"
        and found.actor.kind == "body"
    )
    return frozenset(names)


def _tells(stances: Sequence[Found]) -> bool:
    """Whether the document tells its stances in the past tense, as a communiqué does."""
    bodies = [found for found in stances if found.actor.kind in {"body", "speaker"}]
    past = sum(found.group.tense in PAST for found in bodies)
    return past >= FEWEST_PAST and past * 2 > len(bodies)


def _only_reports(found: Found, after: Found | None) -> bool:
    """Whether a stance only introduces the next one: `stated that it supports`."""
    if after is None or after.sentence is not found.sentence or not after.actor.printed:
        return False
    return after.actor.start <= found.end + 2


def _plain(found: Found) -> str:
    return (found.actor.name or "").lower().removeprefix("the ")


def _counts(found: Found, voices: frozenset[str], *, told: bool) -> bool:  # noqa: PLR0911
    row, group = found.row, found.group
    if row.secondary or found.actor.kind == "pronoun":
        return False
    if found.stance_class in POLITE_CLASSES and COURTESY.search(
        found.sentence.text, found.start, found.end + COURTEOUS
    ):
        return False
    if row.passive and group.tense == "passive_past":
        return found.actor.kind != "unnamed" or found.row.passive == "it"
    if group.tense == "past":
        return told or _is_conference(found)
    if group.tense == "perfect":
        return row.perfect_counts or row.tense == "past" or group.lasting
    if row.subject == "voice" or row.stance_class == "aim":
        return _is_voice(found, voices)
    if row.stance_class == "obligation" and (not _bears(found) or _is_supposed(found)):
        return False
    return not (found.actor.name == "I" and row.stance_class == "obligation")


def _is_conference(found: Found) -> bool:
    """Whether the actor is one that communiqués speak of: `The two sides`."""
    words = (found.actor.name or "").lower().split()
    if "of" in words:
        return words[words.index("of") - 1] in word_list("communique_subjects")
    return len(words) <= 3 and words[-1] in word_list("communique_subjects")  # noqa: PLR2004


def _is_voice(found: Found, voices: frozenset[str]) -> bool:
    """Whether what the actor will do is a promise: it speaks, or binds itself here."""
    if found.actor.name == "I":
        return bool(found.group.negated or "not" in found.sentence.words)
    name = _plain(found)
    if found.actor.kind == "speaker" or any(name.startswith(voice) for voice in voices):
        return True
    words = (found.actor.name or "").lower().split()
    ours = words[0] in OURS
    party = any(word in word_list("parties_of_texts") for word in words)
    return ours or party


def _is_supposed(found: Found) -> bool:
    """Whether `should` tells what would follow: `If we were to stop, we should see`."""
    words = found.sentence.words
    return words[0] == "if" and "should" in words and "were" in words


def _bears(found: Found) -> bool:
    """Whether a subject can be under an obligation: a body, the speaker, a rule."""
    name = found.actor.name or ""
    return found.actor.kind != "thing" or is_norm(name) or is_person(name)
