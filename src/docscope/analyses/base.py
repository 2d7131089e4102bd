"""What every analysis is: a value with three methods, see `Analysis`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Column, Row, Totals


class Partial(Protocol):
    """What an analysis found in some documents: counts, strings and positions."""

    @property
    def totals(self) -> Totals:
        """What was read and found so far."""
        ...

    def spent(self) -> Self:
        """Return the same without what was already turned into rows, totals kept."""
        ...


P = TypeVar("P", bound=Partial)
P_contra = TypeVar("P_contra", bound=Partial, contravariant=True)


class Analysis(Protocol[P]):
    """A question put to a corpus. Its fields are its parameters.

    The corpus is cut between documents only. `merge` is associative and keeps reading
    order, so neither the cuts nor the number of workers ever show in the rows. With
    `streams` the rows come in reading order, and document by document.
    """

    @property
    def name(self) -> str:
        """The name of the command, which also chooses the screen."""
        ...

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows, in order."""
        ...

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order, so that each document can be written at once."""
        ...

    def collect(self, part: Corpus) -> P:
        """Return what whole documents hold: counts, strings and positions."""
        ...

    def merge(self, left: P, right: P) -> P:
        """Join what was found in two neighbouring parts."""
        ...

    def rows(self, total: P, corpus: Corpus) -> Iterator[Row]:
        """Yield the rows in the order of `columns`; may read documents again."""
        ...


@runtime_checkable
class Arranging(Protocol[P_contra]):
    """An analysis that makes rows of each partial result as it comes, and then sorts them.

    So no more of the corpus is ever held than its rows, and of those what memory has room for.
    """

    def in_order(self, partials: Iterable[P_contra], corpus: Corpus) -> Iterator[Row]:
        """Yield the rows of all partial results, which come in reading order."""
        ...
