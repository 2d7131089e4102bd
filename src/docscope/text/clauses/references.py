"""What a clause cites: document symbols, resolutions, the Charter, treaties, dated documents."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = re.compile(r"\s+")
LEADING_ARTICLE = re.compile(r"\A(?:[Tt]he|[Ii]ts|[Aa]n?)\s+")
MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
DATE = rf"(?:\d{{1,2}}\s+{MONTHS}(?:\s+\d{{4}})?|{MONTHS}\s+\d{{1,2}},\s+\d{{4}})"
SESSION = r"\((?:\d{4}|(?:ES-)?[IVXL]+|S-[IVX\d]+)\)"
# 425 (1978), 1514 (XV), 377 A (V), 47/19, ES-10/2, 1996/31
NUMBER = rf"(?:(?:ES-|S-)?\d{{1,4}}(?:\s?/\s?\d{{1,4}}|\s?[A-Z]{{0,2}}\s?{SESSION})(?:\s[A-Z]\b)?)"
WHEN = rf"(?:\s+of\s+{DATE})?"
NAME = r"[A-Z][\w’'-]*"
PARAGRAPH = r"\d+(?:\s?\([a-z]\))?"
DOCUMENT = r"""
    (?: declaration | communication | letters? | reports? | appeals? | note\s+verbale | telegram
      | cablegram | cable | statements? | message | memorandum | decision | communiqué
      | agreement | accord | proposals? | protocol | plan | proclamation )
"""


class Pattern(NamedTuple):
    """A kind of reference: strings that every one of them has, and how it is written."""

    hints: tuple[str, ...]
    written: str


PATTERNS = (
    Pattern(  # A/3251, S/RES/242, E/CN.4/1998/53/Add.2, GC(57)/RES/10
        ("/",),
        r"""
        \b (?: GC\(\d+\) | [A-Z]{1,5} )
        (?: / (?: [A-Z]{1,5} \.? [\d.]* | \d[\dA-Z.-]* | (?: Add | Rev | Corr ) \. \s? \d+ ) ){0,8}
        / (?: [A-Z]{1,4} \. \d+ | (?: Add | Rev | Corr | Amend ) \. \s? \d+
            | \d[\d.]* (?: -[A-Z]/\d+ )? ) \b
        """,
    ),
    Pattern(  # resolution 242 (1967), its resolutions 425 (1978) and 426 (1978)
        ("esolution", "ecision"),
        rf"""
        \b (?: (?: General\s+Assembly | Security\s+Council | Economic\s+and\s+Social\s+Council
              | Human\s+Rights\s+Council | Council | Assembly | Commission ) \s+ )?
        (?P<list> [Rr]esolutions? | [Dd]ecisions? ) \s+ {NUMBER} {WHEN}
        (?: (?: , | ,? \s+ and | ,? \s+ as \s+ well \s+ as ) \s+ {NUMBER} {WHEN} )*
        """,
    ),
    Pattern(  # Articles 39 and 40 of the Charter, Chapter VII of the Charter of the United Nations
        ("Charter",),
        rf"""
        \b (?: (?: Articles? | Chapters? ) \s+ (?: \d+ | [IVX]+ ) (?: \s? \(\d+\) )?
            (?: , \s+ paragraphs? \s+ \d+ )?
            (?: (?: , | \s+ and | \s+ to ) \s+ (?: \d+ | [IVX]+ ) ){{0,20}} ,? \s+ of \s+ the \s+ )?
        (?: United \s+ Nations \s+ )? Charter
        (?: \s+ of \s+ the \s+ {NAME} (?: \s+ (?: of \s+ )? {NAME} ){{0,5}} )?
        """,
    ),
    Pattern(  # Article 12 of the Convention, Articles 1 and 2
        ("rticle",),
        rf"""
        \b [Aa]rticles? \s+ \d+ (?: \s? \(\d+\) )? (?: , \s+ paragraphs? \s+ \d+ )?
        (?: (?: , | \s+ and ) \s+ \d+ ){{0,20}} (?: ,? \s+ of \s+ the (?: \s+ {NAME} ){{1,8}} )?
        """,
    ),
    Pattern(  # the Peace Treaty, the Convention on the Law of Treaties, 1925 Geneva Protocol
        (),
        rf"""
        \b (?: \d{{4}} \s+ )?
        (?: {NAME} \s+ ){{0,8}}?
        (?: Treaty | Treaties | Conventions? | Covenants? | Protocols? | Pact | Statute | Accords?
          | Agreements? | Declaration | Final \s+ Act | Programme \s+ of \s+ Action ) \b
        (?: \s+ (?: on | of | for | against | concerning | relat(?:ive|ing) \s+ to )
            (?: \s+ (?: and | of | to | in | on | the | for ) ){{0,2}} \s+ {NAME}
            (?: \s+ (?: and | of | to | in | the | or | on | for )
                (?= \s+ (?: [A-Z] | of | the | in ) )
              | \s+ {NAME} ){{0,14}} )?
        (?: ,? \s+ of \s+ {DATE} )?
        """,
    ),
    Pattern(  # declaration of 30 October 1956, report of the Secretary-General of 9 April 1984
        ("of ", "dated "),
        rf"""
        \b {DOCUMENT} \s+
        (?: (?: of | from | by ) \s+ (?: the | its | his ) \s+ (?: [\w’'-]+ \s+ ){{1,10}}? )?
        (?: of | dated ) \s+ {DATE}
        """,
    ),
    Pattern(  # the radio appeal of Prime Minister Imré Nagy of 4 November: its author is no office
        ("of ", "dated "),
        rf"""
        \b [a-z]+ \s+ {DOCUMENT}
        (?= \s+ (?: of | from | by ) \s+ (?: [A-Z][\w’'.-]* \s+ ){{1,6}}
            (?: of | dated ) \s+ {DATE} )
        """,
    ),
    Pattern(  # paragraph 5 of the present resolution, paragraphs 12 to 30 below
        ("paragraph",),
        rf"""
        \b (?: sub )? paragraphs? \s+ {PARAGRAPH}
        (?: (?: , | \s+ and | \s+ to ) \s+ {PARAGRAPH} ){{0,20}}
        \s+ (?: above | below | of \s+ (?: the \s+ present | this ) \s+ resolution
             | (?= of \s+ resolution ) )
        """,
    ),
)


def references(text: str) -> tuple[str, ...]:
    """Return the references of a text in order, each once.

    A list of resolutions is taken apart (`resolutions 425 (1978) and 426 (1978)`), and a
    document known by its symbol is given by that: `the communication of 1 November 1956
    (A/3251)` is `A/3251`.
    """
    taken: list[tuple[int, int, bool]] = []
    for pattern in _patterns(text):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(first < end and start < last for first, last, _ in taken):
                taken.append((start, end, pattern.groups > 0))
    taken.sort()
    named = [name for span in _best(text, taken) for name in _names(text, *span)]
    return tuple(dict.fromkeys(named))


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may be found in a text, the more specific first."""
    for pattern in PATTERNS:
        if not pattern.hints or any(hint in text for hint in pattern.hints):
            yield _compiled(pattern.written)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written, re.VERBOSE)


def _names(text: str, start: int, end: int, listed: bool) -> list[str]:  # noqa: FBT001 - a field of the tuple
    printed = LEADING_ARTICLE.sub("", SPACE.sub(" ", text[start:end]).strip(" ,"))
    if not listed:
        return [printed]
    head = re.split(r"(?<=olution)s?\s|(?<=cision)s?\s", printed, maxsplit=1)[0]
    without_dates = re.sub(rf"\s+of\s+{DATE}", "", printed)
    return [f"{head} {number}" for number in re.findall(NUMBER, without_dates)]


def _best(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Leave out a document's description where its symbol follows in brackets."""
    starts = {start for start, _, _ in spans}
    return [
        (start, end, listed)
        for start, end, listed in spans
        if not (text[end : end + 2] == " (" and end + 2 in starts)
    ]
