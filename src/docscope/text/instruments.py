"""Documents that a text names: *the declaration of 30 October 1956 by the Government of ...*."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from docscope.model import Span
from docscope.text.folding import fold
from docscope.text.states import with_states

INSTRUMENTS = Path(__file__).with_name("data") / "instruments.txt"
REACH = 240  # characters before and behind a date that may belong to it
MOST_WORDS = 30  # between the name of an instrument and its date
WORD = re.compile(r"\w[\w.'’/-]*\w|\w|\S")
LINKS = frozenset(["of", "dated", "on", "from", ",", "("])
# What may stand between the name and the date besides names and numbers.
WITHIN = frozenset(
    ["of", "by", "from", "between", "with", "to", "the", "and", "at", "in", "on", "for", "its", "his", "her", "their", "dated", "signed", "concluded", "adopted", "issued", "made", "sent", "given", "addressed", "delivered", "published", "proclaimed", "transmitted", "peace", "friendship", "commerce", "alliance", "mutual", "assistance", "understanding", "amity", "nonaggression", "non-aggression", ",", "(", ")", "."]
)
ISSUED = frozenset(["by", "from", "between", "with"])
IN_NAMES = frozenset(["the", "of", "and", "for"])
# What is no part of the name of an issuer.
RANKS = frozenset(
    ["the", "of", "and", "for", "government", "governments", "republic", "kingdom", "prime", "minister", "president", "mr", "mrs", "sir", "lord", "count", "baron", "prince", "king", "emperor", "queen", "ambassador", "his", "her", "its", "excellency", "majesty", "minister", "foreign", "affairs", "honourable", "dr", "general's", "council's", "s"]
)
NUMBER = re.compile(r"\d|^[A-Z]{1,3}/")
SYMBOL = re.compile(r"[A-Z]{1,4}/[\w./-]*\d[\w./-]*|\d+(?:/\d+)*|[A-Z]+-[IVXLC]+")
ADDRESSED = re.compile(r"^(.+?)\s+to\s", re.IGNORECASE)
YEARS = re.compile(r"[12]\d{3}")


class Instrument(NamedTuple):
    """A document that is named: what it is, its numbers, its issuers, other words of its name."""

    noun: str
    numbers: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def beside(text: str, date: Span, sentence: Span) -> Instrument | None:
    """Return the instrument that a date in a sentence of a text belongs to, if one is named."""
    before = text[max(date.start - REACH, sentence.start) : date.start]
    after = text[date.end : min(date.end + REACH, sentence.end)]
    words = WORD.findall(before)
    at = _noun_before(words)
    if at is None:
        return _named_behind(words, WORD.findall(after))
    return _read(words[: at + 1], words[at + 1 :], WORD.findall(after))


def named(title: str) -> Instrument:
    """Return what a title says of its document; one that is no instrument has no noun."""
    words = WORD.findall(title)
    at = next((n for n, word in enumerate(words) if fold(word) in _nouns()), None)
    if at is not None:
        return _read(words[: at + 1], words[at + 1 :], [])._replace(words=_content(words))
    sender = ADDRESSED.match(title)
    issuers = issuer(sender[1]) if sender else frozenset()
    return Instrument("", _numbers(words), issuers, _content(words))


def issuer(name: str) -> frozenset[str]:
    """Return the words that a state, an office or a person is known by.

    >>> sorted(issuer("Government of the Union of Soviet Socialist Republics"))
    ['soviet union']
    """
    return frozenset(
        word
        for word in with_states([_bare(word) for word in WORD.findall(name)])
        if word not in RANKS and (word[:1].isalpha() and len(word) > 1)
    )


def _noun_before(words: list[str]) -> int | None:
    """Return which word names the instrument that a date behind these words belongs to."""
    if not words or fold(words[-1]) not in LINKS:
        return None
    for at in range(len(words) - 1, max(len(words) - MOST_WORDS, 0) - 1, -1):
        word = words[at]
        if fold(word) in _nouns() and not (at + 1 < len(words) and words[at + 1] == "-"):
            return at
        if not (fold(word) in WITHIN or word[:1].isupper() or NUMBER.search(word)):
            return None
    return None


def _named_behind(before: list[str], after: list[str]) -> Instrument | None:
    """Return the instrument in `the 30 October declaration by the Soviet Government`."""
    if not after or fold(after[0]) not in _nouns():
        return None
    return _read([*before, after[0]], [], after[1:])


def _read(upto: list[str], between: list[str], after: list[str]) -> Instrument:
    """Return the instrument of a name, with what stands before it and on both sides of its date."""
    noun = _nouns()[fold(upto[-1])]
    own = [*_name_before(upto[:-1]), *between]
    bracketed = after[1 : after.index(")")] if after[:1] == ["("] and ")" in after else []
    rest = after[len(bracketed) + 2 :] if bracketed else after
    issuers = issuer(" ".join(_name_before(upto[:-1])))
    issuers |= _issuers_in(between) | _issuers_in(rest[:1] and _if_issued(rest))
    return Instrument(noun, _numbers([*own, *bracketed]), issuers, _content(own))


def _name_before(words: list[str]) -> list[str]:
    """Return the name that ends a list of words: `the Soviet Government's` declaration."""
    start = len(words)
    while start and (words[start - 1][:1].isupper() or fold(words[start - 1]) in IN_NAMES):
        start -= 1
    return words[start:]


def _if_issued(words: list[str]) -> list[str]:
    """Return the words behind a date if they go on with who issued the instrument."""
    return words if fold(words[0]) in {"of", *ISSUED} else []


def _issuers_in(words: list[str]) -> frozenset[str]:
    """Return the names behind `by`, `from` and the like, and behind an `of` that comes first."""
    found: frozenset[str] = frozenset()
    for at, word in enumerate(words):
        first = fold(word) == "of" and not any(other[:1].isalpha() for other in words[:at])
        if first or fold(word) in ISSUED:
            found |= issuer(" ".join(_name_behind(words[at + 1 :])))
    return found


def _name_behind(words: list[str]) -> list[str]:
    end = 0
    while end < len(words) and (words[end][:1].isupper() or fold(words[end]) in IN_NAMES):
        end += 1
    return words[:end]


def _numbers(words: list[str]) -> frozenset[str]:
    text = " ".join(words)
    return frozenset(number for number in SYMBOL.findall(text) if not YEARS.fullmatch(number))


def _content(words: list[str]) -> frozenset[str]:
    return issuer(" ".join(words)) - WITHIN


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("'").removesuffix(".")


@cache
def _nouns() -> dict[str, str]:
    """Return the usual name of every name of an instrument."""
    found = {}
    for line in INSTRUMENTS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, *others = line.split("|")
            found.update(dict.fromkeys((first, *others), first))
    return found
