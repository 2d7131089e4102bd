"""A column of pieces that are cut from one text: each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.corpus.index.making.bulk import Numbers


class Slices(Sequence[str]):
    """Pieces of `text` from `starts` to `ends`, but for those in `others`, by their number.

    What is in `text` from a start to an end has no white space but single blanks within.
    """

    def __init__(
        self, text: str, starts: Numbers, ends: Numbers, others: Mapping[int, str]
    ) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.others = others

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        return self.pieces[at]

    @cached_property
    def pieces(self) -> list[str]:
        """All pieces."""
        text = self.text
        bounds = zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        found = [text[start:end] for start, end in bounds]
        for at, piece in self.others.items():
            found[at] = piece
        return found
