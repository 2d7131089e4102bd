"""A seal in the footer of a Parquet file, which tells whether any byte has changed.

It is 32 digits of the BLAKE2b digest of all before the footer, then 8 of the CRC-32 of the
footer itself, in which these 8 count as noughts.
"""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

PARQUET = b"PAR1"  # how a Parquet file begins and ends
MARK = b"docscope seal "
SEAL_KEY = b"docscope.seal"  # what the seal is kept under
DIGEST, CHECK = 32, 8  # digits
BLANK = MARK + b"0" * (DIGEST + CHECK)
SEAL = re.compile(MARK + rb"([0-9a-f]{%d})([0-9a-f]{%d})" % (DIGEST, CHECK))
END = 8  # bytes after the footer: its length, and PAR1
PIECE = 1 << 20  # bytes


def seal(path: str | os.PathLike[str]) -> None:
    """Fill in the seal of a file in whose footer `BLANK` stands."""
    with open(path, "rb+") as file:  # noqa: PTH123 - beside file descriptors
        start, footer = _footer(file)
        place = footer.index(BLANK) + len(MARK)
        digest = b"".join(_digests(file, start))[-DIGEST:]
        footer = footer[:place] + digest + footer[place + DIGEST :]
        check = b"%08x" % crc32(footer)
        file.seek(start + place)
        file.write(digest + check)


def is_sealed(path: str) -> bool | None:
    """Return whether the footer of a file is as it was sealed; None if it has no seal."""
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        _, footer = _footer(file)
    return _is_sound(footer)


def may_be_sealed(path: str | os.PathLike[str]) -> bool:
    """Return whether a file has a seal, or may have had one before it was damaged."""
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        begins = file.read(len(PARQUET)) == PARQUET
        _, footer = _footer(file)
    return any(mark in footer for mark in (MARK, SEAL_KEY)) if footer else begins


def checked(path: str) -> Iterator[int | None]:
    """Compare a sealed file with its seal; yield how far it was read, None if it has changed."""
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        start, footer = _footer(file)
        found = SEAL.search(footer)
        digest = b""
        for latest in _digests(file, start):
            digest = latest
            yield file.tell()
        if not found or not _is_sound(footer) or found[1] != digest:
            yield None
            return
        yield start + len(footer) + END


def _footer(file: BinaryIO) -> tuple[int, bytes]:
    """Return where the footer of a Parquet file starts, and its bytes; none if it has none."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - END, 0))
    end = file.read()
    start = size - END - int.from_bytes(end[:4], "little")
    if end[4:] != PARQUET or start < 0:
        return size, b""
    file.seek(start)
    return start, file.read(size - END - start)


def _is_sound(footer: bytes) -> bool | None:
    found = SEAL.search(footer)
    if not found:
        return None
    blank = footer[: found.start(2)] + b"0" * CHECK + footer[found.end(2) :]
    return found[2] == b"%08x" % crc32(blank)


def _digests(file: BinaryIO, end: int) -> Iterator[bytes]:
    """Read a file up to its footer, and yield the digest of what was read so far."""
    digest = blake2b(digest_size=DIGEST // 2)
    file.seek(0)
    while file.tell() < end:
        digest.update(file.read(min(PIECE, end - file.tell())))
        yield digest.hexdigest().encode()
