"""`docscope index`: a large corpus, kept ready for every question."""

from typing import Annotated

import typer

from docscope.cli.options import Debug, Manner
from docscope.errors import UsageError


def index(
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", help="Files, folders and patterns to index.", show_default=False
        ),
    ] = None,
    manner: Manner,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="DIR", help="Where to keep the index; NAME.corpus here for one path NAME."
        ),
    ] = None,
    info: Annotated[
        str | None, typer.Option(metavar="DIR", help="Show what an index holds, and how old it is.")
    ] = None,
    verify: Annotated[
        str | None, typer.Option(metavar="DIR", help="Check every byte of an index.")
    ] = None,
    debug: Debug = False,  # noqa: ARG001 - read before the command line is understood
) -> int:
    """Index documents, so that every later question is answered at once.

    Any command takes the index as a path: docscope kwic peace letters.corpus. Run it again
    with the same paths, and only what is new or changed is read.
    --to FILE.parquet packs the documents into one file instead.
    ---
    docscope index letters/
    docscope index letters/1856 letters/1857 --to years.corpus --jobs 4
    docscope index --info letters.corpus
    """
    from docscope.cli import indexes, indexinfo

    given = [name for name, value in (("--info", info), ("--verify", verify)) if value is not None]
    if len(given) + bool(paths or to) > 1:
        raise UsageError(f"{given[0]} takes an index and nothing else")
    if info is not None:
        return indexinfo.describe(info)
    if verify is not None:
        return indexes.verify(verify)
    if not paths:
        raise UsageError("PATH is missing; docscope index --help shows the options")
    return indexes.build(paths, manner, to)
