"""Segments made one give what building their documents anew gives, to the last byte."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from docscope.corpus.files import FileCorpus
from docscope.corpus.index.answering.joining import table
from docscope.corpus.index.making import segmenting, sourced, tiers
from docscope.corpus.index.making.indexing import index_corpus
from docscope.corpus.index.making.merging import merged
from docscope.corpus.index.making.segmenting import segments_of
from docscope.corpus.index.making.tiers import groups
from docscope.corpus.index.storage import tidying
from docscope.corpus.index.storage.layout import COLUMNS
from docscope.corpus.index.storage.segment import Segment
from docscope.corpus.index.storage.store import open_index
from docscope.corpus.index.storage.tidying import tidied
from docscope.corpus.index.storage.update import update
from docscope.corpus.open import open_corpus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from docscope.corpus.index.making.building import Built
    from docscope.corpus.index.storage.manifest import SegmentEntry
    from docscope.corpus.index.storage.update import Update

    Whole = dict[str, Any]  # Any: bytes of columns, rows of tables
    Parts = Sequence[tuple[Sequence[str], Collection[int]]]

TEXTS = {
    "a.txt": "War and peace. Non-intervention, then peace again.",
    "b.md": "# Peace\n\nGeneva, 4 November 1956\n\n*Peace* and [war](a.html).\n",
    "c.txt": "",
    "d.txt": "far" + " " * 400 + "apart " + "peace " * 150,
    "e.txt": " " * 300 + "only-here once.\r\n\r\nPeace.\r\n",
    "f.md": "---\ntitle: F\nauthor: X\n---\n\nÇa ira, l’été. 中文。\n",
    "g.txt": "A/3251 of 1956.",
}


@pytest.fixture(scope="module", autouse=True)
def trusting() -> Iterator[None]:
    """Believe the times of files that were made a moment ago."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sourced, "trusted", lambda state, now: state)  # noqa: ARG005 - as trusted
        yield


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> FileCorpus:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        folder.joinpath(name).write_bytes(text.encode())
    found = open_corpus(sorted(folder.iterdir()))
    assert isinstance(found, FileCorpus)
    return found


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Update]:
    with update(str(tmp_path_factory.mktemp("index") / "x.corpus")) as opened:
        yield opened


def built(corpus: FileCorpus, writer: Update, docs: Sequence[str]) -> SegmentEntry:
    (entry,) = segments_of(corpus, docs, write=writer.write_segment, advance=lambda _: None)
    return entry


def whole_of(segment: Segment) -> Whole:
    columns = {name: segment.column(name).array().tobytes() for name in COLUMNS}
    return columns | {
        name: table(segment, name).to_pylist() for name in ("lexicon", "parts", "documents")
    }


def whole(made: Built) -> Whole:
    columns = {name: b"".join(map(bytes, made.columns[name])) for name in COLUMNS}
    return columns | {name: rows.to_pylist() for name, rows in made.tables.items()}


def joined(corpus: FileCorpus, writer: Update, parts: Parts) -> Whole:
    """Return what a merge makes of segments of some documents, without some of them."""
    with ExitStack() as stack:
        opened = [
            (stack.enter_context(closing(segment_of(writer, built(corpus, writer, docs)))), gone)
            for docs, gone in parts
        ]
        return whole(merged(opened))


def segment_of(writer: Update, entry: SegmentEntry) -> Segment:
    return Segment(writer.folder, entry)


def fresh(corpus: FileCorpus, writer: Update, docs: Sequence[str]) -> Whole:
    with closing(segment_of(writer, built(corpus, writer, docs))) as segment:
        return whole_of(segment)


DOCS = sorted(TEXTS)


@pytest.mark.parametrize(
    "parts",
    [
        [(DOCS, ())],
        [(DOCS[:3], ()), (DOCS[3:], ())],
        [(DOCS[3:], ()), (DOCS[:3], ())],
        [(DOCS[::2], ()), (DOCS[1::2], ())],
        [(DOCS[::3], ()), (DOCS[2::3], ()), (DOCS[1::3], ())],
        [(DOCS, [0, 3, 6])],
        [(DOCS, [4])],
        [(DOCS[:5], [1, 3]), (DOCS[1:2] + DOCS[3:4] + DOCS[5:], [])],
        [(DOCS[:2], [0, 1]), (DOCS[2:], ())],
        [(DOCS[2:3], ()), (DOCS[3:], ())],
    ],
)
def test_merge_equals_building_anew(corpus: FileCorpus, writer: Update, parts: Parts) -> None:
    left = sorted(
        doc for docs, gone in parts for number, doc in enumerate(docs) if number not in gone
    )
    assert joined(corpus, writer, parts) == fresh(corpus, writer, left)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_merge_equals_building_anew(
    corpus: FileCorpus, writer: Update, data: st.DataObject
) -> None:
    """Documents lie in up to four segments in any way; old versions of them are dropped."""
    number = data.draw(st.integers(1, 4))
    place = {doc: data.draw(st.integers(0, number - 1)) for doc in DOCS}
    parts = []
    for part in range(number):
        old = {doc for doc in DOCS if place[doc] != part and data.draw(st.booleans())}
        docs = [doc for doc in DOCS if place[doc] == part or doc in old]
        if docs:
            parts.append((docs, [at for at, doc in enumerate(docs) if doc in old]))
    assert joined(corpus, writer, parts) == fresh(corpus, writer, DOCS)


def test_merge_in_stretches(
    corpus: FileCorpus, writer: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("grouping", "merging"):
        monkeypatch.setattr(f"docscope.corpus.index.making.{module}.STRETCH", 7)
    monkeypatch.setattr("docscope.corpus.index.making.merging.PIECE", 5)
    expected = fresh(corpus, writer, DOCS)
    assert joined(corpus, writer, [(DOCS[:3], ()), (DOCS[3:], ())]) == expected
    assert joined(corpus, writer, [(DOCS[::2], ()), (DOCS[1::2], ())]) == expected


@given(st.lists(st.integers(0, 30_000_000), max_size=60))
@example([10] * 64)
@example([9_000_000] * 5)
@example([15_000_000, 5_000_000, 5_000_000, 5_000_000])
def test_small_segments_become_few(sizes: list[int]) -> None:
    found = groups(sizes)
    chosen = [number for group in found for number in group]
    assert len(chosen) == len(set(chosen))
    assert all(len(group) > 1 for group in found)
    assert all(sum(sizes[number] for number in group) <= tiers.MOST_TOKENS for group in found)
    left = [size for number, size in enumerate(sizes) if number not in chosen]
    left += [sum(sizes[number] for number in group) for group in found]
    small = [size for size in left if size < tiers.MOST_TOKENS / tiers.FAN]
    assert len(small) <= 4 * (tiers.FAN - 1)  # of each size from 65,536 tokens up
    assert groups(left) == []


def test_a_token_is_copied_once_for_each_size() -> None:
    """One document after the other, each in a segment of its own, to 66 million tokens."""
    sizes: list[int] = []
    copied = 0
    for _ in range(1000):
        sizes.append(tiers.SMALL)
        for group in groups(sizes):
            copied += sum(sizes[number] for number in group)
            made = sum(sizes[number] for number in group)
            sizes = [size for number, size in enumerate(sizes) if number not in group] + [made]
        assert len([size for size in sizes if size < tiers.MOST_TOKENS / tiers.FAN]) <= 9
    assert copied <= 4 * 1000 * tiers.SMALL


def test_what_was_dropped_goes_when_it_is_most(
    corpus: FileCorpus, writer: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "groups", lambda _: [])
    entry = built(corpus, writer, DOCS)
    kept = tidied(writer, [(entry, [0])])
    assert kept == [(entry, [0])]
    ((made, gone),) = tidied(writer, [(entry, [0, 3])])  # the longest
    assert (made.documents, list(gone)) == (len(DOCS) - 2, [])


def test_tidying_keeps_order_and_makes_groups_one(
    corpus: FileCorpus, writer: Update, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "groups", lambda _: [[0, 2]])
    entries = [built(corpus, writer, [doc]) for doc in DOCS[:3]]
    left = tidied(writer, [(entry, ()) for entry in entries])
    assert [entry.documents for entry, _ in left] == [1, 2]
    assert left[0][0] == entries[1]


def test_segments_of_one_index_are_tidied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenting, "MOST_DOCUMENTS", 1)
    texts = tmp_path / "texts"
    texts.mkdir()
    folder = str(tmp_path / "x.corpus")
    monkeypatch.setattr(segmenting, "batches", lambda found: ([sourced] for sourced in found))
    for number in range(9):
        texts.joinpath(f"{number}.txt").write_text(f"number {number}", encoding="utf-8")
        corpus = open_corpus(texts)
        assert isinstance(corpus, FileCorpus)
        index_corpus(corpus, folder, about={}, watch=Nobody())
        with open_index(folder) as index:
            assert len(index.segments) <= tiers.FAN
            assert sum(one.documents - len(one.dropped) for one in index.segments) == number + 1


class Nobody:
    """Looks on and says nothing."""

    def begin(self, documents: int, size: int) -> None: ...

    def advance(self, size: int) -> None: ...
