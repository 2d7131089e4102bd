"""The source of a document beside its plain text, in as few bytes as will do."""

from __future__ import annotations

import zlib

QUICK = 1  # of zlib: sources are stored in passing
LINE_ENDS = ("\r\n", "\r")  # a source that differs in these alone is that many bytes


def packed(source: str, text: str) -> bytes:
    """Return what a source is rebuilt from, given its plain text; nothing if they are equal."""
    if source == text:
        return b""
    for end in LINE_ENDS:
        if end in source and source == text.replace("\n", end):
            return end.encode()
    return zlib.compress(source.encode(), QUICK)


def unpacked(stored: bytes | memoryview, text: str) -> str:
    r"""Return the source that `packed` made so small, given its plain text.

    >>> unpacked(packed("one\r\ntwo", "one\ntwo"), "one\ntwo")
    'one\r\ntwo'
    """
    if not stored:
        return text
    if len(stored) <= len(LINE_ENDS[0]):
        return text.replace("\n", bytes(stored).decode())
    return zlib.decompress(stored).decode()
