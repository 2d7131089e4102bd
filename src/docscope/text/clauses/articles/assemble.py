"""From drafts to finished clauses: what each provision says, by when, what it cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.articles.ids import ids_of
from docscope.text.clauses.articles.provision import Provision, provision
from docscope.text.clauses.clause import Clause
from docscope.text.clauses.verbs.phrase import preambular_phrase
from docscope.text.clauses.wording.deadlines import deadline
from docscope.text.clauses.wording.urgency import urgency
from docscope.text.references import references_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.clauses.articles.draft import Draft
    from docscope.text.clauses.verbs.lexicon import Lexicon

SILENT = Provision()
HEADINGS = frozenset(["section", "article"])  # they say nothing of their own
EDGE = " ,;:."
WHEREAS = re.compile(r"(?:And\s|AND\s)?(?:Whereas|WHEREAS)\b[\s:,]*")


class Said(NamedTuple):
    """A clause's own text in one line, and what it says."""

    text: str
    provision: Provision


def assemble(
    text: str, drafts: Sequence[Draft], *, prefix: str, verbs: Lexicon | None = None
) -> Iterator[Clause]:
    """Yield the clauses of a text in order."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
    ids = ids_of(ordered, prefix)
    said: dict[int, Said] = {}
    for draft in ordered:
        said[id(draft)] = _said(text, draft, said, verbs)
    cited = references_each([said[id(draft)].text for draft in ordered])
    for draft, refs in zip(ordered, cited, strict=True):
        yield _clause(draft, ids, said[id(draft)], refs)


def _said(text: str, draft: Draft, above: dict[int, Said], verbs: Lexicon | None) -> Said:
    """Return the text of a clause before its points, and what it says."""
    own = " ".join(" ".join(text[start:end] for start, end in draft.pieces).split())
    if not own or draft.kind in HEADINGS:
        return Said("", SILENT)
    if draft.kind == "recital" and draft.unnumbered:
        whereas = WHEREAS.match(own)
        found = provision(own[whereas.end() :]) if whereas else _motive(own, verbs)
        return Said(own, found)
    chapeau = above.get(id(draft.parent)) if draft.tail.startswith("(") else None
    return Said(own, provision(own, chapeau=chapeau.provision if chapeau else None))


def _motive(own: str, verbs: Lexicon | None) -> Provision:
    """Return what a recital of a treaty says: `Considering that ...`."""
    phrase = preambular_phrase(own, verbs=verbs)
    if phrase is None:
        return SILENT
    return Provision(
        verb=own[phrase.start : phrase.end],
        lemma=phrase.verb.lemma,
        verb_class=phrase.verb.verb_class,
        force=phrase.verb.force,
        object=own[phrase.end :].strip(EDGE) or None,
    )


def _clause(draft: Draft, ids: dict[int, str], said: Said, refs: tuple[str, ...]) -> Clause:
    found = said.provision
    binding = said.text if draft.kind != "recital" else ""
    due = deadline(binding) if binding else None
    printed = draft.printed
    return Clause(
        ids[id(draft)],
        draft.kind,
        draft.start,
        draft.end,
        number=draft.number,
        label_printed=printed if printed and (draft.number or "") not in printed else None,
        actor=found.party,
        verb=found.verb,
        lemma=found.lemma,
        verb_class=found.verb_class,
        force=found.force,
        addressee=found.addressee,
        object=found.object,
        refs=refs,
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        section=_section(draft, ids),
        kind_of_document="articles",
        heading=draft.heading,
        urgency=urgency(binding) if binding else (),
        deadline=due.words if due else None,
        modality=found.modality,
        condition=found.condition,
    )


def _section(draft: Draft, ids: dict[int, str]) -> str | None:
    """Return the id of the innermost chapter that a clause stands in."""
    above = draft
    while above.section is None and above.parent is not None:
        above = above.parent
    return ids[id(above.section)] if above.section is not None else None
