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
WORDS = {
    "art": "article",
    "art.": "article",
    "arts": "article",
    "sec": "section",
    "sec.": "section",
    "§": "§",
    "§§": "§",
    "sub-section": "subsection",
    "chap.": "chapter",
    "schedule": "annex",
    "appendix": "annex",
    "attachment": "annex",
    "exhibit": "annex",
    "protocol": "annex",
}
SPELT = {
    word: place
    for place, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen".split(),  # noqa: SIM905 - words
        1,
    )
} | {
    word: place
    for place, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),  # noqa: SIM905 - words
        1,
    )
}
HEAD = re.compile(
    r"""
    (?P<word> Article | ARTICLE | [Aa]rt\. | ART\. | §§? | Clause | CLAUSE | Rule | RULE
      | Section | SECTION | Sec\. | SEC\. | Subsection | SUBSECTION | Sub-section | SUB-SECTION
      | Chapter | CHAPTER | Subchapter | SUBCHAPTER | Part | PART | Title | TITLE | Book | BOOK
      | Division | DIVISION | Subpart | SUBPART )
    \.? [\s-]{0,4}
    (?P<number> \d{1,5} (?: [.-] \d{1,4} )* | [IVXLC]+ (?![a-z]) | [A-H] (?= [\s.:—–-] | \Z )
      | (?: [Oo]ne | [Tt]wo | [Tt]hree | [Ff]our | [Ff]ive | [Ss]ix | [Ss]even | [Ee]ight | [Nn]ine | [Tt]en
          | ONE | TWO | THREE | FOUR | FIVE | SIX | SEVEN | EIGHT | NINE | TEN
          | [Ff]irst | [Ss]econd | [Tt]hird | FIRST | SECOND | THIRD ) (?= [\s.:—–-] | \Z ) )
    (?P<inserted> \s? (?: bis | ter | quater | quinquies ) \b | [a-zA-Z]{1,2} (?= [\s.:—–(-] | \Z ) )?
    (?P<after> .* ) \Z
    """,
    re.VERBOSE | re.DOTALL,
)
ANNEX = re.compile(
    r"""
    (?P<word> ANNEX | Annex | SCHEDULE | Schedule | APPENDIX | Appendix | ATTACHMENT | EXHIBIT | Exhibit )
    (?: ES )? (?: \s+ (?: No\.? \s* )? (?P<number> [IVXL]+ | \d{1,3} [A-Z]? | [A-Z] ) )?
    (?P<after> \s* (?: [.:—–-]+ \s* .{0,160} )? ) \Z
    """,
    re.VERBOSE,
)
SEPARATED = re.compile(r"\s*(?:\.\s?[—–-]+|[.:—–]|\s-|-\s)\s*")
BRACKETED = re.compile(r"\s+\((?=[A-Z‘“])")
LOOSE = re.compile(r"\s+(?=[A-Z‘“\"])")
DOT_LEADER = re.compile(r"(?:\s?\.){3,}\s*\d{0,4}\Z|\s{2,}\d{1,4}\Z|\t\d{1,4}\Z")
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
    match = HEAD.match(text)
    if not match:
        return None
    word = match["word"].lower()
    word = WORDS.get(word, word)
    inserted = (match["inserted"] or "").strip()
    found = _form(match["after"])
    if found is None:
        return None
    form, skipped = found
    value = value_of(match["number"])
    if value is None:
        return None
    number = match["number"] if word not in {"article"} else str(value)
    if "." in match["number"] or "-" in match["number"]:
        number = match["number"]
    printed = text[: match.start("after")].strip()
    joined = " " if len(inserted) > 2 else ""  # noqa: PLR2004 - bis, ter
    return Head(
        row,
        word,
        number + joined + inserted,
        printed,
        (value, inserted),
        form,
        match.start("after") + skipped,
    )


def _form(after: str) -> tuple[Form, int] | None:
    bare = DOT_LEADER.sub("", after).strip()
    if not bare.strip(" .:—–-"):
        return "alone", len(after)
    if bare.lstrip(" .:—–-|").startswith(
        ("Article", "—", "Section ")
    ):  # a table of what became what
        return None
    form: Form
    for form, pattern in (("separated", SEPARATED), ("bracketed", BRACKETED), ("loose", LOOSE)):
        match = pattern.match(after)
        if match:
            if form == "separated" and after[match.end()].islower():
                return None
            return form, match.end()
    return None


def value_of(number: str) -> int | None:
    """Return the value of a number in figures, Roman numerals, letters or words."""
    if number[0].isdigit():
        parts = re.split(r"[.-]", number)
        return (
            sum(int(part) * 1000 ** (2 - place) for place, part in enumerate(parts[:3])) // 10**6
            if len(parts) == 1
            else int(parts[0])
        )
    lower = number.lower()
    if lower in SPELT:
        return SPELT[lower]
    if lower in NUMERALS:
        return NUMERALS.index(lower) + 1
    if set(number) <= set("IVXLC"):
        return _roman(number)
    return ord(number) - ord("A") + 1 if len(number) == 1 else None


def _roman(number: str) -> int | None:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in number]
    total = sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )
    return total or None


def _annex(row: Row, index: int) -> Head | None:
    if row.text[0] not in "ASE" or len(row.text) > LONGEST_TITLE:
        return None
    match = ANNEX.match(row.text)
    if not match:
        return None
    number = match["number"] or ""
    after = match["after"]
    body = match.start("after") + len(after) - len(after.lstrip(" .:—–-"))
    value = (
        (value_of(number) or 0, "")
        if (number and not number[-1].isalpha()) or number.isalpha()
        else (0, number)
    )
    form: Form = "separated" if after.strip(" .:—–-") else "alone"
    printed = row.text[: match.start("after")].strip()
    return Head(index, "annex", number, printed, value, form, body)
