"""Which documents of a corpus are the works that references name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.citations import Citations, Dated, dated, packed, unpacked
from docscope.model import Span
from docscope.text.clauses import read_clauses
from docscope.text.instruments import beside
from docscope.text.references import citations
from docscope.text.references.antecedents import CHARTER, settled
from docscope.text.references.organs import organ
from docscope.text.references.ownsymbols import own_symbols
from docscope.text.references.structure import Structure
from docscope.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Document
    from docscope.text.clauses import Clause, Reading
    from docscope.text.references import Reference

HEAD = 3_000  # characters in which a masthead stands
LONGEST_NAME = 400  # characters around a date that may name its document
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
HEADING_BEFORE = re.compile(r"(?:\A|\n[ \t]*\n|[.;:)][ \t]*\n|\f)[ \t]*\Z")
HEADING_BEHIND = re.compile(r"[ \t]*(?:[.:—–-]|\r?\n|\Z|\f|[ \t]{2,}\S)")
YEAR = re.compile(r"\d{4}(?!\d)")
NO_YEAR = re.compile(r"--(\d\d-\d\d)\Z")
NEAR = 400  # characters behind a treaty in which an article alone is one of it
OTHER_ARTICLE = re.compile(r"article|Articles?\s+[IVX]")  # the Charter's: Article 51
OF_TREATIES = re.compile(r"art|chapter [IVXLC]")
DAY_LENGTH = len("1956-10-30")
MOST_STRUCTURES = 64  # documents whose clauses are kept to look up places in


class Cited(NamedTuple):
    """A reference in a document, the clause it stands in, and those it leads to there.

    `called` says what a dated document is called, by which it may be found.
    """

    reference: Reference
    clause: str | None
    targets: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


class Named(NamedTuple):
    """A document of the corpus, and what others call it."""

    doc: str
    symbols: tuple[str, ...]
    dated: Dated | None


def named(document: Document) -> Named:
    """Return what a document may be called by others."""
    fields = document.metadata
    head = document.text[:HEAD]
    symbols = own_symbols(
        fields.get("title") or "", PurePath(document.doc).stem, fields.get("symbol") or "", head
    )
    return Named(document.doc, symbols, dated(document))


def called(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Return what a dated document is called between two characters, packed for a worker.

    Its date ends there; who issued it may stand behind.
    """
    return called_in(document.text, start, end)


def called_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the same of any text."""
    last = min(len(text), end + LONGEST_NAME)
    sentence = next(iter(sentences(text, start, last)), Span(start, last))
    date = Span(_date_start(text, start, end), end)
    found = beside(text, date, Span(max(0, start - LONGEST_NAME), sentence.end))
    return packed(found) if found else ()


def cited_in(document: Document, own: Named, reading: Reading | None = None) -> Iterator[Cited]:
    """Yield the references of a document in order, without those to the document as a whole.

    `reading` says how the document was read, where that is known.
    """
    spans = [Span(block.start, block.end) for block in document.searched]
    found = list(citations(document.text, spans))
    if not found:
        return
    reading = reading or read_clauses(document)
    acting = organ(next((clause.actor for clause in reading.clauses if clause.actor), None))
    if acting:
        found = list(citations(document.text, spans, acting=acting))
    references = list(settled(one for citation in found for one in citation.references))
    structure = Structure(reading.clauses)
    own_charter = acting or any(one.symbol == CHARTER for one in references)
    treaties = Treaties(CHARTER if own_charter else "")
    for named_so in references:
        if named_so.symbol in own.symbols and not named_so.provision:
            continue
        reference = _as_meant(named_so, own, document.metadata.get("date") or "")
        inside = structure.around(reference.start)
        one = _cited(document, reference, structure, inside)
        if reference.kind == "treaty":
            treaties.last = reference
        elif not one.targets and _foreign(reference, reading):
            one = one._replace(reference=treaties.meant(reference, document.text))
        if _is_heading(document.text, one.reference):
            continue
        if one.targets or one.reference.kind != "internal" or reading.kind != "prose":
            yield one  # prose has no numbered places: what it names so stands elsewhere


def _as_meant(reference: Reference, own: Named, date: str) -> Reference:
    """Return a reference to the document itself as an internal one, a day with its year."""
    if reference.symbol in own.symbols:
        return reference._replace(symbol="", kind="internal")
    return _with_year(reference, date)


def _is_heading(text: str, reference: Reference) -> bool:
    """Whether `Article 5` is no reference but the heading of that article."""
    if reference.kind != "internal":
        return False
    before = HEADING_BEFORE.search(text[max(0, reference.start - 40) : reference.start])
    return before is not None and HEADING_BEHIND.match(text, reference.end) is not None


def _with_year(reference: Reference, date: str) -> Reference:
    """Return a dated document with the year of the last such day before its own document."""
    match = NO_YEAR.search(reference.symbol) if reference.kind == "dated" else None
    if not match:
        return reference
    noun = reference.symbol[: match.start()]
    if not YEAR.match(date):
        return reference._replace(symbol=noun.strip())
    year = int(date[:4]) - (DAY.fullmatch(date) is not None and match[1] > date[5:])
    return reference._replace(symbol=f"{noun}{year}-{match[1]}")


def _cited(
    document: Document, reference: Reference, structure: Structure, inside: Clause | None
) -> Cited:
    clause = inside.id if inside else None
    if reference.kind == "internal":
        return Cited(reference, clause, structure.find(reference.provision, inside))
    if reference.kind == "dated" and DAY.search(reference.symbol):
        return Cited(reference, clause, (), called(document, reference.start, reference.end))
    return Cited(reference, clause)


def _foreign(reference: Reference, reading: Reading) -> bool:
    """Whether `Article 51` alone is one of a treaty named before: the text has no articles."""
    if reference.kind != "internal" or reading.kind == "articles":
        return False
    return OF_TREATIES.match(reference.provision) is not None


class Treaties:
    """Which treaty `Article 51` alone is of: the one just named, else the usual one."""

    def __init__(self, usual: str) -> None:
        self.usual = usual
        self.last: Reference | None = None

    def meant(self, reference: Reference, text: str) -> Reference:
        """Return a reference to an article with its treaty, if it is known."""
        near = self.last and reference.start - self.last.end < NEAR
        other = OTHER_ARTICLE.match(text, reference.start)
        symbol = self.last.symbol if self.last and near else "" if other else self.usual
        return reference._replace(symbol=symbol, kind="treaty") if symbol else reference


class Library:
    """The documents of a corpus by what others call them."""

    def __init__(self, documents: Iterable[Named], corpus: Corpus) -> None:
        self._corpus = corpus
        self._structures: dict[str, Structure] = {}
        self._by_symbol: dict[str, list[str]] = {}
        self._by_day = Citations()
        known = list(documents)
        self._by_day.learn(one.dated for one in known if one.dated)
        for one in known:
            for symbol in one.symbols:
                self._by_symbol.setdefault(symbol, []).append(one.doc)

    def document(self, symbol: str, called: tuple[str, ...], *, citing: str) -> str | None:
        """Return the document that another one cites: by its symbol, else by its day.

        Of several with the same symbol it is the first in reading order.
        """
        by_symbol = next((doc for doc in self._by_symbol.get(symbol, ()) if doc != citing), None)
        if by_symbol or not called:
            return by_symbol
        day = symbol[-DAY_LENGTH:]
        return self._by_day.cited(unpacked(called), day=day, doc=citing)[0]

    def clauses(self, doc: str, provision: str) -> tuple[str, ...]:
        """Return the clauses that a provision names in a document of the corpus."""
        if not provision:
            return ()
        if doc not in self._structures:
            if len(self._structures) == MOST_STRUCTURES:
                del self._structures[next(iter(self._structures))]
            document = self._corpus.document(doc)
            self._structures[doc] = Structure(read_clauses(document).clauses)
        return self._structures[doc].find(provision)


def _date_start(text: str, start: int, end: int) -> int:
    """Return where the date begins that ends a name: behind its last `of` or `dated`."""
    name = text[start:end]
    links = (" of ", " dated ", " on ", "\nof ", " of\n")
    return start + max((name.rfind(link) + len(link) for link in links if link in name), default=0)
