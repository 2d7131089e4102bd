"""Corpora of files and in memory: what they hold, skip, keep, report and send away."""

from __future__ import annotations

import io
import os
import pickle
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus import collection
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.reading import ReadingReport
from docscope.corpus.unreadable import MissingInputError
from docscope.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docscope.corpus.base import Corpus
    from docscope.model import Document

TEXTS = st.dictionaries(
    st.text(min_size=1, max_size=8), st.text(st.characters(exclude_categories=["Cs"])), max_size=5
)
MARKED = (
    "# Title\n\n**Source:** x\n\n## Part\n\nA **bold** [link](http://a.org).\n\n- one\n- *two*\n"
)
CP1252 = "The café’s owner, Imré Nagy, said “no” – and the Assembly took note.\n".encode("cp1252")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)  # noqa: PTH103, PTH120 - short
        raw = content.encode() if isinstance(content, str) else content
        with open(name, "wb") as file:  # noqa: PTH123 - short
            file.write(raw)


def read(corpus: Corpus) -> dict[str, str]:
    return {document.doc: document.source for document in corpus.documents()}


def formats(corpus: Corpus) -> dict[str, str]:
    plain = {document.doc: document.text for document in corpus.documents()}
    return {doc: "markdown" if "*" not in text else "text" for doc, text in plain.items()}


def test_line_ends_and_all_else_stay_as_they_are() -> None:
    write({"a.txt": b"\xef\xbb\xbfone\r\ntwo\rthree\n", "b.md": "e\u0301 \u202e🕊"})
    corpus = open_corpus(["."])
    folder = os.path.basename(os.getcwd())  # noqa: PTH109, PTH119 - short
    assert read(corpus) == {
        f"{folder}/a.txt": "one\r\ntwo\rthree\n",
        f"{folder}/b.md": "e\u0301 \u202e🕊",
    }
    first, second = corpus.documents()
    assert (first.encoding, first.path) == ("utf-8-sig", "./a.txt")
    assert (second.encoding, second.path) == ("utf-8", "./b.md")


def test_a_path_may_be_one_or_a_path_of_pathlib(tmp_path: Path) -> None:
    write({"a.txt": "x"})
    expected = {"a.txt": "x"}
    assert read(open_corpus("a.txt")) == expected
    assert read(open_corpus(tmp_path / "a.txt")) == expected
    assert read(open_corpus([tmp_path / "a.txt", "a.txt"])) == expected


@pytest.mark.parametrize("format_in", [None, "text", "markdown"])
def test_the_suffix_or_the_reader_says_what_a_text_is(format_in: str | None) -> None:
    write({"a.md": "*plain*", "b.txt": "2 * 3 = 6 *", "c.txt": MARKED})
    corpus = open_corpus(["a.md", "b.txt", "c.txt"], format_in=format_in)
    looks = {"a.md": "markdown", "b.txt": "text", "c.txt": "markdown"}
    if format_in == "text":
        looks = dict.fromkeys(looks, "text")
    assert formats(corpus) == looks


@pytest.mark.parametrize(("raw", "text"), [(b"", ""), (b"a *b*", "a *b*"), (MARKED.encode(), None)])
def test_standard_input_is_a_document(
    raw: bytes, text: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    corpus = open_corpus(["-"])
    assert corpus.size("-") == len(raw)
    copy = pickle.loads(pickle.dumps(corpus))  # noqa: S301 - our own
    document = copy.document("-")
    assert (document.doc, document.path, document.source) == ("-", "", raw.decode())
    assert "*" not in document.text if text is None else document.text == text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"encoding": "klingon"}, "klingon: no such encoding"),
        ({"format_in": "pdf"}, "pdf: no such format of input; there are text, markdown"),
    ],
)
def test_wrong_options_are_usage_errors(options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        open_corpus((), **options)  # type: ignore[arg-type]  # the options are all strings


def test_a_missing_path_is_an_error_that_can_take_the_hint_of_the_phrase() -> None:
    write({"letters/a.txt": "x"})
    with pytest.raises(MissingInputError, match=r"^forces: no such file$") as caught:
        open_corpus(["forces", "letters"])
    hinted = caught.value.with_phrase("armed")
    assert str(hinted) == 'forces: no such file; for a phrase write "armed forces"'


@pytest.mark.parametrize(
    ("files", "paths", "message"),
    [
        ({"l/.keep": ""}, "l", r"l: no \.txt, \.md or \.markdown file in it"),
        ({"l/a.jpg": "", "l/b.jpg": ""}, "l/", r"l: no .* in it \(left out: 2 .jpg\)"),
        ({"a.bin": b"\0\1"}, "a.bin", r"^a.bin: binary, not text$"),
        ({"a.txt": b"\0", "b.txt": b"\0"}, "a.txt b.txt", r"^a.txt: binary, .*; b.txt: binary"),
        ({f"{n}.txt": b"\0" for n in range(5)}, ".", r"2\.txt: binary, not text; and 2 more$"),
    ],
)
def test_nothing_to_read_is_an_error(
    files: dict[str, str | bytes], paths: str, message: str
) -> None:
    write(files)
    with pytest.raises(InputError, match=message) as caught:
        open_corpus(paths.split())
    assert caught.value.exit_code is ExitCode.USAGE


def test_an_empty_file_is_a_document() -> None:
    write({"a.txt": ""})
    corpus = open_corpus(["a.txt"])
    assert read(corpus) == {"a.txt": ""}
    assert corpus.document("a.txt").blocks == ()
    assert not corpus.report.failed


def test_what_cannot_be_read_is_left_out_and_reported_once() -> None:
    write({"l/a.txt": "x", "l/b.txt": b"\0", "l/c.txt": CP1252, "l/d.jpg": "", "l/gone.txt": ""})
    corpus = open_corpus(["l"])
    os.remove("l/gone.txt")  # noqa: PTH107 - short
    for _ in range(2):
        assert list(read(corpus)) == ["l/a.txt", "l/c.txt"]
    assert list(corpus.report.messages()) == [
        "left out: 1 .jpg",
        "l/c.txt: encoding guessed as cp1252; --encoding sets it",
        "l/b.txt: binary, not text; skipped",
        "l/gone.txt: no longer there; skipped",
        "read 2 of 4 documents; 2 skipped",
    ]
    assert corpus.report.failed
    assert (corpus.size("l/a.txt"), corpus.size("l/gone.txt")) == (1, 0)
    assert corpus.location("l/a.txt") == "l/a.txt"
    for doc, reason in [("l/b.txt", "binary"), ("l/gone.txt", "no longer"), ("x", "no such doc")]:
        with pytest.raises(InputError, match=f"{doc}: {reason}"):
            corpus.document(doc)


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (PermissionError(13, "Permission denied"), "no permission to read it"),
        (IsADirectoryError(21, "Is a directory"), "a folder, not a file"),
        (OSError(5, "Input/output error"), "input/output error"),
        (OSError(), "it cannot be read"),
    ],
)
def test_an_error_of_the_system_is_a_reason(
    problem: OSError, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"a.txt": "x", "b.txt": "y"})
    corpus = open_corpus(["a.txt", "b.txt"])

    def fail(*_: object, **__: object) -> NoReturn:
        raise problem

    monkeypatch.setattr("docscope.corpus.files._read", fail)
    assert read(corpus) == {"a.txt": "x"}  # kept since the corpus was opened
    assert corpus.report.skipped == {"b.txt": reason}


def test_a_named_encoding_is_for_all_files() -> None:
    write({"a.txt": b"caf\xe9", "b.txt": b"caf\x8e"})
    corpus = open_corpus(["a.txt", "b.txt"], encoding="latin1")
    assert read(corpus) == {"a.txt": "café", "b.txt": "caf\x8e"}
    assert [document.encoding for document in corpus.documents()] == ["iso8859-1"] * 2
    assert corpus.report.warnings == []


def test_many_guesses_are_one_warning() -> None:
    write({f"{number}.txt": CP1252 for number in range(7)})
    corpus = open_corpus(["*.txt"])
    assert len(read(corpus)) == 7
    expected = "7 documents: encoding guessed as cp1252 (7); --encoding sets it"
    assert corpus.report.warnings == [expected]


def test_reports_of_workers_add_up() -> None:
    write({f"{name}.txt": b"\0" if name in "bd" else CP1252 for name in "abcde"})
    whole = open_corpus(["*.txt"])
    list(whole.documents())
    total = ReadingReport()
    for part in open_corpus(["*.txt"]).parts():
        worker = pickle.loads(pickle.dumps(part))  # noqa: S301 - our own
        assert vars(worker.report) == vars(ReadingReport())
        list(worker.documents())
        report = pickle.loads(pickle.dumps(worker.report))  # noqa: S301 - our own
        before = total
        total = before + report
        assert vars(before + report + report) == vars(total)
    assert vars(total) == vars(whole.report)
    assert total.left_out == {}


def test_parts_share_what_was_read_and_reported() -> None:
    write({"a.txt": "x", "b.txt": b"\0", "c.txt": "y"})
    corpus = open_corpus(["a.txt", "b.txt", "c.txt"])
    parts = [list(part.documents()) for part in corpus.parts()]
    assert [[one.doc for one in part] for part in parts] == [["a.txt"], [], ["c.txt"]]
    assert corpus.document("c.txt") is parts[2][0]
    assert corpus.report.skipped == {"b.txt": "binary, not text"}
    some = corpus.only(["c.txt", "a.txt"])
    assert some.names == ("a.txt", "c.txt")


def test_only_so_many_characters_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "CACHE_CHARACTERS", 10)
    corpus = MemoryCorpus.from_texts({"a": "1234", "b": "12345", "c": "1234", "d": "1" * 99})
    a, b = corpus.document("a"), corpus.document("b")
    assert corpus.document("a") is a
    c = corpus.document("c")  # the least recently used goes
    assert corpus.document("a") is a
    assert corpus.document("c") is c
    assert corpus.document("b") is not b
    d = corpus.document("d")  # the last one always stays
    assert corpus.document("d") is d
    assert corpus.document("a") is not a


def test_texts_in_memory_are_a_corpus() -> None:
    texts = {"b.md": "# *B*", "a": "A *text*", "é": ""}
    corpus: Corpus = MemoryCorpus.from_texts(texts)
    assert (corpus.builtin, corpus.names, corpus.size("b.md")) == (False, ("a", "b.md", "é"), 5)
    assert [document.text for document in corpus.documents()][1] == "B"
    assert list(corpus.report.messages()) == []
    assert read(MemoryCorpus.from_texts({})) == {}
    plain = MemoryCorpus.from_texts(texts, format_in="text", front_matter=True)
    assert plain.document("b.md").text == "# *B*"
    assert plain.document("b.md").front_matter
    with pytest.raises(UsageError, match="no such format"):
        MemoryCorpus.from_texts(texts, format_in="docx")
    with pytest.raises(InputError, match="c: no such document; docscope docs lists them"):
        corpus.document("c")


@given(TEXTS)
def test_any_texts_come_back_in_code_point_order(texts: dict[str, str]) -> None:
    corpus = MemoryCorpus.from_texts(texts)
    assert list(read(corpus).items()) == sorted(texts.items())
    assert [doc for part in corpus.parts() for doc in part.names] == sorted(texts)
    copy = pickle.loads(pickle.dumps(corpus))  # noqa: S301 - our own
    assert [facts(one) for one in copy.documents()] == [facts(one) for one in corpus.documents()]


def facts(document: Document) -> tuple[object, ...]:
    sent: Document = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own
    assert sent.metadata == document.metadata
    return sent.doc, sent.source, sent.text, sent.blocks, dict(sent.metadata)
