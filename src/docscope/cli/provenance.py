"""`--provenance`: where an answer comes from, said beside it or within it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from json import JSONEncoder
from pathlib import Path
from shlex import join
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, cast

# Typer brings its own copy of click; see pyproject.toml on its versions.
from typer._click.globals import get_current_context

from docscope.cli.destination import Destination
from docscope.cli.streams import note
from docscope.errors import UsageError
from docscope.report.provenance import Origin, record, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import IO

    from docscope.corpus.base import Corpus
    from docscope.engine.run import Engine
    from docscope.model import Totals

MEMORY = 16_000_000  # characters that wait in memory, not in a file
SUFFIX = ".provenance.json"


def origin(name: str, found: Totals, rows: int, corpus: Corpus, engine: Engine) -> Origin:
    """Return where the answer of a command comes from; all documents are counted for it."""
    from docscope import __version__
    from docscope.analyses.gathered import Gathered
    from docscope.analyses.provenance import Provenance, checksum
    from docscope.engine.run import partials
    from docscope.engine.serial import gather
    from docscope.model import Totals

    analysis = Provenance()
    read = gather(analysis, partials(analysis, corpus, engine)) or Gathered((), Totals())
    return Origin(
        command=join(_typed()),
        name=name,
        version=__version__,
        date=_today(),
        documents=read.totals.documents,
        words=read.totals.words,
        checksum=checksum(read.found),
        skipped=len(corpus.report.skipped),
        found=found,
        rows=rows,
        builtin=corpus.builtin,
    )


def cite(where_from: Origin, beside: str | None, *, aloud: bool) -> None:
    """Write an object to a file beside the answer, else or `aloud` a sentence to standard error."""
    if beside:
        with Destination(str(Path(beside).with_suffix(SUFFIX))).text(exact=True) as file:
            file.write(_encoded(where_from, indent=1) + "\n")
    if aloud or not beside:
        note(sentence(where_from))


def as_line(where_from: Origin) -> str:
    """Return the first line of JSON Lines: an object with the one key `provenance`."""
    return f'{{"provenance": {_encoded(where_from)}}}\n'


@contextmanager
def held_back(stream: IO[str]) -> Iterator[IO[str]]:
    """Lend a stream whose text goes out when this ends, after what was written meanwhile."""
    with SpooledTemporaryFile(
        MEMORY, "w+", encoding="utf-8", errors="surrogateescape", newline=""
    ) as later:
        yield cast("IO[str]", later)  # it is one in all but name
        later.seek(0)
        copyfileobj(later, stream)


def _typed() -> list[str]:
    """Return the command line as it was typed, without the path of the program."""
    context = get_current_context().find_root()
    return [context.info_name or "", *context.obj]


def _encoded(where_from: Origin, indent: int | None = None) -> str:
    from docscope.report.cells import encodable

    return encodable(JSONEncoder(ensure_ascii=False, indent=indent).encode(record(where_from)))


def _today() -> date:
    """Return the date of today, or the one that $SOURCE_DATE_EPOCH gives, so that runs agree."""
    from datetime import UTC, datetime

    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        problem = "no number of seconds since 1970"
        raise UsageError(f"SOURCE_DATE_EPOCH={given}: {problem}") from None
