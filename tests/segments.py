"""Segments made step by step from texts, one paragraph each; the plainest reading of the layout."""

from __future__ import annotations

import random
import shutil
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from docscope.corpus.index.storage.arrow import TEXTS as TEXT_TYPES
from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY, COLUMNS, FILES, LOCK, MANIFEST
from docscope.corpus.index.storage.store import open_index
from docscope.corpus.index.storage.update import update
from docscope.text.folding import fold
from docscope.text.sentences import sentences
from docscope.text.tokens import is_word, token_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pytest

    from docscope.corpus.index.storage.arrow import Texts
    from docscope.corpus.index.storage.column import Column
    from docscope.corpus.index.storage.manifest import Manifest
    from docscope.corpus.index.storage.segment import Segment
    from docscope.corpus.index.storage.store import Index

TEXTS = {
    "a.txt": "The pact was signed. Non-intervention was promised by both sides.",
    "b.txt": "Ça ira.",
    "c.txt": "",
    "d.txt": " ".join(f"word{number % 7} and-so on {'x' * 300}" for number in range(40)),
}
OLD = {"a.txt": "The pact was signed. Non-intervention was promised.", "b.txt": "Ça ira."}
OTHERS = {"e.txt": "Peace in our time.", "f.txt": "Armed intervention, again and again."}
NEW = {"c.txt": "Peace in our time.", "d.txt": "Armed intervention."}
NUMBERS = ("first", "count", "documents")
PLACES = ("first_token", "tokens", "words", "front_words", "first_block", "blocks")
SIZES = ("text_start", "text_bytes", "source_start", "size")


def columns_of(texts: Mapping[str, str]) -> dict[str, Any]:  # Any: arrays of different types
    """Return the columns of a segment of these documents."""
    made = {name: array(typecode) for name, typecode in COLUMNS.items()}
    forms = [text[start:end] for text in texts.values() for start, end in token_spans(text)]
    ordered = sorted(set(forms), key=lambda form: (fold(form), form))
    number = {form: place for place, form in enumerate(ordered)}
    made["ids"].extend(number[form] for form in forms)
    made["postings"].extend(sorted(range(len(forms)), key=lambda at: (made["ids"][at], at)))
    token = 0
    for text in texts.values():
        made["text"].frombytes(text.encode())
        before = 0
        if text:
            made["block_start"].append(0)
            made["block_end"].append(len(text))
            made["block_kind"].append(3)
            made["block_token"].append(token)
            made["block_sentence"].append(len(made["sentence_start"]))
            made["sentence_start"].extend(span.start for span in sentences(text, 0, len(text)))
        for start, _ in token_spans(text):
            step = start - before
            made["steps"].append(min(step, 255))
            if step >= 255:
                made["wide_at"].append(token)
                made["wide_step"].append(step)
            if not token % CHECKPOINT_EVERY:
                made["checkpoints"].append(start)
            before = start
            token += 1
    return made


def tables_of(texts: Mapping[str, str]) -> dict[str, Any]:  # Any: tables of Arrow
    """Return the tables of a segment of these documents."""
    return {
        "lexicon": _lexicon(texts),
        "parts": _parts(texts),
        "documents": _documents(texts),
    }


def made(texts: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:  # Any: as above
    """Return the columns and the tables of a segment of these documents."""
    return columns_of(texts), tables_of(texts)


def commit(folder: Path, texts: Mapping[str, str] = TEXTS, **about: object) -> Manifest:
    """Make a corpus folder of one segment."""
    with update(str(folder)) as writer:
        entry = writer.write_segment(columns_of(texts), tables_of(texts))
        return writer.commit([(entry, ())], about)


def renew(folder: Path) -> None:
    """Commit a generation that keeps the segment of OLD, drops from it, and writes NEW again."""
    with update(str(folder)) as writer:
        segments = writer.base.segments if writer.base else ()
        kept = [
            (segment.entry, [1])
            for segment in segments
            if segment.table("documents").texts("doc")[0] in OLD
        ]
        entry = writer.write_segment(columns_of(NEW), tables_of(NEW))
        writer.commit([*kept, (entry, ())], {"new": True})


def everything(index: Index) -> list[object]:
    """Return all that can be read from an index, for comparing."""
    columns = [[list(segment.column(name)) for segment in index.segments] for name in COLUMNS]
    fields = [
        list(_field(segment, table, field))
        for segment in index.segments
        for table in segment.entry.tables
        for field in segment.table(table).names
    ]
    dropped = [segment.dropped for segment in index.segments]
    return [dict(index.manifest.about), columns, fields, dropped]


def answer(folder: Path) -> list[object]:
    """Return all that can be read from a corpus folder."""
    with open_index(str(folder)) as index:
        return everything(index)


def litter(folder: Path) -> set[str]:
    """Return what lies in a corpus folder that its manifest does not name."""
    with open_index(str(folder)) as index:
        names = index.manifest.names
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    ours = {f"{name}/{file}" for name in names if name.startswith("seg-") for file in FILES}
    return found - names - ours - {LOCK, MANIFEST}


def copy(folder: Path) -> Path:
    """Return a copy of a corpus folder, which takes the place of the copy before."""
    target = folder.with_name("copy.corpus")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target)
    return target


class Damage(NamedTuple):
    """What is done to a file: bytes changed, cut off or added; None: it is removed."""

    file: str
    good: bytes
    written: bytes | None

    def do_to(self, folder: Path) -> None:
        """Do it to that file of a corpus folder."""
        if self.written is None:
            folder.joinpath(self.file).unlink()
        else:
            folder.joinpath(self.file).write_bytes(self.written)

    def undo(self, folder: Path) -> None:
        """Give the file back what was in it."""
        folder.joinpath(self.file).write_bytes(self.good)


def damages(folder: Path, *, places: int | None = None) -> Iterator[Damage]:
    """Yield what may happen to the files of a corpus folder.

    Bytes are changed and ends cut off at every place, or so many places of each file.
    """
    chosen = random.Random(1)  # noqa: S311 - which bytes are tried
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        name, good = path.relative_to(folder).as_posix(), path.read_bytes()
        tried = range(len(good)) if places is None else _some(chosen, len(good), places)
        for place in tried:
            bit = 1 << chosen.randrange(8)
            yield Damage(name, good, _with(good, place, good[place] ^ bit))
            yield Damage(name, good, good[:place])
        yield Damage(name, good, _with(good, -1, good[-1] ^ 255))
        yield Damage(name, good, _with(good, 0, good[0] ^ 255))
        yield Damage(name, good, good[:-1])
        for more in (b"\0", b"\n", good, bytes(1 << 14)):
            yield Damage(name, good, good + more)
        yield Damage(name, good, None)


def _some(chosen: random.Random, size: int, places: int) -> list[int]:
    return sorted(chosen.sample(range(size), min(places, size)))


def _with(good: bytes, place: int, byte: int) -> bytes:
    changed = bytearray(good)
    changed[place] = byte
    return bytes(changed)


def soaking(config: pytest.Config) -> bool:
    """Return whether all is to be tried, not a sample."""
    return bool(config.getoption("--hypothesis-profile") == "soak")


def _field(segment: Segment, table: str, field: str) -> Column | Texts:
    opened = segment.table(table)
    typecode = segment.entry.tables[table][1][field][0]
    return opened.texts(field) if typecode in TEXT_TYPES else opened.numbers(field)


def _lexicon(texts: Mapping[str, str]) -> pa.Table:
    found: dict[str, list[str]] = {}
    for doc, text in texts.items():
        for start, end in token_spans(text):
            found.setdefault(text[start:end], []).append(doc)
    ordered = sorted(found, key=lambda form: (fold(form), form))
    counts = [len(found[form]) for form in ordered]
    made = {
        "first": [sum(counts[:place]) for place in range(len(counts))],
        "count": counts,
        "documents": [len(set(found[form])) for form in ordered],
    }
    return pa.table(
        {"form": pa.array(ordered, pa.utf8()), "folded": pa.array(map(fold, ordered), pa.utf8())}
        | {name: pa.array(made[name], pa.uint32()) for name in NUMBERS}
        | {"flags": pa.array([is_word(form) for form in ordered]).cast(pa.uint8())}
    )


def _parts(texts: Mapping[str, str]) -> pa.Table:
    lexicon = _lexicon(texts)["folded"].to_pylist()
    pairs = sorted(
        {(part, place) for place, form in enumerate(lexicon) for part in form.split("-")[1:]}
    )
    return pa.table(
        {
            "part": pa.array([part for part, _ in pairs], pa.utf8()),
            "type": pa.array([place for _, place in pairs], pa.uint32()),
        }
    )


def _documents(texts: Mapping[str, str]) -> pa.Table:
    tokens = [len(list(token_spans(text))) for text in texts.values()]
    lengths = [len(text.encode()) for text in texts.values()]
    blocks = [int(bool(text)) for text in texts.values()]
    made = {
        "first_token": _starts(tokens),
        "tokens": tokens,
        "words": [0] * len(texts),
        "front_words": [0] * len(texts),
        "first_block": _starts(blocks),
        "blocks": blocks,
        "text_start": _starts(lengths),
        "text_bytes": lengths,
        "source_start": [0] * len(texts),
        "size": lengths,
    }
    return pa.table(
        {"doc": pa.array(list(texts), pa.large_utf8())}
        | {name: pa.array(made[name], pa.uint32()) for name in PLACES}
        | {name: pa.array(made[name], pa.uint64()) for name in SIZES}
        | {
            "source_bytes": pa.array([0] * len(texts), pa.uint32()),
            "characters": pa.array(map(len, texts.values()), pa.uint32()),
            "mtime": pa.array([-1] * len(texts), pa.int64()),
        }
    )


def _starts(sizes: list[int]) -> list[int]:
    return [sum(sizes[:place]) for place in range(len(sizes))]
