"""A quick look at the first word of a line: can it open a clause at all?

Most lines of a text begin with a word that opens nothing. They are told by that word
alone, and no word is looked at twice.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from docscope.text.clauses.verbs.lexicon import Form, Lexicon

FIRST_WORD = re.compile(r"\s*([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
THIRD_PERSON = re.compile(r"[a-z-]{2,}[^s]s")
PRESENT_TENSES = frozenset({"present", "base"})
PARTICIPLES = ("ing", "ed", "en")
MISREAD = {"i": "l", "l": "i"}
DIFFERENT_WORDS = 8192


class Opening(NamedTuple):
    """Whether a word may open an operative or a preambular clause."""

    operative: bool
    preambular: bool


NOTHING = Opening(operative=False, preambular=False)


def opening(text: str, start: int, lexicon: Lexicon) -> Opening:
    """Return what the first word of a text may open."""
    match = FIRST_WORD.match(text, start)
    return _of_word(match[1].lower(), lexicon) if match else NOTHING


@lru_cache(maxsize=DIFFERENT_WORDS)
def is_adverb(word: str) -> bool:
    """Whether a word may stand before the verb of a clause: `also`, `strongly`."""
    if word in word_list("adverbs"):
        return True
    return word.endswith(("ly", "'y")) and word not in word_list("not_adverbs")


def seems_present(word: str) -> bool:
    """Whether an unknown word looks like a verb in the third person."""
    return bool(THIRD_PERSON.fullmatch(word)) and word not in word_list("not_verbs")


@lru_cache(maxsize=DIFFERENT_WORDS)
def forms_of(word: str, verbs: Lexicon) -> tuple[Form, ...]:
    """Return the forms that begin with a word, or with what print took for it: `Calis`."""
    if word in verbs.forms:
        return verbs.forms[word]
    for place, letter in enumerate(word):
        if letter in MISREAD:
            other = word[:place] + MISREAD[letter] + word[place + 1 :]
            if other in verbs.forms:
                return verbs.forms[other]
    return ()


@lru_cache(maxsize=DIFFERENT_WORDS)
def _of_word(word: str, lexicon: Lexicon) -> Opening:
    if is_adverb(word):
        return Opening(operative=True, preambular=True)
    known = lexicon.forms.get(word, ())
    operative = any(form.tense in PRESENT_TENSES for form in known) or seems_present(word)
    return Opening(operative, bool(known) or word.endswith(PARTICIPLES))
