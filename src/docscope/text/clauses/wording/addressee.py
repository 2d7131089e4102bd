"""Whom a clause asks: the noun phrase after its verb.

It ends at the infinitive, a `that`, or an adjunct (`in consultation with`). Phrases that
say who is meant (`including`, `as well as`) belong to it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.wording.asked import is_party, that_subject
from docscope.text.clauses.wording.seconds import is_second
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from docscope.text.clauses.verbs.lexicon import Lexicon, Verb

LONGEST_ADDRESSEE = 600  # characters
LONGEST_PARTICIPLE = 12
ADVERB = r"(?: also | further | again | not | [a-z]+ly )"
TRAILING = re.compile(
    r"(?:,?\s(?:thereupon|accordingly|therefore|forthwith|also|again|further|and))+\Z"
)
# `established under resolution 661 (1990)` says who is asked, `concerned under` does not.
PARTICIPLE = re.compile(r"(?:established|created|set\sup|appointed|constituted|referred\sto)\Z")
TO_THAT_END = re.compile(
    r"\s*(?:,\s)?(?:to\s(?:this|that)\s(?:end|effect)|in\s(?:this|that)\s(?:regard|connection|context|respect)"
    r"|accordingly|therefore)(?:,)?\s+(?=that\s)"
)
AFTER_ATTENTION = re.compile(r"\s*of\s+(?P<whom>[^,;:]{3,120}?)\s+to\s(?=[a-z(])")
AFTER_TO = re.compile(r"\s*(?:to|upon|on|of)\s+(?=\S)")
INFINITIVE = re.compile(r",?\s+(?:(?:[a-z]+ly|also|not|further)\s+)?to\s+[a-z]")
NO_ADDRESSEE = ("against ", "that ", "for ", "to ", "and ", "or ", "-", "–", "—")
PLURAL_LIST = re.compile(r",\s(?P<first>[a-z]+s)\s(?:and|or)\s[a-z]+s?\b")
# `all States that have not done so`: these go on about the people asked.
RELATIVE = frozenset(["have", "has", "are", "is", "were", "can", "may", "do", "provide", "possess"])


@cache
def _boundary() -> re.Pattern[str]:
    """Return the pattern of what may end the noun phrase of an addressee."""
    openers = {phrase.split()[0] for phrase in word_list("adjuncts")}
    return re.compile(
        rf"""
          (?P<to> (?: \s {ADVERB} (?: \s (?: and | or ) \s {ADVERB} )? ){{0,3}}
              ,? \s to \s (?P<verb> [a-z-]+ ) )
        | (?P<adjunct> ,? \s (?: for \s \w+ing | within \s \w+ \s (?: days | months | weeks )
              | by \s \d+ | on \s an? \s [a-z]+ \s basis ) \b )
        | (?P<phrase> ,? \s (?= (?: {"|".join(sorted(openers))} ) \b ) )
        | (?P<that> ,? \s that \s )
        | (?P<second> ,? \s and ,? \s (?= [a-z]+s \s ) )
        | (?P<stop> \s? [;:] | \s — | \. \s | ,? \s \(? [a-z1i] \) \s )
        | (?P<comma> (?<!\d),|,(?!\d) )
        """,
        re.VERBOSE,
    )


@cache
def _adjuncts() -> tuple[str, ...]:
    """Return the beginnings of adjuncts as they stand in a text: `in accordance `."""
    return tuple(one + after for one in word_list("adjuncts") for after in (" ", ",", ":"))


@cache
def _more_people() -> re.Pattern[str]:
    """Return the pattern of more people after a comma, or of who they are."""
    return re.compile(rf",? \s (?: [A-Z] | (?: {_alternatives('more_people')} ) \s )", re.VERBOSE)


def _alternatives(name: str) -> str:
    phrases = sorted(word_list(name), key=lambda phrase: (-len(phrase), phrase))
    return " | ".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in phrases)


@cache
def _topic() -> re.Pattern[str]:
    """Return the pattern of what somebody is told of: `Reminds States of their obligations`."""
    return re.compile(
        r"""
        (?<! Government ) (?<! Governments ) (?<! Republic ) (?<! people ) (?<! peoples )
        (?<! members ) (?<! representatives ) (?<! authorities )
        \s (?: of \s (?: its | the | their | that | this | his | her ) \b
          | for \s | on \s | with \s | as \s | against \s | about \s )
        (?! the \s (?: Republic | Union | United ) )
        """,
        re.VERBOSE,
    )


@cache
def _inserted() -> re.Pattern[str]:
    """Return the pattern of what stands before whom it asks: `urges, without delay, all`."""
    return re.compile(
        r"""
        \s*, \s (?: in | without | with | as | pursuant | on | under | at | once | bearing | upon
              | within | through | for | where | if | further | inter | having
              | acting ) \b [^;:]{3,160}? , \s+
        (?= that \s | all \s | the \s | both \s | each \s | every \s | any \s | those \s | its \s
          | upon \s | States | [A-Z] )
        """,
        re.VERBOSE,
    )


@cache
def _where_appropriate() -> re.Pattern[str]:
    """Return the pattern of `all States and, where appropriate, the World Bank`."""
    return re.compile(
        r"""
        (?<= \band ) ,? \s (?: where | as | if | when ) \s
        (?: appropriate | necessary | applicable | relevant | possible ) \b
        """,
        re.VERBOSE,
    )


def addressee_span(said: str, verb: Verb, verbs: Lexicon) -> tuple[int, int]:
    """Return the span of the addressee, empty if the verb takes none or none follows."""
    begin = len(said) - len(said.lstrip())
    if verb.lemma.endswith("attention"):  # Draws the attention of States to their obligations
        whom = AFTER_ATTENTION.match(said)
        return whom.span("whom") if whom and is_party(whom["whom"]) else (begin, begin)
    if verb.takes_addressee == "no":
        return begin, begin
    inserted = _inserted().match(said) if said.startswith(",", begin) else None
    begin = inserted.end() if inserted else begin
    if verb.lemma in word_list("asking_that"):
        purpose = TO_THAT_END.match(said)
        begin = purpose.end() if purpose else begin
        told = that_subject(said, begin)
        if told:
            return told
    particle = AFTER_TO.match(said, begin)
    if verb.takes_addressee == "to" and not (particle and particle[0].strip() == "to"):
        return begin, begin
    start = particle.end() if particle else begin
    end = _addressee_end(said, start, verbs)
    topic = _topic().search(said, start, end) if verb.lemma in word_list("telling") else None
    end = topic.start() if topic else end
    if not said[start:end].strip() or said[start:].lstrip().startswith(NO_ADDRESSEE):
        return begin, begin
    end -= len(said[start:end]) - len(TRAILING.sub("", said[start:end]))
    asked = bool(INFINITIVE.match(said, end))
    return (start, end) if asked or is_party(said[start:end], verb.lemma) else (begin, begin)


def _addressee_end(said: str, start: int, verbs: Lexicon) -> int:
    limit = min(len(said), start + LONGEST_ADDRESSEE)
    for match in _boundary().finditer(said, start, limit):
        if _ends(said, match, verbs):
            return match.start()
    return len(said) if limit == len(said) else start


def _ends(said: str, match: re.Match[str], verbs: Lexicon) -> bool:
    """Whether what may end an addressee ends it."""
    kind, start = match.lastgroup, match.start()
    if kind == "phrase":
        kind = "adjunct" if said.startswith(_adjuncts(), match.end()) else match[0][:1]
    if kind in {"comma", ","}:
        return not _people_go_on(said, start, verbs)
    if kind == "adjunct":
        settled = PARTICIPLE.search(said, max(0, start - LONGEST_PARTICIPLE), start)
        return not settled and not _where_appropriate().match(said, start)
    if kind == "second":
        return is_second(_next_word(said, match.end()), verbs)
    if kind == "that":
        return said.endswith(",", 0, start) or not _relative(said, match)
    return _infinitive(said, match) if kind in {"to", "verb"} else kind == "stop"


def _next_word(said: str, start: int) -> str:
    return said[start:].split(" ", 1)[0]


def _infinitive(said: str, match: re.Match[str]) -> bool:
    word = match["verb"]
    before = said[: match.start()].rsplit(" ", 1)[-1]
    return word not in word_list("no_infinitive") and before not in word_list("before_infinitive")


def _relative(said: str, match: re.Match[str]) -> bool:
    return _next_word(said, match.end()) in RELATIVE


def _people_go_on(said: str, comma: int, verbs: Lexicon) -> bool:
    """Whether a list of people goes on after a comma: an infinitive must still follow."""
    plural = PLURAL_LIST.match(said, comma)
    if not _more_people().match(said, comma) and (not plural or is_second(plural["first"], verbs)):
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
