"""A draft as it is compared: its clauses, what stands below each, and the words of each."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.differences import compared_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.model import Document
    from docscope.text.clauses import Clause, Reading

# A word that the end of a line cuts; where it does no line end makes a difference.
CUT_WORD = re.compile(r"(?<=[^\W\d_])[-‐\xad][ \t]*\r?\n\s*(?=[^\W\d_])")
# What stands around the number of an article or paragraph.
NUMBERED = (
    r"(?: (?:article|section|part|chapter|title|annex|rule|regulation|paragraph|§)\s* )? "
    r"[(\[]? {number} (?! \w ) [)\].:]* [\s—–-]*"
)
LONGEST_SIGNS = 8  # characters around a number
UNLABELLED = frozenset({"preambular", "operative", "stance"})


class Provision(NamedTuple):
    """A clause with its own words: without its number and without what stands below it."""

    clause: Clause
    text: str


class Draft:
    """The provisions of one document, known by their place in it, counted from 0."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self.provisions = provisions
        at = {one.clause.id: number for number, one in enumerate(provisions)}
        self.roots: list[int] = []
        self.below: list[list[int]] = [[] for _ in provisions]
        self.parents: list[int | None] = []
        for number, one in enumerate(provisions):
            parent = at.get(one.clause.parent or "")
            parent = parent if parent != number else None
            self.parents.append(parent)
            (self.roots if parent is None else self.below[parent]).append(number)

    def __len__(self) -> int:
        return len(self.provisions)

    @cached_property
    def keys(self) -> list[tuple[str, ...]]:
        """The words and signs by which each provision is compared."""
        return [tuple(token.key for token in compared_tokens(one.text)) for one in self.provisions]

    @cached_property
    def wordings(self) -> list[tuple[str, ...]]:
        """The words and signs of each provision with all that stands below it, in order."""
        found = list(self.keys)
        for number in reversed(range(len(found))):
            for below in self.below[number]:
                found[number] += found[below]
        return found

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each provision in small letters, without signs."""
        return [[key.lower() for key in keys if key[0].isalnum()] for keys in self.keys]

    @cached_property
    def whole(self) -> list[frozenset[str]]:
        """The distinct words of each provision with all that stands below it."""
        found = [set(words) for words in self.words]
        for number in reversed(range(len(found))):
            parent = self.parents[number]
            if parent is not None:
                found[parent] |= found[number]
        return [frozenset(words) for words in found]


def provisions(document: Document, reading: Reading) -> tuple[Provision, ...]:
    """Return the clauses of a document with their own words.

    What a page sets into the middle of a clause, such as its number, is left out.
    """
    clauses = reading.clauses
    ordered = sorted(range(len(clauses)), key=lambda at: (clauses[at].start, -clauses[at].end, at))
    gaps: dict[int, list[tuple[int, int]]] = {at: [] for at in ordered}
    open_ones: list[int] = []
    inserted = [(claim.start, claim.end, -1) for claim in reading.claims]
    spans = [(_label_start(document.text, clauses[at]), clauses[at].end, at) for at in ordered]
    for start, end, at in sorted(spans + inserted, key=lambda one: (one[0], -one[1])):
        while open_ones and clauses[open_ones[-1]].end <= start:
            open_ones.pop()
        for outer in open_ones:
            if at < 0 or not _same_sentence(clauses[outer], clauses[at]):
                gaps[outer].append((start, end))
        if at >= 0:
            open_ones.append(at)
    return tuple(
        Provision(clause, _own_text(document.text, clause, gaps[at]))
        for at, clause in enumerate(clauses)
    )


def _same_sentence(clause: Clause, below: Clause) -> bool:
    """Whether two stances share their sentence: `rejected this and demanded that`."""
    return (clause.start, clause.end) == (below.start, below.end)


def _label_start(text: str, clause: Clause) -> int:
    """Return where the number before a clause starts, as printed or as it should be."""
    for label in filter(None, (clause.label_printed, clause.number)):
        bare = _bare(label)
        before = text[max(clause.start - len(bare) - LONGEST_SIGNS, 0) : clause.start]
        found = re.search(rf"(?<!\w)[(\[]?{re.escape(bare)}[)\].:,]*\s*\Z", before)
        if bare and found:
            return clause.start - len(before) + found.start()
    return clause.start


def _bare(label: str) -> str:
    """Return a number without the signs around it."""
    return label.strip("().[],: ")


def _own_text(text: str, clause: Clause, gaps: Iterable[tuple[int, int]]) -> str:
    pieces = "\n".join(text[start:end] for start, end in _between(clause, gaps))
    joined = " ".join(CUT_WORD.sub("-", pieces).split())
    return joined if clause.kind in UNLABELLED else _unlabelled(joined, clause)


def _between(clause: Clause, gaps: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what of a clause lies between gaps, which are in order and may overlap."""
    at = clause.start
    for start, end in gaps:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < clause.end:
        yield at, clause.end


def _unlabelled(text: str, clause: Clause) -> str:
    """Return a text without the number it begins with: the id says that."""
    label = clause.label_printed
    if label and text.startswith(label) and not text[len(label) : len(label) + 1].isalnum():
        return text[len(label) :].lstrip(" .):—–-")
    if not clause.number:
        return text
    numbered = NUMBERED.format(number=re.escape(_bare(clause.number)))
    found = re.match(numbered, text, re.VERBOSE | re.IGNORECASE)
    return text[found.end() :] if found else text
