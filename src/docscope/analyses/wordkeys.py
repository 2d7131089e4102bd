"""What counts as one word: the key that its occurrences are counted by."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

from docscope.errors import UsageError
from docscope.text.folding import fold_case, fold_punctuation
from docscope.text.tokens import is_word, pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.model import Document

Form = Literal["word", "lemma", "stem"]


@dataclass(frozen=True, slots=True)
class WordKeys:
    """How tokens are counted: folded unless `case`, as they are, by lemma or by stem.

    Numbers and document symbols have no key unless `numbers`; they keep their form.

    Raises:
        UsageError: Lemmas or stems are to tell capitals from small letters.
    """

    case: bool = False
    numbers: bool = False
    form: Form = "word"
    language: str = "en"

    def __post_init__(self) -> None:
        if self.case and self.form != "word":
            raise UsageError(f"--case does not go with --{self.form}")

    def of(self, tokens: Iterable[str]) -> dict[str, str | None]:
        """Return the key of each token, None for those that are not counted."""
        return {token: self.key(token) for token in set(tokens)}

    def blocks(self, document: Document) -> list[list[str | None]]:
        """Return the keys of all tokens of each searched block of a document, in order."""
        pattern = pattern_for(document.text)
        blocks = [pattern.findall(document.text, b.start, b.end) for b in document.searched]
        keys = self.of(chain.from_iterable(blocks))
        return [list(map(keys.__getitem__, block)) for block in blocks]

    def key(self, token: str) -> str | None:
        """Return the key of a token, None if it is not counted."""
        word = is_word(token)
        if not (word or self.numbers):
            return None
        if self.case:
            return fold_punctuation(token)
        folded = fold_case(token)
        if self.form == "word" or not word:
            return folded
        from docscope.text.wordforms import lemma, stem

        return (lemma if self.form == "lemma" else stem)(folded, self.language)


AS_WRITTEN = WordKeys()  # but for case


def chosen_form(*, lemma: bool, stem: bool) -> Form:
    """Return the form that two flags ask for.

    Raises:
        UsageError: They ask for both.
    """
    if lemma and stem:
        raise UsageError("--lemma or --stem, not both")
    return "lemma" if lemma else "stem" if stem else "word"


def is_hidden(word: str, stop: frozenset[str]) -> bool:
    """Return whether a word is in a stop list, or a sequence begins or ends with one that is."""
    if not stop:
        return False
    words = word.split(" ")
    return fold_case(words[0]) in stop or fold_case(words[-1]) in stop
