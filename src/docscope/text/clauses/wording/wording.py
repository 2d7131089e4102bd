"""Who a clause asks, what for, and its second verb.

The addressee is the noun phrase after a verb that takes one (`the Government of Hungary`),
up to the infinitive, a `that`, or an adjunct (`in consultation with`). Phrases that say
who is meant (`including`, `as well as`) belong to it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.verbs.lexicon import Verb, forms
from docscope.text.clauses.wording.asked import is_party, that_subject
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_ADDRESSEE = 600  # characters
ADVERB = r"(?: also | further | again | not | [a-z]+ly )"


@cache
def _boundary() -> re.Pattern[str]:
    """Return the pattern of what may end the noun phrase of an addressee."""
    return re.compile(
        rf"""
          (?P<to> (?: \s {ADVERB} (?: \s (?: and | or ) \s {ADVERB} )? ){{0,3}}
              ,? \s to \s (?P<verb> [a-z-]+ ) )
        | (?P<adjunct> ,? \s (?: {_alternatives("adjuncts")}
              | for \s \w+ing | within \s \w+ \s (?: days | months | weeks ) | by \s \d+
              | on \s an? \s [a-z]+ \s basis ) \b )
        | (?P<that> ,? \s that \s )
        | (?P<second> ,? \s and ,? \s (?= [a-z]+s \s ) )
        | (?P<stop> \s? [;:] | \s — | \. \s | ,? \s \(? [a-z1i] \) \s )
        | (?P<comma> (?<!\d),|,(?!\d) )
        """,
        re.VERBOSE,
    )


@cache
def _more_people() -> re.Pattern[str]:
    """Return the pattern of more people after a comma, or of who they are."""
    return re.compile(rf",? \s (?: [A-Z] | (?: {_alternatives('more_people')} ) \s )", re.VERBOSE)


def _alternatives(name: str) -> str:
    phrases = sorted(word_list(name), key=lambda phrase: (-len(phrase), phrase))
    return " | ".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in phrases)


# These tell their addressee of something: `Reminds States of their obligations`.
TOPIC = re.compile(
    r"\s(?:of\s(?:its|the|their|that|this|his|her)\b|for\s|on\s|against\s|about\s)(?!the\s(?:Republic|Union|United))"
)
AFTER_TO = re.compile(r"\s*(?:to|upon|on|of)\s+(?=\S)")
SECOND = re.compile(
    r"""
    (?: (?<=,)\s | (?<=;)\s | \band,?\s )
    (?: (?: and | also | accordingly | therefore | to \s (?: this | that ) \s end
          | in \s (?: this | that ) \s (?: regard | respect | connection | context ) ) ,? \s ){0,3}
    (?P<phrase>
        (?: (?: also | further | again | once \s again | once \s more | [a-z]+ly ) \s ){0,3}
        (?P<head> [a-z]+ ) )
    (?= \s )
    """,
    re.VERBOSE,
)
AMBIGUOUS_SECOND = re.compile(
    r"\s(?:the|that|with|upon|on|its|all|to|his|their|a|an|any|this|these|those|both|each|every|also|again|once|him|them|it"
    r"|States|Member|Governments|national|international|note|tribute|parties|for)\b|\s[A-Z]"
)
SPACE = re.compile(r"\s+")
# What stands between the verb and whom it asks: `urges, without prejudice to its rights, all`.
INSERTED = re.compile(
    r"""
    \s*, \s (?: in | without | with | as | pursuant | on | under | at | once | bearing | upon
          | within | through | for | where | if | further | inter ) \b [^;:]{3,160}? , \s+
    (?= that \s | all \s | the \s | both \s | each \s | every \s | any \s | those \s | its \s
      | upon \s | States | [A-Z] )
    """,
    re.VERBOSE,
)
# `all States and, where appropriate, the World Bank`
WHERE_APPROPRIATE = re.compile(
    r"(?<=\band),?\s(?:where|as|if|when)\s(?:appropriate|necessary|applicable|relevant|possible)\b"
)
INFINITIVE = re.compile(r",?\s+(?:(?:[a-z]+ly|also|not|further)\s+)?to\s+[a-z]")
NO_ADDRESSEE = ("against ", "that ", "for ", "to ", "and ", "or ", "-", "–", "—")
EDGE = " \t\n\r\f\v,;:.—"


class Wording(NamedTuple):
    """What follows the verb of a clause."""

    addressee: str | None
    object: str | None
    second_verb: str | None
    second_addressee: str | None


def wording(said: str, verb: Verb, *, participle: bool = False) -> Wording:
    """Return addressee, object and second verb of the text after a verb.

    `participle` looks for second verbs in the form of the preamble: `and taking note`.
    """
    start, end = _addressee_span(said, verb)
    second = _second_verb(said, end, participle=participle)
    tail = said[end:] if end > start else said
    return Wording(
        _plain(said[start:end]) or None,
        _plain(tail) or None,
        _plain(said[slice(*second[:2])]) if second else None,
        _second_addressee(said, second) if second else None,
    )


def _addressee_span(said: str, verb: Verb) -> tuple[int, int]:
    """Return the span of the addressee, empty if the verb takes none or none follows."""
    begin = len(said) - len(said.lstrip())
    if verb.takes_addressee == "no":
        return begin, begin
    inserted = INSERTED.match(said)
    begin = inserted.end() if inserted else begin
    if verb.lemma in word_list("asking_that"):
        told = that_subject(said, begin)
        if told:
            return told
    particle = AFTER_TO.match(said, begin)
    if verb.takes_addressee == "to" and not (particle and particle[0].strip() == "to"):
        return begin, begin
    start = particle.end() if particle else begin
    end = _addressee_end(said, start)
    topic = TOPIC.search(said, start, end) if verb.lemma in word_list("telling") else None
    end = topic.start() if topic else end
    if not said[start:end].strip() or said[start:].lstrip().startswith(NO_ADDRESSEE):
        return begin, begin
    asked = bool(INFINITIVE.match(said, end)) or said[end:].startswith(":")
    return (start, end) if asked or is_party(said[start:end], verb.lemma) else (begin, begin)


def _addressee_end(said: str, start: int) -> int:
    limit = min(len(said), start + LONGEST_ADDRESSEE)
    for match in _boundary().finditer(said, start, limit):
        kind = match.lastgroup if match.lastgroup != "verb" else "to"
        if kind == "to" and not _infinitive(said, match):
            continue
        if kind == "comma" and _people_go_on(said, match.start()):
            continue
        if kind == "adjunct" and WHERE_APPROPRIATE.match(said, match.start()):
            continue
        if kind == "second" and not _is_verb(said[match.end() :].split(" ", 1)[0]):
            continue
        if (
            kind == "that"
            and said[match.start() - 1 : match.start()] != ","
            and _relative(said, match)
        ):
            continue
        return match.start()
    return len(said) if limit == len(said) else start


def _infinitive(said: str, match: re.Match[str]) -> bool:
    word = match["verb"]
    before = said[: match.start()].rsplit(" ", 1)[-1]
    return word not in word_list("no_infinitive") and before not in word_list("before_infinitive")


def _relative(said: str, match: re.Match[str]) -> bool:
    """Whether `that` goes on about the people asked: `all States that have not done so`."""
    following = said[match.end() :].split(" ", 1)[0]
    return following in {
        "have",
        "has",
        "are",
        "is",
        "were",
        "can",
        "may",
        "do",
        "provide",
        "possess",
    }


def _people_go_on(said: str, comma: int) -> bool:
    """Whether a list of people goes on after a comma: an infinitive must still follow."""
    if not _more_people().match(said, comma):
        return False
    rest = said[comma + 1 : comma + LONGEST_ADDRESSEE]
    stop = re.search(r"[;:]|\sthat\s|,\s(?:in\s(?!particular)|acting|through|within)", rest)
    infinitive = next(
        (
            m
            for m in re.finditer(r"\sto\s(?P<verb>[a-z-]+)", rest)
            if m["verb"] not in word_list("no_infinitive")
        ),
        None,
    )
    if infinitive is None:
        return stop is not None and rest[stop.start() :].strip() == ":"  # a list follows
    return stop is None or infinitive.start() < stop.start()


@cache
def _second_forms(*, participle: bool) -> dict[str, tuple[tuple[str, ...], Verb]]:
    wanted = "participle" if participle else "present"
    return {
        form.words[0]: (form.words, form.verb)
        for group in forms().values()
        for form in reversed(group)
        if form.tense == wanted
    }


def _is_verb(word: str) -> bool:
    return word in _second_forms(participle=False)


def _second_verb(said: str, start: int, *, participle: bool) -> tuple[int, int, Verb] | None:
    return next(_second_verbs(said, start, participle=participle), None)


def _second_verbs(said: str, start: int, *, participle: bool) -> Iterator[tuple[int, int, Verb]]:
    known = forms()
    wanted = "participle" if participle else "present"
    for match in SECOND.finditer(said, start):
        for form in known.get(match["head"], ()):
            if form.tense != wanted:
                continue
            end = _words_end(said, match.start("head"), form.words)
            plain = not participle and _is_plain_second(said, match)
            if end and (plain or len(form.words) > 1 or AMBIGUOUS_SECOND.match(said, end)):
                yield match.start("phrase"), end, form.verb
                break


def _is_plain_second(said: str, match: re.Match[str]) -> bool:
    """Whether `, and` stands before a verb that is no noun: `, and recalls paragraph 5`."""
    joined = said.endswith(",", 0, match.start()) and match[0].lstrip().startswith("and ")
    return joined and match["head"] not in word_list("ambiguous")


def _words_end(said: str, start: int, words: tuple[str, ...]) -> int:
    pattern = r"\s+(?:also\s+|again\s+|once\s+again\s+)?".join(map(re.escape, words))
    match = re.compile(pattern + r"\b").match(said, start)
    return match.end() if match else 0


def _second_addressee(said: str, second: tuple[int, int, Verb]) -> str | None:
    _, end, verb = second
    start, stop = _addressee_span(said[end:], verb)
    return _plain(said[end + start : end + stop]) or None


def _plain(text: str) -> str:
    return SPACE.sub(" ", text).strip(EDGE)
