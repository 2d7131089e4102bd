"""Treaties, charters and declarations by their names: the 1925 Geneva Protocol."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docscope.text.references.reference import DATE, Citation, Reference, compiled, lazily, printed

if TYPE_CHECKING:
    from docscope.text.references.reference import Bounds

TREATIES = Path(__file__).with_name("treaties.txt")
NAME = r"[A-Z][\w’'-]*"
NOUN = r"""
    (?: Treaty | Treaties | Conventions? | Covenants? | Protocols? | Pact | Statute | Accords?
      | Agreements? | Declaration | Charter | Constitution | Final \s+ Act
      | Programme \s+ of \s+ Action )
"""
LINK = r"(?: on | of | for | against | to | concerning | relat(?:ive|ing) \s+ to )"
REST = rf"""
    {NOUN} \b
    (?: \s+ and \s+ (?: Programme | Plan | Platform ) \s+ (?: of | for ) \s+ Action )?
    (?: \s+ (?: No \.? \s* \d{{1,3}} | [IVX]{{2,5}}
        | [IV] (?= \s* (?: [,;.)] | to\b | and\b ) ) ) \b )?
    (?: ,? \s+ {LINK}
        (?: \s+ (?: and | of | to | in | on | the | for | all | Forms ) ){{0,3}} \s+ {NAME}
        (?: ,? \s+ (?: and (?! \s+ the \b ) | of | to | in | the | or | on | for | relating )
            (?= \s+ (?: [A-Z] | of | the | in | to ) )
          | ,? \s+ (?: Forms | Cruel ) (?= \s ) | \s+ {NAME} ){{0,16}} )?
"""
WHEN = rf",? \s+ of \s+ {DATE}"
LINKED = lazily(r",?\s+(?:on|of|for|against|to|concerning|relat|and|No|[IVX]{1,5}\b)")
WORD_BEFORE = lazily(r"(?:(\d{4}|[A-Z][\w’'-]*|and|of)(\s+))\Z")
WORD = lazily(r"[^\s,()‐‑–-]+")
SIGNS = lazily(r"[,()‐‑–-]")
LONGEST_NAME = 260
LONGEST_WORD = 24
MOST_WORDS = 9
LINKING = frozenset({"to", "in", "or", "against", "concerning", "relating"})
SMALL = frozenset({"and", "of", "on", "the", "for"})
# Words with a capital that open a sentence and belong to no name.
OPENING = frozenset(
    [
        *("The", "This", "That", "These", "Those", "In", "Under", "Its", "Our", "Their", "His"),
        *("Her", "An", "A", "All", "Both", "Each", "Every", "Any", "No", "Such", "With"),
        *("Without", "By", "For", "From", "On", "To", "As", "At", "If", "When", "While", "Since"),
        *("Because", "And", "But", "Or", "Nor", "Yet", "Also", "Article", "Articles", "Chapter"),
        *("Part", "Section", "Annex", "Paragraph", "Given", "Per", "Said", "Present", "Following"),
        *("Where", "Whereas", "State", "States", "Contracting"),
    ]
)
PARTICIPLE = lazily(r"[A-Z][a-z]+(?:ing|ed)")
NO_PARTICIPLES = frozenset({"United", "Reinforced", "Allied", "Associated", "Limited"})
SMALL_NOUN = lazily(r"(?:agreements?|treat(?:y|ies)|accords?|conventions?|protocols?)\b")
OF_PLACE = lazily(
    r"\bthe\s+(?P<name>[A-Z][^\W\d_]+(?:[- ][A-Z][^\W\d_]+)*)"
    r"(?P<rest>(?:\s+[a-z]+-[a-z]+|\s+(?:peace|armistice|trade|friendship))?\s+)\Z"
)
LONGEST_PLACE = 60
NO_PLACES = frozenset({"United Nations", "State", "Member States", "Government", "African"})
DETERMINED = lazily(r"\b(?:the|that|said|above-mentioned|aforementioned|[12]\d{3}|its|their)\s+\Z")
OWN = lazily(r"\b(?:[Tt]his|present)\s+\Z")
ACRONYM = lazily(r"[A-Z][A-Za-z]{1,9}(?![\w/-])")


def treaty_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the treaty whose noun begins at a character, with its name on both sides."""
    if text[at].islower():
        return _of_place(text, at, bounds)
    start = name_start(text, at, bounds.first)
    end = _end(text, start, at, bounds.last)
    if not end:
        return None
    if OWN.search(text[max(start - 12, bounds.first) : start]):
        return None
    undated = printed(text, start, end).rstrip("'’")
    end = _day_behind(text, end, bounds.last)
    name = printed(text, start, end).rstrip("'’")
    if " " not in name and not _may_stand_alone(text, start, name, bounds):
        return None
    reference = Reference(start, end, canonical(undated), "treaty")
    return Citation(start, end, (reference,), (name,))


def acronym_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the treaty of a well-known acronym that begins at a character: TFEU, NPT."""
    match = ACRONYM.match(text, at, bounds.last)
    symbol = _names().get(match[0]) if match else None
    if not match or not symbol or text[at - 1 : at].isalnum():
        return None
    reference = Reference(at, match.end(), symbol, "treaty")
    return Citation(at, match.end(), (reference,), (match[0],))


def canonical(name: str) -> str:
    """Return the one form of a treaty's name; of one that is not well known, the name itself.

    >>> canonical("United Nations Charter"), canonical("1925 Geneva Protocol")[:30]
    ('Charter of the United Nations', 'Protocol for the Prohibition o')
    """
    bare = " ".join(name.split())
    bare = re.sub(r"\A[Tt]he\s+|\A[12]\d{3}\s+(?=[A-Z])", "", bare)
    return _names().get(bare) or _names().get(_folded(bare)) or bare


def is_known(name: str) -> bool:
    """Whether a name, in any case, is one of a well-known treaty."""
    return _folded(" ".join(name.split())) in _names()


def is_bare(symbol: str) -> bool:
    """Whether a name is but a noun: `Convention`, which an earlier full name explains."""
    return " " not in symbol and compiled(rf"{NOUN}\Z").match(symbol) is not None


def _of_place(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return an agreement called by its place or parties: the Potsdam four-power agreement."""
    noun = SMALL_NOUN.match(text, at, bounds.last)
    before = OF_PLACE.search(text[max(at - LONGEST_PLACE, bounds.first) : at]) if noun else None
    if not noun or not before or before["name"] in NO_PLACES:
        return None
    start, end = at - len(before["name"]) - len(before["rest"]), noun.end()
    symbol = canonical(" ".join(text[start:end].split()).title())
    reference = Reference(start, end, symbol, "treaty")
    return Citation(start, end, (reference,), (printed(text, start, end),))


def _may_stand_alone(text: str, start: int, name: str, bounds: Bounds) -> bool:
    """Whether a noun without a name is a reference: `Charter`, or `the Convention`."""
    if name == "Charter":
        return True
    return DETERMINED.search(text[max(start - 20, bounds.first) : start]) is not None


def _end(text: str, start: int, at: int, last: int) -> int:
    """Return where a name ends: that of a well-known treaty where it does.

    0 where no noun of a treaty begins at `at`.
    """
    noun = compiled(NOUN).match(text, at, last)
    if not noun or text[noun.end() : noun.end() + 1].isalnum():
        return 0
    end = _known_end(text, start, noun.end(), last)
    if not end and LINKED.match(text, noun.end(), last):
        match = compiled(REST).match(text, at, last)
        end = _without_links(text, start, match.end()) if match else 0
    return max(end, noun.end())


def _day_behind(text: str, end: int, last: int) -> int:
    """Return where the day of a treaty ends, if one stands behind its name."""
    if not text.startswith(("of ", "of\n"), end + 1 + (text[end : end + 1] == ",")):
        return end
    dated = compiled(WHEN).match(text, end, last)
    return dated.end() if dated else end


def _without_links(text: str, start: int, end: int) -> int:
    """Return where a name ends without the small words that were taken for a part of it."""
    words = re.finditer(r"\S+", text[start:end])
    return start + [word.end() for word in words if word[0].strip(",") not in SMALL | LINKING][-1]


def _known_end(text: str, start: int, noun_end: int, last: int) -> int:
    """Return where the longest well-known name ends that begins at a character; 0 if none does."""
    first = WORD.match(text, start, last)
    names = _by_first_word().get(_folded_word(first[0]), ()) if first else ()
    ends: list[tuple[str, int]] = []
    further = WORD.finditer(text, start, min(start + LONGEST_NAME, last))
    for name in names:
        for place, word in enumerate(name):
            if place == len(ends):
                found = next(further, None)
                ends.append((_folded_word(found[0]), found.end()) if found else ("", 0))
            if ends[place][0] != word:
                break
        else:
            if ends[len(name) - 1][1] >= noun_end:
                return ends[len(name) - 1][1]
    return 0


@cache
def _by_first_word() -> dict[str, list[list[str]]]:
    """Return the words of every well-known name by the first, the longest name first."""
    found: dict[str, list[list[str]]] = {}
    for name in sorted(_names(), key=len, reverse=True):
        words = name.casefold().split(" ")
        found.setdefault(words[0], []).append(words)
    return found


def name_start(text: str, at: int, first: int) -> int:
    """Return where the name before a noun begins: at a capital or a year, never at `of`."""
    found = start = at
    for _ in range(MOST_WORDS):
        match = WORD_BEFORE.search(text[max(start - LONGEST_WORD, first) : start])
        if not match or "\n\n" in match[2]:
            break
        word = match[1]
        if word in OPENING or (PARTICIPLE.fullmatch(word) and word not in NO_PARTICIPLES):
            break
        start -= len(match[0])
        if word not in SMALL:
            before = text[start - 1] if start else " "
            if before.isalnum() or before in "-/.":
                break
            found = start
        if word.isdigit():
            break
    return found


@cache
def _names() -> dict[str, str]:
    """Return the usual name of every name of the data file; acronyms keep their case."""
    found: dict[str, str] = {}
    for line in TREATIES.read_text(encoding="utf-8").splitlines()[1:]:
        symbol, _, others = line.partition("|")
        for name in filter(None, (symbol, *others.split("|"))):
            found[name if ACRONYM.fullmatch(name) else _folded(name)] = symbol
    return found


def _folded_word(word: str) -> str:
    return word.casefold().replace("’", "'")


def _folded(name: str) -> str:
    """Return a name in lower case, hyphens as spaces, its words one space apart."""
    return " ".join(SIGNS.sub(" ", name.casefold().replace("’", "'")).split())
