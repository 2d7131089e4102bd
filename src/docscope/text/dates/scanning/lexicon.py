"""The words of date expressions and the letter that stands for each class of them."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
FIRST_ROMAN = 1000
SHORTEST_NUMERAL = 4  # letters; MIX and MD are words
NUMERALS = (  # of the years from 1000 on
    ("m", "mm"),
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
)
LETTERS = {
    # numbers
    "day": "d",
    "short": "n",
    "three": "k",
    "year": "y",
    "four": "Y",
    "quantity": "q",
    # words of the calendar
    "month": "m",
    "maymonth": "a",
    "shortmonth": "j",
    "weekday": "w",
    "shortday": "W",
    "season": "s",
    "ordinal": "o",
    "one": "1",
    "teen": "2",
    "ten": "3",
    "tens": "4",
    "hundred": "5",
    "thousand": "6",
    "suffix": "x",
    "plural": "z",
    "era": "E",
    "style": "S",
    "century": "C",
    "unit": "U",
    "division": "h",
    "quarterletter": "G",
    "roman": "r",
    "romanyear": "9",
    "night": "N",
    "noon": "M",
    "meridiem": "P",
    # small words
    "the": "T",
    "of": "O",
    "in": "I",
    "and": "&",
    "to": "t",
    "from": "F",
    "between": "B",
    "part": "p",
    "about": "K",
    "doubt": "D",
    "before": "b",
    "after": "f",
    "by": "Q",
    "relative": "R",
    "later": "L",
    "each": "e",
    "a": "A",
    "today": "Z",
    "vague": "V",
    "holiday": "X",
    "often": "H",
    "few": "g",
    "instant": "i",
    "timeword": "c",
    "entire": "l",
    "fiscal": "u",
    # the rest
    "word": "_",
    "mark": "~",
    "break": "|",
}
# Every expression has figures or a word of one of these classes; all else never reaches the
# grammar. A class that a new rule can do with alone belongs here: a test finds it out.
CORE = frozenset(
    """
    month maymonth shortmonth weekday shortday season century unit tens teen holiday today night
    vague romanyear thousand division
    """.split()  # noqa: SIM905 - words are easier to read than a list of them
)
CORE_OF_SPANS = CORE | {"noon", "often", "timeword"}
BUSINESS = frozenset(("quarter", "half"))  # of the year of writing: first-half profits
ALONE = frozenset(("current", "past", "am", "pm"))  # words of other classes that can do it


@cache
def entries() -> dict[str, tuple[str, int]]:
    """Return the class and the value of every known word, the first meaning winning."""
    known: dict[str, tuple[str, int]] = {}
    for name, value, forms in rows("lexicon.csv"):
        for form in forms.split():
            known.setdefault(form, (name, int(value)))
    for year, form in enumerate(map("".join, product(*NUMERALS)), FIRST_ROMAN):
        if len(form) >= SHORTEST_NUMERAL:
            known.setdefault(form, ("romanyear", year))
    return known


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list in the data folder."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def rows(name: str) -> list[list[str]]:
    """Return the fields of a data file, without comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split(",") for line in lines if line and not line.startswith("#")]
