"""From what the reader of a resolution held to finished clauses: ids, wording, references."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from docscope.text.clauses.clause import Clause
from docscope.text.clauses.wording.deadlines import deadline
from docscope.text.clauses.wording.urgency import urgency
from docscope.text.clauses.wording.wording import Wording, wording
from docscope.text.references import references_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Document
    from docscope.text.clauses.resolution.draft import Draft
    from docscope.text.clauses.resolution.reader import Reader
    from docscope.text.clauses.verbs.lexicon import Lexicon
    from docscope.text.clauses.verbs.phrase import Phrase

SPACE = re.compile(r"\s+")
# What print and OCR leave after the last mark: a footnote number, a lone letter, `and`.
DEBRIS = re.compile(r"(?<=[,;.:”’\"])(?:\s*[\d¹²³⁰⁴-⁹]{1,3}|\s?[a-z])\s*\Z")
ASKING = frozenset(["operative", "subitem", "annex_item"])  # they have urgency and a deadline
PREFIXES = {"preambular": "p", "operative": "o", "annex_item": "a", "section": "part"}


def assemble(document: Document, reader: Reader) -> Iterator[Clause]:
    """Yield the clauses of a resolution in order."""
    ids = _ids(reader.drafts)
    verbs = reader.page.verbs
    apart = sorted((claim.start, claim.end) for claim in reader.apart.claims)
    chapeaus = [_chapeau(document.text, draft, apart) for draft in reader.drafts]
    said = zip(chapeaus, references_each(chapeaus), strict=True)
    for draft, own in zip(reader.drafts, said, strict=True):
        yield _clause(document.text, draft, ids, own, verbs)


def _chapeau(text: str, draft: Draft, apart: list[tuple[int, int]]) -> str:
    """Return what a clause says itself, before its sub-items."""
    end = _clean_end(text, draft.start, draft.end)
    last = min(_clean_end(text, draft.start, draft.chapeau_end), end)
    return _without(text, draft.start, last, apart)


def _clause(
    text: str,
    draft: Draft,
    ids: dict[int, str],
    own: tuple[str, tuple[str, ...]],
    verbs: Lexicon | None,
) -> Clause:
    end = _clean_end(text, draft.start, draft.end)
    chapeau, cited = own
    phrase = draft.phrase
    said = _wording(chapeau, phrase, draft, verbs)
    asking = " ".join(chapeau.split()) if draft.kind in ASKING else ""
    due = deadline(asking)
    return Clause(
        ids[id(draft)],
        draft.kind,
        draft.start,
        end,
        number=draft.number,
        label_printed=draft.printed,
        actor=draft.actor,
        verb=_verb(chapeau, phrase),
        lemma=phrase.verb.lemma if phrase else None,
        verb_class=phrase.verb.verb_class if phrase else None,
        force=phrase.verb.force if phrase else 0,
        addressee=said.addressee,
        object=said.object,
        second_verb=said.second_verb,
        second_addressee=said.second_addressee,
        refs=() if draft.kind == "section" else cited,
        parent=ids[id(draft.parent)] if draft.parent else None,
        section=draft.section,
        heading=draft.heading,
        urgency=urgency(asking),
        deadline=due.words if due else None,
        note="print debris after the last mark" if end < draft.end else None,
    )


def _wording(chapeau: str, phrase: Phrase | None, draft: Draft, verbs: Lexicon | None) -> Wording:
    if draft.kind == "section":
        return Wording(None, None, None, None)
    if phrase is None:
        return Wording(None, SPACE.sub(" ", chapeau).strip(" ,;:."), None, None)
    preamble = draft.kind == "preambular"
    verb = phrase.verb._replace(takes_addressee="no") if preamble else phrase.verb
    return wording(" ".join(chapeau[phrase.end :].split()), verb, participle=preamble, verbs=verbs)


def _without(text: str, start: int, end: int, apart: list[tuple[int, int]]) -> str:
    """Return the text of a span without page furniture and footnotes inside it."""
    kept = []
    for first, last in apart[bisect_left(apart, (start, 0)) : bisect_left(apart, (end, 0))]:
        kept.append(text[start:first])
        start = last
    return "".join([*kept, text[start:end]])


def _verb(chapeau: str, phrase: Phrase | None) -> str | None:
    """Return the verb as printed; underscores are the rules of a form that OCR read along."""
    return (
        " ".join(chapeau[phrase.start : phrase.end].replace("_", " ").split()) if phrase else None
    )


def _clean_end(text: str, start: int, end: int) -> int:
    debris = DEBRIS.search(text, max(start, end - 12), end)
    return debris.start() if debris else end


def _ids(drafts: list[Draft]) -> dict[int, str]:
    """Name every clause: by its number where it has one, else by its place."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    repeats: dict[str, int] = {}
    counts: dict[str, int] = {}
    again = _numbered_again(drafts)
    for draft in drafts:
        counts[draft.kind] = counts.get(draft.kind, 0) + 1
        name = _name(draft, found, counts[draft.kind])
        if draft.kind == "operative" and draft.section in again:
            name = f"{draft.section}.{name}"
        if name in taken:  # a number that the text gives twice
            repeats[name] = repeats.get(name, 1) + 1
            name = f"{name}~{repeats[name]}"
        taken.add(name)
        found[id(draft)] = name
    return found


def _numbered_again(drafts: list[Draft]) -> set[str]:
    """Return the parts whose clauses begin again with number 1."""
    found: set[str] = set()
    seen: set[str] = set()
    for draft in drafts:
        if draft.kind == "operative" and draft.number in seen and draft.section:
            found.add(draft.section)
        elif draft.kind == "operative" and draft.number and draft.section not in found:
            seen.add(draft.number)
    return found


def _name(draft: Draft, found: dict[int, str], count: int) -> str:
    if draft.parent is not None:
        label = draft.number or ""
        return found[id(draft.parent)] + (
            label if label.startswith("(") else f"({label.rstrip('.)')})"
        )
    prefix = PREFIXES[draft.kind]
    annex = f"annex{draft.annex}:" if draft.annex > 1 else ""
    if draft.kind == "section":
        return f"{annex}part {draft.number}"
    numbered = draft.number if draft.kind != "preambular" else None
    return f"{annex}{prefix}{(numbered or str(count)).replace(' ', '')}"
