"""The query language: words and phrases, wildcards, alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docscope.errors import UsageError
from docscope.text.folding import fold, fold_accents, fold_case, fold_punctuation
from docscope.text.tokens import pattern_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WILDCARDS = re.compile(r"[*?]+")
# Wildcards are letters while a query is cut into tokens, so that `people?s` stays one.
MANY, ONE = "ʮ", "ʯ"
STAND_INS = {MANY: "*", ONE: "?"}


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
    def pattern(self) -> re.Pattern[str]:
        """What a folded token must match in full."""
        folded = self.key(self.written)
        body = "".join({"*": ".*", "?": "."}.get(char, re.escape(char)) for char in folded)
        before = "" if self.whole or not self.first else "(?:.*-)?"
        after = "" if self.whole or not self.last else "(?:-.*)?"
        return re.compile(f"{before}(?P<part>{body}){after}", re.DOTALL)

    def inside(self, token: str) -> bool | None:
        """Return None if a token does not match, else whether only a part of it does."""
        folded = self.key(token)
        if self.plain and folded == self.plain:
            return False
        if self.plain and (self.whole or "-" not in folded):
            return None
        match = self.pattern.fullmatch(folded)
        return None if match is None else match.end("part") - match.start("part") < len(folded)

    @cached_property
    def plain(self) -> str:
        """The folded form where there are no wildcards, else the empty string."""
        return "" if WILDCARDS.search(self.written) else self.key(self.written)


@dataclass(frozen=True)
class Term:
    """One position of a phrase: its alternatives, and what separates it from the next term.

    `gap` is None where white space separates them, else the very characters.
    """

    alternatives: tuple[Alternative, ...]
    gap: str | None = None

    def inside(self, token: str) -> bool | None:
        """Return None if a token does not match, else whether only a part of it does."""
        found = [alternative.inside(token) for alternative in self.alternatives]
        if False in found:
            return False
        return True if True in found else None


@dataclass(frozen=True)
class Query:
    """A parsed query: the terms of a phrase in order, and the words as they were typed."""

    written: str
    terms: tuple[Term, ...]


def parse_query(written: str, *, case: bool = False, whole: bool = False) -> Query:
    """Return the query that a reader typed.

    Several words are a phrase across any white space; `*` stands for any characters and
    `?` for one, within a token; `a|b` are alternatives for one word.

    Raises:
        UsageError: The query has no word.
    """
    pieces = [piece for chunk in written.split() for piece in _terms(chunk)]
    if not pieces:
        raise UsageError(f'"{written}": no word to search for')
    last = len(pieces) - 1
    terms = tuple(
        Term(
            tuple(
                Alternative(form, case=case, whole=whole, first=number == 0, last=number == last)
                for form in forms
            ),
            gap,
        )
        for number, (forms, gap) in enumerate(pieces)
    )
    return Query(written, terms)


def _terms(chunk: str) -> Iterator[tuple[list[str], str | None]]:
    """Yield the alternatives of every term in a run of characters without white space."""
    tokens = [_tokens(form) for form in chunk.split("|")]
    if len(tokens) > 1 and any(len(found) > 1 for found in tokens):
        raise UsageError(f'"{chunk}": an alternative is one word; repeat the query for phrases')
    if len(tokens) > 1:
        forms = [found[0][0] for found in tokens if found]
        if forms:
            yield forms, None
        return
    for form, gap in tokens[0]:
        yield [form], gap


def _tokens(form: str) -> list[tuple[str, str | None]]:
    """Return the tokens of a form, each with the characters up to the next one."""
    masked = form.replace("*", MANY).replace("?", ONE)
    found = list(pattern_for(masked).finditer(masked))
    ends = [match.start() for match in found[1:]]
    gaps = [masked[match.end() : end] for match, end in zip(found, ends, strict=False)]
    return [
        ("".join(STAND_INS.get(char, char) for char in match[0]), gap)
        for match, gap in zip(found, [*gaps, None], strict=True)
    ]


def _fold_accents_only(token: str) -> str:
    return fold_accents(fold_punctuation(token))
