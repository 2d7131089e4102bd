"""The names of the clauses of a treaty or statute: `art2(4)(b)`, `chapter II section 1`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.articles.draft import Draft


def ids_of(drafts: Sequence[Draft], prefix: str) -> dict[int, str]:
    """Return the id of every draft, which are in order, by its identity."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    tails = Counter(draft.tail for draft in drafts if draft.kind == "section")
    again = {tail.split(" ")[0] for tail, count in tails.items() if count > 1} | {"section"}
    for draft in drafts:
        if draft.kind == "section":
            name = _section_name(draft, found, prefix, again=draft.tail.split(" ")[0] in again)
        else:
            name = _name(draft, found, taken, prefix)
        name = _unique(name, taken)
        taken.add(name)
        found[id(draft)] = name
    return found


def _section_name(draft: Draft, found: dict[int, str], prefix: str, *, again: bool) -> str:
    """Name a chapter, with the part that it stands in where such numbers come again."""
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
        # Article 4(1) is a definition of Article 4, whatever paragraph opens the list.
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
