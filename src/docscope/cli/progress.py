"""A progress bar for what takes long, on a terminal only."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.index.making.indexing import Watch


@contextmanager
def watching() -> Iterator[Watch]:
    """Lend someone who shows on standard error how far the work has come."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _Nobody()
        return
    from docscope.cli.progressbar import Bar

    with Bar() as bar:
        yield bar


class _Nobody:
    """Whoever looks on where nobody does."""

    def begin(self, documents: int, size: int) -> None:
        """Take no notice."""

    def advance(self, size: int) -> None:
        """Take no notice."""
