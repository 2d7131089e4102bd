"""From the pieces of phrases to a query: terms, and what stands between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.corpus.query import Query, Term, fold_gap
from docscope.corpus.query.mistakes import MistakeError
from docscope.corpus.query.words import Alternative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.query import Test
    from docscope.corpus.query.regex import Pattern

    Spread = tuple[int, int | None]

FEW = 50  # words of one term that are tried one after the other
NO_WORD = "no word to search for"


class Syntax(NamedTuple):
    """How a query is written, and how its words are compared with those of the texts."""

    case: bool = False
    whole: bool = False
    kind: Literal["words", "fixed", "regex", "cql"] = "words"
    form: Literal["word", "lemma", "stem"] = "word"
    language: str = "en"


class Form(NamedTuple):
    """One way a term can be written, and where: a word, any form of one, or an expression."""

    kind: Literal["word", "lemma", "stem", "regex"]
    text: str
    position: int


class Gap(NamedTuple):
    """So many tokens at least and at most, in the place of what stands between two terms."""

    least: int
    most: int | None
    position: int


# A piece of a phrase: a term as its alternatives, a gap, or what stands between terms
Piece = tuple[Form, ...] | Gap | str


def query_of(written: str, phrases: Sequence[Sequence[Piece]], syntax: Syntax) -> Query:
    """Return the query for what any of several phrases finds.

    Raises:
        MistakeError: A phrase has no word, or a gap at one of its ends.
    """
    built = list(dict.fromkeys(_terms(pieces, syntax) for pieces in phrases))
    if not built:
        raise MistakeError(None, NO_WORD)
    gapped = any(term.skip for terms in built for term in terms)
    first, *others = (Query(written, terms, shortest=gapped) for terms in built)
    return replace(first, others=tuple(others)) if others else first


def _terms(pieces: Sequence[Piece], syntax: Syntax) -> tuple[Term, ...]:
    listed = [(n, piece) for n, piece in enumerate(pieces) if not isinstance(piece, str | Gap)]
    places = [number for number, _ in listed]
    _ensure_outer(pieces, places)
    ends = [*places[1:], 0]
    return tuple(
        Term(
            _tests(forms, syntax, first=at == places[0], last=at == places[-1]),
            *_between(pieces[at + 1 : after]),
        )
        for (at, forms), after in zip(listed, ends, strict=True)
    )


def _ensure_outer(pieces: Sequence[Piece], places: list[int]) -> None:
    """Raise where there is no word, or no word on one side of a gap."""
    if not places:
        raise MistakeError(None, NO_WORD)
    for piece in (*pieces[: places[0]], *pieces[places[-1] :]):
        if isinstance(piece, Gap):
            problem = "a gap stands between two words, with blanks on both sides"
            raise MistakeError(piece.position, problem)


def _between(pieces: Sequence[Piece]) -> tuple[str, Spread | None]:
    """Return the gap and the skip of a term, from the pieces up to the next."""
    gaps = [piece for piece in pieces if isinstance(piece, Gap)]
    if not gaps:
        return fold_gap("".join(map(str, pieces))), None
    if len(gaps) > 1:
        raise MistakeError(gaps[1].position, "a gap after a gap; write one of them")
    return "", (gaps[0].least, gaps[0].most)


def _tests(forms: tuple[Form, ...], syntax: Syntax, *, first: bool, last: bool) -> tuple[Test, ...]:
    tests = dict.fromkeys(_test(form, syntax, first=first, last=last) for form in forms)
    return together(tuple(tests))


def together(tests: tuple[Test, ...]) -> tuple[Test, ...]:
    """Return the tests of a term, many words without wildcards as one list."""
    if len(tests) <= FEW:
        return tests
    words = tuple(test for test in tests if isinstance(test, Alternative) and test.exact)
    if len(words) <= FEW:
        return tests
    from docscope.corpus.query.kinds import WordList

    listed = set(words)
    return (WordList(words), *(test for test in tests if test not in listed))


def _test(form: Form, syntax: Syntax, *, first: bool, last: bool) -> Test:
    if form.kind == "word":
        return Alternative(form.text, syntax.case, syntax.whole, first, last)
    if form.kind == "regex":
        return _pattern(form, syntax)
    from docscope.corpus.query.kinds import WordForm

    test = WordForm(form.text, form.kind, syntax.language, syntax.whole, first, last)
    test.inside(form.text)  # raises where the language has no such forms
    return test


def _pattern(form: Form, syntax: Syntax) -> Pattern:
    from docscope.corpus.query.regex import Pattern, has_accents

    accents = has_accents(form.text)
    pattern = Pattern(form.text, syntax.case, accents, syntax.form, syntax.language)
    pattern.ensure_valid(form.position)
    return pattern
