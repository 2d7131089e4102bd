"""Runs of `docscope index`: whatever came before, and with however many workers."""

from __future__ import annotations

import shutil
from contextlib import chdir
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docscope.corpus.files import FileCorpus
from docscope.corpus.index.making import workers
from docscope.corpus.index.making.indexing import index_corpus
from docscope.corpus.index.making.merging import merged
from docscope.corpus.index.storage.layout import COLUMNS
from docscope.corpus.index.storage.store import open_index
from docscope.corpus.open import open_corpus
from docscope.errors import DocscopeError
from letters import Nobody, write
from segments import litter
from terminal import in_process

if TYPE_CHECKING:
    from docscope.corpus.index.making.workers import _Worker

    Captured = pytest.CaptureFixture[str]


def contents(folder: str) -> dict[str, Any]:
    """Return all that an index holds, as one segment, but for when files were changed."""
    with open_index(folder) as index:
        made = merged([(segment, segment.dropped) for segment in index.segments])
        found: dict[str, Any] = {n: b"".join(map(bytes, made.columns[n])) for n in COLUMNS}
        tables = dict(made.tables)
        tables["documents"] = tables["documents"].drop_columns(["mtime", "ctime"])
        return found | {name: rows.to_pylist() for name, rows in tables.items()}


texts = st.sampled_from(["", "War.", "Peace, not war.", "non-war\r\n\r\npeace", "# War\n\n*x*"])
steps = st.lists(
    st.dictionaries(st.sampled_from(["a.txt", "b.md", "c.txt", "z.txt"]), st.none() | texts),
    max_size=6,
)


@given(steps, st.booleans())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20
)
def test_the_index_never_depends_on_its_history(
    tmp_path: Path,
    runs: list[dict[str, str | None]],
    meta: bool,  # noqa: FBT001 - drawn
) -> None:
    shutil.rmtree(tmp_path)
    write(tmp_path, {"m.csv": "file,kind\na.txt,letter\n"})
    write(tmp_path / "l", {"always.txt": "Peace."})
    with chdir(tmp_path):
        for number, changes in enumerate(runs):
            for name, text in changes.items():
                if text is None:
                    Path("l", name).unlink(missing_ok=True)
                else:
                    write(Path("l"), {name: text})
            indexed("x.corpus", meta="m.csv" if meta and number % 2 else None)
        indexed("x.corpus")
        indexed("y.corpus")
        assert contents("x.corpus") == contents("y.corpus")
        assert litter(Path("x.corpus")) == set()


def indexed(folder: str, **options: str | None) -> None:
    corpus = open_corpus("l", **options)  # type: ignore[arg-type]  # of texts only
    assert isinstance(corpus, FileCorpus)
    index_corpus(corpus, folder, about={}, watch=Nobody())


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with many letters, which workers share even if they are small."""
    write(tmp_path / "l", {f"{number:03}.txt": f"Letter {number}. Peace." for number in range(30)})
    write(tmp_path / "l", {"bad.txt": "\0\1\2", "w.txt": "x"})
    tmp_path.joinpath("l", "w.txt").write_bytes("Žluťoučký kůň úpěl".encode("cp1250"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    return tmp_path


def test_workers_make_the_same_index(many: Path, capsys: Captured) -> None:
    first = in_process(capsys, "index", "l", "--jobs", "2", "--to", "x.corpus")
    other = in_process(capsys, "index", "l", "--to", "y.corpus")
    assert first.errors == other.errors.replace("y.corpus", "x.corpus")
    assert first.code == other.code == 3
    assert contents("x.corpus") == contents("y.corpus")
    assert litter(many / "x.corpus") == set()


def test_a_worker_that_dies_costs_nothing(
    many: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    give = workers._Worker.give

    def given_and_killed(worker: _Worker, *task: Any) -> None:  # noqa: ANN401 - as give has it
        worker._process.kill()
        give(worker, *task)

    monkeypatch.setattr(workers._Worker, "give", given_and_killed)
    ended = in_process(capsys, "index", "l", "--jobs", "2", "--to", "x.corpus")
    assert ended.code == 3
    assert "31 documents, 64 words indexed" in ended.errors
    assert litter(many / "x.corpus") == set()


def test_what_a_worker_meets_is_told(many: Path) -> None:
    corpus = open_corpus("l")
    assert isinstance(corpus, FileCorpus)
    line, theirs = Pipe()
    worker = Thread(target=workers._work, args=(theirs,))
    worker.start()
    line.send(workers.Task(corpus, "nowhere", ["seg-000001-0"]))
    problem = line.recv()
    line.close()
    worker.join()
    assert isinstance(problem, DocscopeError)
    assert str(problem).startswith("nowhere: cannot be written")
    assert many.exists()
