"""The signs of a query: words, bars, parentheses, gaps and regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.corpus.query.mistakes import MistakeError
from docscope.corpus.query.phrases import Gap
from docscope.corpus.query.signs import MANY, ONE, Sign, is_cql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.query.signs import Kind

WILD = {"*": MANY, "?": ONE}
SIGNS = {"(": "open", ")": "close", "|": "bar"}
ESCAPED = frozenset('\\*?|()/.[]"')  # characters that a backslash makes ordinary ones
GAP = re.compile(r"\.\.(?:(?P<least>\d{1,9})-)?(?P<most>\d{1,9})?")
RUN = re.compile(r"[^\s()|\\*?]+")
USUAL_GAP = 10  # tokens that `..` may stand for
LONGEST_GAP = 1000
ENDING = re.compile(r"[\s|)]|\Z")  # what may follow a regular expression
# What stands between commas: expressions such as /a{1,2}/, and any other characters
LISTED = re.compile(
    r"(?: (?<! [^\s(|,] ) / (?: \\. | [^\s/\\] )++ / (?= [\s|),] | \Z ) | [^,] )+", re.VERBOSE
)


def lexed(written: str) -> Iterator[Sign]:
    """Return the signs of a query.

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
    return _joined(plain)


def cut_at_commas(written: str) -> list[str]:
    """Return the queries in a list, cut at the commas outside regular expressions."""
    if not written.strip() or is_cql(written):
        return [written]
    pieces = [match[0] for match in LISTED.finditer(written)]
    return [piece.strip() for piece in pieces if piece.strip()] or [written]


def gap_of(sign: Sign) -> Gap:
    """Return how many tokens a gap such as `..` or `..3` may hold.

    Raises:
        MistakeError: It is too long, or at least longer than at most.
    """
    match = GAP.fullmatch(sign.text)
    assert match  # the sign is one because it matches
    most = int(match["most"] or USUAL_GAP)
    least = int(match["least"] or 0)
    if most > LONGEST_GAP:
        problem = f"a gap has at most {LONGEST_GAP:,} tokens"
        raise MistakeError(sign.position, problem)
    if least > most:
        raise MistakeError(sign.position, f"a gap of at least {least} and at most {most} tokens")
    return Gap(least, most, sign.position)


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
