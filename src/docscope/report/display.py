"""Text in display columns: what cannot be seen made visible, cut, padded and wrapped.

A wide character (CJK, emoji) takes two columns, a combining mark none. All functions but
`visible` expect text as `visible` returns it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ELLIPSIS = "…"
# What moves the cursor, rules the terminal, turns the direction of writing, or cannot be
# encoded. Joiners stay: Persian, Hindi and emoji are spelt with them.
UNSAFE = r"""
      [\x00-\x1f\x7f-\x9f]      # controls, with tab and newline
    | [\u061c\u200e\u200f]      # marks of direction
    | [\u2028\u2029]            # line and paragraph separators
    | [\u202a-\u202e\u2066-\u206f]  # embeddings, overrides, isolates
    | \ufeff                    # zero-width no-break space
    | [\ud800-\udfff]           # surrogates: bytes of a file name that are no text
"""
# Characters beyond those known to take exactly one column: Latin, Greek, Cyrillic, and
# punctuation, currency, letter-like signs, arrows and mathematics.
UNKNOWN_WIDTH = re.compile(
    "[^\\ -~\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2000-\u200a\u2010-\u2027"
    "\u202f-\u205f\u20a0-\u20bf\u2100-\u214f\u2190-\u22ff]"
)
JOINTS = "-/_"  # inside a word, where it is best broken
# White space at which a line may end: not the no-break spaces.
BREAKING_SPACE = re.compile(r"[^\S\xa0\u2007\u202f]+")
# How much of a text is looked at to fill a line. More marks than this on its letters are
# no writing, and are cut wherever the window ends.
WINDOW_PER_COLUMN = 8


def visible(text: str) -> str:
    r"""Return text with unsafe characters as escapes: controls, bidirectional overrides.

    Tabs and newlines are escaped as well, so the result is one line.

    >>> print(visible("a\x1b[31mb\u202ec"))
    a\x1b[31mb\u202ec
    """
    return text if text.isprintable() else _unsafe().sub(escaped, text)


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(UNSAFE, re.VERBOSE)


def escaped(match: re.Match[str]) -> str:
    r"""Return what a pattern found as escapes: `\x00`, `\u202e`."""
    return match[0].encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """Return how many display columns a text takes.

    >>> width("Imré"), width("東京")
    (4, 4)
    """
    if not UNKNOWN_WIDTH.search(text):
        return len(text)
    total = _column_counter()(text)
    return total if total >= 0 else sum(columns for _, columns in _units(text))


def fit(text: str, columns: int) -> str:
    """Return the beginning of a text in at most so many columns.

    A text that is cut ends in `…`, after a whole word where one fits.

    >>> fit("armed intervention", 10)
    'armed…'
    """
    if width(text) <= columns:
        return text
    if columns < 1:
        return ""
    return text[: _line_end(text, 0, columns - 1)].rstrip() + ELLIPSIS


def fit_left(text: str, columns: int) -> str:
    """Return the end of a text in at most so many columns; a text that is cut begins with `…`.

    >>> fit_left("any form of intervention", 18)
    '…of intervention'
    """
    if width(text) <= columns:
        return text
    if columns < 1:
        return ""
    return ELLIPSIS + text[_line_start(text, columns - 1) :].lstrip()


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return text with blanks up to so many columns, before it if aligned to the right.

    A text that is wider stays as it is.
    """
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, columns: int, *, lines: int | None = None) -> list[str]:
    """Return a text as lines of at most so many columns, at least one line.

    White space counts as one blank. Words longer than a line are broken, after a hyphen or
    the like where there is one. Where there are more than `lines`, the last ends in `…`.

    >>> wrapped("to withdraw all of its forces without delay", 16, lines=2)
    ['to withdraw all', 'of its forces…']
    """
    columns = max(columns, 1)
    text = BREAKING_SPACE.sub(" ", text).strip(" ")
    found: list[str] = []
    start = 0
    while start < len(text) and len(found) + 1 != lines:
        end = _line_end(text, start, columns) or start + _first_unit(text, start)
        end = _after_joint(text, start, end)
        found.append(text[start:end].rstrip(" "))
        start = end + (text[end : end + 1] == " ")
    if start < len(text):
        found.append(fit(text[start:], columns))
    return found or [""]


def _line_end(text: str, start: int, columns: int) -> int:
    """Return where a line that begins at `start` ends; 0 if not one character fits."""
    window = text[start : start + columns + 1]
    if UNKNOWN_WIDTH.search(window):
        return _wide_line_end(text, start, columns)
    if len(window) <= columns:
        return start + len(window)
    blank = window.rfind(" ")
    return start + (blank if window[: max(blank, 0)].strip() else columns)


def _wide_line_end(text: str, start: int, columns: int) -> int:
    window = text[start : start + _window(columns)]
    used = position = boundary = 0
    after_wide = False
    for unit, taken in _units(window):
        # Wide characters stand for words: a line may end on either side of one.
        if taken > 1 or after_wide or unit == " ":
            boundary = position
        if used + taken > columns:
            return start + (boundary or position) if position else 0
        used += taken
        position += len(unit)
        after_wide = taken > 1
    return start + position


def _line_start(text: str, columns: int) -> int:
    """Return where a line that ends with the text starts."""
    window = text[-columns - 1 :]
    if UNKNOWN_WIDTH.search(window):
        return _wide_line_start(text, columns)
    blank = window.find(" ")
    return len(text) - columns + (blank if window[blank:].strip() and blank > 0 else 0)


def _wide_line_start(text: str, columns: int) -> int:
    used = 0
    position = boundary = len(text)
    after_wide = False
    for unit, taken in reversed(list(_units(text[-_window(columns) :]))):
        if taken > 1 or after_wide or unit == " ":
            boundary = position
        if used + taken > columns:
            return boundary if boundary < len(text) else position
        used += taken
        position -= len(unit)
        after_wide = taken > 1
    return position


def _after_joint(text: str, start: int, end: int) -> int:
    """Return a better place to break a word: resolution- 1004."""
    line = text[start:end]
    if end == len(text) or text[end] == " " or " " in line:
        return end
    joint = max(map(line.rfind, JOINTS))
    return end if joint < 1 else start + joint + 1


def _first_unit(text: str, start: int) -> int:
    window = text[start : start + _window(1)]
    return next(len(unit) for unit, _ in _units(window))


def _window(columns: int) -> int:
    return WINDOW_PER_COLUMN * (columns + WINDOW_PER_COLUMN)


def _units(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character as readers see it, marks included, with its columns."""
    from wcwidth import iter_graphemes

    count = _column_counter()
    return ((unit, max(count(unit), 0)) for unit in iter_graphemes(text))


@cache
def _column_counter() -> Callable[[str], int]:
    from wcwidth import wcswidth

    return wcswidth
