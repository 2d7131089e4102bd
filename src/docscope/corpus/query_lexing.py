"""The signs of a query: words, bars, parentheses, gaps and regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.corpus.query_mistakes import MistakeError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Wildcards are letters while a query is cut into tokens, so that `people?s` stays one.
MANY, ONE = "ʮ", "ʯ"
WILD = {"*": MANY, "?": ONE}
STAND_INS = {MANY: "*", ONE: "?"}
SIGNS = {"(": "open", ")": "close", "|": "bar"}
ESCAPED = frozenset('\\*?|()/.[]"')  # characters that a backslash makes ordinary ones
GAP = re.compile(r"\.\.(?:(?P<least>\d{1,9})-)?(?P<most>\d{1,9})?")
RUN = re.compile(r"[^\s()|\\*?]+")
ENDING = re.compile(r"[\s|)]|\Z")  # what may follow a regular expression
DEEPEST = 50  # parentheses within each other
MOST_PHRASES = 64  # that the alternatives of one query may stand for
TOO_MANY = f"more than {MOST_PHRASES} phrases; ask for fewer at a time"

Kind = Literal["text", "gap", "regex", "open", "close", "bar", "end"]


class Sign(NamedTuple):
    """A piece of a query: `text` is what it says, wildcards in it are stand-ins.

    `spaced` says whether white space stands before it, `position` where it begins.
    """

    kind: Kind
    text: str
    position: int
    spaced: bool = False


def signs(written: str) -> list[Sign]:
    """Return the signs of a query, an end last.

    Parentheses are signs where a bar is between them; others are characters as typed.

    Raises:
        MistakeError: A parenthesis or a regular expression is not closed.
    """
    cut = list(_cut(written))
    grouping = _grouping(cut)
    plain = [
        sign._replace(kind="text") if sign.kind in {"open", "close"} and n not in grouping else sign
        for n, sign in enumerate(cut)
    ]
    return [*_joined(plain), Sign("end", "", len(written))]


def unmasked(form: str) -> str:
    """Return a form with its wildcards as they were typed."""
    return "".join(STAND_INS.get(character, character) for character in form)


def _cut(written: str) -> Iterator[Sign]:
    position, size = 0, len(written)
    spaced = fresh = True  # `fresh`: a regular expression or a gap may begin here
    while position < size:
        character = written[position]
        if character.isspace():
            position, spaced, fresh = position + 1, True, True
            continue
        if fresh and character == "/" and written[position + 1 : position + 2].strip():
            end = _regex_end(written, position)
            yield Sign("regex", written[position + 1 : end], position, spaced)
            position, fresh = end + 1, False
        elif character in SIGNS:
            kind: Kind = SIGNS[character]  # type: ignore[assignment]  # one of the three
            yield Sign(kind, character, position, spaced)
            position, fresh = position + 1, character != ")"
        else:
            text, end = _run(written, position)
            gap = fresh and GAP.fullmatch(text) and written[position:end] == text
            yield Sign("gap" if gap else "text", text, position, spaced)
            position, fresh = end, False
        spaced = False


def _run(written: str, position: int) -> tuple[str, int]:
    """Return the characters up to white space or a sign, and where they end."""
    pieces: list[str] = []
    while position < len(written):
        character = written[position]
        following = written[position + 1 : position + 2]
        if character == "\\" and following and following in ESCAPED:
            pieces.append(following)
            position += 2
        elif character in WILD:
            pieces.append(WILD[character])
            position += 1
        elif match := RUN.match(written, position):
            pieces.append(match[0])
            position = match.end()
        elif character == "\\":
            pieces.append(character)
            position += 1
        else:
            break
    return "".join(pieces), position


def _regex_end(written: str, start: int) -> int:
    """Return where the slash stands that ends a regular expression."""
    position = start + 1
    while position < len(written) and not written[position].isspace():
        if written[position] == "\\":
            position += 1
        elif written[position] == "/" and ENDING.match(written, position + 1):
            return position
        position += 1
    hint = r"end it with / before a blank, a bar or a parenthesis, or write \/ for the character"
    raise MistakeError(start, f"this regular expression is not closed; {hint}")


def _grouping(cut: list[Sign]) -> set[int]:
    """Return which of the signs are parentheses with a bar between them."""
    grouping: set[int] = set()
    opened: list[list[int]] = []  # where each was opened, and how many bars are in it
    for number, sign in enumerate(cut):
        if sign.kind == "open":
            opened.append([number, 0])
        elif sign.kind == "bar" and opened:
            opened[-1][1] += 1
        elif sign.kind == "close":
            if not opened:
                hint = r"write \) for the character itself"
                raise MistakeError(sign.position, f"this parenthesis closes nothing; {hint}")
            first, bars = opened.pop()
            if bars:
                grouping |= {first, number}
                if opened:
                    opened[-1][1] += 1
    if opened:
        problem = r"this parenthesis is not closed; write \( for the character itself"
        raise MistakeError(cut[opened[0][0]].position, problem)
    return grouping


def _joined(cut: list[Sign]) -> Iterator[Sign]:
    """Yield the signs, neighbouring characters as one text."""
    pieces: list[str] = []
    first: Sign | None = None
    for sign in cut:
        if sign.kind == "text" and first and not sign.spaced:
            pieces.append(sign.text)
            continue
        if first:
            yield first._replace(text="".join(pieces))
        first, pieces = (sign, [sign.text]) if sign.kind == "text" else (None, [])
        if not first:
            yield sign
    if first:
        yield first._replace(text="".join(pieces))
