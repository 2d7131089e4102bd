"""The lines that may open an article, a chapter or an annex, by their form alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.text.clauses.articles.marks import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.clauses.articles.row import Row

HEAD_LETTERS = frozenset("ABCDPRSTabcdprst§")
LONGEST_TITLE = 200
WORDS = {  # other names of the same
    "art.": "article",
    "art": "article",
    "sec.": "section",
    "sec": "section",
    "§§": "§",
    "sub-section": "subsection",
}
CARDINALS = "one two three four five six seven eight nine ten"
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
SPELT = {
    word: place for words in (CARDINALS, ORDINALS) for place, word in enumerate(words.split(), 1)
}
HEAD = re.compile(
    r"""
    (?P<word> Article | ARTICLE | [Aa]rt\. | ART\. | §§? | Clause | CLAUSE | Rule | RULE
      | Section | SECTION | Sec\. | SEC\. | Subsection | SUBSECTION | Sub-section | SUB-SECTION
      | Chapter | CHAPTER | Subchapter | SUBCHAPTER | Part | PART | Title | TITLE | Book | BOOK
      | Division | DIVISION | Subpart | SUBPART )
    \.? [\s-]{0,4} (?: (?<! [A-Za-z] ) | (?= \d ) )
    (?P<number> \d{1,5} (?: [.-] \d{1,4} )* | [IVXLC]+ (?![a-z]) | [A-H] (?= [\s.:—–-] | \Z )
      | (?: One | Two | Three | Four | Five | Six | Seven | Eight | Nine | Ten
          | ONE | TWO | THREE | FOUR | FIVE | SIX | SEVEN | EIGHT | NINE | TEN
          | First | Second | Third | FIRST | SECOND | THIRD ) (?= [\s.:—–-] | \Z ) )
    (?P<inserted> \s? (?: bis | ter | quater | quinquies ) \b
      | [a-zA-Z]{1,2} (?= [\s.:—–(-] | \Z ) )?
    (?P<after> .* ) \Z
    """,
    re.VERBOSE | re.DOTALL,
)
ANNEX = re.compile(
    r"""
    (?: ANNEX | Annex | SCHEDULE | Schedule | APPENDIX | Appendix | ATTACHMENT | EXHIBIT | Exhibit )
    (?: ES )?
    (?: \s+ (?: No\.? \s* )? (?P<number> [IVXL]+ | \d{1,3} (?: \. \d{1,3} )? [A-Z]? | [A-Z] ) )?
    (?P<after> \s* (?: [.:—–-]+ \s* .{0,160} )? ) \Z
    """,
    re.VERBOSE,
)
SPACED = re.compile(r"(?P<word>(?:[A-Za-z] ){3,}[A-Za-z])\s+(?P<number>\d{1,3}|[IVXLC]+)")
SEPARATED = re.compile(r"\s*(?:\.\s?[—–-]+|[.:—–]|\s-|-\s)\s*")
BRACKETED = re.compile(r"\s+\((?=[A-Z‘“])")
LOOSE = re.compile(r"\s+(?=[A-Z‘“\"])")
DOT_LEADER = re.compile(r"(?:\s?\.){3,}\s*\d{0,4}\Z|\s{2,}\d{1,4}\Z|\t\d{1,4}\Z")
OTHER_HEADS = ("Article", "—", "Section ")  # in a table of what became what
EDGE = " .:—–-|"
LONGEST_LETTERS = 2  # `12a`, but `12 bis`
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
Form = Literal["alone", "separated", "bracketed", "loose"]


class Head(NamedTuple):
    """A line that may be a heading: row `row`, the word it opens with, its number.

    `value` orders numbers, `number` is the bare number, `body` is where in the line the
    title or text after the number begins.
    """

    row: int
    word: str
    number: str
    printed: str
    value: tuple[int, str]
    form: Form
    body: int


def heads(rows: Sequence[Row], quoted: frozenset[int]) -> Iterator[Head]:
    """Yield the lines that may be headings, quotations left out."""
    for index, row in enumerate(rows):
        if row.text[0] in HEAD_LETTERS and index not in quoted:
            head = head_of(row.text, index) or _annex(row, index)
            if head:
                yield head


def head_of(text: str, row: int) -> Head | None:
    """Return what a line is the heading of: `Article 5`, `CHAPTER II General provisions`."""
    match = HEAD.match(_closed_up(text))
    found = _form(match["after"]) if match else None
    value = value_of(match["number"]) if match else None
    if match is None or found is None or value is None:
        return None
    form, skipped = found
    word = WORDS.get(match["word"].lower(), match["word"].lower())
    inserted = (match["inserted"] or "").strip()
    plain = word == "article" and match["number"].isalnum()
    number = str(value) if plain else match["number"]
    if len(inserted) > LONGEST_LETTERS:
        number += " "
    printed = text[: match.start("after")].strip()
    body = match.start("after") + skipped if match.string == text else len(text)
    return Head(row, word, number + inserted, printed, (value, inserted), form, body)


def _closed_up(text: str) -> str:
    """Return a heading that was printed with spaces between its letters without them."""
    if text[1:2] != " ":
        return text
    spaced = SPACED.fullmatch(text)
    return f"{spaced['word'].replace(' ', '')} {spaced['number']}" if spaced else text


def _form(after: str) -> tuple[Form, int] | None:
    """Return how a title follows a number, and after how many characters."""
    bare = DOT_LEADER.sub("", after).strip(EDGE)
    if not bare:
        return "alone", len(after)
    if bare.startswith(OTHER_HEADS):
        return None
    forms: tuple[tuple[Form, re.Pattern[str]], ...] = (
        ("separated", SEPARATED),
        ("bracketed", BRACKETED),
        ("loose", LOOSE),
    )
    for form, pattern in forms:
        match = pattern.match(after)
        if match:
            return None if after[match.end()].islower() else (form, match.end())
    return None


def value_of(number: str) -> int | None:
    """Return the value of a number in figures, Roman numerals, letters or words.

    That of `1.02` is 1.
    """
    if number[0].isdigit():
        return int(re.split(r"[.-]", number)[0])
    lower = number.lower()
    if lower in SPELT:
        return SPELT[lower]
    if lower in NUMERALS:
        return NUMERALS.index(lower) + 1
    if set(number) <= ROMAN_VALUES.keys():
        return _roman(number)
    return ord(number) - ord("A") + 1 if len(number) == 1 else None


def _roman(number: str) -> int | None:
    values = [ROMAN_VALUES[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs) or None


def _annex(row: Row, index: int) -> Head | None:
    match = ANNEX.match(row.text) if row.text[0] in "ASE" else None
    if match is None or len(row.text) > LONGEST_TITLE:
        return None
    number, after = match["number"] or "", match["after"]
    body = match.start("after") + len(after) - len(after.lstrip(EDGE))
    value = value_of(number) if number.isalpha() or number.isdigit() else None
    form: Form = "separated" if after.strip(EDGE) else "alone"
    printed = row.text[: match.start("after")].strip()
    return Head(index, "annex", number, printed, (value or 0, number), form, body)
