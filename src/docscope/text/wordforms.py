"""The stem and the lemma of a word form: the door to nltk and simplemma."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

# The languages of the Snowball stemmers by their codes (ISO 639-1).
STEMMED = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}


class Stemmer(Protocol):
    """What cuts the endings off word forms."""

    def stem(self, token: str) -> str:
        """Return the stem of a word form."""
        ...


@cache
def stem(form: str, language: str = "en") -> str:
    """Return the stem of a folded word form, by the Snowball stemmer of its language.

    Raises:
        UsageError: There is no stemmer for that language.
    """
    return _stemmer(language).stem(form)


@cache
def lemma(form: str, language: str = "en") -> str:
    """Return the lemma of a folded word form, folded, by the tables of simplemma.

    A form that the tables do not know is its own lemma. An English possessive is a form
    of its word.

    Raises:
        UsageError: There are no tables for that language.
    """
    from simplemma import lemmatize

    _ensure_known(language, _lemmatised(), "lemmas")
    bare = form.removesuffix("'s") if language == "en" else form
    return lemmatize(bare or form, lang=language).lower()


@cache
def _stemmer(language: str) -> Stemmer:
    _ensure_known(language, STEMMED, "stems")
    from nltk.stem.snowball import SnowballStemmer

    stemmer: Stemmer = SnowballStemmer(STEMMED[language])
    return stemmer


@cache
def _lemmatised() -> frozenset[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)


def _ensure_known(language: str, known: Collection[str], what: str) -> None:
    if language not in known:
        listed = ", ".join(sorted(known))
        raise UsageError(f"--language {language}: no {what} for it; there are {listed}")
