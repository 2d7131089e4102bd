"""A point of a list: it completes the words that stand before the list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.conditions import EDGE, condition_start, joined
from docscope.text.clauses.articles.modality import FORCE, forbidden
from docscope.text.clauses.articles.party import NOBODY, is_organ
from docscope.text.clauses.articles.recipient import recipient
from docscope.text.clauses.articles.verbs import lemma_of, main_verb

if TYPE_CHECKING:
    from docscope.text.clauses.articles.terms import Provision

OPEN = (":", "—", "–", "-")  # what ends a chapeau
LAST_LINK = re.compile(r"[,;]?\s*\b(?:and|or|but)?[,;:.\s]*\Z")
TO = re.compile(r"(?:not\s)?to\s+(?=[a-z])")


def point(said: str, own: Provision, chapeau: Provision) -> Provision:
    """Return what a point says; `own` is what it says by itself."""
    found = _completed(LAST_LINK.sub("", said), own, chapeau)
    if said.endswith(OPEN) and found.completed_by is None:
        return replace(found, completed_by="object")  # it has points of its own
    return found


def _completed(text: str, own: Provision, chapeau: Provision) -> Provision:
    if own.modality and not own.party:
        return _of_party(own, chapeau)
    if own.modality and own.party and _stands_alone(chapeau):
        return own
    undertaken = chapeau.verb_class == "commitment" and chapeau.verb == chapeau.modality
    if chapeau.completed_by == "verb" or (undertaken and TO.match(text)):
        return _verb(text, chapeau)
    if chapeau.completed_by == "condition":
        return replace(chapeau, object=None, condition=text.strip(EDGE) or None, completed_by=None)
    return _object(text, chapeau)


def _of_party(own: Provision, chapeau: Provision) -> Provision:
    """Return what a point that opens with its modal verb says of the party of the chapeau."""
    party = chapeau.party or ""
    verb_class = own.verb_class or "statement"
    if NOBODY.match(party):
        verb_class = forbidden(verb_class)
    elif verb_class == "permission" and is_organ(party):
        verb_class = "power"
    return replace(
        own,
        party=party,
        verb_class=verb_class,
        force=FORCE[verb_class],
        condition=_both(chapeau, own.condition),
    )


def _stands_alone(chapeau: Provision) -> bool:
    """Whether the points are no part of the sentence: `The following rules apply:`."""
    ends = (chapeau.object or "").split()[-1:]
    return (
        chapeau.completed_by != "verb" and ends != ["that"] and chapeau.completed_by != "condition"
    )


def _verb(text: str, chapeau: Provision) -> Provision:
    """Return a chapeau with the verb that a point opens with."""
    to = TO.match(text)
    verb = main_verb(text, to.end() if to else 0)
    if verb is None:
        return replace(chapeau, object=text.strip(EDGE) or None, completed_by=None)
    rest = text[verb.end :]
    limit = condition_start(rest)
    body = rest[:limit]
    person = recipient(body, verb.head, passive=verb.passive)
    start = person[1] if person and not body[: person[0]].strip() else 0
    words = (chapeau.modality, to[0].strip() if to else None, verb.words)
    return replace(
        chapeau,
        verb=" ".join(filter(None, words)),
        modality=" ".join(filter(None, words[:2])) or None,
        lemma=lemma_of(verb.head, passive=verb.passive),
        addressee=body[slice(*person)] if person else None,
        object=body[start:].strip(EDGE) or None,
        condition=_both(chapeau, rest[limit:].strip(EDGE) if limit is not None else None),
        completed_by=None,
    )


def _object(text: str, chapeau: Provision) -> Provision:
    limit = condition_start(text)
    own = text[limit:].strip(EDGE) if limit else None
    said = text[: limit or None].strip(EDGE)
    return replace(chapeau, object=said or None, condition=_both(chapeau, own), completed_by=None)


def _both(chapeau: Provision, own: str | None) -> str | None:
    return joined([chapeau.condition, own])
