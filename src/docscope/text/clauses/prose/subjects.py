"""Who takes a stance: the noun phrase that ends where the verb begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from docscope.text.clauses.wordlists import word_list

MARKS = " .,;:!?()[]{}\"'“”‘’«»„*_/–—-…·•"
LONGEST_ADJUNCT = 4  # words
SHORTEST_NAME = 3  # letters of a name that no list knows
WINDOW = 260  # characters before the verb
SPEAKERS = frozenset(["i", "we", "ourselves"])
# What stands before a subordinate clause: it is no stance of the writer's own.
OURS = frozenset(["my", "our"])
# A subject ends in none of these: `Africa's call for`, `is and should remain`.
NO_SUBJECT_END = (*',;:—–("“‘«-.)', "'s", "’s")
ARTICLES = frozenset(["the", "a", "an", "its", "their", "our", "my", "his", "her", "your", "every"])
MODALS = frozenset(["must", "should", "shall", "can", "could", "may", "might", "will", "would"])
LINKERS = frozenset(["and", "or", "not", "but", "to", "of", "for", "with"])
NOUN_LINKERS = frozenset(["of", "for", "in", "on", "against", "between"])
NO_SUBJECT_WORD = ARTICLES | MODALS | LINKERS
CONJUNCTION = re.compile(r"\A(?:And|But|So|Yet|Or)\s+")
BOUNDARIES = ',;:—–("“‘«-'
APPOSITION = re.compile(r",\s[^,;:.!?]{2,140},?\s*\Z|\s\([^()]{2,140}\)\s*\Z")


CAPITALISED_INSIDE = re.compile(r"[a-z,;]\s([A-Z]\w{1,40})\b")
# A number or a mark before a paragraph is no part of the name: `25. We`, `• Carbon`.
PARAGRAPH_NUMBER = re.compile(r"\A(?:[(\[]?\d{1,4}[.)\]]|[•*·–—-])\s*")
NUMBER_ALONE = re.compile(r"[\W\d_]+")


Known = Callable[[], frozenset[str]]


class Subject(NamedTuple):
    """A subject as printed; `kind` is speaker, body, pronoun, thing or nobody."""

    name: str
    kind: str


def names(text: str) -> frozenset[str]:
    """Return the words that a text writes with a capital within sentences."""
    return frozenset(CAPITALISED_INSIDE.findall(text))


def subject_before(
    text: str, first: int, end: int, *, known: Known = frozenset, strong: bool = False
) -> Subject | None:
    """Return the subject that ends at `end` in the sentence that begins at `first`.

    `known` returns the names of the text: one capitalised word alone may only open a sentence.
    After a `strong` verb, which only a body can take, it is a name if it looks like one.
    """
    said = text[max(first, end - WINDOW) : end].rstrip()
    whole = end - WINDOW <= first
    found = _plain_subject(said, whole=whole)
    if found is None and said.endswith((",", ")")):
        inserted = APPOSITION.search(said)
        found = _plain_subject(said[: inserted.start()], whole=whole) if inserted else None
    alone = found is not None and found.kind == "body" and " " not in found.name
    if found and alone and not _may_act(found.name, known, strong=strong):
        return found._replace(kind="thing")
    return found


def _may_act(word: str, known: Known, *, strong: bool) -> bool:
    return _is_name(word, known) or (strong and _seems_name(word))


def is_norm(name: str) -> bool:
    """Whether a subject is a principle, a treaty, a law."""
    return _head([word.strip(MARKS) for word in name.split()]).lower() in word_list("norms")


def is_person(name: str) -> bool:
    """Whether a subject is a group of persons: civilians, workers."""
    return _head([word.strip(MARKS) for word in name.split()]).lower() in word_list("persons")


def _is_name(word: str, known: Known) -> bool:
    small = word.strip(".").lower()
    return small in word_list("bodies") or small in word_list("state_names") or word in known()


def _seems_name(word: str) -> bool:
    """Whether one capitalised word may be a name: no plural, no pronoun, nothing abstract."""
    small = word.lower()
    if small in _never_names() or not word.isalpha() or len(word) <= SHORTEST_NAME:
        return False
    return not small.endswith(_abstract_endings())


@cache
def _never_names() -> frozenset[str]:
    lists = ("determiners", "pronouns", "asked_things", "no_names")
    return frozenset().union(*map(word_list, lists))


@cache
def _abstract_endings() -> tuple[str, ...]:
    return (*word_list("abstract_endings"), "s")


def _plain_subject(said: str, *, whole: bool) -> Subject | None:
    words = said.split()
    if not words or words[-1].endswith(NO_SUBJECT_END) or _bare(words[-1]) in NO_SUBJECT_WORD:
        return None
    if len(words) > 1 and _bare(words[-1]) == "all" and _bare(words[-2]) in SPEAKERS:
        words = words[:-1]  # We all believe
    start = _after_adjunct(words) or _start(words)
    if start is None or not _opens(words, start, whole=whole):
        return None
    if start < len(words) - 1 and _hangs(words[start], words[start + 1]):
        return None
    name = " ".join(words[start:]).lstrip('"“‘«(*_')
    name = CONJUNCTION.sub("", PARAGRAPH_NUMBER.sub("", name))
    return (
        None if NUMBER_ALONE.fullmatch(name) or not name else Subject(name, kind_of_subject(name))
    )


def _hangs(first: str, second: str) -> bool:
    """Whether a subject begins with what its clause hangs by: `as Norway`, `that France`."""
    bare = _bare(first)
    return bare in _hanging() or (bare == "that" and second[0].isupper())


def _after_adjunct(words: list[str]) -> int:
    """Return where a name follows an adjunct without a comma: `In this regard Albania`."""
    first = len(words)
    while first > 1 and words[first - 1][0].isupper() and words[first - 1][-1] not in BOUNDARIES:
        first -= 1
    named = first < len(words) and _bare(words[-1]) in word_list("state_names")
    return first if named and _is_adjunct(words[:first]) else 0


def _start(words: list[str]) -> int | None:
    """Return the index of the first word of the noun phrase that ends the words."""
    last = len(words) - 1
    if _bare(words[last]) in _short_subjects():
        return last
    for index in range(last, -1, -1):
        word = words[index]
        if index < last and word[-1] in BOUNDARIES:
            return index + 1 if _may_begin(words[index + 1]) else None
        bare = _bare(word)
        if bare in _hanging() and word[0].islower():
            return None
        if bare in word_list("determiners") and not _linked(words, index):
            return index
    return 0


@cache
def _short_subjects() -> frozenset[str]:
    return SPEAKERS | word_list("pronouns")


@cache
def _hanging() -> frozenset[str]:
    """Return what a clause hangs by, other than `that` and `so`, which may be a pronoun."""
    return word_list("subordinators") - {"that", "so"}


@cache
def _beginnings() -> frozenset[str]:
    return word_list("determiners") | SPEAKERS | word_list("bodies")


def _linked(words: list[str], index: int) -> bool:
    """Whether a determiner goes on after a noun: `Government of the`, `peoples and the`."""
    if index < 2:  # noqa: PLR2004 - a noun and a linker must stand before it
        return False
    linker, noun = _bare(words[index - 1]), words[index - 2]
    if noun[-1:] in BOUNDARIES:
        return False
    if linker in NOUN_LINKERS:
        return _bare(words[index - 2]) not in word_list("subordinators") | {"because", "out"}
    named = noun[:1].isupper() or _bare(words[index - 2]) in word_list("bodies")
    return linker in {"and", "to"} and named


def _may_begin(word: str) -> bool:
    return word[:1].isupper() or _bare(word) in _beginnings()


def _opens(words: list[str], start: int, *, whole: bool) -> bool:
    """Whether a subject stands where a main clause can begin."""
    if start == 0:
        return whole
    before = words[start - 1]
    if before[-1:] in BOUNDARIES or PARAGRAPH_NUMBER.fullmatch(before):
        return True
    bare = _bare(before)
    if bare in word_list("sentence_openers"):
        return True
    if bare in word_list("subordinators") or bare in word_list("linkers"):
        return False
    return _is_adjunct(words[:start])


def _is_adjunct(words: list[str]) -> bool:
    """Whether the words before a subject open the sentence without a comma: `In so doing`."""
    short = len(words) <= LONGEST_ADJUNCT and words[0][:1].isupper()
    return short and _bare(words[0]) in word_list("adjunct_openers")


@lru_cache(maxsize=4096)
def kind_of_subject(name: str) -> str:
    """Return what kind of subject a noun phrase is: speaker, body, pronoun, thing or nobody."""
    words = [word.strip(MARKS) for word in name.split()]
    first = words[0].lower()
    if len(words) == 1 and first in SPEAKERS:
        return "speaker"
    if len(words) == 1 and first in word_list("pronouns") | {"that"}:  # `conduct that must be`
        return "nobody" if first in word_list("nobodies") and first != "it" else "pronoun"
    printed = _head(words)
    head = printed.lower()
    state = printed[:1].isupper() and head in word_list("state_names")
    if state or {head, head.removesuffix("s")} & word_list("bodies"):
        return "body"
    if first in OURS and head in word_list("our_bodies"):
        return "body"
    if words[-1][:1].isupper() and all(map(_in_name, words)):
        return "body"
    _, joined, last = name.rpartition(" and ")
    return kind_of_subject(last) if joined else "thing"


def _in_name(word: str) -> bool:
    return word[:1].isupper() or word.lower() in word_list("linkers") | {"the", "and"}


def _head(words: list[str]) -> str:
    """Return the head noun: the word before the first `of`, `for`, `on` or the last one."""
    for index, word in enumerate(words[1:], 1):
        if word.lower() in word_list("head_ends"):
            return words[index - 1]
    while len(words) > 1 and words[-1].endswith("ed") and words[-1].islower():
        words = words[:-1]  # any agreement reached
    return words[-1]


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return word.strip(MARKS).lower()
