"""The marks that open numbered clauses and sub-items, and what they mean in their sequence.

Old print and OCR write `1,` for `1.`, `(1)` for `(i)` and `(6)` for `(b)`: a mark is read
as what its sequence expects, where that looks alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

NUMBER = re.compile(
    r"""
    (?: OP \s? | O\.P\.\s? | \( (?= \d{1,3} \)\s[A-Z])                   # OP3.  (3) Calls upon
      | [\[|.·] \s? (?= \d{1,3} \.\s[A-Z]) )?                             # [5. Requests
    (?P<label> \d{1,3} | [SLIOlZo](?=[.,]) )     # 3, or a letter that OCR made of a digit
    (?P<inserted> [ ]? (?: bis | ter | quater | quinquies ) \b )?      # 12 bis.
    (?P<stop> \s? [.,:;)\]] | \s )              # 3.  3,  3)  or nothing: 7 Calls upon
    \s* (?= [\"“‘*_]* [^\W\d_] | \Z )
    """,
    re.VERBOSE,
)
ITEM = re.compile(
    r"""
    [(\[{] \s? (?P<inside> [A-Za-z]{1,5} | \d{1,2} ) \s? [)\]}]\.?   # (a) (iv) (3)
    (?: \s+ (?=\S) | \Z )
    | (?P<bare> [a-z] | [ivx]{2,5} | [A-Z] (?=\.) ) [.)]
      (?: \s+ (?=[A-Za-z“\"]) | \Z )                           # a. ii) b) C.
    | (?P<above> (?: \d{1,2} \. ){1,3} ) (?P<decimal> \d{1,2} ) \. \s+ (?=\S)    # 3.1.  3.1.2.
    """,
    re.VERBOSE,
)
OCR_DIGITS = {"S": 5, "L": 1, "I": 1, "l": 1, "O": 0, "o": 0, "Z": 2}
NUMBER_OPENINGS = frozenset("0123456789([|.·SLIOlZo")
ITEM_OPENINGS = frozenset("([{abcdefghijklmnopqrstuvwxyz")
# What OCR made of a letter in brackets: `(6)` for (b), `(5)` too, `(2)` for (a), `(4)` for (b).
LOOKALIKES = {
    "a": {"2", "4", "u", "o", "ad"},
    "b": {"6", "5", "4", "h", "8", "6b"},
    "c": {"e", "o", "6", "C"},
    "d": {"ad", "4", "a", "cl"},
    "e": {"c", "o", "6"},
    "f": {"t", "j", "/"},
    "g": {"9", "q", "8"},
    "h": {"b", "A"},
    "i": {"1", "l", "I", "t"},
    "ii": {"11", "u", "n", "ll", "it", "li", "il", "if", "fi", "ij", "ti"},
    "iii": {"111", "m", "ili", "lii", "ui", "ni", "iif", "ifi", "iij"},
    "iv": {"tv", "lv"},
    "l": {"1", "I"},
}
TENS = ("", "x", "xx")
UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = [tens + units for tens in TENS for units in UNITS][1:]
ALPHABET = [chr(code) for code in range(ord("a"), ord("z") + 1)]
LETTERS = ALPHABET + [letter * 2 for letter in ALPHABET]
CAPITALS = [letter.upper() for letter in ALPHABET]
DIGITS = [str(number) for number in range(1, 100)]
STYLES = {"letter": LETTERS, "roman": ROMAN, "digit": DIGITS, "capital": CAPITALS}


class NumberMark(NamedTuple):
    """A printed number that may open an operative clause; `end` is where its text begins."""

    value: int
    printed: str
    end: int
    dotted: bool
    inserted: str = ""


class ItemMark(NamedTuple):
    """A printed sub-item mark; `end` is where its text begins, `shape` how it is written."""

    sign: str
    printed: str
    end: int
    shape: str


def number_mark(line: str) -> NumberMark | None:
    """Return the number a line opens with: `4.`, `4,`, `7 Calls`."""
    match = NUMBER.match(line) if line[:1] in NUMBER_OPENINGS else None
    if not match:
        return None
    label = match["label"]
    value = OCR_DIGITS[label] if label in OCR_DIGITS else int(label)
    inserted = (match["inserted"] or "").strip()
    printed = line[: match.end("stop")].strip()
    return NumberMark(value, printed, match.end(), bool(match["stop"].strip()), inserted)


def item_mark(line: str) -> ItemMark | None:
    """Return the sub-item mark a line opens with: `(a)`, `(iv)` or `b.`."""
    may_open = line[:1] in ITEM_OPENINGS or "." in line[1:3]
    match = ITEM.match(line) if may_open else None
    if not match:
        return None
    sign = match["inside"] or match["bare"] or match["decimal"]
    if match["decimal"]:
        shape = match["above"] + "{}."
    else:
        shape = "({})" if match["inside"] else "{}" + line[match.end("bare")]
    return ItemMark(sign, shape.format(sign), match.end(), shape)


@dataclass(slots=True)
class Level:
    """One open list of sub-items: its style of counting, how far it got, how it is written."""

    style: str
    index: int
    shape: str
    owner: int = -1

    def nests(self, mark: ItemMark) -> bool:
        """Whether an `i` below this list of letters is a Roman number, not the letter after h."""
        return mark.sign == "i" and LETTERS[self.index] != "h"


@dataclass(slots=True)
class Outline:
    """The open lists of sub-items below one clause, the outermost first."""

    levels: list[Level] = field(default_factory=list)

    def place(self, mark: ItemMark, *, opening: bool) -> tuple[int, str] | None:
        """Return the depth of a mark and its true label, or None if it fits nowhere.

        `opening` says that the text before it ends in a colon or opens a list, so that
        a new list may begin inside the innermost one.
        """
        return self._continued(mark) or self._opened(mark) or self._repaired(mark, opening=opening)

    def continues(self, mark: ItemMark) -> bool:
        """Whether a mark is the next one of an open list."""
        if self._is_second(mark):
            return True
        return any(
            mark.shape == level.shape
            and STYLES[level.style][level.index + 1 : level.index + 2] == [mark.sign]
            for level in self.levels
        )

    def resembles(self, mark: ItemMark) -> bool:
        """Whether a mark looks like the next one of the innermost open list."""
        if not self.levels or self.levels[-1].shape != mark.shape:
            return False
        level = self.levels[-1]
        upcoming = STYLES[level.style][level.index + 1 : level.index + 2]
        return any(mark.sign in LOOKALIKES.get(label, ()) for label in upcoming)

    def _is_second(self, mark: ItemMark) -> bool:
        """Whether an `(ii)` shows that the mark before it, printed `(1)`, was an `(i)`."""
        if not self.levels or self.levels[-1].index:
            return False
        digits = self.levels[-1].style == "digit"
        return mark.sign == "ii" or (digits and mark.sign in LOOKALIKES["ii"])

    def begin_again(self, mark: ItemMark) -> None:
        """Close the list that a mark would continue, if it is the first mark of a new one."""
        for depth, level in enumerate(self.levels):
            if level.shape == mark.shape and STYLES[level.style][0] == mark.sign and level.index:
                del self.levels[depth:]
                return

    def begins(self, mark: ItemMark) -> str | None:
        """Return the second sign of the list that a mark may begin."""
        for level in self.levels:
            if level.shape == mark.shape and level.style == "letter" and not level.nests(mark):
                return None
        return next((labels[1] for labels in STYLES.values() if labels[0] == mark.sign), None)

    def _continued(self, mark: ItemMark) -> tuple[int, str] | None:
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            labels = STYLES[level.style]
            upcoming = labels[level.index + 1 : level.index + 2]
            if mark.shape == level.shape and upcoming == [mark.sign]:
                return self._advance(depth, level.style, level.index + 1, mark.shape)
        return None

    def _opened(self, mark: ItemMark) -> tuple[int, str] | None:
        for style, labels in STYLES.items():
            if mark.sign == labels[0] and not any(
                level.style == style and level.shape == mark.shape for level in self.levels
            ):
                return self._advance(len(self.levels), style, 0, mark.shape)
        return None

    def _repaired(self, mark: ItemMark, *, opening: bool) -> tuple[int, str] | None:
        """Read a mark as the next one of a list: one that looks alike, or one skipped in print."""
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            labels = STYLES[level.style]
            for index in range(level.index + 1, min(level.index + 2, len(labels))):
                alike = mark.sign in LOOKALIKES.get(labels[index], ())
                if alike and level.shape == mark.shape:
                    return self._advance(depth, level.style, index, mark.shape)
            if mark.sign in labels[level.index + 1 : level.index + 4]:
                return self._advance(depth, level.style, labels.index(mark.sign), mark.shape)
        if self._is_second(mark):
            return self._advance(len(self.levels) - 1, "roman", 1, mark.shape)
        if self.levels and mark.sign.isdigit() and mark.sign != "1" and not opening:
            depth, level = (
                len(self.levels) - 1,
                self.levels[-1],
            )  # a digit for any letter
            if level.style in {"letter", "roman"} and level.shape == mark.shape:
                return self._advance(depth, level.style, level.index + 1, mark.shape)
        if opening and mark.sign in LOOKALIKES["a"]:
            return self._advance(len(self.levels), "letter", 0, mark.shape)
        return None

    def _advance(self, depth: int, style: str, index: int, shape: str) -> tuple[int, str]:
        del self.levels[depth + 1 :]
        if depth == len(self.levels):
            self.levels.append(Level(style, index, shape))
        else:
            level = self.levels[depth]
            level.style, level.index = style, index
        return depth, shape.format(STYLES[style][index])
