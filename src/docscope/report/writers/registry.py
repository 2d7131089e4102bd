"""The data formats by name; the module of a format is loaded when it is written."""

from __future__ import annotations

import os.path
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Column, Row


class Format(NamedTuple):
    """The suffixes that choose a format, whether it needs a stream of bytes, and who writes it.

    A writer in a `module` of its own gets the whole answer, the others its columns alone;
    `command` is the only command whose answers the format can hold, if there is but one;
    what it `holds` are the dates or the clauses of that command.
    """

    suffixes: tuple[str, ...] = ()
    binary: bool = False
    module: str = ""
    command: str = ""
    holds: str = "dates"

    @property
    def whole(self) -> bool:
        """Whether the writer needs more than columns and rows."""
        return bool(self.module)


FORMATS = {
    "csv": Format((".csv",)),
    "excel": Format(),
    "tsv": Format((".tsv", ".tab")),
    "json": Format((".json",)),
    "jsonl": Format((".jsonl", ".ndjson")),
    "markdown": Format((".md", ".markdown")),
    "html": Format((".html", ".htm"), module="docscope.report.html.page"),
    "latex": Format((".tex",)),
    "ruled": Format(),
    "xlsx": Format((".xlsx",), binary=True),
    "parquet": Format((".parquet",), binary=True),
    "ics": Format((".ics",), module="docscope.report.exports.as_ics", command="timeline"),
    "timelinejs": Format(module="docscope.report.exports.as_timelinejs", command="timeline"),
    "akn": Format(
        (".akn",), module="docscope.report.exports.as_akn", command="clauses", holds="clauses"
    ),
    "timeml": Format((".tml",), module="docscope.report.exports.as_timeml", command="timeline"),
}


def format_of(path: str) -> str | None:
    """Return the format that the suffix of a file name stands for, None if it stands for none.

    >>> format_of("clauses.XLSX"), format_of("clauses")
    ('xlsx', None)
    """
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122  # pathlib costs start-up time
    return next((name for name, kind in FORMATS.items() if suffix in kind.suffixes), None)


def write_answer(
    name: str,
    answer: Answer,
    rows: Iterable[Row],
    stream: IO[Any],  # Any: of str or of bytes, as `FORMATS[name].binary` says
    *,
    header: bool = True,
) -> list[str]:
    """Write rows of an answer in a format; return what readers must be told of it.

    Raises:
        UsageError: There is no such format.
        OutputError: The format cannot hold these rows.
    """
    known = FORMATS.get(name)
    if not known or not known.whole:
        write(name, answer.table.columns, rows, stream, header=header)
        return []
    writer: Callable[..., list[str] | None] = import_module(known.module).write
    return writer(answer, rows, stream, header=header) or []


def write(
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Row],
    stream: IO[Any],  # Any: as above
    *,
    header: bool = True,
) -> None:
    r"""Write rows in a format that needs their columns alone, each as it comes.

    Text goes out with newlines as `\n` and needs a stream that encodes as UTF-8. The
    caller flushes and closes the stream; what the stream raises passes through.

    Raises:
        UsageError: There is no such format.
        OutputError: The format cannot hold these rows.
    """
    if name not in FORMATS:
        raise UsageError(f"{name}: no such format; there are {', '.join(FORMATS)}")
    writer: Callable[..., None] = import_module(f"docscope.report.writers.as_{name}").write
    writer(columns, rows, stream, header=header)
