"""Documents that a text names: *the declaration of 30 October 1956 by the Government of ...*."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.folding import fold
from docscope.text.states import bare, with_states

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docscope.model import Span

INSTRUMENTS = Path(__file__).with_name("data") / "instruments.txt"
REACH = 240  # characters before and behind a date that may belong to it
MOST_WORDS = 30  # between the name of an instrument and its date
WORD = re.compile(r"\w[\w.'’/-]*\w|\w|\S")
LINKS = frozenset(["of", "dated", "on", "from", ",", "("])
ISSUED = frozenset(["by", "from", "between", "with"])
IN_NAMES = frozenset(["the", "of", "and", "for"])
NUMBER = re.compile(r"\d|^[A-Z]{1,3}/")
SYMBOL = re.compile(r"[A-Z]{1,4}/[\w./-]*\d[\w./-]*")  # A/3251
OPENING = re.compile(r"\w+(?:ing|ed)")  # Recalling General Assembly resolution 242
ADDRESSED = re.compile(r"(.+?)\s+to\s+([^,;\d]+)", re.IGNORECASE)
OWNERS = frozenset(["my", "our", "your"])


class Instrument(NamedTuple):
    """A document that is named: what it is, its numbers, its issuers, other words of its name.

    `owner` is the word of whoever speaks of *my* letter, or *your* letter; `receivers` are
    those that a title addresses its document to.
    """

    noun: str
    owner: str = ""
    numbers: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()


class Noun(NamedTuple):
    """The word that says what a document is, its usual form, and where it stands."""

    noun: str
    start: int
    end: int


def noun_before(before: str) -> Noun | None:
    """Return the noun of the document whose date follows a piece of text, if it is one's."""
    words = list(WORD.finditer(before))
    at = _noun_before([word[0] for word in words])
    if at is None:
        return None
    return Noun(_nouns()[fold(words[at][0])], words[at].start(), words[at].end())


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
    addressed = ADDRESSED.match(title)
    receivers = issuer(addressed[2]) if addressed else frozenset()
    at = next((n for n, word in enumerate(words) if fold(word) in _nouns()), None)
    if at is not None:
        found = _read(words[: at + 1], words[at + 1 :], [])
        numbers = found.numbers | _number(words)  # 123 (1957). Resolution of 21 February 1957
        return found._replace(numbers=numbers, words=_content(words), receivers=receivers)
    senders = issuer(addressed[1]) if addressed else frozenset()
    return Instrument("", "", _symbols(words), senders, _content(words), receivers)


def issuer(name: str) -> frozenset[str]:
    """Return the words that a state, an office or a person is known by.

    >>> sorted(issuer("Government of the Union of Soviet Socialist Republics"))
    ['soviet union']
    """
    return frozenset(
        word
        for word in with_states([bare(word) for word in WORD.findall(name)])
        if word[:1].isalpha() and len(word) > 1 and word not in _words("ranks") | _words("within")
    )


def _noun_before(words: list[str]) -> int | None:
    """Return which word names the instrument that a date behind these words belongs to."""
    words = words[:-1] if words and fold(words[-1]) == "the" else words
    if not words or fold(words[-1]) not in LINKS:
        return None
    for at in range(len(words) - 1, max(len(words) - MOST_WORDS, 0) - 1, -1):
        word = words[at]
        if fold(word) in _nouns() and not (at + 1 < len(words) and words[at + 1] == "-"):
            return at
        if not (fold(word) in _words("within") or word[:1].isupper() or NUMBER.search(word)):
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
    before = _name_before(upto[:-1])
    bracketed = after[1 : after.index(")")] if after[:1] == ["("] and ")" in after else []
    rest = after[len(bracketed) + 2 :] if bracketed else after
    issuers = issuer(" ".join(before))
    issuers |= _issuers_in(between) | _issuers_in(rest[:1] and _if_issued(rest))
    numbers = _number(between) | _symbols([*between, *bracketed])
    owner = fold(upto[-2]) if upto[:-1] and fold(upto[-2]) in OWNERS else ""
    return Instrument(noun, owner, numbers, issuers, _content([*before, *between]))


def _name_before(words: list[str]) -> list[str]:
    """Return the name that ends a list of words: `the Soviet Government's` declaration."""
    start = len(words)
    while start and (words[start - 1][:1].isupper() or fold(words[start - 1]) == "of"):
        start -= 1
    start += start == 0 and bool(words) and OPENING.fullmatch(words[0]) is not None
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
    while end < len(words) and _goes_on(words, end):
        end += 1
    return words[:end]


def _goes_on(words: list[str], at: int) -> bool:
    """Say whether a word is part of the name that stands before it; Mr. and A. have a stop."""
    word, before = words[at], words[at - 1] if at else ""
    stop = word == "." and (len(before) == 1 or fold(before) in _words("ranks"))
    return stop or word[:1].isupper() or fold(word) in IN_NAMES


def _number(words: list[str]) -> frozenset[str]:
    """Return the number that stands behind the name of an instrument."""
    words = words[2 if [fold(word) for word in words[:2]] == ["no", "."] else 0 :]
    return frozenset(word for word in words[:1] if word[0].isdigit())


def _symbols(words: list[str]) -> frozenset[str]:
    return frozenset(symbol for word in words for symbol in SYMBOL.findall(word))


def _content(words: list[str]) -> frozenset[str]:
    return issuer(" ".join(words))


def _nouns() -> dict[str, str]:
    """Return the usual name of every name of an instrument."""
    return _lists()["nouns"]


def _words(name: str) -> AbstractSet[str]:
    return _lists()[name].keys()


@cache
def _lists() -> dict[str, dict[str, str]]:
    """Return the lists of the data file: of each word the first one of its line."""
    lists: dict[str, dict[str, str]] = {}
    for line in INSTRUMENTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found = lists.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            found.update(dict.fromkeys(line.split("|"), line.split("|", 1)[0]))
    return lists
