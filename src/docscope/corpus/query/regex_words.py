"""A regular expression over several tokens, cut where it has blanks into one for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.corpus.query.mistakes import MistakeError
from docscope.corpus.query.regex_shape import Piece, ensure_small, pieces
from docscope.corpus.query.signs import MOST_PHRASES, TOO_MANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    # Expressions for one token each, with the position of each in the query
    Sequence = tuple[tuple[str, int], ...]

END = Piece("end", "", 0)
PLAIN_GROUP = re.compile(r"\( (?: \? (?: : | P?<\w+> ) )?", re.VERBOSE)
QUANTIFIERS = frozenset(["count", "often", "fuzzy"])


def sequences(written: str) -> list[Sequence]:
    r"""Return what an expression stands for: sequences of expressions for one token each.

    A blank, `\s` or `\s+` goes on to the next token; where a group has blanks, each of
    its alternatives is a sequence of its own.

    Raises:
        MistakeError: It stands for too many, or blanks are repeated or optional.

    >>> [[text for text, _ in found] for found in sequences("(armed force|troop)s? of")]
    [['armed', 'forces?', 'of'], ['troops?', 'of']]
    """
    ensure_small(written, 0)
    found, _ = _Reader(written).alternatives()
    kept = (tuple(word for word in sequence if word[0]) for sequence in found)
    return [sequence for sequence in kept if sequence]


class _Reader:
    """Reads the alternatives of a group, and of the groups in it."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.pieces = [*pieces(written), END._replace(position=len(written))]
        self.at = 0

    def alternatives(self, *, inner: bool = False) -> tuple[list[Sequence], bool]:
        """Return the sequences up to the end of a group, and whether any has a blank."""
        start = self.pieces[self.at].position
        blank = False
        done: list[Sequence] = []
        now = _fresh(start)
        while (piece := self.pieces[self.at]).kind != "end":
            if inner and piece.kind == "close":
                break
            self.at += 1
            if piece.kind == "bar":
                done += now
                now = _fresh(piece.position + 1)
            elif piece.kind == "blank":
                blank = True
                now = [(*each, ("", piece.position + len(piece.text))) for each in now]
            elif piece.kind == "open":
                group, has_blank = self._group(piece)
                blank |= has_blank
                now = _crossed(now, group, piece.position)
            else:
                now = _crossed(now, [((_leaf(piece), piece.position),)], piece.position)
        if not blank:
            end = self.pieces[self.at].position
            return [((self.written[start:end], start),)], False
        return [*done, *now], blank

    def _group(self, opening: Piece) -> tuple[list[Sequence], bool]:
        found, blank = self.alternatives(inner=True)
        closing = self.pieces[self.at]
        if closing.kind != "close":
            raise MistakeError(opening.position, "this group is not closed: missing )")
        self.at += 1
        if not blank:
            ((text, _),) = found[0]
            return [((opening.text + text + closing.text, opening.position),)], False
        if not _is_plain(opening):
            problem = "only a plain group can go on to the next token, one in ( )"
            raise MistakeError(opening.position, problem)
        after = self.pieces[self.at]
        if after.kind not in QUANTIFIERS:
            return found, True
        if after.text != "?":
            problem = (
                f"{after.text} cannot repeat a group that goes on to the next token; use --cql"
            )
            raise MistakeError(after.position, problem)
        self.at += 1
        return [*found, *_fresh(after.position + 1)], True


def _fresh(position: int) -> list[Sequence]:
    return [(("", position),)]


def _leaf(piece: Piece) -> str:
    if piece.text in {" ", r"\s"}:
        hint = r"write one blank or \s+"
        problem = f"white space between tokens cannot be optional or counted; {hint}"
        raise MistakeError(piece.position, problem)
    return piece.text


def _is_plain(opening: Piece) -> bool:
    return PLAIN_GROUP.fullmatch(opening.text) is not None


def _crossed(left: list[Sequence], right: list[Sequence], position: int) -> list[Sequence]:
    """Return every sequence on the left joined with every one on the right."""
    if len(left) * len(right) > MOST_PHRASES:
        raise MistakeError(None, TOO_MANY)
    return list(_each_crossed(left, right, position))


def _each_crossed(left: list[Sequence], right: list[Sequence], position: int) -> Iterator[Sequence]:
    for before in left:
        text, start = before[-1]
        for after in right:
            first = after[0][0]
            joint = (text + first, start if text else position)
            yield (*before[:-1], joint, *after[1:])
