"""A word of a query: the test that most terms of a phrase put to a token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docscope.text.folding import fold, fold_accents, fold_case, fold_punctuation

if TYPE_CHECKING:
    from collections.abc import Callable

WILDCARDS = re.compile(r"[*?]+")
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
    def prefix(self) -> str:
        """What the folded form of every token that matches as a whole begins with."""
        if self.exact:
            return fold(self.written)
        start = fold(WILDCARDS.split(self.written)[0])
        # a character beyond ASCII may be joined with the first one after it
        return start if start[-1:].isascii() else start[:-1]

    @cached_property
    def exact(self) -> bool:
        """Whether `prefix` is the whole folded form of every whole match."""
        return not self._wild

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
        return re.compile(glob(self._folded, ending=r"\Z"), re.DOTALL)

    @cached_property
    def _part(self) -> re.Pattern[str]:
        before = r"(?:\A|(?<=-))" if self.first else r"\A"
        ending = r"(?=-|\Z)" if self.last else r"\Z"
        return re.compile(before + glob(self._folded, ending=ending), re.DOTALL)


def glob(folded: str, *, ending: str) -> str:
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
