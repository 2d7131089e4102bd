"""The query language: words and phrases, wildcards, alternatives."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from docscope.corpus.query import Query, Term, fold_gap
from docscope.corpus.query_words import WILDCARDS, Alternative
from docscope.errors import UsageError
from docscope.text.tokens import pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterator

# A number or a document symbol with wildcards: 195*, A/32*, S/RES/*
FIGURES = re.compile(r"(?: [\d*?]+ | [A-Z]+ (?: / [A-Z\d.*?-]+ )+ )", re.VERBOSE)
BAR = re.compile(r"\s*\|\s*")
# Wildcards are letters while a query is cut into tokens, so that `people?s` stays one.
MOST_PHRASES = 64  # that the alternatives of one query may stand for
MANY, ONE = "ʮ", "ʯ"
STAND_INS = {MANY: "*", ONE: "?"}


def parse(written: str, *, case: bool = False, whole: bool = False) -> Query:
    """Return the query that a reader typed.

    Several words are a phrase across any white space, with the punctuation between them
    that was typed; `*` stands for any characters and `?` for one, within a token; `a|b`
    are alternatives for one word.

    Raises:
        UsageError: The query has no word, or too many alternatives.
    """
    first, *others = (_phrase(text, written, case, whole) for text in _spelled_out(written))
    return replace(first, others=tuple(others))


def _spelled_out(written: str) -> list[str]:
    """Return the phrases of a query whose alternatives are several tokens each: 干涉|介入."""
    chunks = BAR.sub("|", written).split()
    options = [_options(chunk) for chunk in chunks]
    if prod(map(len, options)) > MOST_PHRASES:
        raise UsageError(f'"{written}": more than {MOST_PHRASES} phrases; ask for fewer at a time')
    return [" ".join(choice) for choice in product(*options)]


def _options(chunk: str) -> list[str]:
    forms = [form for form in chunk.split("|") if form]
    longest = max(
        (sum(isinstance(piece, tuple) for piece in _tokens(form)) for form in forms), default=0
    )
    return forms if longest > 1 else [chunk]


def _phrase(text: str, written: str, case: bool, whole: bool) -> Query:  # noqa: FBT001 - as parse_query
    chunks = text.split()
    pieces = [piece for chunk in chunks for piece in (*_pieces(chunk), " ")]
    places = [number for number, piece in enumerate(pieces) if not isinstance(piece, str)]
    if not places:
        raise UsageError(f'"{written}": no word to search for')
    terms = (
        Term(
            tuple(
                Alternative(form, case, whole, first=at == places[0], last=at == places[-1])
                for form in pieces[at]
            ),
            fold_gap("".join(map(str, pieces[at + 1 : after]))),
        )
        for at, after in zip(places, [*places[1:], 0], strict=True)
    )
    return Query(written, tuple(terms))


def _pieces(chunk: str) -> Iterator[tuple[str, ...] | str]:
    """Yield the terms in a run of characters without white space, and what is between them.

    A term is the tuple of its alternatives.
    """
    forms = chunk.split("|")
    if len(forms) == 1:
        yield from _tokens(chunk)
        return
    found = [[piece for piece in _tokens(form) if isinstance(piece, tuple)] for form in forms]
    alternatives = tuple(terms[0][0] for terms in found if terms)
    if alternatives:
        yield alternatives


def _tokens(form: str) -> Iterator[tuple[str, ...] | str]:
    """Yield the tokens of a form, and the characters before, between and after them."""
    if WILDCARDS.search(form) and FIGURES.fullmatch(form):
        yield (form,)
        return
    masked = form.replace("*", MANY).replace("?", ONE)
    end = 0
    for match in pattern_for(masked).finditer(masked):
        yield _unmasked(masked[end : match.start()])
        yield (_unmasked(match[0]),)
        end = match.end()
    yield _unmasked(masked[end:])


def _unmasked(form: str) -> str:
    return "".join(STAND_INS.get(character, character) for character in form)
