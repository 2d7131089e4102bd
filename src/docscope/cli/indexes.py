"""Making an index, and checking one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docscope.cli.progress import watching
from docscope.cli.streams import note, standard_output
from docscope.corpus.corpusfolder import (
    PACKED,
    in_corpus_folder,
    is_corpus_folder,
    is_packed,
    making,
)
from docscope.corpus.naming import last_component
from docscope.corpus.open import open_corpus
from docscope.corpus.packed import PackedFile
from docscope.errors import ExitCode, InputError, UsageError
from docscope.report.display import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.cli.options import Manner
    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.making.indexing import Indexed
    from docscope.corpus.index.storage.checking import Checked
    from docscope.corpus.index.storage.store import Index

STANDARD_INPUT = "-"
# The options of reading, as `open_corpus` has them and as they are written.
OPTIONS = {
    "where": "--where",
    "meta": "--meta",
    "name_fields": "--name-fields",
    "front_matter": "--front-matter",
    "encoding": "--encoding",
    "format_in": "--format-in",
}


def build(paths: Sequence[str], manner: Manner, to: str | None) -> ExitCode:
    """Bring the index of some documents up to date, and return the exit code.

    Raises:
        UsageError: The paths or the place of the index do not fit.
    """
    if manner.engine != "auto" or manner.scheduler:
        raise UsageError("an index is made on one machine; --jobs N uses more of its processors")
    if to is None and len(paths) > 1:
        raise UsageError("several paths need a name for their index: --to NAME.corpus")
    options = {name: getattr(manner, name) for name in OPTIONS}
    corpus = documents_at(paths, options)
    folder = _place(paths[0], to)
    about = _about(paths, options)
    if folder.lower().endswith(PACKED):
        told = _pack(corpus, folder, about)
    else:
        told = _index(corpus, folder, about, manner.jobs or 1)
    note(*corpus.report.messages(), *told)
    note(f"To search it: docscope kwic WORD {quoted(folder)}")
    return ExitCode.SKIPPED if corpus.report.failed else ExitCode.DONE


def verify(folder: str) -> ExitCode:
    """Check every byte of an index, and return the exit code.

    Raises:
        IndexDamagedError: Something is not what was written.
    """
    with watching() as watch:
        done = 0
        for checked in _checked(folder):
            if not done:
                watch.begin(0, checked.total)
            watch.advance(checked.done - done)
            done = checked.done
    say([f"{folder}: {done:,} bytes checked, all as they were written"])
    return ExitCode.DONE


def _index(
    corpus: FileCorpus,
    folder: str,
    about: Mapping[str, Any],  # Any: values of JSON
    jobs: int,
) -> Iterator[str]:
    """Bring an index up to date, and yield the lines that tell what was done."""
    from docscope.corpus.index.making.indexing import index_corpus

    with watching() as watch:
        done = index_corpus(corpus, folder, about=about, watch=watch, jobs=jobs)
    return _closing(done, folder, about)


def _pack(
    corpus: FileCorpus,
    path: str,
    about: Mapping[str, Any],  # Any: values of JSON
) -> Iterator[str]:
    """Pack documents, and yield the lines that tell what was done."""
    from docscope.corpus.packing import pack

    with watching() as watch:
        done = pack(corpus, path, about=about, watch=watch)
    yield (
        f"{numbered(done.documents, 'document')}, {sized(done.size)}"
        f" packed in {path}, {sized(done.packed)}"
    )


def _place(path: str, to: str | None) -> str:
    if to == "":
        raise UsageError("--to names no folder")
    if to is not None:
        return to
    if not os.path.lexists(path):  # a pattern, standard input, the name of a built-in text
        raise UsageError(f"{path} needs a name for its index: --to NAME.corpus")
    return f"{last_component(path)[1]}.corpus"


def documents_at(
    paths: Sequence[str],
    options: Mapping[str, Any],  # Any: of all kinds
) -> FileCorpus:
    """Return the documents that an index is made from, read with some options.

    Raises:
        UsageError: One of the paths is an index itself.
    """
    from docscope.corpus.files import FileCorpus

    corpus = open_corpus(paths, **options)
    if not isinstance(corpus, FileCorpus):
        folder = next(filter(in_corpus_folder, paths))
        raise UsageError(f"{folder} is an index; name what it was made from: {making(folder)}")
    return corpus


def _about(paths: Sequence[str], options: Mapping[str, Any]) -> dict[str, Any]:  # Any: of all kinds
    from datetime import UTC, datetime

    from docscope import __version__

    return {
        "paths": list(paths),
        "folder": str(Path.cwd()),
        "options": {name: value for name, value in options.items() if value},
        "version": __version__,
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _closing(done: Indexed, folder: str, about: Mapping[str, Any]) -> Iterator[str]:  # Any: of JSON
    """Yield the lines that tell what was done."""
    for problem in done.damage:
        what = problem.removeprefix(f"{folder}: ").partition(";")[0]
        yield f"{folder}: {what}; what it held has been read again"
    then, now = done.before.get("options", {}), about["options"]
    if done.before and then != now:
        changes = f"{written(then) or 'no options'}, now with {written(now) or 'none'}"
        yield f"{folder} was made with {changes}; what they concern was read again"
    counts = done.counts
    work = f"{done.new:,} new, {done.changed:,} changed, {done.gone:,} dropped"
    yield (
        f"{numbered(counts.documents, 'document')}, {numbered(counts.words, 'word')}"
        f" indexed in {folder}; {work}"
    )


def _checked(folder: str) -> Iterator[Checked]:
    """Check an index or a packed corpus, and yield how far the check has come."""
    if is_packed(folder):
        yield from PackedFile(folder).verify()
        return
    with opened(folder) as index:
        yield from index.verify()


def opened(folder: str) -> Index:
    """Return the index in a folder.

    Raises:
        InputError: There is none.
        IndexBusyError: It is being made for the first time.
        IndexDamagedError: It is damaged.
    """
    from docscope.corpus.index.storage.opened import read_index

    if not os.path.lexists(folder):
        raise InputError(f"{folder}: no such index")
    if not is_corpus_folder(folder):
        raise InputError(f"{folder}: not an index; docscope index {quoted(folder)} makes one")
    return read_index(folder)


def written(options: Mapping[str, Any]) -> str:  # Any: of all kinds
    """Return options as they are typed."""
    pairs = [(OPTIONS[name], value) for name, value in options.items() if name in OPTIONS]
    return " ".join(
        name if value is True else f"{name} {quoted(str(value))}" for name, value in pairs
    )


def quoted(word: str) -> str:
    """Return a word as a shell takes it."""
    from shlex import quote

    return quote(word)


def numbered(count: int, thing: str) -> str:
    """Return how many of a thing there are."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def sized(size: int) -> str:
    """Return a size in bytes as people read it."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:,.1f} {name}"
    return f"{size} bytes"


def say(lines: Iterator[str] | Sequence[str]) -> None:
    """Write lines to standard output."""
    with standard_output(exact=False) as stream:
        stream.writelines(f"{visible(line)}\n" for line in lines)
