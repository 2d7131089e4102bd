"""Sentences without words that bind: `This Treaty enters into force`."""

from __future__ import annotations

import re

from docscope.text.clauses.articles.conditions import conditions_around
from docscope.text.clauses.articles.party import Subject, subject_before
from docscope.text.clauses.articles.terms import Predicate
from docscope.text.clauses.articles.verbs import (
    MainVerb,
    known_verbs,
    main_verb,
    third_person,
)
from docscope.text.clauses.wordlists import word_list

WORD = re.compile(r"[A-Za-z][\w’'-]*")
PLURAL_PRONOUNS = frozenset(["we", "they", "both", "all", "these", "those"])
COPULAS = frozenset(["is", "are", "was", "were", "has", "have", "had", "does", "do", "did"])
DOES = frozenset(["does", "do", "did"])
INTRANSITIVE = frozenset(["consist", "apply", "belong", "remain", "exist", "expire", "enter"])
NAME_BEFORE = re.compile(r"(?:\A|\s)[A-Z][\w’'-]*\s\Z")
AFTER_VERB = re.compile(r"\s(?:to|the|an?|that|its|any|no)\s")
NEGATION = re.compile(r"\s+not\b")
HEAD_END = re.compile(r"\s(?:to|of|in|for|which|who|that|under|on)\s")


def statement(sentence: str) -> Predicate | None:
    """Return the predicate of a sentence without words that bind: `This Treaty enters`."""
    before = ""
    for match in WORD.finditer(sentence):
        word = match[0]
        if _may_be_finite(sentence, match, before):
            subject = subject_before(sentence[: match.start()])
            subject = subject if subject and _agrees(word, subject) else None
            found = _stated(sentence, match, subject) if subject else None
            if found:
                return found
        before = word.lower()
    return None


def _may_be_finite(sentence: str, match: re.Match[str], before: str) -> bool:
    word, end = match[0], match.end()
    if word in COPULAS:
        return bool(before)
    if not before or before in word_list("no_subject_ends"):
        return False
    if word.endswith("s"):
        noun = word in word_list("plural_nouns") and not _is_predicate(sentence, match)
        return not noun and third_person(word) is not None
    if word not in known_verbs():
        return False
    return before.endswith("s") or word in INTRANSITIVE or _governs(sentence, end)


def _is_predicate(sentence: str, match: re.Match[str]) -> bool:
    """Whether a word that could be a noun is a verb: `Licensor grants to Licensee`."""
    named = NAME_BEFORE.search(sentence[: match.start()])
    return bool(named) and bool(AFTER_VERB.match(sentence, match.end()))


def _governs(sentence: str, end: int) -> bool:
    """Whether a word takes an object: `recognize the right`, not `the right to work`."""
    after = WORD.match(sentence, end + 1)
    return after is not None and (after[0] in word_list("determiners") or after[0] == "that")


def _agrees(word: str, subject: Subject) -> bool:
    """Whether a verb without an ending has a plural subject."""
    if word in COPULAS or word.endswith("s"):
        return True
    head = HEAD_END.split(subject.name, maxsplit=1)[0]
    return head.endswith("s") or " and " in subject.name or head.lower() in PLURAL_PRONOUNS


def _stated(sentence: str, match: re.Match[str], subject: Subject) -> Predicate | None:
    negation = NEGATION.match(sentence, match.end()) if match[0] in COPULAS else None
    finite = sentence[match.start() : negation.end()] if negation else match[0]
    helped = match[0] in DOES
    verb = main_verb(sentence, match.start() + len(finite) if helped else match.start())
    if verb is None:
        return None
    return Predicate(
        subject=subject.party,
        modality=None,
        verb_class="statement",
        verb=f"{finite} {verb.words}" if helped else _negated(verb, match[0], finite),
        head=verb.head,
        passive=verb.passive,
        end=max(verb.end, match.start() + len(finite)),
        conditions=conditions_around(subject.adjunct, subject.inserted),
    )


def _negated(verb: MainVerb, plain: str, finite: str) -> str:
    """Return the words of a verb with the `not` that stands after its first one."""
    return finite + verb.words.removeprefix(plain)
