"""What limits a stance: `provided that ...`, `if ...`, `only with the consent of ...`."""

from __future__ import annotations

import re
from functools import cache

from docscope.text.clauses.wordlists import word_list

LONGEST = 400  # characters of a condition
EDGE = " \t\n,;:.—–-"
SPACE = re.compile(r"\s+")
QUOTES = "\"“'‘( "
# One of these is in every condition that follows a verb: a quick look.
HINTS = (
    "if ", "unless", "provid", "condition", "understanding", "proviso", "reservation that",
    "with the ", "request of", "soon as", "long as", "so far", "sofar", "extent", "in the event",
    "subject to", "once ", "only ", "where", "when", "return for", "exchange for", "should ",
)  # fmt: skip
END = re.compile(
    r"""
    [;:”»] | [,.]? " | \. \s
    | , \s (?: and | but | we | I | they | it | the ) \s      # what follows is no condition
    """,
    re.VERBOSE,
)


@cache
def _opener() -> re.Pattern[str]:
    """Return the pattern of the words that open a condition."""
    return re.compile(
        r"""
        (?<! [\w-] )
        (?: (?: only \s | but \s )? (?<! as \s ) (?<! even \s ) if \b
            (?! \s (?: not | any | only | need \s be | you \s like | at \s all ) )
          | unless \b
          | (?: provided | providing ) , (?: \s \w+ ){1,3} , \s that \b
          | (?: provided | providing ) (?: \s always | \s however )? \s that \b
          | (?<= ,\s ) provided \b
          | on \s (?: the \s )? (?: condition | understanding ) \s that \b
          | with \s the \s (?: proviso | reservation | understanding ) \s that \b
          | (?: only \s | except \s ) with \s the \s (?: consent | agreement | approval ) \s of \b
          | (?: only \s )? (?: upon | on | at ) \s the \s request \s of \b
          | as \s soon \s as (?! \s (?: possible | practicable | feasible ) )
          | (?: as | so ) \s long \s as \b (?! \s possible )
          | (?: only \s )? (?: in \s so \s far | in? so \s? far | to \s the \s extent )
            \s (?: as | that ) \b
          | in \s the \s event \s (?: that | of ) \b
          | subject \s to \b (?! \s (?: attack | abuse ) )
          | once \s (?: the | these | those | all | such | it | they | this | that | an? ) \b
          | only \s (?: when | where | after | once ) \b
          | (?: where | when ) (?: ever )? \s (?: necessary | appropriate | required | possible ) \b
          | in \s (?: return | exchange ) \s for \b
          | should \s (?: the | any | this | these | that | it | they | events | such | a ) \b
            (?= [^,;.]{3,120} \b
                (?: be | fail | continue | occur | arise | require | become | not ) \b )
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def condition(before: str, after: str) -> str | None:
    """Return what limits a stance, in one line: `before` and `after` surround its verb.

    >>> condition("", "discuss it, provided that all agree.")
    'provided that all agree'
    >>> condition("If all agree, ", "act at once")
    'If all agree'
    """
    found = [_leading(before), _following(after)]
    return SPACE.sub(" ", "; ".join(filter(None, found))) or None


def _leading(before: str) -> str | None:
    said = before.lstrip(QUOTES)
    end = said.rfind(",")
    if end < 0 or not _opener().match(said):
        return None
    return said[:end].strip(EDGE)[:LONGEST] or None


def _following(after: str) -> str | None:
    if not any(hint in after for hint in HINTS):
        return None
    openers = _opener().finditer(after)
    match = next((each for each in openers if not _is_state(after, each)), None)
    if match is None:
        return None
    stop = END.search(after, match.end())
    end = min(stop.start() if stop else len(after), match.start() + LONGEST)
    return after[match.start() : end].strip(EDGE)


def _is_state(after: str, match: re.Match[str]) -> bool:
    """Whether somebody is subject to something: `peoples still subject to colonial rule`."""
    if not match[0].lower().startswith("subject"):
        return False
    words = after[: match.start()].split()
    return bool(words) and words[-1].lower() in word_list("subjected")
