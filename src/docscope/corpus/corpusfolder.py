"""Which paths are corpus folders, told without loading what reads them."""

from __future__ import annotations

import os

MARKS = ("manifest.json", "lock")  # a folder without them is none
PACKED = ".parquet"


def is_corpus_folder(path: str) -> bool:
    """Return whether a path is a folder that `docscope index` made."""
    marks = (os.path.join(path, name) for name in MARKS)  # noqa: PTH118 - called often
    if not any(map(os.path.lexists, marks)):
        return False
    from docscope.corpus.index.storage.store import is_index

    return is_index(path)


def in_corpus_folder(argument: str) -> bool:
    """Return whether an argument is a corpus folder or packed corpus, or a document in one."""
    path = os.path.normpath(argument)
    while path and not os.path.lexists(path):
        path = os.path.dirname(path)  # noqa: PTH120 - as it was written
    return bool(path) and (is_packed(path) or is_corpus_folder(path))


def making(path: str) -> str:
    """Return the command that makes an index or a packed corpus, to be told."""
    from shlex import quote

    return f"docscope index PATH... --to {quote(path)}"


def is_packed(path: str) -> bool:
    """Return whether a path is a file that can only be a packed corpus."""
    return path.lower().endswith(PACKED) and os.path.isfile(path)  # noqa: PTH113 - as above
