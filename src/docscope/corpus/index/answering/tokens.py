"""The tokens and sentences of a document as the columns of an index have them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY
from docscope.model import Span
from docscope.text.sentences import sentences

if TYPE_CHECKING:
    from docscope.corpus.index.answering.catalogue import Catalogue

MANY = 8  # pieces of a document that are read one by one before it is read as a whole


class StoredDocument:
    """What a segment knows of a document by its number: where tokens and sentences stand."""

    def __init__(self, catalogue: Catalogue, number: int, text: str) -> None:
        self.tokens = StoredTokens(catalogue, number)
        self._catalogue = catalogue
        self._blocks = catalogue.blocks(number)
        self._text = text

    def sentences(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the sentences of the block between two characters."""
        blocks = self._blocks
        block = bisect_left(self._catalogue.column("block_start"), start, blocks.start, blocks.stop)
        if block == blocks.stop or self._block(block) != (start, end):
            return sentences(self._text, start, end)
        return tuple(self._spans(block, end))

    def _block(self, block: int) -> tuple[int, int]:
        column = self._catalogue.column
        return column("block_start")[block], column("block_end")[block]

    def _spans(self, block: int, end: int) -> list[Span]:
        first, starts = (self._catalogue.column(n) for n in ("block_sentence", "sentence_start"))
        last = first[block + 1] if block + 1 < len(first) else len(starts)
        found = starts.slice(first[block], last).tolist()
        return [
            Span(start, start + len(self._text[start:stop].rstrip()))
            for start, stop in zip(found, [*found[1:], end], strict=True)
        ]


class StoredTokens:
    """Where the tokens of a document start and end, read as far as they are asked for."""

    def __init__(self, catalogue: Catalogue, number: int) -> None:
        self.starts = _Starts(catalogue, catalogue.tokens(number))
        self.ends = _Ends(catalogue, self.starts)

    def between(self, start: int, end: int) -> range:
        """Return the numbers, from 0, of the tokens that start between two characters."""
        return range(self.starts.find(start), self.starts.find(end))


class _Starts(Sequence[int]):
    """The starts of the tokens of a document, in pieces from one checkpoint to the next."""

    def __init__(self, catalogue: Catalogue, tokens: range) -> None:
        self.tokens = tokens
        self._starts = catalogue.starts
        self._pieces: dict[int, list[int]] = {}
        self._all: list[int] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return self._whole()[at]
        if self._all is not None:
            return self._all[at]
        token = self.tokens[at]
        piece = token // CHECKPOINT_EVERY
        return self._piece(piece)[token - self._first(piece)]

    def find(self, position: int) -> int:
        """Return the number of the first token that starts at a character or after it."""
        if self._all is not None:
            return bisect_left(self._all, position)
        tokens = self.tokens
        first, last = tokens.start // CHECKPOINT_EVERY, (tokens.stop - 1) // CHECKPOINT_EVERY
        piece = bisect_left(self._starts.checkpoints, position, first + 1, last + 1) - 1
        if piece < first:  # there is no token
            return 0
        return self._first(piece) - tokens.start + bisect_left(self._piece(piece), position)

    def _first(self, piece: int) -> int:
        return max(piece * CHECKPOINT_EVERY, self.tokens.start)

    def _piece(self, piece: int) -> list[int]:
        if piece not in self._pieces:
            if len(self._pieces) == MANY:
                self._whole()
            stop = min((piece + 1) * CHECKPOINT_EVERY, self.tokens.stop)
            found = self._starts.between(self._first(piece), stop, self.tokens.start)
            self._pieces[piece] = found
        return self._pieces[piece]

    def _whole(self) -> list[int]:
        if self._all is None:
            self._all = self._starts.between(self.tokens.start, self.tokens.stop, self.tokens.start)
        return self._all


class _Ends(Sequence[int]):
    """The ends of the tokens of a document: their starts and the lengths of their types."""

    def __init__(self, catalogue: Catalogue, starts: _Starts) -> None:
        self._starts = starts
        self._ids = catalogue.column("ids")
        self._lookup = catalogue.lookup

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        return self._starts[at] + self._lookup.length(self._ids[self._starts.tokens[at]])
