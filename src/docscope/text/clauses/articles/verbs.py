"""The main verb of a provision: after its modal verb, whatever stands in between."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docscope.text.clauses.verbs.lexicon import forms
from docscope.text.clauses.wordlists import word_list

LONGEST_INSERTION = 420  # characters between a modal verb and its main verb
NO_ADVERBS = frozenset(["apply", "comply", "supply", "rely", "reply", "multiply", "imply"])
# After these a word is a noun: `at the request of`, `in any report`.
HANDING = frozenset(["hand", "turn", "take", "carry", "handed", "turned", "taken", "carried"])
PARTICLES = frozenset(["out", "up", "down", "aside", "forth", "off"])
TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[,;:()]|[^\s\w]|\w+")
COORDINATED = re.compile(
    r"""
    (?P<more> (?: ,\s [a-z-]+ ){0,4} ,? \s (?: and | or | nor | and/or ) \s
        (?: [a-z]+ly \s )? (?P<last> [a-z-]+ ) )
    (?= \s \w )
    """,
    re.VERBOSE,
)


# What makes one verb of several words: `enter into force`, `take into account`.
IDIOM = re.compile(
    r"""
    (?: (?: enter | come | bring | put )(?:ed|s)? | came | brought ) \s into \s
        (?: force | effect | operation )
    | (?: take[sn]? | took ) \s (?: into \s (?: due \s )? (?: account | consideration )
        | (?: due \s | full \s )? account (?= \s of \b )
        | effect | place | part | precedence | note )
    | (?: remain | continue | stay )(?:ed|s)? \s in \s (?: force | effect | operation )
    | (?: give[sn]? | gave ) \s (?: full \s )? effect
    """,
    re.VERBOSE,
)


class MainVerb(NamedTuple):
    """Where the main verb lies, where its phrase ends, and its form.

    `words` are those of the phrase, `passive` whether a past participle ends it.
    """

    start: int
    end: int
    words: str
    head: str
    passive: bool


@cache
def known_verbs() -> frozenset[str]:
    """Return the verbs that the lists know, in the infinitive."""
    bases = {form.words[0] for group in forms().values() for form in group if form.tense == "base"}
    return frozenset(
        (bases | word_list("provision_verbs"))
        - word_list("insertion_openers")
        - word_list("before_nouns")
    )


def is_verb(word: str) -> bool:
    """Whether a word is a form of a known verb."""
    return word in word_list("finite_forms") or any(base in known_verbs() for base in _bases(word))


def is_finite(word: str) -> bool:
    """Whether a word may be the verb of a clause: `is`, `considers`, `fails`."""
    word = word.strip(",()")
    if not word.endswith("s") or word in word_list("plural_nouns"):
        return word in word_list("finite_forms")
    return word in word_list("finite_forms") or third_person(word) is not None


def third_person(word: str) -> str | None:
    """Return the infinitive of a known verb in the third person."""
    return next((base for base in _singular(word) if base in known_verbs()), None)


def _singular(word: str) -> list[str]:
    if word.endswith("ies"):
        return [word[:-3] + "y"]
    if not word.endswith("s") or word.endswith("ss"):
        return []
    return [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]


def _bases(word: str) -> list[str]:
    found = [word, *_singular(word)]
    if word.endswith("ed"):
        found += [word[:-1], word[:-2], word[:-3]]
        found += [word[:-3] + "y"] if word.endswith("ied") else []
    return found


def is_participle(word: str) -> bool:
    """Whether a word is a past participle by its form."""
    return word.endswith("ed") or word in word_list("participles")


def main_verb(sentence: str, start: int) -> MainVerb | None:
    """Return the main verb after a modal verb that ends at `start`, with its participle.

    Adverbs and what stands between commas are passed over: `shall, where appropriate and
    without delay, notify`.
    """
    place = _verb_place(sentence, start)
    if place is None:
        return None
    word = sentence[slice(*place)]
    low = word.lower()
    if low in {"be", "have", "been", "is", "are", "was", "were", "has", "had", "being"}:
        return _compound(sentence, place)
    return _phrase(sentence, place)


def _phrase(sentence: str, place: tuple[int, int]) -> MainVerb:
    start, end = place
    head = sentence[start:end]
    idiom = IDIOM.match(sentence, start)
    if idiom and not sentence[idiom.end() : idiom.end() + 1].isalnum():
        return MainVerb(start, idiom.end(), idiom[0], head, passive=False)
    more = COORDINATED.match(sentence, end)
    if (
        more
        and is_verb(more["last"])
        and more["last"] not in word_list("finite_forms") - {"be", "have", "do"}
    ):
        end = more.end("more")
    after = TOKEN.search(sentence, end)
    if after and (after[0] in PARTICLES or (after[0] == "over" and head in HANDING)):
        end = after.end()
        head = f"{head} {after[0]}" if not more else head
    return MainVerb(start, end, sentence[start:end], head, passive=False)


def _compound(sentence: str, place: tuple[int, int]) -> MainVerb:
    """Return `be kept`, `have been notified`, or `be` alone before an adjective."""
    start, end = place
    aux = sentence[start:end]
    for token in _after_adverbs(sentence, end):
        word = token[0].lower()
        if word in {"be", "been", "being"} and aux.lower() in {
            "have",
            "has",
            "had",
            "be",
            "is",
            "are",
            "was",
            "were",
        }:
            rest = _compound(sentence, (token.start(), token.end()))
            return rest._replace(start=start, words=f"{aux} {rest.words}")
        if is_participle(word) and not (
            aux.lower() in {"have", "has"} and _is_noun_next(sentence, token.end())
        ):
            phrase = _phrase(sentence, (token.start(), token.end()))
            passive = aux.lower() not in {"have", "has", "had"}
            return MainVerb(start, phrase.end, f"{aux} {phrase.words}", phrase.head, passive)
        break
    return MainVerb(start, end, aux, aux, passive=False)


def _is_noun_next(sentence: str, end: int) -> bool:
    after = TOKEN.search(sentence, end)
    return bool(
        after and after[0].isalpha() and after[0].lower() not in word_list("before_nouns") | {"its"}
    )


def _after_adverbs(sentence: str, start: int) -> list[re.Match[str]]:
    """Return the first word after adverbs and after what stands between commas, if any."""
    position = start
    for _ in range(12):
        token = TOKEN.search(sentence, position)
        if token is None:
            return []
        if is_adverb(token[0].lower()):
            position = token.end()
        elif token[0] == "," and (close := sentence.find(",", token.end(), token.end() + 160)) > 0:
            inside = sentence[token.end() : close].split(maxsplit=1)
            if not inside or inside[0].lower() not in word_list("insertion_openers") | word_list(
                "inserted_adverbs"
            ):
                return []
            position = close + 1
        elif token[0].lower() in {"at", "in", "without", "on", "by", "as"} and (
            idiom := _idiom().match(sentence, token.start())
        ):
            position = idiom.end()
        else:
            return [token]
    return []


@cache
def _idiom() -> re.Pattern[str]:
    return re.compile(
        r"""
        at \s all \s times | in \s all \s (?: cases | circumstances ) | at \s any \s time
        | without \s (?: undue \s | any \s )? delay | in \s no \s (?: case | way ) | at \s least
        | on \s request | by \s law | as \s such | in \s (?: writing | particular | turn )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def is_adverb(word: str) -> bool:
    """Whether a word between modal verb and main verb is an adverb."""
    return (word in word_list("inserted_adverbs") and word not in NO_ADVERBS) or (
        word.endswith("ly") and word not in NO_ADVERBS
    )


def _verb_place(sentence: str, start: int) -> tuple[int, int] | None:
    tokens = list(TOKEN.finditer(sentence, start, min(len(sentence), start + LONGEST_INSERTION)))
    index = 0
    while index < len(tokens) and is_adverb(tokens[index][0].lower()):
        index += 1
    if index == len(tokens):
        return None
    first = tokens[index]
    word = first[0].lower()
    if first[0] not in ",(" and word not in word_list("insertion_openers"):
        return first.span() if word[:1].isalpha() and word not in {"and", "or", "the"} else None
    return _distant(tokens, index)


def _distant(tokens: list[re.Match[str]], index: int) -> tuple[int, int] | None:
    """Return the first word that may be a verb after an insertion, a known one if there is."""
    guess = None
    for at in range(index + 1, len(tokens)):
        word, before = tokens[at][0].lower(), tokens[at - 1][0].lower()
        if word in {";", "."}:
            break
        if not word[:1].isalpha() or before in word_list("before_nouns") - {"and", "or"}:
            continue
        ready = _after_comma(tokens, at)
        free = tokens[index][0] not in ",(" and before not in word_list("before_no_infinitive")
        if (ready or free) and (word in {"be", "have"} or word in known_verbs()):
            return tokens[at].span()
        if (
            guess is None
            and before == ","
            and word
            not in word_list("insertion_openers")
            | word_list("before_nouns")
            | word_list("inserted_adverbs")
        ):
            guess = (
                tokens[at].span() if not is_participle(word) and not word.endswith("ing") else None
            )
    return guess


def _after_comma(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether only adverbs stand between a comma and a word."""
    while at and is_adverb(tokens[at - 1][0].lower()):
        at -= 1
    return at > 0 and tokens[at - 1][0] in {",", ")"}


def lemma_of(head: str, *, passive: bool) -> str:
    """Return the infinitive of a main verb, with its particle: `carry out`."""
    word, _, particle = head.lower().partition(" ")
    return f"{_infinitive(word, passive=passive)} {particle}".strip()


def _infinitive(word: str, *, passive: bool) -> str:
    from docscope.text.wordforms import lemma

    if word in known_verbs() and not passive:
        return word
    for base in _bases(word)[1:]:
        if base in known_verbs():
            return base
    return "be" if word in {"is", "are", "was", "were", "been", "be"} else lemma(word)
