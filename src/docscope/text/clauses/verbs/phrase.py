"""The verb that opens a clause, as UN print sets it in italics.

`Noting moreover`, `Taking note`, `Having called for`, `Strongly condemns`, `Once again
urges`, `Expressing its continuing concern`: adverbs before and after, a fixed complement,
but not the `that`, `of` or `the` that governs the object.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.verbs.lexicon import OTHER, Form, Verb, forms
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[^\w\s]")
THIRD_PERSON = re.compile(r"[a-z-]{2,}[^s]s")
PARTICIPLE = re.compile(r"[a-z-]{3,}ing")  # not `King`
MOST_ADVERBS = 6  # words before the verb
MOST_WORDS = 24  # words and marks looked at
LONGEST_PHRASE = 220  # characters looked at
CALLS = frozenset(["call", "appeal"])
REQUESTS = frozenset(["request", "requests", "invitation"])
CALLING = frozenset({"reiterate", "renew", "repeat", "reaffirm"})
# Words that look like participles, but open no clause.
PRESENT = frozenset({"present"})
PRESENT_OR_BASE = frozenset({"present", "base"})
OPENING = frozenset({"participle", "adjective"})
AFTER_HAVING = frozenset({"perfect", "adjective"})
LONGEST_COMPLEMENT = 7  # words between `Expresses` and `concern`


class Phrase(NamedTuple):
    """Where the verb of a clause lies (relative to the clause), and what verb it is."""

    start: int
    end: int
    verb: Verb
    known: bool = True


class Token(NamedTuple):
    """A word or mark of a clause, folded, with its place."""

    word: str
    start: int
    end: int


def tokens(text: str, start: int = 0, *, most: int = MOST_WORDS) -> list[Token]:
    """Return the words and marks at the beginning of a clause."""
    found = islice(WORD.finditer(text, start, start + LONGEST_PHRASE), most)
    return [Token(match[0].lower(), match.start(), match.end()) for match in found]


def operative_phrase(text: str, *, start: int = 0, numbered: bool = False) -> Phrase | None:
    """Return the verb phrase if the text opens with a present-tense verb: `Calls upon`.

    After a number a verb that lost its `s` in print counts too.
    """
    words = tokens(text, start)
    head = _after_adverbs(words)
    found = _matched(words, head, PRESENT_OR_BASE if numbered else PRESENT)
    if found:
        return _phrase(words, *found)
    if head < len(words) and _seems_present(words, head):
        return _phrase(words, head + 1, Verb(words[head].word, OTHER, 0, "no"), known=False)
    return None


def preambular_phrase(text: str) -> Phrase | None:
    """Return the verb phrase if the text opens with a participle or adjective."""
    if not _may_be_preambular(text):
        return None
    words = tokens(text)
    head = _after_adverbs(words)
    if head < len(words) and words[head].word in {"having", "being"}:
        return _perfect(words, head)
    if head < len(words) and words[head].word in word_list("not_participles"):
        return None
    found = _matched(words, head, OPENING)
    if found:
        return _phrase(words, *_coordinated(words, *found, OPENING))
    if head < len(words) and _seems_participle(words, head):
        return _phrase(words, head + 1, Verb(words[head].word, OTHER, 0, "no"), known=False)
    return None


def _may_be_preambular(text: str) -> bool:
    """Whether the first word that is no adverb may open a preambular clause: a quick look."""
    words = tokens(text, most=MOST_ADVERBS + 1)
    head = _after_adverbs(words)
    if head >= len(words):
        return True
    return words[head].word in forms() or words[head].word.endswith(("ing", "ed", "en"))


def _after_adverbs(words: Sequence[Token]) -> int:
    """Return the index of the first word that is no adverb."""
    for index, token in enumerate(words[:MOST_ADVERBS]):
        word = token.word
        if not _is_adverb(word) and not (word == "," and index):
            return index
    return len(words)


def _is_adverb(word: str) -> bool:
    if word in word_list("adverbs"):
        return True
    return word.endswith(("ly", "'y")) and word not in word_list("not_adverbs")


def _matched(words: Sequence[Token], head: int, tenses: frozenset[str]) -> tuple[int, Verb] | None:
    """Return the end of the longest known form at a word, and its verb."""
    if head >= len(words):
        return None
    for form in forms().get(words[head].word, ()):
        end = _form_end(words, head, form.words) if form.tense in tenses else 0
        if end and (form.tense != "adjective" or _governs(words, end, form)):
            return end, form.verb
    return None


def _governs(words: Sequence[Token], end: int, form: Form) -> bool:
    """Whether an adjective governs an object: `United by the`, not `United Nations`."""
    if len(form.words) > 1 or form.words[0] == "whereas":
        return True
    after = _skip_afterthoughts(words, end)
    return after > end or (after < len(words) and words[after].word in word_list("complements"))


def _form_end(words: Sequence[Token], head: int, form: tuple[str, ...]) -> int:
    """Return the index after a form, or 0; adverbs may stand inside: `calls once more upon`."""
    index = head + 1
    for part in form[1:]:
        index = _skip_afterthoughts(words, index)
        if index >= len(words) or words[index].word != part:
            return 0
        index += 1
    return index


@cache
def _afterthoughts() -> dict[str, list[tuple[str, ...]]]:
    """Return the adverbs after a verb as words, by the first of them, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for each in sorted(word_list("afterthoughts"), key=lambda each: (-len(each), each)):
        found.setdefault(each.split()[0], []).append(tuple(each.split()))
    return found


def _skip_afterthoughts(words: Sequence[Token], index: int) -> int:
    if index >= len(words):
        return index
    for group in _afterthoughts().get(words[index].word, ()):
        if tuple(token.word for token in words[index : index + len(group)]) == group:
            return index + len(group)
    return index


def _phrase(words: Sequence[Token], end: int, verb: Verb, *, known: bool = True) -> Phrase:
    end = _skip_afterthoughts(words, end)
    last = _complement_end(words, end, verb)
    if last > end and words[last - 1].word in {"upon", "on"}:
        verb = verb._replace(takes_addressee="direct")  # Reiterates its call upon all States
    elif last > end and words[last - 1].word in REQUESTS:
        verb = verb._replace(takes_addressee="to")  # Reiterates its request to all States
    return Phrase(words[0].start, words[last - 1].end, verb, known)


def _complement_end(words: Sequence[Token], end: int, verb: Verb) -> int:
    """Take in what UN print sets in italics too: `its continuing concern`, `with regret`."""
    if end >= len(words):
        return end
    if verb.lemma in CALLING and words[end].word in {"its", "his", "their"}:
        return _call_end(words, end)
    if verb.lemma in word_list("expressing"):
        return _sentiment_end(words, end)
    if words[end].word == "with":
        return _sentiment_end(words, end + 1, otherwise=end)
    return end


def _call_end(words: Sequence[Token], end: int) -> int:
    for index in range(end + 1, min(end + 4, len(words) - 1)):
        if words[index].word in CALLS:
            return index + 1 + (words[index + 1].word in {"upon", "on"})
        if words[index].word in REQUESTS and words[index + 1].word == "to":
            return index + 1
    return end


def _sentiment_end(words: Sequence[Token], end: int, *, otherwise: int | None = None) -> int:
    """Return the index after a noun of feeling, with a second one joined to it."""
    for index in range(end, min(end + LONGEST_COMPLEMENT, len(words))):
        word = words[index].word
        if word in word_list("sentiments"):
            return _second_sentiment(words, index + 1)
        if index > end and word in word_list("object_openers"):
            break
    return end if otherwise is None else otherwise


def _second_sentiment(words: Sequence[Token], end: int) -> int:
    if end < len(words) and words[end].word in {"and", ","}:
        for index in range(end + 1, min(end + 4, len(words))):
            if words[index].word in word_list("sentiments"):
                return index + 1
            if words[index].word in word_list("object_openers"):
                break
    return end


def _perfect(words: Sequence[Token], head: int) -> Phrase | None:
    """Read `Having considered`, `Having received and considered`, `Being aware`."""
    inside = head + 1 + _after_adverbs(words[head + 1 :])
    for index, tenses in ((head, OPENING), (inside, AFTER_HAVING)):
        found = _matched(words, index, tenses)
        if found:
            return _phrase(words, *_coordinated(words, *found, tenses))
    if inside < len(words) and words[inside].word.endswith(("ed", "en")):
        return _phrase(words, inside + 1, Verb(words[inside].word, OTHER, 0, "no"), known=False)
    return None


def _coordinated(
    words: Sequence[Token], end: int, verb: Verb, tenses: frozenset[str]
) -> tuple[int, Verb]:
    """Take in a verb that shares the object: `received and considered`."""
    if end < len(words) and words[end].word == "and":
        head = end + 1 + _after_adverbs(words[end + 1 :])
        second = _matched(words, head, tenses)
        if second and words[second[0] - 1].word[-2:] == words[end - 1].word[-2:]:
            return second[0], verb
    return end, verb


def _seems_present(words: Sequence[Token], head: int) -> bool:
    word = words[head].word
    if not THIRD_PERSON.fullmatch(word) or word in word_list("not_verbs"):
        return False
    return head + 1 < len(words) and words[head + 1].word in word_list("object_openers")


def _seems_participle(words: Sequence[Token], head: int) -> bool:
    word, following = words[head].word, words[head + 1 : head + 2]
    if not following:
        return False
    if PARTICIPLE.fullmatch(word):
        return following[0].word in word_list("object_openers") or following[0].word.endswith("ly")
    return word.endswith("ed") and following[0].word in word_list("complements")
