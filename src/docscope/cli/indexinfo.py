"""`docscope index --info`: what is in an index, and whether its sources have changed."""

from __future__ import annotations

import os
from contextlib import chdir
from typing import TYPE_CHECKING, Any

from docscope.cli.indexes import (
    STANDARD_INPUT,
    documents_at,
    numbered,
    opened,
    quoted,
    say,
    sized,
    written,
)
from docscope.corpus.corpusfolder import is_packed
from docscope.corpus.packed import PackedFile
from docscope.errors import DocscopeError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.corpus.index.making.planning import Listing
    from docscope.corpus.index.storage.store import Index


def describe(folder: str) -> ExitCode:
    """Show what an index holds and whether its sources have changed, and return the exit code.

    Raises:
        IndexDamagedError: It is damaged.
    """
    if is_packed(folder):
        say(_of_packed(PackedFile(folder)))
    else:
        with opened(folder) as index:
            say(_of_index(index, folder))
    return ExitCode.DONE


def _of_packed(file: PackedFile) -> Iterator[str]:
    sizes = file.rows["size"].to_pylist()
    yield f"{file.path}: a packed corpus"
    yield from _lines(
        file.about,
        documents=f"{len(sizes):,}",
        size=f"{sized(file.size)} for {sized(sum(sizes))} of documents",
        sources=_since([file.listing()], file.about, file.path),
    )


def _of_index(index: Index, folder: str) -> Iterator[str]:
    from docscope.corpus.index.answering.contents import counts_of, disk_size, types_of
    from docscope.corpus.index.making.planning import Listing

    manifest, counts = index.manifest, counts_of(index)
    segments = len(manifest.segments)
    yield f"{folder}: generation {manifest.generation}, {numbered(segments, 'segment')}"
    yield from _lines(
        manifest.about,
        documents=f"{counts.documents:,}",
        words=f"{counts.words:,}",
        tokens=f"{counts.tokens:,}",
        types=f"{types_of(index):,}",
        size=f"{sized(disk_size(index))} for {sized(counts.size)} of documents",
        sources=_since(list(map(Listing.of, index.segments)), manifest.about, folder),
    )


def _lines(
    about: Mapping[str, Any], *, sources: str, **figures: str
) -> Iterator[str]:  # Any: of JSON
    told = {
        **figures,
        "built": f"{about.get('built', 'unknown')} by docscope {about.get('version', '')}".strip(),
        "from": " ".join(_from_here(path, about) for path in about.get("paths", ())),
        "options": written(about.get("options", {})),
        "sources": sources,
    }
    for name, value in told.items():
        if value:
            yield f"  {name:<11}{value}"


def _since(
    listings: Sequence[Listing], about: Mapping[str, Any], folder: str
) -> str:  # Any: of JSON
    """Return what has happened to the sources of an index since it was made."""
    from docscope.corpus.index.making.planning import compared, readable

    if STANDARD_INPUT in about.get("paths", ()):
        return "not looked at: standard input is gone once it was read"
    try:
        with chdir(about["folder"]):
            corpus = documents_at(about["paths"], about["options"])
            plan = readable(compared(corpus, listings), corpus)
    except (OSError, KeyError, DocscopeError) as problem:
        return f"cannot be looked at: {problem}"
    if not plan.names and not plan.gone:
        return "unchanged"
    return (
        f"{plan.new:,} new, {plan.changed:,} changed, {plan.gone:,} gone;"
        f" {_call(about, folder)} brings it up to date"
    )


def _call(about: Mapping[str, Any], folder: str) -> str:  # Any: of JSON
    """Return the command that brings an index up to date, as it can be given here."""
    options = dict(about["options"])
    if "meta" in options:
        options["meta"] = _here(options["meta"], about)
    paths = " ".join(_from_here(path, about) for path in about["paths"])
    return " ".join(
        filter(None, (f"docscope index {paths}", written(options), f"--to {quoted(folder)}"))
    )


def _from_here(path: str, about: Mapping[str, Any]) -> str:  # Any: of JSON
    """Return an argument of the run that made an index, as it is written in the folder at hand."""
    return quoted(path if path == STANDARD_INPUT else _here(path, about))


def _here(path: str, about: Mapping[str, Any]) -> str:  # Any: of JSON
    folder = about.get("folder", "")
    if not folder or os.path.realpath(folder) == os.path.realpath(""):
        return path
    return os.path.join(folder, path)  # noqa: PTH118 - as it was written
