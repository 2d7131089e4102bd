"""What docscope found in each clause: its verb, class, force, who is asked, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from docscope.report.exports.akn.identity import SOURCE
from docscope.report.exports.akn.words import allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docscope.text.clauses import Clause

NAMESPACE = "urn:docscope:clauses"
FIELDS = (
    "actor",
    "verb",
    "lemma",
    "addressee",
    "second_verb",
    "second_addressee",
    "modality",
    "condition",
    "deadline",
)


def findings(clauses: Iterable[Clause], eids: Mapping[str, str]) -> Element | None:
    """Return an element with one `clause` for each clause that has a verb, None without any.

    Akoma Ntoso leaves the vocabulary of `proprietary` to whoever writes it: its attributes
    are the columns of the table.
    """
    found = Element("proprietary", source=SOURCE)
    for clause in clauses:
        if clause.verb is None and clause.modality is None:
            continue
        one = SubElement(found, "clause", xmlns=NAMESPACE, href=f"#{eids[clause.id]}", id=clause.id)
        if clause.verb_class:
            one.set("class", clause.verb_class)
            one.set("force", str(clause.force))
        for field in FIELDS:
            value = getattr(clause, field)
            if value:
                one.set(field, allowed(value))
        if clause.urgency:
            one.set("urgency", allowed("; ".join(clause.urgency)))
    return found if len(found) else None
