"""Whether a text is so plainly prose that it need not be tried as a resolution.

It has no line like `The General Assembly,`, and no verb of resolutions stands where an
operative clause could begin: at the start of a line or after a mark within it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.layout.roles import acting_body
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from docscope.text.clauses.verbs.lexicon import Lexicon

MARKS = ',;.:"”’»)]0123456789'
SHORT = 6000  # characters that are tried as a resolution in no time
BEFORE = 12  # characters before a verb in which a number, a dash or an adverb stands
NOUN = re.compile(r"\s(?:of|is|are|was|were|have|will|must|should|could|can)\b")


@cache
def _candidates() -> re.Pattern[str]:
    # Requests, REQUESTS; it begins with a class, which `re` looks for three times as fast.
    return re.compile(r"[A-Z](?:[a-z]+s|[A-Z]{2,}S)\b")


@cache
def _line() -> re.Pattern[str]:
    """Return the pattern of lines that may name an acting body."""
    return re.compile(r"^[ \t]*((?:We,\s)?(?:The|THE)\b[^\n]{2,160})$", re.MULTILINE)


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern of an acting body and the first clause after it: no line break."""
    return re.compile(
        r"""
        T (?: he | HE ) (?: \s+ (?: [A-Z][\w’'-]* | of | the | and | on | for ) ){1,9} ,
        \s+ (?= [A-Z][a-z]+ (?: ing | ed | s ) \s )
        """,
        re.VERBOSE,
    )


@cache
def _resolved() -> re.Pattern[str]:
    return re.compile(r"It\sis\s(?:resolved|decided)\b")


@cache
def _numbered() -> re.Pattern[str]:
    """Return the pattern of numbered lines that open with a verb: `1. Reaffirm our faith`.

    `4. Allow me` is what a speaker says whose paragraphs are numbered.
    """
    return re.compile(
        r"^\W*\d{1,3}\W{1,4}(?:[A-Z][a-z]+ly\s)?([A-Z][a-z]+)\s(?!me\b)", re.MULTILINE
    )


def is_plainly_prose(text: str, verbs: Lexicon) -> bool:
    """Whether nothing in a text could make it a resolution; a short one is tried anyway."""
    if len(text) < SHORT or _opens_with_verb(text, verbs):
        return False
    if any(_is_verb(match[1].lower(), "base", verbs) for match in _numbered().finditer(text)):
        return False
    return not _has_formula(text)


def _has_formula(text: str) -> bool:
    """Whether a text names an acting body as the opening of a resolution does."""
    if _resolved().search(text) or _opening().search(text):
        return True
    return any(acting_body(match[1].rstrip()) for match in _line().finditer(text))


def _opens_with_verb(text: str, verbs: Lexicon) -> bool:
    """Whether a word with a capital may be the verb of an operative clause.

    Few texts have such a word at all: each different one is looked at once.
    """
    words = set(_candidates().findall(text))
    if not any(_is_present(word.lower(), verbs) for word in words):
        return False
    return any(_may_open(text, match, verbs) for match in _candidates().finditer(text))


def _is_present(word: str, verbs: Lexicon) -> bool:
    return word not in word_list("capital_nouns") and _is_verb(word, "present", verbs)


def _may_open(text: str, match: re.Match[str], verbs: Lexicon) -> bool:
    if not _is_present(match[0].lower(), verbs):
        return False
    if NOUN.match(text, match.end()):
        return False
    before = text[max(0, match.start() - BEFORE) : match.start()].rstrip(" \t_*")
    if not before or "\n" in before:
        return True
    adverb = before.endswith("ly")
    return adverb or before[-1] in MARKS or before[-1] in "-–—•·"


def _is_verb(word: str, tense: str, verbs: Lexicon) -> bool:
    return any(form.tense == tense for form in verbs.forms.get(word, ()))
