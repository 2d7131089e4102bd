"""The verb that opens a clause, as UN print sets it in italics.

`Noting moreover`, `Taking note`, `Having called for`, `Strongly condemns`, `Once again
urges`, `Expressing its continuing concern`: adverbs before and after, a fixed complement,
but not the `that`, `of` or `the` that governs the object.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.verbs.complements import (
    CALLS,
    REQUESTS,
    complement_end,
    skip_afterthoughts,
)
from docscope.text.clauses.verbs.lexicon import OTHER, Form, Lexicon, Verb, lexicon
from docscope.text.clauses.verbs.openings import forms_of, is_adverb, opening, seems_present
from docscope.text.clauses.verbs.voiced import in_perfect, voiced
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[-'’][A-Za-zÀ-ɏ]+)*|\d+|[^\w\s]")
PARTICIPLE = re.compile(r"[a-z-]{3,}ing")  # not `King`
MOST_DESCRIBING = 5  # words between a verb and its noun: attaches the greatest importance
MOST_ADVERBS = 6  # words before the verb
LONGEST_PHRASE = 90  # characters looked at
LINES_AHEAD = 64  # the same line is asked about several times
PRESENT = frozenset({"present"})
PRESENT_OR_BASE = frozenset({"present", "base"})
OPENING = frozenset({"participle", "adjective"})
ADJECTIVE = frozenset({"adjective"})
AFTER_HAVING = frozenset({"perfect", "adjective"})


class Phrase(NamedTuple):
    """Where the verb of a clause lies (relative to the clause), and what verb it is."""

    start: int
    end: int
    verb: Verb
    known: bool = True


class Read(NamedTuple):
    """The words of a phrase: all before `end`."""

    end: int
    verb: Verb
    known: bool = True


def operative_phrase(
    text: str, *, start: int = 0, numbered: bool = False, verbs: Lexicon | None = None
) -> Phrase | None:
    """Return the verb phrase if the text opens with a present-tense verb: `Calls upon`.

    After a number a verb that lost its `s` in print counts too.
    """
    verbs = verbs or lexicon()
    if not opening(text, start, verbs).operative:
        return None
    return _operative(text[start : start + LONGEST_PHRASE], start, numbered, verbs)


def preambular_phrase(text: str, *, verbs: Lexicon | None = None) -> Phrase | None:
    """Return the verb phrase if the text opens with a participle or adjective."""
    verbs = verbs or lexicon()
    if not opening(text, 0, verbs).preambular:
        return None
    return _preambular(text[:LONGEST_PHRASE], verbs)


@lru_cache(maxsize=LINES_AHEAD)
def _operative(text: str, start: int, numbered: bool, verbs: Lexicon) -> Phrase | None:  # noqa: FBT001 - a cache takes it so
    words = _words(text)
    head = _after_adverbs(words)
    if head >= len(words):
        return None
    tenses = PRESENT_OR_BASE if numbered else PRESENT
    found = _matched(words, head, tenses, verbs)
    if found:
        return _placed(
            text, start, words, _completed(words, _coordinated(words, found, tenses, verbs))
        )
    if seems_present(words[head]) and words[head + 1 : head + 2] and _governed(words[head + 1]):
        return _placed(text, start, words, _unknown(words, head))
    return None


@lru_cache(maxsize=LINES_AHEAD)
def _preambular(text: str, verbs: Lexicon) -> Phrase | None:
    words = _words(text)
    head = _after_adverbs(words)
    if head >= len(words):
        return None
    if words[head] in {"having", "being"}:
        return _placed(text, 0, words, _perfect(words, head, verbs))
    if words[head] in word_list("not_participles"):
        return None
    found = _matched(words, head, OPENING, verbs)
    if found:
        return _placed(
            text, 0, words, _completed(words, _coordinated(words, found, OPENING, verbs))
        )
    return (
        _placed(text, 0, words, _unknown(words, head)) if _seems_participle(words, head) else None
    )


def _words(text: str) -> list[str]:
    """Return the words and marks of a text in lower case."""
    found: list[str] = []
    for chunk in text.lower().split():
        if chunk.isalpha():
            found.append(chunk)
        else:
            found.extend(WORD.findall(chunk))
    return found


def _placed(text: str, start: int, words: list[str], read: Read | None) -> Phrase | None:
    """Return where the words of a phrase stand in the text."""
    if read is None:
        return None
    lowered = text.lower()
    first = lowered.find(words[0])
    end = first
    for word in words[: read.end]:
        end = lowered.find(word, end) + len(word)
    return Phrase(start + first, start + end, read.verb, read.known)


def _unknown(words: Sequence[str], head: int) -> Read:
    return _completed(words, Read(head + 1, Verb(words[head], OTHER, 0, "no"), known=False))


def _after_adverbs(words: Sequence[str], start: int = 0) -> int:
    """Return the index of the first word that is no adverb."""
    for index in range(start, min(start + MOST_ADVERBS, len(words))):
        word = words[index]
        if not is_adverb(word) and not (word == "," and index > start):
            return index
    return len(words)


def _matched(
    words: Sequence[str], head: int, tenses: frozenset[str], verbs: Lexicon
) -> Read | None:
    """Return the longest known form at a word."""
    if head >= len(words):
        return None
    for form in forms_of(words[head], verbs):
        end = _form_end(words, head, form.words) if form.tense in tenses else 0
        if end and (form.tense != "adjective" or _governs(words, end, form)):
            return Read(end, form.verb)
    return None


def _governs(words: Sequence[str], end: int, form: Form) -> bool:
    """Whether an adjective governs an object: `United by the`, not `United Nations`."""
    if len(form.words) > 1 or form.words[0] == "whereas":
        return True
    after = skip_afterthoughts(words, end)
    return after > end or (after < len(words) and words[after] in word_list("complements"))


def _form_end(words: Sequence[str], head: int, form: tuple[str, ...]) -> int:
    """Return the index after a form, or 0; adverbs may stand inside: `calls once more upon`."""
    index = head + 1
    for part in form[1:]:
        index = skip_afterthoughts(words, index)
        if words[index : index + 1] != [part]:
            index = _skip_description(words, index, part)
        if index >= len(words) or words[index] != part:
            return 0
        index += 1
    return index


def _skip_description(words: Sequence[str], index: int, part: str) -> int:
    """Pass over what may stand within a form: `takes fully into account`, `pays warm tribute`."""
    if index < len(words) and words[index].endswith("ly"):
        return index + 1
    if part in word_list("verb_nouns"):
        for place in range(index, min(index + MOST_DESCRIBING, len(words))):
            if words[place] == part:
                return place
            if words[place] in word_list("prepositions"):
                break
    return index


def _completed(words: Sequence[str], read: Read) -> Read:
    """Take in adverbs after the verb and its fixed complement."""
    end = skip_afterthoughts(words, read.end)
    if end > read.end and end < len(words) and words[end] in word_list("emphatic"):
        end += 1  # condemns equally strongly
    last = complement_end(words, end, read.verb.lemma)
    verb = read.verb
    if words[last - 1] in {"upon", "on"} and last > end:
        verb = verb._replace(takes_addressee="direct")  # Reiterates its call upon all States
    elif words[last - 1] in REQUESTS | CALLS and last > end:
        verb = verb._replace(takes_addressee="to")  # Reiterates its request to all States
    if last > end and words[end] != "with":  # not `Notes with concern`
        verb = voiced(verb, words[end:last])
    return Read(last, verb, read.known)


def _perfect(words: Sequence[str], head: int, verbs: Lexicon) -> Read | None:
    """Read `Having considered`, `Having received and considered`, `Being aware`."""
    inside = _after_adverbs(words, head + 1)
    states: frozenset[str] = AFTER_HAVING
    if words[inside : inside + 1] == ["been"]:  # Having been informed
        inside, states = _after_adverbs(words, inside + 1), ADJECTIVE
    for index, tenses in ((head, OPENING), (inside, states), (inside, AFTER_HAVING)):
        found = _matched(words, index, tenses, verbs)
        if found:
            found = found._replace(verb=in_perfect(found.verb))
            return _completed(words, _coordinated(words, found, tenses, verbs))
    if inside < len(words) and words[inside].endswith(("ed", "en")):
        return _unknown(words, inside)
    return None


def _coordinated(words: Sequence[str], read: Read, tenses: frozenset[str], verbs: Lexicon) -> Read:
    """Take in a verb that shares the object: `received and considered`."""
    end = skip_afterthoughts(words, read.end)
    if end < len(words) and words[end] == "and":
        second = _matched(words, _after_adverbs(words, end + 1), tenses, verbs)
        if second:
            return Read(second.end, read.verb)
    return read


def _governed(word: str) -> bool:
    return word in word_list("object_openers")


def _seems_participle(words: Sequence[str], head: int) -> bool:
    word, following = words[head], words[head + 1 : head + 2]
    if not following:
        return False
    if PARTICIPLE.fullmatch(word):
        return _governed(following[0]) or following[0].endswith("ly")
    return word.endswith("ed") and following[0] in word_list("complements")
