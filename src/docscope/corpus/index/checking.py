"""Checking a corpus folder: every byte, and whether the columns fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.index.store import Index


class Checked(NamedTuple):
    """How far a check has come: bytes read, and bytes in all."""

    done: int
    total: int


def checked(index: Index) -> Iterator[Checked]:
    """Compare every byte with its checksum, and what the columns say with each other.

    Raises:
        IndexDamagedError: Something is not what was written.
    """
    total = sum(sum(entry.files.values()) for entry in index.manifest.segments)
    done = 0
    for segment in index.segments:
        for read in segment.check():
            done += read
            yield Checked(done, total)
