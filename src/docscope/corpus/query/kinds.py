"""What a term can ask of a token beyond a word: any, a lemma or stem, one of a list, logic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from docscope.corpus.query.words import LONGEST_WORD, WILDCARDS, Alternative, glob
from docscope.text.folding import fold, fold_accents, fold_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docscope.corpus.query import Test


@dataclass(frozen=True)
class AnyToken:
    """Every token: `[]`."""

    written: str = "[]"

    literal = prefix = ""
    exact = False

    def inside(self, token: str) -> bool | None:  # noqa: ARG002 - as all tests
        """Return False: the whole token matches."""
        return False


ANY = AnyToken()


@dataclass(frozen=True)
class WordForm:
    """The forms of a word: tokens with its lemma or its stem, in one language.

    `written` may be any form of the word, or have wildcards, which the lemma or stem of a
    token then matches. Parts of hyphenated tokens count as those of an `Alternative` do.
    """

    written: str
    of: Literal["lemma", "stem"]
    language: str
    whole: bool
    first: bool
    last: bool

    literal = prefix = ""
    exact = False

    def inside(self, token: str) -> bool | None:
        """Return None if a token does not match, else whether only a part of it does."""
        if len(token) > LONGEST_WORD:
            return None
        folded = fold_case(token)
        if self._fits(folded):
            return False
        if self.whole or "-" not in folded:
            return None
        return True if any(map(self._fits, self._parts(folded))) else None

    def _fits(self, folded: str) -> bool:
        form = self._key(self._form(folded))
        return form in self._wanted or bool(self._glob and self._glob.fullmatch(form))

    @cached_property
    def _form(self) -> Callable[[str], str]:
        from docscope.text.wordforms import lemma, stem

        form, language = (lemma if self.of == "lemma" else stem), self.language
        return lambda folded: form(folded, language)

    @cached_property
    def _key(self) -> Callable[[str], str]:
        folded = fold_case(self.written)
        return fold_case if fold_accents(folded) != folded else fold

    @cached_property
    def _wanted(self) -> frozenset[str]:
        """The word as it is typed, which may be a lemma, and its own lemma or stem."""
        folded = fold_case(self.written)
        return frozenset(map(self._key, (folded, self._form(folded))))

    @cached_property
    def _glob(self) -> re.Pattern[str] | None:
        if not WILDCARDS.search(self.written):
            return None
        return re.compile(glob(self._key(self.written), ending=r"\Z"), re.DOTALL)

    def _parts(self, folded: str) -> Iterator[str]:
        """Yield the parts of a hyphenated token that are as long as the word, in hyphens."""
        return runs(folded.split("-"), fold_case(self.written).count("-") + 1, self)

    def __getstate__(self) -> dict[str, object]:
        """Return the fields alone: functions found on the way are not sent to workers."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True)
class WordList:
    """Many words without wildcards, of which a token must be one: each is looked up at once."""

    alternatives: tuple[Alternative, ...]

    literal = prefix = ""
    exact = False

    @property
    def written(self) -> str:
        """The words as they were typed, with bars between them."""
        return "|".join(alternative.written for alternative in self.alternatives)

    def inside(self, token: str) -> bool | None:
        """Return None if a token is no such word, else whether only a part of it is."""
        found = None
        for key, words in self._words:
            folded = key(token)
            if folded in words:
                return False
            if "-" in folded and len(folded) <= LONGEST_WORD and not found and not self._whole:
                found = any(part in words for part in self._parts(folded)) or None
        return found

    @cached_property
    def _words(self) -> tuple[tuple[Callable[[str], str], frozenset[str]], ...]:
        keys = list(dict.fromkeys(alternative.key for alternative in self.alternatives))
        return tuple(
            (key, frozenset(key(one.written) for one in self.alternatives if one.key is key))
            for key in keys
        )

    @property
    def _whole(self) -> bool:
        return self.alternatives[0].whole

    @cached_property
    def _sizes(self) -> frozenset[int]:
        """How many parts between hyphens the words have."""
        return frozenset(
            fold_case(alternative.written).count("-") + 1 for alternative in self.alternatives
        )

    def _parts(self, folded: str) -> Iterator[str]:
        parts = folded.split("-")
        for size in self._sizes:
            yield from runs(parts, size, self.alternatives[0])

    def __getstate__(self) -> dict[str, object]:
        """Return the words alone, as above."""
        return {"alternatives": self.alternatives}


@dataclass(frozen=True)
class Every:
    """Several tests that a token must all pass: `[lemma="go" & word!="went"]`."""

    tests: tuple[Test, ...]
    prefix = ""
    exact = False

    @property
    def written(self) -> str:
        """The tests as they were typed."""
        return " & ".join(test.written for test in self.tests)

    def inside(self, token: str) -> bool | None:
        """Return False if the whole token passes, else None."""
        return False if all(test.inside(token) is False for test in self.tests) else None

    @cached_property
    def literal(self) -> str:
        """The longest run of characters that one of the tests asks for."""
        return max((test.literal for test in self.tests), key=len)


@dataclass(frozen=True)
class Some:
    """Several tests of which a token must pass one."""

    tests: tuple[Test, ...]
    literal = prefix = ""
    exact = False

    @property
    def written(self) -> str:
        """The tests as they were typed."""
        return " | ".join(test.written for test in self.tests)

    def inside(self, token: str) -> bool | None:
        """Return False if the whole token passes, else None."""
        return False if any(test.inside(token) is False for test in self.tests) else None


@dataclass(frozen=True)
class Negated:
    """A test that a token must not pass."""

    test: Test
    literal = prefix = ""
    exact = False

    @property
    def written(self) -> str:
        """The test as it was typed."""
        return f"!{self.test.written}"

    def inside(self, token: str) -> bool | None:
        """Return False if the whole token does not pass, else None."""
        return None if self.test.inside(token) is False else False


def runs(parts: list[str], size: int, outer: WordForm | Alternative) -> Iterator[str]:
    """Yield the runs of so many parts of a token that may stand for a word of a phrase.

    Only at the outer ends of a phrase may parts of a token be left out.
    """
    for start in range(len(parts) - size + 1):
        if (outer.first or not start) and (outer.last or start + size == len(parts)):
            yield "-".join(parts[start : start + size])
