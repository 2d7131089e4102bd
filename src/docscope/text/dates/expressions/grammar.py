"""The grammar of calendar expressions: regular expressions over classes of words.

A rule is written with the names of `lexicon.LETTERS`; each name stands for one token and
marks stand for themselves. Rules are tried in order at every place; the first that fits wins.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.dates.scanning.lexicon import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

    Reader = Callable[[Tokens, re.Match[str]], Draft | None]

PARTS = {
    "DAY": "(?: day suffix? | (?: ten -? )? ordinal )",
    "LINK": "(?: - | to | / | and )",
    "MON": r"(?: month | maymonth | shortmonth \.? )",
    "FIGURES": "(?: day | short | three | year | four | quantity )",
    "SPELT": """(?: (?: one | teen ) thousand (?: one hundred )? (?: and? UNDER )?
                  | teen hundred (?: and? UNDER )? | teen -? (?: ten -? one | teen | ten ) )""",
    "UNDER": "(?: ten -? one | one | teen | ten )",
    "ERAYEAR": "(?: FIGURES ,? era | era FIGURES )",
    "YEAR": """(?: ERAYEAR
                 | year (?: / (?: day | short | year ) | - day ) (?! MON | suffix | [-/] | [.] day )
                 | year
                 | ' (?: day | short ) | SPELT | romanyear | BROKEN )""",
    "BROKEN": "(?: day (?: short | day | three ) | three day | roman three )",  # 19 56, l956
    "OFYEAR": r"""(?: (?: ,? (?: in? the unit (?: of word word )? | in )? of? | \. )
                   (?P<year> YEAR ) (?: ,? \(? style \)? )? )""",
    "DAYS": "(?P<days> DAY (?: (?: , ONDAY? the? DAY ){0,6} ,? LINK ONDAY? the? DAY )? )",
    "ONDAY": r"(?: (?: weekday ,? | shortday \.? ,? ) in? )",
    "DAYMON": "(?: the? DAY of? MON | MON the? DAY )",
    "SECOND": r"""(?: [([] (?: (?P<before> style ) ,? )? (?P<second> DAYMON )
                   (?: ,? (?P<after> style ) )? (?: ,? year )? [)\]] )""",
}
# The parts at the end of a rule, as far as it takes to see that the rule fits.
BEGUN = PARTS | {
    "SPELT": "(?: (?: one | teen ) thousand | teen (?: hundred | -? teen | -? ten ) )",
    "YEAR": "(?: ERAYEAR | year | ' (?: day | short ) | SPELT | romanyear | BROKEN )",
    "OFYEAR": r"(?: (?: ,? (?: in? the unit (?: of word word )? | in )? of? | \. ) YEAR )",
}
RULES = (
    (
        "two-calendars",
        "ONDAY? (?P<first> DAYMON ) (?: SECOND | / (?P<newer> DAYMON ) ) ,? (?P<year> YEAR )",
    ),
    (
        "double-day",
        r"""ONDAY? the? (?: (?P<first> DAY ) [([] (?P<second> DAY ) [)\]] of? (?P<month> MON )
            | (?P<head> MON ) (?P<before> DAY ) [([] (?P<behind> DAY ) [)\]] ) OFYEAR?""",
    ),
    (
        "second-calendar",
        "ONDAY? (?P<first> DAYMON ) ,? (?P<year> year ) ,? SECOND",
    ),
    (
        "iso",
        r"""year - day - day (?: word day : (?: day | short ) (?: : (?: day | short ) )? word? )?
          | year / day / day | year \. day \. day""",
    ),
    ("long-iso", "(?P<year> four | quantity ) - day - day"),
    ("iso-week", "year - word (?: day | short ) (?: - day )?"),
    ("numeric", r"day (?P<mark> [-/.] ) day (?P=mark) (?: year | short | day )"),
    (
        "day-name-year",
        r"""(?P<days> day ) [-/.] (?P<month> (?: MON | roman ) ) [-/.]
            (?P<year> year | short | day )""",
    ),
    (
        "first-week",
        "the? (?P<nth> ordinal | relative ) unit (?: of | in ) (?P<month> MON ) OFYEAR?",
    ),
    (
        "nth-weekday",
        """the? (?P<nth> ordinal | relative ) (?P<weekday> weekday ) (?: of | in )
            (?P<month> MON ) OFYEAR""",
    ),
    ("dotted-day", r"(?P<days> day \. ) (?P<month> month | maymonth ) (?P<year> year )"),
    ("roman-month", "(?P<days> day ) (?P<month> roman ) (?P<year> year )"),
    (
        "day-month",
        r"""ONDAY? the? DAYS (?: unit of | of | (?<= suffix ) \. (?= MON ,? year ) )?
            (?P<month> MON ) OFYEAR?""",
    ),
    (
        "logged",
        """ONDAY? (?P<month> MON ) (?P<day> day )
            (?P<clock> (?: day | short ) : (?: day | short ) (?: : (?: day | short ) )? )
            word? (?P<year> year )""",
    ),
    (
        "month-day",
        """ONDAY? (?P<month> MON ) the?
            (?P<days> day suffix? (?: (?: , the? day suffix? ){0,6} ,? LINK the? day suffix? )?
                    | (?: ten -? )? ordinal ) OFYEAR?""",
    ),
    (
        "year-month-day",
        """(?P<year> year ) ,? (?P<month> MON )
            (?P<days> day suffix? (?: - day suffix? )? ) (?! ,? year )""",
    ),
    ("month-year", "(?P<month> MON ) [-/]? OFYEAR"),
    (
        "year-month",
        "(?P<year> year ) (?P<month> month | shortmonth \\.? ) (?! ,? year )",
    ),
    ("seasons-year", "the? (?P<left> season ) LINK the? (?P<right> season ) OFYEAR"),
    ("season-year", "the? (?P<season> season ) unit? OFYEAR (?: [-/] (?: day | short | year ) )?"),
    ("year-season", "(?P<year> year ) (?P<season> season )"),
    (
        "quarter",
        """quarterletter day (?: LINK quarterletter day )? ,? /? of? year
          | year -? quarterletter day
          | day quarterletter ,? of? year""",
    ),
    ("year-end", "unit -? (?P<end> part ) ,? of? (?P<year> year )"),
    (
        "decades",
        "the? year '? plural (?P<link> LINK ) the? '? (?: short | day ) '? plural",
    ),
    ("decade", "the? (?: year '? plural | ' short plural | ' day plural | three plural era )"),
    (
        "short-decade",
        """the (?: short plural | day plural | tens ) | the ' tens
            | (?<= the part ) '? tens | (?<= the part - ) '? tens""",
    ),
    ("spelt-decade", "the? teen -? tens"),
    (
        "century",
        """the? (?: (?: day suffix | (?: ten -? )? ordinal | roman ) -?
                   (?: (?: ,? LINK | , ) the? (?: part -? )? )? ){1,4}
            century era?""",
    ),
    (
        "short-century",
        r"""the? (?: (?: day suffix | (?: ten -? )? ordinal ) LINK )?
            (?: day suffix | (?: ten -? )? ordinal ) -? (?: about | word ) \. era?""",
    ),
    ("era-range", "FIGURES (?P<link> - | to | / | and ) FIGURES ,? era"),
    ("life", r"\( (?P<birth> three ) - (?P<death> three | year ) \)"),
    ("era-year", "(?P<year> ERAYEAR )"),
    ("short-range", "year (?P<mark> [-/] ) (?: day | short )"),
    (
        "the-year",
        """the? unit (?: of word word? )?
            (?P<year> ERAYEAR | year | SPELT | three | quantity | day | short | romanyear )""",
    ),
    ("year", "(?P<year> year )"),
    (
        "spelt-year",
        "(?<= in | of | to | by | from | before | after | between | and ) (?P<year> SPELT )",
    ),
    ("roman-year", "(?P<year> romanyear )"),
    ("short-year", "' (?P<figures> day | short )"),
    ("month", "(?P<month> MON )"),
    (
        "figures",
        """(?<= in | before | after | to | from | by | between | of | season )
           (?P<figures> three | short )""",
    ),
)
OPENING = "Tdo3wWmajynkYqEGs'Urx12(X49"
NAME = re.compile(r"\(\?P[<=]\w+[>)]|\b[a-z]+\b|\b[A-Z]+\b|\s+")
ALTERNATIVES = re.compile(r"\(\?:((?:[\w&~'-]\|)+[\w&~'-])\)")


def read(tokens: Tokens, lexer: re.Pattern[str], readers: Mapping[str, Reader]) -> Iterator[Draft]:
    """Yield what the readers make of the expressions that a lexer finds, without overlaps."""
    found = lexer.search(tokens.classes)
    while found:
        draft = readers[str(found.lastgroup)](tokens, found)
        if draft:
            yield draft
        found = lexer.search(tokens.classes, draft.last if draft else found.start() + 1)


@cache
def lexer_of(rules: tuple[tuple[str, str], ...], opening: str) -> re.Pattern[str]:
    """Return one pattern that finds the next expression; `lastgroup` names its rule.

    `opening` has the letters that an expression can begin with. Most words are none of
    them, and most articles stand before ordinary words: they are passed over at once.
    """
    return _lexer(((name, _classes(rule)) for name, rule in rules), opening)


@cache
def finder() -> re.Pattern[str]:
    """Return a pattern that finds where an expression begins; `lastgroup` names its rule.

    It does not reach to the end of all expressions: what may follow but need not is left
    out, and so is what tells years from each other. It is half the size for that.
    """
    rules = ((name, rule.removesuffix(" OFYEAR?")) for name, rule in RULES)
    return _lexer(((name, _classes(rule, begun=True)) for name, rule in rules), OPENING)


def _lexer(rules: Iterable[tuple[str, str]], opening: str) -> re.Pattern[str]:
    alternatives = "|".join(
        f"(?P<{name.replace('-', '_')}>{_anonymous(rule, name)})" for name, rule in rules
    )
    return re.compile(f"(?=[{opening}])(?![TA]_)(?:{alternatives})")


@cache
def rule(name: str) -> re.Pattern[str]:
    """Return the pattern of one rule with its parts as named groups."""
    return re.compile(_classes(dict(RULES)[name]))


def after(name: str) -> list[str]:
    """Return the names of the rules that come after one."""
    names = [rule for rule, _ in RULES]
    return names[names.index(name) + 1 :]


def _classes(rule: str, *, begun: bool = False) -> str:
    """Put the letters of the classes, and the rules of the parts, in place of their names."""

    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        if word.isspace():
            return ""
        if word.startswith("(?P"):
            return word
        return LETTERS[word] if word.islower() else _part(word, begun)

    return ALTERNATIVES.sub(_as_set, NAME.sub(replaced, rule))


@cache
def _part(name: str, begun: bool) -> str:  # noqa: FBT001 - part of the key
    return _classes((BEGUN if begun else PARTS)[name], begun=begun)


def _as_set(match: re.Match[str]) -> str:
    """Write alternatives of one letter each as a set, which `re` reads faster."""
    return f"[{match[1].replace('|', '').replace('-', '')}{'-' * ('-' in match[1])}]"


def _anonymous(rule: str, name: str) -> str:
    """Take the names off the groups of a rule, unless it refers to them itself."""
    if "(?P=" in rule:
        return rule.replace("mark", f"mark_of_{name.replace('-', '_')}")
    return re.sub(r"\(\?P<\w+>", "(?:", rule)
