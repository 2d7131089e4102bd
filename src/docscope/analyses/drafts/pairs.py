"""Which document is compared with which, where two drafts or two folders of them are named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docscope.analyses.drafts.rows import Compared
from docscope.corpus.naming import last_component
from docscope.corpus.sides import side_names
from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.corpus.base import Corpus

NEEDED = "--against compares two drafts"


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
