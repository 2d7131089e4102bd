"""From drafts to finished clauses: ids, what each provision says, what it cites."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.provision import Provision, provision
from docscope.text.clauses.clause import Clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.clauses.articles.draft import Draft

LINE_END_HYPHEN = "-"
SILENT = Provision()


def assemble(text: str, drafts: Sequence[Draft], *, prefix: str) -> Iterator[Clause]:
    """Yield the clauses of a text in order."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
    ids = _ids(ordered, prefix)
    said: dict[int, Provision] = {}
    for draft in ordered:
        yield _clause(text, draft, ids, said)


def _clause(text: str, draft: Draft, ids: dict[int, str], said: dict[int, Provision]) -> Clause:
    found = SILENT
    own = _own(text, draft)
    if draft.kind not in {"section", "article"} and own:
        above = said.get(id(draft.parent)) if draft.parent is not None else None
        found = provision(own, chapeau=above if draft.kind != "paragraph" else None)
        said[id(draft)] = found
    return Clause(
        ids[id(draft)],
        draft.kind,
        draft.start,
        max(draft.end, draft.start),
        number=draft.number,
        label_printed=draft.printed if draft.printed != draft.number else None,
        actor=found.party,
        verb=found.verb,
        lemma=found.lemma,
        verb_class=found.verb_class,
        force=found.force,
        addressee=found.addressee,
        object=found.object,
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        section=_section(draft, ids),
        kind_of_document="articles",
        heading=draft.heading,
        modality=found.modality,
        condition=found.condition,
    )


def _own(text: str, draft: Draft) -> str:
    """Return the text of a clause before its points, as one line."""
    return " ".join(" ".join(text[start:end] for start, end in draft.pieces).split())


def _section(draft: Draft, ids: dict[int, str]) -> str | None:
    above: Draft | None = draft
    while above is not None and above.section is None:
        above = above.parent
    return ids[id(above.section)] if above is not None and above.section is not None else None


def _ids(drafts: Sequence[Draft], prefix: str) -> dict[int, str]:
    """Name every clause by its numbers, each name once."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    tails = Counter(draft.tail for draft in drafts if draft.kind == "section")
    for draft in drafts:
        if draft.kind == "section":
            again = tails[draft.tail] > 1 or draft.tail.startswith("section")
            name = _section_name(draft, found, prefix, again=again)
        else:
            name = _name(draft, found, taken, prefix)
        name = _unique(name, taken)
        taken.add(name)
        found[id(draft)] = name
    return found


def _section_name(draft: Draft, found: dict[int, str], prefix: str, *, again: bool) -> str:
    """Name a chapter, with the part that it stands in where its number comes again."""
    above = draft.section
    if above is not None and (again or above.tail.startswith("annex")):
        return f"{found[id(above)]} {draft.tail}"
    return prefix + draft.tail


def _name(draft: Draft, found: dict[int, str], taken: set[str], prefix: str) -> str:
    above, section = draft.parent, draft.section
    if above is None:
        if section is None or not found[id(section)].removeprefix(prefix).startswith("annex"):
            return prefix + draft.tail
        if draft.kind == "article":
            return f"{found[id(section)].split(' part ')[0]}:{draft.tail}"
        return found[id(section)] + draft.tail.removeprefix(section.tail)
    if above.unnumbered and above.parent is not None:
        short = found[id(above.parent)] + draft.tail
        if short not in taken:
            return short
    return found[id(above)] + draft.tail


def _unique(name: str, taken: set[str]) -> str:
    again, count = name, 1
    while again in taken:
        count += 1
        again = f"{name}~{count}"
    return again
