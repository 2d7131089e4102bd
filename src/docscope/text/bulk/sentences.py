"""Where sentences start, decided for all end marks at once; the odd ones by the rule itself.

Most marks are one full stop between a word that is no abbreviation and a blank with a capital
after it. Whether a word is an abbreviation is asked once per form.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.bulk.marks import (
    ASCII,
    ASK,
    BLANKS,
    NO,
    NUMBER,
    WHITE_SPACE,
    YES,
    among,
    marks_within,
)
from docscope.text.sentences import END_MARK, always_ends, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from docscope.text.bulk.bytes import Encoded
    from docscope.text.bulk.marks import Blocks, Marks
    from docscope.text.bulk.spans import ByteSpans

LONGEST_FORM = 80  # bytes; the rule looks at so many characters
FIGURES = 3


class Tokens(NamedTuple):
    """The tokens of several texts: their bytes, the numbers of their forms, how many forms."""

    spans: ByteSpans
    ids: NDArray[np.int32]
    forms: int


class _Questions(NamedTuple):
    """Marks for the rule: block, text, the block's end, the text's origin, sentence, mark."""

    block: list[int]
    text: list[int]
    last: list[int]
    origin: list[int]
    began: list[int]
    place: list[int]


def sentence_starts(
    encoded: Encoded, texts: Sequence[str], blocks: Blocks, tokens: Tokens
) -> NDArray[np.int64]:
    """Return the byte where each sentence of each block starts, in order."""
    firsts = _first_places(encoded, texts, blocks)
    marks = marks_within(encoded, blocks, tokens.spans.marks)
    _decide_stops(encoded, firsts[marks.blocks], marks, tokens)
    asked = _asked(encoded, texts, blocks, marks, firsts)
    ends = marks.after[marks.verdicts == YES]
    return np.sort(np.concatenate([firsts[firsts >= 0], ends, asked]))


def _first_places(encoded: Encoded, texts: Sequence[str], blocks: Blocks) -> NDArray[np.int64]:
    """Return the first byte of each block that is no white space; -1 if there is none."""
    places = blocks.starts.copy()
    first = encoded.bytes_[places]
    odd = np.flatnonzero((first > ASCII) | among(WHITE_SPACE)[first] | (places >= blocks.ends))
    for block in odd.tolist():
        text = texts[blocks.text[block]][blocks.first[block] : blocks.last[block]]
        blank = text[: len(text) - len(text.lstrip())]
        places[block] = places[block] + len(blank.encode()) if len(blank) < len(text) else -1
    return places


def _decide_stops(
    encoded: Encoded, firsts: NDArray[np.int64], marks: Marks, tokens: Tokens
) -> None:
    """Decide, where a stop may end a sentence, by the token before it."""
    bytes_ = encoded.bytes_
    open_ = np.flatnonzero((marks.verdicts == YES) & (bytes_[marks.places] == ord(".")))
    places, firsts = marks.places[open_], firsts[open_]
    spans = tokens.spans
    if not spans.ends.size:
        marks.verdicts[open_] = ASK
        return
    numbers = np.minimum(np.searchsorted(spans.ends, places), spans.ends.size - 1)
    starts = spans.starts[numbers]
    alone = among(WHITE_SPACE + b'()[]{}"')[bytes_[starts - 1]] & (starts > firsts)
    whole = (spans.ends[numbers] == places) & (alone | (starts == firsts))
    verdicts = _form_verdicts(encoded.raw, tokens, numbers)
    figures = np.flatnonzero(verdicts == NUMBER)
    verdicts[figures] = _figure_verdicts(bytes_, starts[figures], firsts[figures])
    verdicts[~whole] = ASK
    marks.verdicts[open_] = verdicts


def _figure_verdicts(
    bytes_: NDArray[np.uint8], starts: NDArray[np.int64], firsts: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """Return what a stop means after figures: NO if they number a paragraph or a line."""
    line = np.zeros(starts.size, np.bool_)
    places = starts - 1
    for _ in range(BLANKS):
        line |= bytes_[places] == ord("\n")
        places = places - among(WHITE_SPACE)[bytes_[places]]
    verdicts = _before_figure()[bytes_[places]]
    verdicts[(verdicts == NO) & ~line] = ASK
    verdicts[starts == firsts] = NO
    return verdicts


@cache
def _before_figure() -> NDArray[np.uint8]:
    """Return what a byte before white space and figures says: YES that a sentence goes on."""
    table = np.full(256, ASK, np.uint8)
    for code in range(ASCII + 1):
        inner = chr(code).isalnum() or chr(code) in ",_"
        table[code] = YES if inner else NO
    table[list(WHITE_SPACE)] = ASK
    return table


def _form_verdicts(raw: bytes, tokens: Tokens, numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return what a stop means after tokens of these numbers, asked once per form."""
    ids = tokens.ids[numbers]
    examples = np.full(tokens.forms, -1)
    examples[ids] = numbers
    used = np.flatnonzero(examples >= 0)
    spans = zip(*(array[examples[used]].tolist() for array in tokens.spans[:2]), strict=True)
    verdicts = np.zeros(tokens.forms, np.uint8)
    verdicts[used] = [_form_verdict(raw[start:end]) for start, end in spans]
    found: NDArray[np.uint8] = verdicts[ids]
    return found


@lru_cache(maxsize=1 << 16)
def _form_verdict(form: bytes) -> int:
    """Return what a stop after a form means: YES it ends a sentence, NO, NUMBER or ASK."""
    if len(form) > LONGEST_FORM:
        return ASK
    if form.isdigit() and len(form) <= FIGURES:  # of bytes: ASCII
        return NUMBER
    ends = always_ends(form.decode())
    return ASK if ends is None else YES if ends else NO


def _asked(
    encoded: Encoded,
    texts: Sequence[str],
    blocks: Blocks,
    marks: Marks,
    firsts: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Decide the remaining marks by the rule; return the bytes where sentences follow."""
    asked = np.flatnonzero(marks.verdicts == ASK)
    own = marks.blocks[asked]
    numbers = np.arange(marks.places.size)
    latest = np.maximum.accumulate(np.where(marks.verdicts == YES, numbers, -1))[asked]
    same = (latest >= 0) & (marks.blocks[latest] == own)
    began = np.where(same, marks.after[latest], firsts[own])
    text = blocks.text[own]
    origins = encoded.characters(encoded.starts[:-1])[text]
    questions = _Questions(
        block=own.tolist(),
        text=text.tolist(),
        last=blocks.last[own].tolist(),
        origin=origins.tolist(),
        began=(encoded.characters(began) - origins).tolist(),
        place=(encoded.characters(marks.places[asked]) - origins).tolist(),
    )
    return encoded.places(np.fromiter(_answers(texts, questions), np.int64))


def _answers(texts: Sequence[str], questions: _Questions) -> Iterator[int]:
    """Yield the characters, counted over all texts, where sentences follow."""
    current = latest = reached = -1
    for block, number, last, origin, began, place in zip(*questions, strict=True):
        if block != current:
            current, latest, reached = block, -1, -1
        match = END_MARK.match(texts[number], place, last) if place >= reached else None
        if match is None:
            continue
        reached = match.end()
        if ends_sentence(texts[number], max(began, latest), match, last):
            latest = reached
            if reached < last:
                yield origin + reached
