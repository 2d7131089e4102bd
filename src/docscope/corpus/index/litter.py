"""Removing what no generation of a corpus folder needs, and nothing else."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from docscope.corpus.index.layout import FILES, MANIFEST_PARTIAL, generation_of

if TYPE_CHECKING:
    from collections.abc import Container


def remove_litter(folder: str, keep: Container[str]) -> None:
    """Remove segments and files of dropped documents that are not to be kept.

    What cannot be removed (on Windows, what a reader has open) is left to the next writer.
    """
    for name in os.listdir(folder):
        if name not in keep and (name == MANIFEST_PARTIAL or generation_of(name) is not None):
            remove(os.path.join(folder, name))


def remove(path: str) -> None:
    """Remove a file, or the folder of a segment with the files of a segment in it."""
    if os.path.isdir(path) and not os.path.islink(path):
        for name in FILES:
            with suppress(OSError):
                os.unlink(os.path.join(path, name))
        with suppress(OSError):
            os.rmdir(path)
    else:
        with suppress(OSError):
            os.unlink(path)
