"""The text of a table that a user names: verbs, periods."""

from __future__ import annotations

from pathlib import Path

from docscope.corpus.unreadable import why_failed
from docscope.errors import InputError


def read_table(path: str, *, of: str) -> str:
    """Return the text of a CSV file; `of` says what its lines are, for the message.

    Raises:
        InputError: The file cannot be read, or is not UTF-8.
    """
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; name a CSV file of {of}") from None
    except OSError as problem:
        raise InputError(f"{path}: {why_failed(problem)}; name a CSV file of {of}") from None
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise InputError(f"{path}: line {line}: not UTF-8; save the table as UTF-8") from None
