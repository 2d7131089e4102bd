"""Regular expressions that a token must match, run under a time limit."""

from __future__ import annotations

import time
import unicodedata
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from docscope.corpus.query.mistakes import MistakeError
from docscope.corpus.query.regex_shape import ensure_small, opening
from docscope.corpus.query.words import LONGEST_WORD
from docscope.errors import UsageError
from docscope.text.folding import PUNCTUATION, fold, fold_accents, fold_case, fold_punctuation

if TYPE_CHECKING:
    Compiled = Any  # a compiled pattern of the regex module, which ships no types

SECONDS = 2  # that one expression may take, all tokens together
ALLOWED = 20e-6  # seconds a token that do not count: a large lexicon is no mistake
Of = Literal["word", "fold", "lemma", "stem"]


@dataclass(frozen=True)
class Pattern:
    """A regular expression that the whole of a token matches, or its lemma or stem.

    Without `case` or `accents` these make no difference; lemmas and stems have no case.
    """

    written: str
    case: bool = False
    accents: bool = False
    of: Of = "word"
    language: str = "en"

    def inside(self, token: str) -> bool | None:
        """Return False if the whole token matches, else None.

        Raises:
            UsageError: The time limit is over.
        """
        if len(token) > LONGEST_WORD:
            return None
        return False if self._tested.matches(self._form(token)) else None

    @cached_property
    def literal(self) -> str:
        """What the folded form of every match begins with, as far as it is plain letters."""
        return "" if self.of in {"lemma", "stem"} else opening(self.written).lower()

    @property
    def prefix(self) -> str:
        """The same: a match is one of the whole token."""
        return self.literal

    @property
    def exact(self) -> bool:
        """Whether that is the whole of every match."""
        return bool(self.literal) and len(self.literal) == len(self.written)

    def ensure_valid(self, position: int) -> None:
        """Compile the expression, which stands at a position of a query, and start its time.

        Raises:
            MistakeError: It is no regular expression, or too large a one.
        """
        ensure_small(self.written, position)
        try:
            self._tested.spent = 0.0
        except MistakeError as mistake:
            raise MistakeError(position + (mistake.position or 0), mistake.problem) from None

    @property
    def _tested(self) -> _Tested:
        folded = not self.case or self.of != "word"
        return _tested(self.written, folded)

    def _form(self, token: str) -> str:
        if self.of == "word":
            if self.case:
                plain = fold_punctuation(token)
                return plain if self.accents else fold_accents(plain)
            return fold_case(token) if self.accents else fold(token)
        if self.of == "fold":
            return fold(token)
        from docscope.text.wordforms import lemma, stem

        form = (lemma if self.of == "lemma" else stem)(fold_case(token), self.language)
        return form if self.accents else fold_accents(form)


def has_accents(written: str) -> bool:
    """Return whether an expression has a letter with an accent, so that accents count."""
    return fold_accents(fold_case(written)) != fold_case(written)


class _Tested:
    """A compiled expression, and the time that it has taken so far."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.spent = 0.0

    def matches(self, form: str) -> bool:
        start = time.process_time()
        try:
            found = self.compiled.fullmatch(form, timeout=max(SECONDS - self.spent, ALLOWED))
        except (TimeoutError, MemoryError):
            self.spent = SECONDS
        else:
            self.spent += max(time.process_time() - start - ALLOWED, 0.0)
        if self.spent >= SECONDS:
            raise UsageError(
                f'"{self.compiled.pattern[:60]}": the regular expression took more than'
                f" {SECONDS} seconds; write a simpler one"
            )
        return found is not None


@lru_cache(maxsize=256)
def _tested(written: str, folded: bool) -> _Tested:  # noqa: FBT001 - a key of the cache
    import regex

    text = unicodedata.normalize("NFC", written.translate(PUNCTUATION))
    flags = regex.VERSION0
    if folded:
        flags |= regex.IGNORECASE
        if not text.isascii():
            flags |= regex.FULLCASE  # straße is STRASSE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sets within sets, in another version
            return _Tested(regex.compile(text, flags))
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError) as problem:
        at = getattr(problem, "pos", None)
        said = getattr(problem, "msg", str(problem)) or "too large"
        raise MistakeError(at, f"this is no regular expression: {said}") from None
