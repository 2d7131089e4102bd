"""The stances of prose: sentences in which an actor commits itself, asks, condemns, regrets.

A stance has an acting body, a pattern of `stances.csv` right after it, and an object.
Between body and verb an apposition may stand (`, like the whole Soviet people,`), before
the body an adjunct (`At the request of the government,`). What hangs from another clause
(`that the peoples will not permit`) is no stance of the writer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.clause import Clause
from docscope.text.clauses.prose.stances import (
    Stance,
    first_words,
    following_words,
    match_rest,
    stances,
)
from docscope.text.clauses.prose.subjects import Subject, is_norm, names, subject_before
from docscope.text.clauses.references import references
from docscope.text.clauses.verbs.lexicon import Verb
from docscope.text.clauses.wording.wording import Wording, wording
from docscope.text.clauses.wordlists import word_list
from docscope.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Document, Span

SPACE = re.compile(r"\s+")
LONGEST_SENTENCE = 4000  # characters looked at
SOMETHING = 20  # characters after a verb in which its object begins
ADVERB = (
    r"(?:[a-z]+ly(?:\s+and\s+[a-z]+ly)?|also|further|furthermore|again|once\s+again|once\s+more|now"
    r"|always|therefore|still|indeed|thus|however|ever|too|quite|very|most|hereby|do|does"
    r"|continues?\s+to|wish(?:es)?\s+to|(?:would|should)\s+like\s+to)"
)
ADVERBS_BEFORE = re.compile(rf"(?:\b{ADVERB},?\s+)+\Z")
AFTER_VERB = re.compile(r"\s+(we|I)\b")
# Turns of speech that greet and thank: `I consider it a great honour`.
COURTESY = re.compile(
    r"""
    \b (?: congratulat\w+ | felicitat\w+ | thank s? \s (?: you | him | her )
      | (?: honou?r | privilege | pleasure ) (?: ed )? \s to
      | (?: pleased | happy | glad | delighted ) \s to \s (?: see \s you | be \s here | greet
          | extend | convey | address | speak | join )
      | (?: you | your ) , \s (?: Mr | Madam | Sir | Excellenc ) )
    """,
    re.VERBOSE,
)
COURTEOUS = 90  # characters of a stance in which a formula shows
OPENING_QUOTES, CLOSING_QUOTES = "“«„", "”»"
EDGE = " \t\n\r\f\v.;:,"


class Found(NamedTuple):
    """A stance in a sentence: its subject, and where its verb starts and ends."""

    subject: Subject
    stance: Stance
    start: int
    end: int
    who: str | None
    object_start: int


def prose(document: Document, *, secondary: bool = False) -> Iterator[Clause]:
    """Yield the stance clauses of a document in order, numbered `s1`, `s2` ...

    With `secondary` also those that describe, predict or report: their ids are `x1` ...,
    so that the others keep theirs.
    """
    counts = {False: 0, True: 0}
    known = names(document.text)
    for block in document.searched:
        if block.part != "body":
            continue
        for span in sentences(document.text, block.start, block.end):
            for found in _stances(document.text, span, known):
                minor = _is_secondary(document.text, found)
                counts[minor] += 1
                if secondary or not minor:
                    name = f"{'x' if minor else 's'}{counts[minor]}"
                    yield _clause(document.text, span, found, name)


def _stances(text: str, span: Span, known: frozenset[str]) -> Iterator[Found]:
    """Yield the stances of one sentence."""
    end = min(span.end, span.start + LONGEST_SENTENCE)
    if text[span.start : span.end].rstrip("\"'”’»)* ").endswith("?"):
        return
    position = span.start
    for word in first_words().finditer(text, span.start, end):
        if word.start() < position:
            continue
        found = _found(text, span, word, known)
        if found:
            yield found
            position = found.end


def _found(text: str, span: Span, word: re.Match[str], known: frozenset[str]) -> Found | None:
    start = _with_adverbs(text, span.start, word.start())
    subjects: dict[bool, Subject | None] = {}
    words = following_words(text, word.end(), span.end)
    for stance in stances()[word[0]]:
        rest = match_rest(stance, words, word.end())
        if not rest or not text[rest.end : min(rest.end + SOMETHING, span.end)].strip(EDGE):
            continue
        strong = stance.stance_class in word_list("strong_stances")
        if strong not in subjects:
            subjects[strong] = subject_before(text, span.start, start, known=known, strong=strong)
        subject = subjects[strong]
        if subject is None or _is_noun(word[0], subject):
            return None
        subject, object_start = _inverted(text, subject, rest.end)
        if _fits(subject, stance):
            return Found(subject, stance, start, rest.end, rest.who, object_start)
    return None


def _is_noun(word: str, subject: Subject) -> bool:
    """Whether a plural verb is a noun after an adjective: `the urgent need to`."""
    last = subject.name.split()[-1].lower().strip(".,")
    plural = last.endswith("s") or last in word_list("plurals")
    return word == "need" and subject.kind in {"thing", "body"} and not plural


def _inverted(text: str, subject: Subject, end: int) -> tuple[Subject, int]:
    """Read the actor after the verb where one word has turned the two: `Nor should we`."""
    following = AFTER_VERB.match(text, end) if subject.name.lower() in {"nor", "neither"} else None
    return (Subject(following[1], "speaker"), following.end()) if following else (subject, end)


def _with_adverbs(text: str, first: int, start: int) -> int:
    window = text[max(first, start - 60) : start]
    adverbs = ADVERBS_BEFORE.search(window)
    return start - len(adverbs[0]) if adverbs else start


def _is_secondary(text: str, found: Found) -> bool:
    """Whether a stance is reported, predicted, or a turn of the speech: `I must say`."""
    if found.stance.stance_class.startswith("evaluation") and COURTESY.search(
        text, found.start, found.end + COURTEOUS
    ):
        return True
    if found.stance.secondary or found.subject.kind == "pronoun":
        return True
    if found.stance.stance_class == "obligation" and not _bears(found.subject):
        return True
    return found.subject.name == "I" and found.stance.stance_class in {"obligation", "commitment"}


def _bears(subject: Subject) -> bool:
    """Whether a subject can be under an obligation: a body, the speaker, a rule."""
    return subject.kind != "thing" or is_norm(subject.name)


def _fits(subject: Subject, stance: Stance) -> bool:
    if stance.subject == "any":
        return subject.kind != "nobody"
    if stance.subject == "party":
        return subject.kind == "body"
    if stance.subject == "speaker":
        return subject.kind in {"speaker", "body"}
    return subject.kind in {"speaker", "body", "pronoun"}


def _clause(text: str, span: Span, found: Found, name: str) -> Clause:
    said = _said(text, span, found)
    return Clause(
        name,
        "stance",
        span.start,
        span.end,
        actor=found.subject.name,
        verb=SPACE.sub(" ", text[found.start : found.end]),
        lemma=_lemma(text, found),
        verb_class=found.stance.stance_class,
        addressee=found.who or said.addressee,
        object=said.object,
        second_verb=said.second_verb,
        second_addressee=said.second_addressee,
        refs=_cited(text, span),
        secondary=_is_secondary(text, found),
        kind_of_document="prose",
    )


@lru_cache(maxsize=4)
def _cited(text: str, span: Span) -> tuple[str, ...]:
    """Return what a sentence cites; it may hold several stances."""
    return references(text[span.start : min(span.end, span.start + LONGEST_SENTENCE)])


def _said(text: str, span: Span, found: Found) -> Wording:
    asks = "no" if text.endswith(" for", 0, found.end) else found.stance.takes_addressee
    first = _lemma(text, found).split(" ", 1)[0].removesuffix("s")
    verb = Verb(first, found.stance.stance_class, 0, asks)
    end = _quotation_end(text, span, found)
    return wording(SPACE.sub(" ", text[found.object_start : end]), verb)


def _quotation_end(text: str, span: Span, found: Found) -> int:
    """Return where the object ends at the latest: the quotation that the stance stands in."""
    last = min(span.end, found.object_start + LONGEST_SENTENCE)
    before = text[span.start : found.start]
    marks = [mark for mark in OPENING_QUOTES if before.count(mark)]
    if marks:
        closing = CLOSING_QUOTES
    elif before.count('"') % 2:
        closing = '"'
    else:
        return last
    ends = [text.find(mark, found.end, last) for mark in closing]
    return min((end for end in ends if end >= 0), default=last)


def _lemma(text: str, found: Found) -> str:
    """Return the stance in lower case without its adverbs: what `--verb` finds it by."""
    said = SPACE.sub(" ", text[found.start : found.end].lower())
    return re.sub(rf"\b{ADVERB},?\s", "", said)
