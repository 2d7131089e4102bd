"""`docscope clauses DRAFT --against OTHER`: what became of each clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.analyses.drafts.comparison import Drafts
from docscope.analyses.drafts.pairs import pairs
from docscope.cli.output import Session
from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.analyses.clauses.table import Clauses
    from docscope.cli.options import Manner, Writing
    from docscope.errors import ExitCode


def show_drafts(
    paths: Sequence[str] | None,
    against: str,
    clauses: Clauses,
    manner: Manner,
    writing: Writing,
) -> ExitCode:
    """Write what became of each clause of the draft at `against`, and return the exit code.

    Raises:
        UsageError: There are not two drafts, or an option does not go with them.
    """
    draft = one_draft(paths)
    if clauses.match is not None:
        raise UsageError("--against does not go with --match; use --verb, --addressee or --where")
    session = Session([draft, against], manner, writing)
    if session.format == "akn":
        raise UsageError("akn holds the clauses of each document; leave out --against")
    return session.show(Drafts(pairs(session.corpus, draft, against), clauses))


def one_draft(paths: Sequence[str] | None) -> str:
    """Return the draft that is compared with another.

    Raises:
        UsageError: There is none, or there are several.
    """
    if not paths:
        raise UsageError("--against compares two drafts: docscope clauses DRAFT --against OTHER")
    if len(paths) > 1:
        raise UsageError(
            f"--against compares one path with another, not {len(paths)}; a path can be a folder"
        )
    return paths[0]
