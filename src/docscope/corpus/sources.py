"""From the arguments of a command to documents: what each is called and where it lies."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from docscope.corpus.builtin import CATALOGUE, builtin_paths
from docscope.corpus.corpusfolder import in_corpus_folder, is_packed
from docscope.corpus.files import Sources
from docscope.corpus.globs import matching
from docscope.corpus.naming import Found, last_component, printable, unique
from docscope.corpus.readers import SUFFIXES, suffix_of
from docscope.corpus.unreadable import MissingInputError, why_no_file
from docscope.corpus.walk import walk
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.corpus.reading import ReadingReport
    from docscope.corpus.walk import Entry

STANDARD_INPUT = "-"


def find_sources(arguments: Iterable[str], report: ReadingReport) -> Sources:
    """Return the documents that paths, patterns, `-` and built-in ids stand for.

    A document is called by the last component of its argument and the path from there,
    and by more of its path where two would be called the same. A file that is reached
    twice is read once, under its first name. Hidden files in folders are passed over.

    Raises:
        MissingInputError: Arguments that name nothing, all of them.
    """
    search = _Search(report)
    for argument in _existing(arguments):
        search.add(argument)
    paths = {one.doc: one.path for one in unique(search.found)}
    for name in report.skipped.keys() & paths.keys():
        report.skipped[f"./{name}"] = report.skipped.pop(name)  # a path, not that document
    held = {STANDARD_INPUT: _standard_input()} if search.standard_input else {}
    docs = dict(sorted(paths.items()))
    return Sources(docs, held, frozenset(search.builtin), indexes=tuple(search.indexes))


def _existing(arguments: Iterable[str]) -> list[str]:
    found: list[str] = []
    missing: list[str] = []
    for argument in arguments:
        if argument == STANDARD_INPUT or os.path.lexists(argument) or in_corpus_folder(argument):
            found.append(argument)
        elif matches := matching(argument):
            found += matches
        elif argument in builtin_paths():
            found.append(argument)
        else:
            missing.append(argument)
    if missing:
        raise MissingInputError(missing)
    return found


class _Search:
    """What was found so far; files and folders are known by their real paths."""

    def __init__(self, report: ReadingReport) -> None:
        self.report = report
        self.found: list[Found] = []
        self.builtin: set[str] = set()
        self.standard_input = False
        self.indexes: list[str] = []
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._real_folder = cache(os.path.realpath)  # many files lie in few folders

    def add(self, argument: str) -> None:
        """Add what one argument stands for, which must exist."""
        if argument == STANDARD_INPUT:
            self.standard_input = True
            self._add(Found(argument, argument), argument)
        elif os.path.isfile(argument) and not is_packed(argument):  # noqa: PTH113 - called for many thousand paths
            parent, name = last_component(argument)
            self._add(Found(printable(name), argument, parent), self._real(argument))
        elif in_corpus_folder(argument):
            self.indexes.append(argument)
        elif not os.path.lexists(argument):
            self.builtin.add(argument)
            path = builtin_paths()[argument]
            self._add(Found(argument, path), path)
        elif os.path.isdir(argument):  # noqa: PTH112 - called for many thousand paths
            self._add_folder(argument)
        else:
            self.report.skip(argument, why_no_file(argument) or "not a file any more")

    def _real(self, file: str) -> str:
        """Return the real path of a file."""
        if os.path.islink(file):  # noqa: PTH114 - called for many thousand paths
            return os.path.realpath(file)
        folder, name = os.path.split(file)
        return os.path.join(self._real_folder(folder), name)  # noqa: PTH118 - as above

    def _add_folder(self, argument: str) -> None:
        parent, name = last_component(argument)
        path, label = argument.rstrip("/"), name and f"{printable(name)}/"
        usable = False
        for entry in walk(path, self._folders, self.report):
            usable |= self._add_entry(entry, label, parent)
        if not usable and not self._reaches_into(os.path.realpath(argument)):
            self.report.skip(path or "/", f"no {_either(list(SUFFIXES))} file in it")

    def _add_entry(self, entry: Entry, label: str, parent: str) -> bool:
        """Add a file of a folder, and return whether it is of a kind that can be read."""
        suffix = suffix_of(entry.path)
        if suffix == ".toml" and last_component(entry.path)[1] == CATALOGUE:
            return False
        if suffix not in SUFFIXES:
            self.report.left_out[suffix] += 1
            return False
        if entry.problem:
            self.report.skip(entry.path, entry.problem)
        else:
            doc = label + printable(entry.below)
            doc = entry.path if doc == entry.path else doc  # one string for both, if it can be
            self._add(Found(doc, entry.path, parent), entry.real)
        return True

    def _reaches_into(self, folder: str) -> bool:
        """Return whether something in a folder was found before."""
        inside = (folder + os.sep).replace(os.sep * 2, os.sep)
        return any(real.startswith(inside) for real in self._files)

    def _add(self, one: Found, real: str) -> None:
        if real not in self._files:
            self._files.add(real)
            self.found.append(one)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("-: standard input is closed")
    return sys.stdin.buffer.read()


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
