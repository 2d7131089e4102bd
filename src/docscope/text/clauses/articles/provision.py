"""What one provision of a treaty, statute or contract says: who shall do what, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.adjuncts import ELLIPTICAL
from docscope.text.clauses.articles.conditions import EDGE, condition_start, joined
from docscope.text.clauses.articles.definitions import definition
from docscope.text.clauses.articles.modality import FORCE
from docscope.text.clauses.articles.points import OPEN, point
from docscope.text.clauses.articles.predicate import predicate
from docscope.text.clauses.articles.recipient import recipient
from docscope.text.clauses.articles.terms import Predicate, Provision
from docscope.text.clauses.articles.verbs import lemma_of
from docscope.text.clauses.wordlists import word_list
from docscope.text.sentences import each_sentence

__all__ = ["Provision", "provision"]

if TYPE_CHECKING:
    from typing import Literal

LABEL = re.compile(r"\A(?:\(\w{1,5}\)|[a-z]\)|\d{1,3}[.)](?!\d)|[—–•*-])\s+")
SECOND = re.compile(r",\s(?=(?:shall|may|must|will)\s)")  # a second predicate follows
# A condition between commas, after which the sentence goes on: `and, where feasible, within`.
INSERTED = re.compile(
    r"(?P<limit>(?:where|if|when|as)\s(?:\w+ly\s)?(?:applicable|appropriate|available|feasible"
    r"|necessary|possible|practicable|relevant|required)),\s(?=\w)"
)
LONGEST_HEAD = 12  # words of a party that stands before its points


def provision(text: str, *, chapeau: Provision | None = None) -> Provision:
    """Return what a provision says; a point completes its `chapeau`.

    Where the text holds several sentences it is the first that binds, else the first.

    >>> found = provision("The controller shall not, unless asked, keep copies.")
    >>> found.party, found.verb, found.verb_class, found.object, found.condition
    ('The controller', 'shall not keep', 'prohibition', 'copies', 'unless asked')
    """
    said = LABEL.sub("", " ".join(text.split()))
    defined = definition(said)
    if defined:
        return Provision(
            party=defined.term,
            verb=defined.verb,
            lemma="mean",
            verb_class="definition",
            force=FORCE["definition"],
            object=defined.definiens,
        )
    own = _alone(said)
    return point(said, own, chapeau) if chapeau and chapeau.party else own


def _alone(said: str) -> Provision:
    first: Provision | None = None
    for start, end in each_sentence(said, 0, len(said)):
        sentence = said[start:end]
        found = predicate(sentence)
        if found and (found.modality or first is None):
            first = _filled(sentence, found)
        if found and found.modality:
            break
    return first or _headed(said)


def _headed(said: str) -> Provision:
    """Return the party that a chapeau names without a verb: `Each Contracting Party:`."""
    words = said.rstrip(" :—–-").split()
    named = said.endswith(OPEN) and 0 < len(words) <= LONGEST_HEAD
    if not named or words[0].lower() in word_list("phrase_openers"):
        return Provision()
    return Provision(party=" ".join(words), completed_by="verb")


def _filled(sentence: str, found: Predicate) -> Provision:
    """Return a predicate with what follows it: addressee, object, condition."""
    lemma = lemma_of(found.head, passive=found.passive) if found.head else None
    body, limit = _limited(sentence[found.end :]) if lemma else ("", None)
    person = recipient(body, lemma, passive=found.passive) if lemma else None
    return Provision(
        party=found.subject,
        verb=found.verb,
        lemma=lemma,
        verb_class=found.verb_class,
        force=FORCE[found.verb_class],
        modality=found.modality,
        addressee=body[slice(*person)] if person else None,
        object=_object(body, person),
        condition=joined([*found.conditions, limit]),
        completed_by=_completed_by(lemma, limit) if sentence.endswith(OPEN) else None,
    )


def _limited(rest: str) -> tuple[str, str | None]:
    """Return what follows a verb up to its condition, and that."""
    start = condition_start(rest)
    inserted = INSERTED.match(rest, start) if start is not None else None
    if inserted:
        return rest[:start].rstrip(" ,") + " " + rest[inserted.end() :], inserted["limit"]
    limit = SECOND.split(rest[start:], maxsplit=1)[0] if start is not None else None
    return rest[:start], limit.strip(EDGE) if limit else None


def _completed_by(lemma: str | None, limit: str | None) -> Literal["verb", "object", "condition"]:
    """Return what the points of a list add to a sentence that breaks off before them."""
    if lemma is None:
        return "verb"
    return "object" if limit is None or ELLIPTICAL.fullmatch(f" {limit}") else "condition"


def _object(body: str, person: tuple[int, int] | None) -> str | None:
    """Return what follows the verb, without an addressee that stands first."""
    start = person[1] if person and body[: person[0]].strip() in {"", "to", "upon", "on"} else 0
    return body[start:].strip(EDGE) or None
