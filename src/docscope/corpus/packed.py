"""A packed corpus: documents in one Parquet file, which is small and travels well."""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from zlib import crc32

from docscope.corpus.base import Content
from docscope.corpus.building import build_document
from docscope.corpus.collection import Collection
from docscope.corpus.corpusfolder import making
from docscope.corpus.decoding import Decoded
from docscope.corpus.reading import Reading
from docscope.corpus.seal import checked, is_sealed
from docscope.errors import IndexDamagedError, InputError
from docscope.text.tokens import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from docscope.corpus.index.making.planning import Listing
    from docscope.corpus.index.storage.checking import Checked
    from docscope.model import Document

KEY = b"docscope"
FORMAT = 1
# What is read of all documents at once: all but the sources, and what is made of them.
LIGHT = ("doc", "path", "hash", "size", "mtime", "ctime", "reading", "known", "check")


class Asked(NamedTuple):
    """What a question asks of a packed corpus: front matter too, and fields from beside it."""

    front_matter: bool = False
    known: Mapping[str, Mapping[str, str]] = {}


AS_STORED = Asked()


class PackedFile:
    """A packed corpus as a file: what it says of itself, of its documents, and each of them.

    Raises:
        IndexDamagedError: It is not what was written.
        InputError: It is another Parquet file, or cannot be read.
    """

    def __init__(self, path: str) -> None:
        import pyarrow.parquet as pq

        self.path = path
        with self._whole():
            sealed = is_sealed(path)
            self._ensure(sealed is not False)
            self._file = pq.ParquetFile(path, page_checksum_verification=True, memory_map=True)
            said = (self._file.metadata.metadata or {}).get(KEY)
        if said is None:
            hint = "docscope index PATH... --to makes one"
            raise InputError(f"{path}: a Parquet file, but no packed corpus; {hint}")
        with self._whole():
            self._ensure(sealed)
            about = json.loads(said)
            made = about["format"]
            self.about: Mapping[str, Any] = about["about"]  # Any: values of JSON
            self.rows = self._file.read(list(LIGHT))
            names = self.rows["doc"].to_pylist()
            self._ensure(names_check(names) == about["names"])
            sizes = [self._group(number).num_rows for number in range(self._file.num_row_groups)]
        if made != FORMAT:
            raise _damaged(path, "made by another version of docscope")
        self.names: list[str] = names
        self._ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
        self._held: tuple[int, pa.Table] | None = None

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return os.stat(self.path).st_size  # noqa: PTH116 - as the rest of the module

    def row(self, number: int) -> Mapping[str, Any]:  # Any: by column
        """Return all that is known of a document.

        Raises:
            IndexDamagedError: It is not what was written.
        """
        group = bisect_right(self._ends, number)
        start = self._ends[group - 1] if group else 0
        with self._whole():
            row: dict[str, Any] = self._table(group).slice(number - start, 1).to_pylist()[0]
            self._ensure(row_check(row) == row["check"] and row["doc"] == self.names[number])
        return row

    def verify(self) -> Iterator[Checked]:
        """Compare every byte with the seal of the file, and every document with its checksum.

        Yields:
            How many bytes were read so far, and of how many.

        Raises:
            IndexDamagedError: Something is not what was written.
        """
        from docscope.corpus.index.storage.checking import Checked

        for number in range(len(self.names)):
            self.row(number)
        with self._whole():
            for done in checked(self.path):
                if done is None:
                    raise _damaged(self.path, "damaged")
                yield Checked(done, self.size)

    def listing(self) -> Listing:
        """Return what is known of the files that were packed."""
        from docscope.corpus.index.making.planning import NUMBERS, TEXTS, Listing

        return Listing(*(self.rows[name].to_pylist() for name in (*TEXTS, *NUMBERS)))

    def _table(self, group: int) -> pa.Table:
        """Return the documents that were written together; the last ones asked for are kept."""
        if self._held is None or self._held[0] != group:
            self._held = None
            self._held = (group, self._file.read_row_group(group))
        return self._held[1]

    def _group(self, number: int) -> Any:  # noqa: ANN401 - pyarrow has no types
        return self._file.metadata.row_group(number)

    def _ensure(self, sound: bool | None) -> None:  # noqa: FBT001 - what is claimed
        if not sound:
            raise _damaged(self.path, "damaged")

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Tell whatever a reader of Parquet finds wrong in one sentence."""
        from pyarrow import ArrowException

        try:
            yield
        except (IndexDamagedError, InputError):
            raise
        except PermissionError:
            raise InputError(f"{self.path}: no permission to read it") from None
        except (
            ArrowException,
            OSError,
            ValueError,
            LookupError,
            TypeError,
            MemoryError,
        ) as problem:
            reason = str(problem).partition("\n")[0].partition(". ")[0]
            raise _damaged(self.path, f"damaged, or no Parquet file ({reason})") from None


class PackedCorpus(Collection):
    """The documents of a packed corpus, cut and described when they are asked for."""

    def __init__(
        self, folder: str, asked: Asked = AS_STORED, file: PackedFile | None = None
    ) -> None:
        self.folder = folder
        self.asked = asked
        self._file = file or PackedFile(folder)
        self._rows = {doc: number for number, doc in enumerate(self._file.names)}
        super().__init__(dict.fromkeys(self._rows, ""))

    def __reduce__(self) -> tuple[Any, ...]:  # Any: what _reopened takes
        """Travel to a worker as the file and the documents in it."""
        return _reopened, (type(self), os.path.abspath(self.folder), self.asked, self._names)  # noqa: PTH100 - links stay

    def location(self, doc: str) -> str:
        """Return the argument that gave a document when the corpus was packed."""
        from docscope.corpus.index.making.paths import from_here, home, unquoted

        folder = home(self._file.about.get("folder", ""))
        return from_here(unquoted(self._light("path", doc)), folder) or doc

    def address(self, doc: str) -> str:
        """Return the argument that shows a document, whatever has become of its file."""
        return os.path.join(self.folder, doc)  # noqa: PTH118 - of no file

    def origin(self, doc: str) -> str:  # noqa: ARG002 - all lie in one file
        """Return the real path of the packed corpus."""
        return os.path.realpath(self.folder)

    def size(self, doc: str) -> int:
        """Return how many bytes the file of a document had."""
        return int(self._light("size", doc))

    def known(self, doc: str) -> Mapping[str, str]:
        """Return the metadata that are known without reading a document."""
        return {**json.loads(self._light("known", doc)), **self.asked.known.get(doc, {})}

    def raw(self, doc: str) -> bytes:
        """Return a document as a file in UTF-8 would hold it."""
        return str(self._file.row(self._rows[doc])["source"]).encode()

    def contents(self) -> Iterator[Content]:
        """Yield what there is, in reading order."""
        for document in self.documents():
            yield Content(document.doc, count_words(document), self._light("hash", document.doc))

    def _light(self, column: str, doc: str) -> Any:  # noqa: ANN401 - by column
        return self._file.rows[column][self._rows[doc]].as_py()

    def _cut(self, names: Sequence[str]) -> Self:
        part = type(self)(self.folder, self.asked, self._file)
        part._sources = dict.fromkeys(sorted(names), "")  # noqa: SLF001 - of the same class
        part._names = tuple(part._sources)  # noqa: SLF001 - as above
        return part

    def _load(self, doc: str) -> Document:
        row = self._file.row(self._rows[doc])
        stored = Reading(*json.loads(row["reading"]))
        reading = stored._replace(
            format_in=row["format"], front_matter=stored.front_matter or self.asked.front_matter
        )
        decoded = Decoded(row["source"], row["encoding"])
        path = self.location(doc) if row["path"] else ""
        return build_document(doc, decoded, reading=reading, path=path, known=self.known(doc))


def names_check(names: Sequence[str]) -> int:
    """Return a checksum of the names of all documents."""
    return crc32("\n".join(names).encode())


def row_check(row: Mapping[str, Any]) -> int:  # Any: by column
    """Return a checksum of all that is known of a document."""
    values = [f"{name}={value}" for name, value in sorted(row.items()) if name != "check"]
    return crc32("\0".join(values).encode())


def _damaged(path: str, what: str) -> IndexDamagedError:
    return IndexDamagedError(f"{path}: {what}; run {making(path)}")


def _reopened(
    kind: type[PackedCorpus], folder: str, asked: Asked, names: Sequence[str]
) -> PackedCorpus:
    """Return the corpus that was sent to a worker."""
    return kind(folder, asked).only(names)
