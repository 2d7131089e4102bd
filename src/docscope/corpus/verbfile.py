"""A user's table of verbs, read from its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docscope.corpus.unreadable import why_failed
from docscope.errors import InputError

if TYPE_CHECKING:
    from docscope.text.clauses.verbs.lexicon import Lexicon


def read_verbs(path: str) -> Lexicon:
    """Return the verbs of a CSV file, see `docscope.text.clauses.verbs.table.parse_verbs`.

    Raises:
        InputError: The file cannot be read, or a line of it is no verb.
    """
    from docscope.text.clauses.verbs.table import parse_verbs

    try:
        written = Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; name a CSV file of verbs") from None
    except OSError as problem:
        raise InputError(f"{path}: {why_failed(problem)}; name a CSV file of verbs") from None
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise InputError(f"{path}: line {line}: not UTF-8; save the table as UTF-8") from None
    return parse_verbs(written, path)
