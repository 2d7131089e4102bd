"""A user's table of named periods, read from its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docscope.corpus.unreadable import why_failed
from docscope.errors import InputError

if TYPE_CHECKING:
    from docscope.text.dates.names.periods import Period


def read_periods(path: str) -> tuple[Period, ...]:
    """Return the periods of a CSV file, see `docscope.text.dates.periods.parse_periods`.

    Raises:
        InputError: The file cannot be read, or a line of it is no period.
    """
    from docscope.text.dates.names.periods import parse_periods

    try:
        written = Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; name a CSV file of periods") from None
    except OSError as problem:
        raise InputError(f"{path}: {why_failed(problem)}; name a CSV file of periods") from None
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise InputError(f"{path}: line {line}: not UTF-8; save the table as UTF-8") from None
    return parse_periods(written, path)
