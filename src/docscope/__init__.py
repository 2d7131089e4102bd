"""docscope: question documents from the command line or from Python.

>>> import docscope
>>> table = docscope.kwic("intervention")
>>> len(list(table))
6

Every question returns a `docscope.model.Table`: `.columns`, iteration over rows, and
`.to_pandas()`. Without `corpus` it is put to the two built-in texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docscope.api import (
        clauses,
        collocates,
        contrast,
        dispersion,
        docs,
        drafts,
        kwic,
        open_corpus,
        refs,
        timeline,
        words,
    )

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "clauses",
    "collocates",
    "contrast",
    "dispersion",
    "docs",
    "drafts",
    "kwic",
    "open_corpus",
    "refs",
    "timeline",
    "words",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any function of the API
    """Import the functions when they are first used: the command line needs none of them."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("docscope.api"), name)
    raise AttributeError(f"module 'docscope' has no attribute {name!r}")
