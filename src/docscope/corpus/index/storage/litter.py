"""Removing what no generation of a corpus folder needs, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from docscope.corpus.index.storage.layout import FILES, MANIFEST_PARTIAL, generation_of

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path


def remove_litter(folder: Path, keep: Container[str]) -> None:
    """Remove segments and files of dropped documents that are not to be kept.

    What cannot be removed (on Windows, what a reader has open) is left to the next writer.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name not in keep and _is_ours(path.name):
                remove(path)


def remove(path: Path) -> None:
    """Remove a file, or the folder of a segment with the files of a segment in it."""
    if path.is_dir() and not path.is_symlink():
        for name in FILES:
            with suppress(OSError):
                path.joinpath(name).unlink()
        with suppress(OSError):
            path.rmdir()
    else:
        with suppress(OSError):
            path.unlink()


def _is_ours(name: str) -> bool:
    return name == MANIFEST_PARTIAL or generation_of(name) is not None
