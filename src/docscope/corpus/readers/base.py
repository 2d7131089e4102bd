"""What a format of documents is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.model import Cleaned


class Format(NamedTuple):
    """A format: its name, the suffixes of its files, and how its source is cleaned."""

    name: str
    suffixes: tuple[str, ...]
    clean: Callable[[str], Cleaned]
