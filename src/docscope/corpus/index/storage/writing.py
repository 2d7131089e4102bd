"""Writing a segment: its tables, its columns and the checksums of all of them."""

from __future__ import annotations

import errno
import os
from multiprocessing.process import parent_process
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from docscope.corpus.index.storage.files import WRITING, sync_folder, told_as_output, write_all
from docscope.corpus.index.storage.layout import (
    ALIGNMENT,
    BLOCK,
    COLUMNS,
    COLUMNS_FILE,
    COLUMNS_MAGIC,
    FILES,
    PARTIAL,
    SIZES,
    TABLES,
)
from docscope.corpus.index.storage.litter import remove
from docscope.corpus.index.storage.manifest import SegmentEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    import pyarrow as pa
    from typing_extensions import Buffer

    from docscope.corpus.index.storage.manifest import Place

    Values = Buffer | Iterable[Buffer]
    Fields = dict[str, Place]

BUFFERED = 1 << 20  # bytes that are gathered from small parts before they are written


def write_segment(
    folder: str, name: str, columns: Mapping[str, Values], tables: Mapping[str, pa.Table]
) -> SegmentEntry:
    """Write a segment into a corpus folder, and return what the manifest is to say of it.

    It is on the disk, complete, when it has its name. No manifest names it yet.

    Args:
        folder: The corpus folder.
        name: The segment's name, which no other has had: `Update.reserve` gives one.
        columns: Every column of `layout.COLUMNS`, as one buffer or several.
        tables: `lexicon`, `parts` and `documents`.

    Raises:
        OutputError: The system could not write.
    """
    with told_as_output(folder):
        path = Path(folder, PARTIAL.format(name=name))
        try:
            path.mkdir()
            entry = _written(path, name, columns, tables)
            sync_folder(path)
            _ensure_wanted()
            path.rename(path.with_name(name))
        except BaseException:
            remove(path)
            raise
    return entry


def _ensure_wanted() -> None:
    """Raise in a worker whose process was killed: the next writer may have cleaned up by now."""
    parent = parent_process()
    if parent is not None and not parent.is_alive():
        raise ProcessLookupError(errno.ESRCH, "the process that wanted the segment is gone")


def _written(
    path: Path, name: str, columns: Mapping[str, Values], tables: Mapping[str, pa.Table]
) -> SegmentEntry:
    sums: dict[str, list[int]] = {}
    sizes: dict[str, int] = {}
    described: dict[str, tuple[int, Fields]] = {}
    for table in TABLES:
        file = f"{table}.arrow"
        described[table] = _write_table(path / file, tables[table], sums, sizes)
    with SummedFile(path / COLUMNS_FILE) as output:
        places = _write_columns(output, columns)
        sums[COLUMNS_FILE] = output.sums
        covered = output.size
        table_of_sums = little_endian([crc for file in FILES for crc in sums[file]])
        output.write(table_of_sums)
        sizes[COLUMNS_FILE] = output.size
    checksums = (covered, len(table_of_sums) // 4, crc32(table_of_sums))
    return SegmentEntry(
        name=name,
        files={file: sizes[file] for file in FILES},
        columns=places,
        tables=described,
        checksums=checksums,
    )


class SummedFile:
    """A file that is written from start to end; `sums` are the CRC-32 of its blocks so far."""

    def __init__(self, path: Path) -> None:
        self.size = 0
        self.closed = False  # what Arrow asks of a file
        self._sums: list[int] = []
        self._sum = 0
        self._room = BLOCK
        self._waiting = bytearray()
        self._file = os.open(path, WRITING, 0o666)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self.closed = True
        try:
            if kind is None:
                self._write_waiting()
                os.fsync(self._file)
        finally:
            os.close(self._file)

    @property
    def sums(self) -> list[int]:
        """The CRC-32 of all blocks, the last one as far as it goes."""
        return [*self._sums, self._sum] if self._room < BLOCK else list(self._sums)

    def write(self, part: Buffer) -> int:
        """Append bytes."""
        view = memoryview(part)
        if not view.nbytes:  # the shape of an empty array cannot be cast
            return 0
        view = view.cast("B")
        self._add(view)
        self.size += len(view)
        if len(view) + len(self._waiting) < BUFFERED:
            self._waiting += view
        else:
            self._write_waiting()
            write_all(self._file, view)
        return len(view)

    def flush(self) -> None:
        """Do nothing: Arrow asks for it."""

    def _write_waiting(self) -> None:
        write_all(self._file, bytes(self._waiting))
        self._waiting.clear()

    def _add(self, view: memoryview) -> None:
        start = 0
        while start < len(view):
            part = view[start : start + self._room]
            self._sum = crc32(part, self._sum)
            self._room -= len(part)
            start += len(part)
            if not self._room:
                self._sums.append(self._sum)
                self._sum, self._room = 0, BLOCK


def _write_columns(output: SummedFile, columns: Mapping[str, Values]) -> dict[str, tuple[int, int]]:
    output.write(COLUMNS_MAGIC)
    places = {}
    for name, typecode in COLUMNS.items():
        output.write(bytes(-output.size % ALIGNMENT))
        start = output.size
        for part in _parts(columns[name]):
            _ensure_typed(name, memoryview(part), SIZES[typecode])
            output.write(part)
        places[name] = (start, (output.size - start) // SIZES[typecode])
    output.write(bytes(-output.size % ALIGNMENT))
    return places


def _parts(values: Values) -> Iterable[Buffer]:
    try:
        memoryview(values)  # type: ignore[arg-type]  # whether it is a buffer is the question
    except TypeError:
        return values  # type: ignore[return-value]  # buffers, then
    return (values,)  # type: ignore[return-value]  # as above


def _ensure_typed(name: str, part: memoryview, size: int) -> None:
    """Raise where a column of another width would be taken for this one."""
    if part.itemsize not in (1, size) or part.nbytes % size:
        raise ValueError(f"column {name}: {part.nbytes} bytes of width {part.itemsize}")


def _write_table(
    path: Path, table: pa.Table, sums: dict[str, list[int]], sizes: dict[str, int]
) -> tuple[int, Fields]:
    import pyarrow as pa

    batches = table.combine_chunks().to_batches()
    if len(batches) > 1:  # more than 2 GB of texts in a field
        batches = widened(table).combine_chunks().to_batches()
    # of no rows: from_pylist([]) would import pandas
    nothing = [pa.nulls(0, field.type) for field in table.schema]
    batch = batches[0] if batches else pa.RecordBatch.from_arrays(nothing, schema=table.schema)
    with (
        SummedFile(path) as output,
        pa.ipc.new_file(pa.PythonFile(output, "w"), batch.schema) as writer,
    ):
        writer.write_batch(batch)
    sums[path.name], sizes[path.name] = output.sums, output.size
    return len(table), _places(path)


def widened(table: pa.Table) -> pa.Table:
    """Return a table with room for more than 2 GB of texts in a field."""
    import pyarrow as pa

    wide = {pa.utf8(): pa.large_utf8()}
    fields = [field.with_type(wide.get(field.type, field.type)) for field in table.schema]
    return table.cast(pa.schema(fields))


def _places(path: Path) -> Fields:
    """Return the type and the places of the buffers of each field in an Arrow file."""
    import pyarrow as pa

    with pa.memory_map(str(path)) as source:
        start = source.read_buffer(1).address
        batch = pa.ipc.open_file(source).get_batch(0)
        return {
            field.name: (_typecode(field), *(_place(buffer, start) for buffer in buffers))
            for field, buffers in (
                (field, column.buffers()[1:])
                for field, column in zip(batch.schema, batch.columns, strict=True)
            )
        }


def _place(buffer: pa.Buffer | None, start: int) -> int:
    return buffer.address - start if buffer else 0


def _typecode(field: pa.Field) -> str:
    import pyarrow as pa

    types = {
        pa.utf8(): "s",
        pa.large_utf8(): "S",
        pa.uint8(): "B",
        pa.uint32(): "I",
        pa.uint64(): "Q",
        pa.int64(): "q",
    }
    return types[field.type]


def little_endian(numbers: Sequence[int]) -> bytes:
    """Return whole numbers as the bytes of a column of type I."""
    return b"".join(number.to_bytes(4, "little") for number in numbers)
