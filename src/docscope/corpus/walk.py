"""What lies in a folder and the folders below it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.corpusfolder import is_corpus_folder
from docscope.corpus.unreadable import why_failed, why_no_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.reading import ReadingReport


class Entry(NamedTuple):
    """A file in a folder: its path from there, its path, its real path, why it is no file."""

    below: str
    path: str
    real: str
    problem: str | None = None


def walk(folder: str, visited: set[str], report: ReadingReport) -> Iterator[Entry]:
    """Yield the files below a folder; hidden names and corpus folders are passed over.

    Links are followed, after everything else. `visited` takes the real paths of the
    folders: one that is reached again, through a link or another argument, is passed over.
    A folder that cannot be listed goes into the report.
    """
    waiting = [Entry("", folder, os.path.realpath(folder or "/"))]
    while waiting:
        links: list[Entry] = []
        while waiting:
            inner = waiting.pop()
            if inner.real not in visited and not is_corpus_folder(inner.path):
                visited.add(inner.real)
                try:
                    yield from _files(inner, waiting, links)
                except OSError as problem:
                    report.skip(inner.path, why_failed(problem))
        for link in sorted(links, reverse=True):
            target = link._replace(real=os.path.realpath(link.path))
            if os.path.isdir(link.path):  # noqa: PTH112 - called for many thousand paths
                waiting.append(target)
            else:
                yield target._replace(problem=why_no_file(link.path))


def _files(folder: Entry, folders: list[Entry], links: list[Entry]) -> Iterator[Entry]:
    below = folder.below and f"{folder.below}/"
    real = folder.real.rstrip(os.sep) + os.sep
    with os.scandir(folder.path or "/") as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            found = Entry(below + name, f"{folder.path}/{name}", real + name)
            if entry.is_symlink():
                links.append(found)
            elif entry.is_dir():
                folders.append(found)
            else:
                regular = entry.is_file()
                yield found if regular else found._replace(problem=why_no_file(found.path))
