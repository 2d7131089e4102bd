"""The clauses of documents: what was recalled, decided and asked, and of whom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.analyses.place import PLACE, place, slice_text
from docscope.model import Column, Totals
from docscope.text.clauses import find_clauses, says
from docscope.text.clauses.verbs.lexicon import forms
from docscope.text.clauses.wordlists import word_list
from docscope.text.tokens import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row
    from docscope.text.clauses import Clause

NAMES = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
# Capitalised words that would choose nearly everything, or nothing that one thinks of.
COMMON = {"Government", "Governments", "State", "States", "Member", "Members", "Union", "Council"}
SHORT = 4  # letters of `have`, `will`, `must`: no word to look for


@dataclass(frozen=True, slots=True)
class Found:
    """The clauses of one document, in order."""

    doc: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class ClausesFound:
    """The clauses of several documents, and the totals of all that was read."""

    found: tuple[Found, ...]
    totals: Totals

    def spent(self) -> ClausesFound:
        """Return the totals without the clauses that were already turned into rows."""
        return ClausesFound((), self.totals)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of every document, or those of some kinds, verbs, addressees, actors.

    `verb` is found by its lemma (`request` finds `Requests`) or as printed, as the first
    or the second verb; `addressee` and `actor` by a part of their text in any case. With
    `secondary` the stances that only describe or predict are there too. Ids do not depend
    on what is left out.
    """

    kinds: tuple[str, ...] = ()
    verb: str | None = None
    addressee: str | None = None
    actor: str | None = None
    secondary: bool = False

    @property
    def name(self) -> str:
        """The name of the command."""
        return "clauses"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the clause, its verb, whom it asks what, its place."""
        return COLUMNS

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """All columns there are."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: always."""
        return True

    def collect(self, part: Corpus) -> ClausesFound:
        """Return the clauses in every document of a part."""
        found: list[Found] = []
        totals = Totals()
        for document in part.documents():
            clauses = tuple(
                clause
                for clause in find_clauses(document, secondary=self.secondary)
                if self._wants(clause)
            )
            totals += _totals(document, clauses, self._examples(clauses))
            if clauses:
                found.append(Found(document.doc, clauses))
        return ClausesFound(tuple(found), totals)

    def merge(self, left: ClausesFound, right: ClausesFound) -> ClausesFound:
        """Join the clauses of two neighbouring parts."""
        return ClausesFound(left.found + right.found, left.totals + right.totals)

    def rows(self, total: ClausesFound, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a clause, document by document."""
        for found in total.found:
            document = corpus.document(found.doc)
            for clause in found.clauses:
                yield _row(document, clause)

    def _examples(self, clauses: tuple[Clause, ...]) -> list[str]:
        """Return options that would choose some of the clauses, one of each kind a document."""
        whom = _name_asked(clauses) if not self.addressee else None
        verb = next(filter(None, map(_plain_verb, clauses)), None) if not self.verb else None
        return [f"--addressee {whom}"] * bool(whom) + [f"--verb {verb}"] * bool(verb)

    def _wants(self, clause: Clause) -> bool:
        return (
            (not self.kinds or clause.kind in self.kinds)
            and (self.verb is None or says(clause, self.verb))
            and _contains(clause.addressee, self.addressee)
            and _contains(clause.actor, self.actor)
        )


def _contains(text: str | None, wanted: str | None) -> bool:
    return wanted is None or wanted.casefold() in (text or "").casefold()


def _name_asked(clauses: tuple[Clause, ...]) -> str | None:
    """Return a name of one word among the addressees, a state if there is one."""
    runs = [name for clause in clauses for name in NAMES.findall(clause.addressee or "")]
    names = [name for name in runs if " " not in name and name not in COMMON]
    states = [name for name in names if name.lower() in word_list("state_names")]
    return next(iter(states or names), None)


def _plain_verb(clause: Clause) -> str | None:
    """Return the verb of a clause in one word by which it is found."""
    first = (clause.lemma or "").split(" ", 1)[0]
    known = forms().get(first, ())
    verb = known[-1].verb.lemma if known else first
    return verb if verb.isalpha() and len(verb) > SHORT and says(clause, verb) else None


def _totals(document: Document, clauses: tuple[Clause, ...], examples: list[str]) -> Totals:
    return Totals(
        documents=1,
        words=count_words(document),
        found=len(clauses),
        documents_found=bool(clauses),
        named=Counter([*(clause.kind for clause in clauses), *examples]),
    )


def _row(document: Document, clause: Clause) -> Row:
    return (
        document.doc,
        clause.id,
        clause.kind,
        clause.number,
        clause.actor,
        clause.verb,
        clause.addressee,
        clause.object,
        slice_text(document, clause.start, clause.end),
        clause.second_verb,
        clause.verb_class,
        clause.refs,
        _dates(document, clause),
        *place(document, clause.start, clause.end),
    )


def _dates(document: Document, clause: Clause) -> tuple[str, ...]:
    """Return the dates in a clause as EDTF values, each once."""
    from docscope.text.dates import find_dates

    text = document.text[clause.start : clause.end]
    mentions = find_dates(text, anchor=document.metadata.get("date"))
    return tuple(dict.fromkeys(mention.date for mention in mentions if mention.date))


COLUMNS = (
    Column("doc"),
    Column("id"),
    Column("kind"),
    Column("number"),
    Column("actor"),
    Column("verb"),
    Column("addressee"),
    Column("object"),
    Column("text"),
    Column("second_verb"),
    Column("class"),
    Column("refs", "list"),
    Column("dates", "list"),
    *PLACE,
)
