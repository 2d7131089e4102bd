"""The tokens and sentences of several texts at once, as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.sentences import sentences
from docscope.text.tokens import pattern_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from docscope.model import Document

    Numbers = NDArray[np.uint16] | NDArray[np.uint32]

MOST_SHORT = 1 << 16  # forms whose numbers fit into two bytes


class Tokens(NamedTuple):
    """The tokens of documents, as if their texts stood one after the other.

    `numbers` says which of the `forms` each token is, `starts` where it begins;
    `sentence_starts` says where the sentences of all blocks begin.
    """

    forms: Sequence[str]
    numbers: Numbers
    starts: NDArray[np.int64]
    sentence_starts: NDArray[np.int64]


def tokenised(documents: Sequence[Document]) -> Tokens:
    """Return the tokens and sentences of all blocks of documents, front matter included."""
    known: dict[str, int] = {}
    numbers: list[int] = []
    starts: list[int] = []
    sentence_starts: list[int] = []
    before = 0
    for document in documents:
        pattern = pattern_for(document.text)
        for block in document.blocks:
            for match in pattern.finditer(document.text, block.start, block.end):
                numbers.append(known.setdefault(match[0], len(known)))
                starts.append(before + match.start())
            found = sentences(document.text, block.start, block.end)
            sentence_starts.extend(before + sentence.start for sentence in found)
        before += len(document.text)
    kind = np.uint16 if len(known) <= MOST_SHORT else np.uint32
    return Tokens(
        list(known),
        np.array(numbers, kind),
        np.array(starts, np.int64),
        np.array(sentence_starts, np.int64),
    )
