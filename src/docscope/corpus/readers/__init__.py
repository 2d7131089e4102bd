"""The formats of documents: one module each, registered by suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.readers import markdown, text
from docscope.errors import UsageError
from docscope.text.cleaning import looks_like_markdown

if TYPE_CHECKING:
    from docscope.corpus.readers.base import Format

FORMATS: dict[str, Format] = {reader.name: reader for reader in (text.FORMAT, markdown.FORMAT)}
SUFFIXES: dict[str, Format] = {
    suffix: reader for reader in FORMATS.values() for suffix in reader.suffixes
}


def suffix_of(path: str) -> str:
    """Return the suffix of a file name in lower case, with its dot; empty if there is none."""
    stem, dot, suffix = path.rpartition(".")
    return f".{suffix.lower()}" if dot and suffix and stem and "/" not in suffix else ""


def known_format(name: str) -> str:
    """Return the name of a format if it is one.

    Raises:
        UsageError: There is no such format.
    """
    if name not in FORMATS:
        raise UsageError(f"{name}: no such format of input; there are {', '.join(FORMATS)}")
    return name


def format_for(path: str, source: str, *, wanted: str | None = None) -> Format:
    """Return the format a document is read by: the wanted one, its suffix's, or by its looks.

    What has no known suffix is text, and text that is visibly Markdown is Markdown.
    """
    reader = named_format(path, wanted=wanted)
    if not wanted and reader is text.FORMAT and looks_like_markdown(source):
        return markdown.FORMAT
    return reader


def named_format(path: str, *, wanted: str | None = None) -> Format:
    """Return the wanted format, else that of a suffix, else text."""
    return FORMATS[wanted] if wanted else SUFFIXES.get(suffix_of(path), text.FORMAT)
