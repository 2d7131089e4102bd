"""The query language: words and phrases, wildcards, alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from docscope.errors import UsageError
from docscope.text.folding import PUNCTUATION, fold, fold_accents, fold_case, fold_punctuation
from docscope.text.tokens import pattern_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WILDCARDS = re.compile(r"[*?]+")
# A number or a document symbol with wildcards: 195*, A/32*, S/RES/*
FIGURES = re.compile(r"(?: [\d*?]+ | [A-Z]+ (?: / [A-Z\d.*?-]+ )+ )", re.VERBOSE)
BAR = re.compile(r"\s*\|\s*")
# Wildcards are letters while a query is cut into tokens, so that `people?s` stays one.
MOST_PHRASES = 64  # that the alternatives of one query may stand for
MANY, ONE = "ʮ", "ʯ"
STAND_INS = {MANY: "*", ONE: "?"}
# Longer runs of letters are no words (encoded pictures, say): they are found whole only.
LONGEST_WORD = 1000


@dataclass(frozen=True)
class Alternative:
    """One way a term can be written, with its wildcards: `interven*`.

    `first` and `last` say whether its token may be the first or the last of the phrase:
    only there may a part of a hyphenated token stand for the whole.
    """

    written: str
    case: bool
    whole: bool
    first: bool
    last: bool

    def inside(self, token: str) -> bool | None:
        """Return None if a token does not match, else whether only a part of it does."""
        folded = self.key(token)
        if folded == self._folded:
            return False
        if len(folded) > LONGEST_WORD:
            return None
        if self._wild and self._word.fullmatch(folded):
            return False
        if self.whole or "-" not in folded or not self._part.search(folded):
            return None
        return True

    @cached_property
    def literal(self) -> str:
        """The longest run of folded characters that every match contains; may be empty."""
        return max(WILDCARDS.split(fold(self.written)), key=len)

    @cached_property
    def key(self) -> Callable[[str], str]:
        """The folding that this alternative compares by: accents count if it has one."""
        accents = fold_accents(fold_case(self.written)) != fold_case(self.written)
        if self.case:
            return fold_punctuation if accents else _fold_accents_only
        return fold_case if accents else fold

    @cached_property
    def _folded(self) -> str:
        return self.key(self.written)

    @cached_property
    def _wild(self) -> bool:
        return WILDCARDS.search(self.written) is not None

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(_glob(self._folded, ending=r"\Z"), re.DOTALL)

    @cached_property
    def _part(self) -> re.Pattern[str]:
        before = r"(?:\A|(?<=-))" if self.first else r"\A"
        ending = r"(?=-|\Z)" if self.last else r"\Z"
        return re.compile(before + _glob(self._folded, ending=ending), re.DOTALL)


@dataclass(frozen=True)
class Term:
    """One position of a phrase: its alternatives, and what stands before the next term.

    `gap` is folded, with one blank for any white space; for the last term it is empty.
    """

    alternatives: tuple[Alternative, ...]
    gap: str = ""

    def inside(self, token: str) -> bool | None:
        """Return None if a token does not match, else whether only a part of it does."""
        found = [alternative.inside(token) for alternative in self.alternatives]
        if False in found:
            return False
        return True if True in found else None


@dataclass(frozen=True)
class Query:
    """A parsed query: the terms of a phrase in order, and the words as they were typed.

    `others` are phrases that are searched as well, where alternatives are no single words.
    """

    written: str
    terms: tuple[Term, ...]
    others: tuple[Query, ...] = ()


def parse_query(written: str, *, case: bool = False, whole: bool = False) -> Query:
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


def fold_gap(between: str) -> str:
    """Return what stands between two tokens as the gaps of terms have it."""
    if between.isspace():
        return " "
    return " ".join(f"_{between}_".split())[1:-1].translate(PUNCTUATION)


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


def _glob(folded: str, *, ending: str) -> str:
    """Return a regular expression for a word with wildcards that never tries twice.

    What stands between two `*` is best taken where it comes first (`(?>...)` keeps it).
    """
    first, *others = ("".join(map(_one, piece)) for piece in re.split(r"\*+", folded))
    if not others:
        return first + ending
    middle = "".join(f"(?>.*?{piece})" for piece in others[:-1])
    return f"{first}{middle}(?>.*?{others[-1]}{ending})"


def _one(character: str) -> str:
    return "." if character == "?" else re.escape(character)


def _fold_accents_only(token: str) -> str:
    return fold_accents(fold_punctuation(token))
