"""`docscope clauses DRAFT --against OTHER`: which document is compared with which."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docscope.analyses.draftrows import Compared
from docscope.analyses.drafts import Drafts
from docscope.cli.output import Session
from docscope.corpus.naming import last_component
from docscope.corpus.sides import side_names
from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.analyses.clauses import Clauses
    from docscope.cli.options import Manner, Writing
    from docscope.corpus.base import Corpus
    from docscope.errors import ExitCode


NEEDED = "--against compares two drafts"


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


def pairs(corpus: Corpus, draft: str, other: str) -> tuple[Compared, ...]:
    """Return which document of `draft` is compared with which of `other`.

    One document is compared with one, whatever they are called; documents of two folders
    are compared where they have the same name below their folders. Those without their
    like are there too, compared with none.

    Raises:
        InputError: One of the paths has no document that could be read.
        UsageError: One is a document, the other several; or no names agree.
    """
    new, old = (sorted(side_names(corpus, path, needed=NEEDED)) for path in (draft, other))
    if len(new) == len(old) == 1:
        return (Compared(new[0], old[0]),)
    if 1 in (len(new), len(old)) and not (os.path.isdir(draft) and os.path.isdir(other)):  # noqa: PTH112 - a path as it was typed
        one, many = (draft, other) if len(new) == 1 else (other, draft)
        raise UsageError(
            f"--against: {one} is one document, {many} has {max(len(new), len(old))};"
            " name two documents, or two folders"
        )
    return _by_name(new, old, draft, other)


def _by_name(
    new: Iterable[str], old: Iterable[str], draft: str, other: str
) -> tuple[Compared, ...]:
    news, olds = {_below(doc, draft): doc for doc in new}, {_below(doc, other): doc for doc in old}
    if not news.keys() & olds.keys():
        raise UsageError(
            f"--against: no document of {draft} is called as one of {other} is;"
            " in two folders documents of the same name are compared"
        )
    return tuple(
        Compared(news.get(name), olds.get(name)) for name in sorted(news.keys() | olds.keys())
    )


def _below(doc: str, path: str) -> str:
    """Return the name of a document below the folder, pattern or index that it was read from."""
    folder = last_component(path)[1]
    before, found, below = f"/{doc}".partition(f"/{folder}/")
    return below if found else doc.rpartition("/")[2] or before
