"""Which paragraphs and points say what a word means."""

from __future__ import annotations

import re

DEFINITION = re.compile(
    r"""
    [‘“\"'«] [^’”\"»]{1,150} [’”\"'»] [^.;]{0,200}? \s
    (?: means? | shall \s mean | refers? \s to | denotes? | includes? | (?: is | are ) \s defined
      | (?: has | have | shall \s have ) \s the \s (?: same \s )? meanings? )
    | [‘“\"'«] [^’”\"»]{1,150} [’”\"'»] \s? [:—–=]
    """,
    re.VERBOSE,
)
DEFINING = re.compile(
    r"""
    \b (?: [Dd]efinitions? | DEFINITIONS? | [Uu]se \s of \s terms | [Ii]nterpretation
      | INTERPRETATION | [Dd]efined \s [Tt]erms ) \b
    """,
    re.VERBOSE,
)
PLAIN_DEFINITION = re.compile(r"[\w’' -]{2,80}?(?:\s\([^)]{1,40}\))?\s(?:means|shall mean)\b")
QUOTES = "‘“\"'«"
LONGEST_OPENING = 220  # characters that say whether something is defined


def is_defining(title: str | None) -> bool:
    """Whether the title of an article says that it defines words."""
    return title is not None and DEFINING.search(title) is not None


def defines(text: str, start: int, *, plain: bool) -> bool:
    """Whether what begins at a character of a text says what a word means.

    With `plain` the word need not stand in quotation marks.
    """
    if not plain and text[start] not in QUOTES:
        return False
    said = " ".join(text[start : start + LONGEST_OPENING].split())
    return bool((DEFINITION if said[0] in QUOTES else PLAIN_DEFINITION).match(said))
