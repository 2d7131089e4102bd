"""Sentence ends: one rule over end marks, what stands before them and what follows."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docscope.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# It begins with a class of characters, which `re` looks for five times as fast.
END_MARK = re.compile(
    r"""
    (?P<mark> [.!?…。！？｡] )                # the end mark, the first of several
    (?: (?<= [.!?…] ) (?<! [.!?…] [.!?…] )
        (?P<more> [.!?…]*+ )
        (?P<close> [)\]}'"”’»›*]*+           # quotation marks and brackets that it closes,
          (?: \s ["”»] (?= \s | \Z ) )?+ )   # one of them perhaps after a blank
        (?: \s++ | \Z )                     # white space, or the end of the paragraph
      | (?<= [。！？｡] )
        [。！？｡]*+ [」』）”’]*+ \s*+         # East Asian marks need no space after them
    )
    """,
    re.VERBOSE,
)
BEFORE = re.compile(r".*[\s()\[\]{}\"“”«»]", re.DOTALL)  # all before the last token
FIRST_WORD = re.compile(r"[^\W\d_]+")
OPENING = "\"'“‘«‹([{¿¡*_"
# An enumerator that opens a paragraph: `4.`, `iv.`, `B.`
ENUMERATOR = re.compile(r"(?: \d{1,3} | [ivxlcdm]{1,6} | [A-Za-z] )", re.VERBOSE | re.IGNORECASE)
LISTED = re.compile(r"(?: \d{1,3} | [ivx]{1,5} | [a-z] ) \) \s", re.VERBOSE)  # (b) in a list
LINE_AFTER_END = re.compile(r"[^\w\s,]\s*\n\s*\Z")
LONGEST_TOKEN = 80  # characters looked at before an end mark


@lru_cache(maxsize=16)
def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of the sentences between two characters of a text, in order.

    They cover everything but the white space between them. A paragraph without an end
    mark is one sentence.
    """
    return tuple(each_sentence(text, start, end))


def each_sentence(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of the sentences between two characters of a text, each once asked for."""
    first = _skip_space(text, start, end)
    for match in END_MARK.finditer(text, first, end):
        if match.start() >= first and ends_sentence(text, first, match, end):
            yield Span(first, first + len(text[first : match.end()].rstrip()))
            first = match.end()
    if first < end and text[first:end].strip():
        yield Span(first, start + len(text[start:end].rstrip()))


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def ends_sentence(text: str, first: int, match: re.Match[str], end: int) -> bool:
    """Return whether an end mark ends the sentence that began at character `first`.

    `end` is the end of the paragraph.
    """
    if match["close"] is None or match.end() >= end:
        return True
    following = text[match.end() : min(match.end() + LONGEST_TOKEN, end)]
    opened = following.lstrip(OPENING)
    if (opened[:1].islower() and not LISTED.match(opened)) or following[:1] in ",;:)-–—.!?…":
        return False
    if match["mark"] != "." or match["more"]:
        return True
    start = max(first, match.start() - LONGEST_TOKEN)
    if _is_plain(text[start : match.start()]):
        return True
    before = BEFORE.match(text, start, match.start())
    start = before.end() if before else start
    token = text[start : match.start()]
    if ENUMERATOR.fullmatch(token.strip("(*_")) and _opens(text[first:start]):
        return False
    return _stop_ends(token.lstrip(OPENING), opened, closed=bool(match["close"]))


def _is_plain(before: str) -> bool:
    """Return whether a stretch ends in a word that is no number, initial or abbreviation."""
    word = before[before.rfind(" ") + 1 :]
    known = len(word) == 1 or word in abbreviations() or ENUMERATOR.fullmatch(word)
    return word.isalpha() and not known


def _opens(before: str) -> bool:
    """Return whether a sentence, or a line after one, begins after so much of a sentence."""
    return not before or bool(LINE_AFTER_END.search(before, max(len(before) - LONGEST_TOKEN, 0)))


def _stop_ends(token: str, following: str, *, closed: bool) -> bool:
    """Return whether a full stop after `token` ends the sentence before `following`."""
    kind = abbreviations().get(token)
    if kind is None and "-" in token:
        kind = abbreviations().get(token.rpartition("-")[2])
    if kind == "name":
        return False
    if kind == "number":
        return closed or _starter(following)
    if kind == "end" and abbreviations().get(_first_word(following)) == "end":
        return False  # Smith & Co. Ltd.
    if "." in token.strip(".") or (len(token) == 1 and token.isalpha() and token.isupper()):
        # An initialism or an initial: a name goes on (J. Smith, U.S. Navy).
        return closed or kind == "end" or _starter(following)
    return True


def always_ends(token: str) -> bool | None:
    """Return whether a full stop after a token ends the sentence before a word in capitals.

    None: it depends on what stands before the token or follows the stop.
    """
    if ENUMERATOR.fullmatch(token) or "." in token:
        return None
    kind = abbreviations().get(token) or abbreviations().get(token.rpartition("-")[2])
    if kind:
        return False if kind == "name" else None
    return None if len(token) == 1 else True


def _starter(following: str) -> bool:
    return _first_word(following) in starters()


def _first_word(following: str) -> str:
    word = FIRST_WORD.match(following)
    return word[0] if word else ""


@cache
def abbreviations() -> dict[str, str]:
    """Return what kind of abbreviation each known form is: name, number or end."""
    kinds: dict[str, str] = {}
    for line in _data("abbreviations.txt").splitlines():
        kind, *forms = line.split()
        if kind != "#":
            kinds.update(dict.fromkeys(forms, kind))
    return kinds


@cache
def starters() -> frozenset[str]:
    """Return words that often open a sentence, as they are written there."""
    return frozenset(_data("sentence_starters.txt").split())


def _data(name: str) -> str:
    return (Path(__file__).with_name("data") / name).read_text(encoding="utf-8")
