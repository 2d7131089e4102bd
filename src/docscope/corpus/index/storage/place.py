"""The folder of a corpus: made if there is none, never one of somebody else."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from docscope.corpus.index.storage.files import sync_folder
from docscope.corpus.index.storage.layout import LOCK, LOCK_MAGIC, MANIFEST_PARTIAL, generation_of
from docscope.corpus.index.storage.lock import locked
from docscope.corpus.index.storage.store import is_index
from docscope.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


@contextmanager
def reserved(folder: str) -> Iterator[None]:
    """Be the only one that writes to a corpus folder, which is made if there is none.

    A folder that is made and gets no index is removed.

    Raises:
        IndexBusyError: Another process is writing to it.
        OSError: It cannot be made or locked.
        OutputError: There is no folder to make it in.
        UsageError: It is not empty and not a corpus folder.
    """
    path = Path(folder)
    ours = _made(path)
    with locked(folder):
        try:
            yield
        finally:
            _remove_unused(path, ours=ours)


def generations(folder: Path) -> Iterator[int]:
    """Yield the generations that wrote what lies in a corpus folder, litter included."""
    for path in folder.iterdir():
        generation = generation_of(path.name)
        if generation is not None:
            yield generation


def _made(folder: Path) -> bool:
    """Make the folder if there is none; return whether it is a corpus folder now, or new."""
    if not folder.exists():
        if not folder.parent.is_dir():
            raise OutputError(f"{folder}: cannot be written: there is no folder {folder.parent}")
        folder.mkdir()
        sync_folder(folder.parent)
        return True
    if not folder.is_dir():
        raise UsageError(f"{folder}: is a file; --to names a new folder or a corpus folder")
    names = [path.name for path in folder.iterdir()]
    if names and not _is_ours(folder, names):
        raise UsageError(f"{folder}: not empty, and no corpus folder; --to names another one")
    return bool(names)


def _is_ours(folder: Path, names: Collection[str]) -> bool:
    """Return whether a folder is a corpus folder, or has nothing but what one has."""
    return is_index(str(folder)) or all(
        name == MANIFEST_PARTIAL
        or generation_of(name) is not None
        # a writer may be killed before it has signed its lock, or all of it
        or (name == LOCK and LOCK_MAGIC.startswith(folder.joinpath(name).read_bytes()))
        for name in names
    )


def _remove_unused(folder: Path, *, ours: bool) -> None:
    """Remove what was made for nothing; nobody else can be writing there."""
    with suppress(OSError):
        if [path.name for path in folder.iterdir()] == [LOCK]:
            folder.joinpath(LOCK).unlink()
            if ours:
                folder.rmdir()
