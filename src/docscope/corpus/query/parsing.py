"""The query language: words and phrases, wildcards, alternatives, gaps, expressions."""

from __future__ import annotations

import re
from itertools import chain, product
from typing import TYPE_CHECKING, Literal

from docscope.corpus.query.mistakes import MistakeError, told
from docscope.corpus.query.phrases import Form, Gap, query_of
from docscope.corpus.query.signs import (
    DEEPEST,
    MANY,
    MOST_PHRASES,
    ONE,
    TOO_MANY,
    is_cql,
    signs,
    unmasked,
)
from docscope.text.tokens import pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.query import Query
    from docscope.corpus.query.phrases import Piece, Syntax
    from docscope.corpus.query.signs import Kind, Sign

    Pieces = list[Piece]

# A number or a document symbol with wildcards: 195*, A/32*, S/RES/*
FIGURES = re.compile(r"(?: [\d*?]+ | [A-Z]+ (?: / [A-Z\d.*?-]+ )+ )", re.VERBOSE)
FORMS: tuple[Literal["lemma", "stem"], ...] = ("lemma", "stem")
WORDS: tuple[Kind, ...] = ("text", "regex", "gap", "open")


def parse(written: str, syntax: Syntax) -> Query:
    """Return the query that a reader typed.

    Raises:
        UsageError: It cannot be understood; the message says at which column.
    """
    try:
        if syntax.kind == "cql" or (syntax.kind == "words" and is_cql(written)):
            from docscope.corpus.query.cql import parse_cql

            return parse_cql(written, syntax)
        return query_of(written, _phrases(written, syntax), syntax)
    except MistakeError as mistake:
        raise told(mistake, written) from None


def _phrases(written: str, syntax: Syntax) -> list[Pieces]:
    if syntax.kind == "regex":
        from docscope.corpus.query.regex_words import sequences

        return [
            [piece for text, at in words for piece in ((Form("regex", text, at),), " ")]
            for words in sequences(written)
        ]
    if syntax.kind == "fixed":
        chunks = written.split()
        return [[piece for chunk in chunks for piece in (*_tokens(chunk, 0, syntax), " ")]]
    return _Parser(written, syntax).phrases()


class _Parser:
    """Recursive descent: outside parentheses a bar joins words, within them phrases."""

    def __init__(self, written: str, syntax: Syntax) -> None:
        self.syntax = syntax
        self.signs = signs(written)
        self.position = 0
        self.depth = 0

    def phrases(self) -> list[Pieces]:
        """Return the phrases that the query stands for."""
        found: list[list[Pieces]] = []
        while not self._at("end"):
            found += self._element()
        return _joined(found)

    def _element(self) -> list[list[Pieces]]:
        """Return a blank, if there is one, and words without blanks that bars part."""
        before: list[list[Pieces]] = [[[" "]]] if self.next.spaced else []
        if not self._at("bar"):
            options = self._run()
            if not self._at("bar"):
                return [*before, options]
        else:
            options = []
        while self._at("bar"):
            self._take()
            if self._at("gap"):
                raise MistakeError(self.next.position, "a gap is no alternative for a word")
            if self._at(*WORDS):
                options += self._run()
        return [*before, _alternatives(options)]

    def _run(self) -> list[Pieces]:
        """Return what stands together without a blank or a bar."""
        found = [self._one()]
        while self._at(*WORDS) and not self.next.spaced:
            self._ensure_apart()
            found.append(self._one())
        return _joined(found)

    def _one(self) -> list[Pieces]:
        sign = self._take()
        if sign.kind == "open":
            return self._grouped(sign)
        if sign.kind == "regex":
            if not sign.text:
                raise MistakeError(sign.position, "an empty regular expression matches no word")
            return [[(Form("regex", sign.text, sign.position + 1),)]]
        if sign.kind == "gap":
            from docscope.corpus.query.lexing import gap_of

            return [[gap_of(sign)]]
        return [list(_tokens(sign.text, sign.position, self.syntax))]

    def _grouped(self, opening: Sign) -> list[Pieces]:
        """Return the phrases in parentheses, which bars part."""
        self.depth += 1
        if self.depth > DEEPEST:
            problem = f"more than {DEEPEST} parentheses within each other"
            raise MistakeError(opening.position, problem)
        phrases: list[Pieces] = []
        found: list[list[Pieces]] = []
        while not self._at("close"):
            if self._at("bar"):
                self._take()
                phrases += _joined(found)
                found = []
            else:
                found += [[[" "]]] if self.next.spaced else []
                found.append(self._run())
        self._take()
        self.depth -= 1
        phrases += _joined(found)
        if len(phrases) > MOST_PHRASES:
            raise MistakeError(None, TOO_MANY)
        return _merged([pieces for pieces in phrases if _terms(pieces)])

    def _ensure_apart(self) -> None:
        """Raise where a word goes on in parentheses: it would be found nowhere."""
        before, after = self.signs[self.position - 1], self.next
        left = before.text if before.kind == "text" else "a"
        right = after.text if after.kind == "text" else "a"
        if before.kind == after.kind or not _is_one_token(left, right):
            return
        hint = "write each word out, as in (intervention|interference)"
        raise MistakeError(after.position, f"a word cannot go on in or after parentheses; {hint}")

    def _at(self, *kinds: Kind) -> bool:
        """Return whether the next sign is of one of these kinds."""
        return self.next.kind in kinds

    @property
    def next(self) -> Sign:
        return self.signs[self.position]

    def _take(self) -> Sign:
        sign = self.next
        self.position += 1
        return sign


def _joined(found: Sequence[list[Pieces]]) -> list[Pieces]:
    """Return every phrase that has one of the options at each place."""
    number = 1
    for options in found:
        number *= max(len(options), 1)
        if number > MOST_PHRASES:
            raise MistakeError(None, TOO_MANY)
    return [list(chain.from_iterable(choice)) for choice in product(*filter(None, found))]


def _alternatives(options: list[Pieces]) -> list[Pieces]:
    """Return the options that bars part; single words are one term, without punctuation."""
    found = [(pieces, _terms(pieces)) for pieces in options]
    if any(len(terms) > 1 for _, terms in found):
        return _merged([pieces for pieces, terms in found if terms])
    forms = tuple(form for _, terms in found for term in terms for form in term)
    return [[forms]] if forms else [[]]


def _merged(options: list[Pieces]) -> list[Pieces]:
    """Return the options, those that are a word alone as alternatives of one term."""
    words: list[Form] = []
    merged: list[Pieces] = []
    for pieces in options:
        terms = _terms(pieces)
        if len(terms) > 1 or any(_matters(piece) for piece in pieces if piece != terms[0]):
            merged.append(pieces)
            continue
        if not words:
            place = len(merged)
            merged.append([])
        words += terms[0]
    if words:
        merged[place] = [tuple(words)]
    return merged or [[]]


def _matters(piece: Piece) -> bool:
    return isinstance(piece, Gap) or (isinstance(piece, str) and bool(piece.strip()))


def _terms(pieces: Pieces) -> list[tuple[Form, ...]]:
    return [piece for piece in pieces if not isinstance(piece, str | Gap)]


def _tokens(text: str, position: int, syntax: Syntax) -> Iterator[Piece]:
    """Return the tokens of a text, and the characters before, between and after them."""
    for kind in FORMS:
        if syntax.kind == "words" and text.startswith(f"{kind}:"):
            return _form_of_word(text, position, syntax._replace(form=kind))
    return _words(text, position, syntax)


def _words(text: str, position: int, syntax: Syntax) -> Iterator[Piece]:
    fixed = syntax.kind == "fixed"
    if not fixed and (MANY in text or ONE in text) and FIGURES.fullmatch(unmasked(text)):
        yield (Form(syntax.form, unmasked(text), position),)
        return
    end = 0
    for token in pattern_for(text).finditer(text):
        between, form = text[end : token.start()], token[0]
        yield between if fixed else unmasked(between)
        yield (Form(syntax.form, form if fixed else unmasked(form), position + token.start()),)
        end = token.end()
    yield text[end:] if fixed else unmasked(text[end:])


def _form_of_word(text: str, position: int, syntax: Syntax) -> Iterator[Piece]:
    """Yield the pieces of `lemma:withdraw`."""
    start = len(syntax.form) + 1
    pieces = list(_words(text[start:], position + start, syntax))
    terms = _terms(pieces)
    if len(terms) != 1 or (pieces[0] != "" and pieces[0] != terms[0]):
        problem = f"{syntax.form}: takes one word, as in {syntax.form}:withdraw"
        raise MistakeError(position, problem)
    yield from pieces


def _is_one_token(left: str, right: str) -> bool:
    """Return whether a token goes from one text on into the other."""
    both, border = left + right, len(left)
    return any(token.start() < border < token.end() for token in pattern_for(both).finditer(both))
