"""Rows as JSON objects: what JSON and JSON Lines share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from docscope.report.cells import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.model import Column, Row, Value


def objects(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Yield each row as a JSON object in one line, several values as an array.

    JSON has no infinite numbers: they are null. Surrogates are JSON escapes.
    """
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    names = [column.name for column in columns]
    for row in rows:
        yield encodable(encode(dict(zip(names, map(_finite, row), strict=True))))


def _finite(value: Value) -> Value:
    return None if isinstance(value, float) and not math.isfinite(value) else value
