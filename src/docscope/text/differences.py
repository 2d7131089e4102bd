"""The words in which two wordings of a passage differ."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.text.folding import fold_punctuation
from docscope.text.tokens import token_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Side = Literal["both", "old", "new"]

SIGN = re.compile(r"\S")
# Kinds of quotation marks and dashes are one each.
SIGNS = {
    **dict.fromkeys(map(ord, "“”„‟«»‘‚‹›`´"), '"'),
    **dict.fromkeys(map(ord, "–—―−"), "-"),
    ord("'"): '"',
    ord("’"): '"',
}
CLOSING = frozenset(",;:.")
JOINING = "and"
SHORTEST_CAPITALS = 4  # letters from which a word in capitals is one of another print
SHORT_WORD = 3  # letters of a word that does not part two changes: of, the, to
LONG_CHANGE = 3  # words of a change that no sign or number parts from the next


class Token(NamedTuple):
    """A word or sign of a text, and the form in which it is compared."""

    start: int
    end: int
    key: str


class Run(NamedTuple):
    """A stretch of words that both wordings have, or only the old or the new one.

    `apart` says whether a blank stands before it in its own text.
    """

    side: Side
    text: str
    apart: bool = True


class Stretch(NamedTuple):
    """Tokens of the old and of the new wording that stand against each other."""

    same: bool
    old: slice
    new: slice


def compared_tokens(text: str) -> list[Token]:
    """Return the words and signs by which a text is compared with another.

    Kinds of quotation marks, dashes and apostrophes, hyphens within words, words in
    capitals, closing punctuation and an `and` that leads to the next of a list make no
    difference.

    >>> [token.key for token in compared_tokens("To co-operate, FULLY; and")]
    ['To', 'cooperate', ',', 'Fully']
    """
    tokens = list(_tokens(text))
    last = len(tokens)
    if last > 1 and tokens[-1].key == JOINING and tokens[-2].key in CLOSING:
        last -= 1
    while last and tokens[last - 1].key in CLOSING:
        last -= 1
    return tokens[:last]


def differences(old: str, new: str) -> tuple[Run, ...]:
    """Return the new wording with what it has beyond the old one, and what it lacks of it.

    The runs of both and new are the new wording, those of both and old the old one, up to
    what is not compared.
    """
    before, after = compared_tokens(old), compared_tokens(new)
    found: list[Run] = []
    for stretch in _stretches(before, after):
        if stretch.same:
            found += _run("both", new, after[stretch.new])
        else:
            found += _run("old", old, before[stretch.old])
            found += _run("new", new, after[stretch.new])
    return tuple(found)


def marked(runs: Iterable[Run]) -> str:
    """Return a wording with its differences marked as `git diff --word-diff` marks them.

    >>> marked(differences("to report at once;", "to report in May,"))
    'to report [-at once-]{+in May+}'
    """
    text = ""
    last: Side = "both"
    for run in runs:
        opened, closed = MARKS[run.side]
        beside = not text or (run.side == "new" and last == "old")
        text += f"{'' if beside or not run.apart else ' '}{opened}{run.text}{closed}"
        last = run.side
    return text


MARKS: dict[Side, tuple[str, str]] = {"both": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    for start, end in token_spans(text):
        yield from _signs(text, at, start)
        yield Token(start, end, _word_key(text[start:end]))
        at = end
    yield from _signs(text, at, len(text))


def _signs(text: str, start: int, end: int) -> Iterator[Token]:
    for match in SIGN.finditer(text, start, end):
        yield Token(*match.span(), match[0].translate(SIGNS))


@cache
def _word_key(word: str) -> str:
    key = fold_punctuation(word).replace("-", "")
    return key.capitalize() if len(key) >= SHORTEST_CAPITALS and key.isupper() else key


def _stretches(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    """Return what stands against each other, in order; which wording is older is all one."""
    keys = [token.key for token in old], [token.key for token in new]
    turned = keys[0] > keys[1]
    found = _matched(*(reversed(keys) if turned else keys))
    return [Stretch(one.same, one.new, one.old) for one in found] if turned else found


def _matched(a: Sequence[str], b: Sequence[str]) -> list[Stretch]:
    """Return what stands against each other; one short word does not part two changes."""
    from difflib import SequenceMatcher

    found: list[Stretch] = []
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for at, (tag, i, i_end, j, j_end) in enumerate(codes):
        beside = codes[at - 1 : at] + codes[at + 1 : at + 2]
        weak = i_end - i == 1 and len(beside) > 1 and _is_weak(a[i], beside)
        stretch = Stretch(tag == "equal" and not weak, slice(i, i_end), slice(j, j_end))
        if found and not stretch.same and not found[-1].same:
            last = found.pop()
            stretch = Stretch(
                same=False,
                old=slice(last.old.start, i_end),
                new=slice(last.new.start, j_end),
            )
        found.append(stretch)
    return found


def _is_weak(token: str, beside: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """Return whether a word is too little to part the changes on both sides of it."""
    if token.isalpha():
        return len(token) <= SHORT_WORD and all(code[0] == "replace" for code in beside)
    return all(max(code[2] - code[1], code[4] - code[3]) >= LONG_CHANGE for code in beside)


def _run(side: Side, text: str, tokens: Sequence[Token]) -> list[Run]:
    if not tokens:
        return []
    start = tokens[0].start
    return [Run(side, text[start : tokens[-1].end], start == 0 or text[start - 1].isspace())]
