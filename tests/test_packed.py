"""Packed corpora: one file instead of many, with the same answers or none."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from docscope.cli import indexes
from docscope.corpus.index.storage.files import told_as_output
from docscope.corpus.open import open_corpus
from docscope.corpus.packed import PackedCorpus, PackedFile
from docscope.corpus.seal import MARK, SEAL_KEY
from docscope.errors import IndexDamagedError, InputError, OutputError
from letters import LETTERS, flip, interrupting, write
from terminal import in_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds some letters."""
    write(tmp_path / "letters", LETTERS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def packed(here: Path, capsys: Captured) -> Path:
    ended = in_process(capsys, "index", "letters", "--to", "x.parquet")
    assert ended.errors.startswith("3 documents, 79 bytes packed in x.parquet, ")
    return here / "x.parquet"


def test_packed_corpus_is_a_corpus(packed: Path) -> None:
    import pickle

    corpus = open_corpus(packed)
    assert isinstance(corpus, PackedCorpus)
    plain = open_corpus("letters")
    assert [(one.doc, one.source, one.path) for one in corpus.documents()] == [
        (one.doc, one.source, one.path) for one in plain.documents()
    ]
    doc = "letters/boris.md"
    assert corpus.size(doc) == plain.size(doc)
    assert corpus.location(doc) == doc
    assert corpus.origin(doc) == str(packed)
    assert corpus.raw(doc) == LETTERS["boris.md"].encode()
    assert list(corpus.contents()) == list(plain.contents())
    part = corpus.only([doc])
    arrived = pickle.loads(pickle.dumps(part))  # noqa: S301 - our own
    assert arrived.names == (doc,)
    assert arrived.document(doc).text == corpus.document(doc).text
    with pytest.raises(InputError):
        corpus.document("none")


def test_packed_corpus_is_verified(packed: Path, capsys: Captured) -> None:
    size = packed.stat().st_size
    told = f"x.parquet: {size:,} bytes checked, all as they were written\n"
    assert in_process(capsys, "index", "--verify", "x.parquet").output == told
    flip(packed, size // 3)
    ended = in_process(capsys, "index", "--verify", "x.parquet")
    assert (ended.output, ended.code) == ("", 5)
    assert ended.errors.endswith("; run docscope index PATH... --to x.parquet\n")


def test_packed_corpus_beside_others(packed: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters")
    write(packed.parent, {"other.txt": "Peace."})
    ended = in_process(
        capsys,
        "kwic",
        "peace",
        "other.txt",
        "x.parquet",
        "letters.corpus/letters/anna.txt",
        "--csv",
    )
    docs = [line.split(",")[1] for line in ended.output.splitlines()[1:]]
    assert docs == [
        "letters.corpus/letters/anna.txt",
        "letters/boris.md",
        "other.txt",
        "x.parquet/letters/anna.txt",
    ]


def test_damaged_packed_corpus_never_answers_wrongly(packed: Path) -> None:
    """Every 11th byte is flipped; the file is cut at every 50th."""
    raw = packed.read_bytes()
    expected = answer(packed)
    for spoilt in _spoilt(raw):
        packed.write_bytes(spoilt)
        with suppress(IndexDamagedError):
            assert answer(packed) == expected
        with pytest.raises(IndexDamagedError, match="run docscope index PATH"):
            list(PackedFile(str(packed)).verify())
    packed.write_bytes(raw)
    assert answer(packed) == expected


def _spoilt(raw: bytes) -> Iterator[bytes]:
    for place in range(0, len(raw), 11):
        yield raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
    for size in range(0, len(raw), 50):
        yield raw[:size]


def answer(path: Path) -> list[object]:
    corpus = open_corpus(path)
    return [
        (one.doc, one.text, one.path, dict(one.metadata), corpus.location(one.doc))
        for one in corpus.documents()
    ]


def test_packed_corpus_is_replaced_as_a_whole(
    packed: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = packed.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(indexes, "watching", interrupting)
        assert in_process(capsys, "index", "letters", "--to", "x.parquet").code == 130
    assert packed.read_bytes() == before
    assert [path.name for path in packed.parent.iterdir() if "tmp" in path.name] == []
    assert in_process(capsys, "index", "letters", "--to", "no/x.parquet").code == 74


def test_no_other_file_is_replaced(packed: Path, capsys: Captured) -> None:
    hits = in_process(capsys, "kwic", "peace", "letters", "-o", "hits.parquet")
    assert hits.code == 0
    write(packed.parent, {"notes.parquet": "Not to be lost.", "empty.parquet": ""})
    for name in ("hits.parquet", "notes.parquet"):
        before = packed.with_name(name).read_bytes()
        ended = in_process(capsys, "index", "letters", "--to", name)
        assert ended.code == 2
        problem = f"{name}: no packed corpus; --to names a new file or a packed corpus"
        assert ended.errors == f"docscope: {problem}\n"
        assert packed.with_name(name).read_bytes() == before
    assert in_process(capsys, "index", "letters", "--to", "empty.parquet").code == 0


def test_what_damage_leaves_of_a_packed_corpus_is_replaced(packed: Path, capsys: Captured) -> None:
    sound = packed.read_bytes()
    mark, key = sound.index(MARK), sound.index(SEAL_KEY)
    for place in (0, len(sound) // 2, mark, key, len(sound) - 1):
        flip(packed, place)
        assert in_process(capsys, "index", "letters", "--to", "x.parquet").code == 0
        assert in_process(capsys, "index", "--verify", "x.parquet").code == 0
    packed.write_bytes(sound[:-100])
    assert in_process(capsys, "index", "letters", "--to", "x.parquet").code == 0


def test_full_disk_is_told_in_the_words_of_the_system() -> None:
    words = "Error writing bytes to file. Detail: [errno 28] No space left on device"
    with pytest.raises(OutputError) as raised, told_as_output("x.parquet"):
        raise OSError(errno.ENOSPC, words)
    assert str(raised.value) == "x.parquet: cannot be written: No space left on device"


def test_packed_corpus_of_another_version(
    packed: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docscope.corpus.packing.FORMAT", 99)
    in_process(capsys, "index", "letters", "--to", "x.parquet")
    with pytest.raises(IndexDamagedError, match="made by another version"):
        PackedFile(str(packed))
