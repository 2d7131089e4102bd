"""The shape of a regular expression: groups, classes, repetitions, and blanks between tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.query.mistakes import MistakeError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 10_000  # characters
MOST_REPEATED = 1000  # times, in figures: x{1000}
LARGEST = 10_000  # signs, with every repetition written out
DEEPEST = 50  # groups within each other
PIECE = re.compile(
    r"""
    (?P<blank>   (?: [ ] | \\s ) (?: \+ | (?! [*?{+] ) ) )
  | (?P<escape>  \\ (?: [pPN] \{ [^}]* \} | [gL] < [^>]* > | . ) )
  | (?P<set>     \[ \^? \]? (?: \[: [^\]:]* :\] | \\ . | [^\]\\] )*+ \] )
  | (?P<comment> \(\?\# [^)]* \) )
  | (?P<nested>  \( (?: \? (?: R | [+-]?\d+ | & \w+ | P> \w+ ) | \* \w+ ) \) )
  | (?P<flags>   \(\? (?P<letters> [a-zA-Z0-9-]+ ) \) )
  | (?P<same>    \(\? P= \w+ \) )
  | (?P<open>    \( (?: \? (?: [:=!>|] | <[=!] | P?<\w+> | \( [^)]* \)
                 | (?P<scoped> [a-zA-Z0-9-]+ ) : ) )? )
  | (?P<close>   \) )
  | (?P<bar>     \| )
  | (?P<count>   \{ (?: \d* , )? \d+ ,? \} [?+]? )
  | (?P<often>   [*+?] [?+]? )
  | (?P<fuzzy>   \{ [^}\d][^}]* \} )
  | (?P<plain>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
FLAGS = frozenset("aimsu-")
LETTERS = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
QUANTIFIERS = "*?{"


class Piece(NamedTuple):
    """A piece of a regular expression: the name of its kind, its text, where it stands."""

    kind: str
    text: str
    position: int


def pieces(written: str, offset: int = 0) -> Iterator[Piece]:
    """Yield the pieces of an expression that begins at a position of a query.

    Raises:
        MistakeError: It is too long, calls itself, or has flags that would change how it is
            read, or a set in it is not closed.
    """
    if len(written) > LONGEST:
        raise MistakeError(offset, f"a regular expression has at most {LONGEST:,} characters")
    for match in PIECE.finditer(written):
        kind, position = str(match.lastgroup), match.start() + offset
        if match["nested"]:
            problem = "a regular expression cannot call itself or steer the search here"
            raise MistakeError(position, problem)
        letters = match["letters"] or match["scoped"]
        if letters and not FLAGS.issuperset(letters):
            raise MistakeError(position, f"{match[0]}: the flags that work here are a, i, m, s, u")
        if match["plain"] == "[":
            raise MistakeError(position, "this set of characters is not closed: missing ]")
        yield Piece(kind, match[0], position)


def ensure_small(written: str, offset: int) -> None:
    """Raise where an expression would take too much memory before it is even run.

    Raises:
        MistakeError: Groups are nested too deeply, or repetitions are too many.
    """
    sizes = [0]
    last = 0  # size of the piece that a count would repeat
    for piece in pieces(written, offset):
        if piece.kind == "open":
            sizes.append(0)
            if len(sizes) > DEEPEST:
                problem = f"more than {DEEPEST} groups within each other"
                raise MistakeError(piece.position, problem)
            continue
        if piece.kind == "close" and len(sizes) > 1:
            last = sizes.pop() + 1
        elif piece.kind == "count":
            times = _times(piece)
            sizes[-1] += last * (times - 1)
            last *= times
            _ensure_size(sum(sizes), piece.position)
            continue
        else:
            last = 1
        sizes[-1] += last
        _ensure_size(sum(sizes), piece.position)


def opening(written: str) -> str:
    """Return the plain letters that every match begins with; empty where that is not sure."""
    if "(?" in written or written.startswith("\\"):
        return ""
    found = LETTERS.match(written)
    if not found or _has_bar(written):
        return ""
    letters = found[0]
    return letters[:-1] if written[found.end() : found.end() + 1] in tuple(QUANTIFIERS) else letters


def _has_bar(written: str) -> bool:
    """Return whether a bar stands outside all groups."""
    depth = 0
    for piece in pieces(written):
        depth += (piece.kind == "open") - (piece.kind == "close")
        if piece.kind == "bar" and not depth:
            return True
    return False


def _times(piece: Piece) -> int:
    figures = re.findall(r"\d+", piece.text)
    most = max(int(figure[:9]) if len(figure) < 10 else 10**9 for figure in figures)  # noqa: PLR2004 - more cannot be meant
    if most > MOST_REPEATED:
        problem = f"{piece.text} repeats more than {MOST_REPEATED:,} times"
        raise MistakeError(piece.position, problem)
    return max(most, 1)


def _ensure_size(size: int, position: int) -> None:
    if size > LARGEST:
        problem = f"repetitions within each other make this more than {LARGEST:,} signs long"
        raise MistakeError(position, problem)
