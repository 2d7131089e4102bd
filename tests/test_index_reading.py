"""An index as a path: every command answers as from the files, and from the index alone."""

from __future__ import annotations

import pickle
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from docscope.analyses.kwic import Kwic
from docscope.corpus.chained import ChainedCorpus
from docscope.corpus.index.answering.order import Stretch, merged
from docscope.corpus.index.answering.reading import IndexCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from docscope.errors import InputError
from terminal import Ended, environment, in_process

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]
TEXTS = {
    "letters/HUN_1956.txt": "---\ntitle: A letter\ncountry: HUN\n---\n\nDear Sir,\n\nThe Soviet"
    " troops — all of them — withdrew from the non-intervention zone.\nIt was the end.\n",
    "letters/POL_1957.md": "# The *Polish* letter\n\nWarsaw, 12 May 1957\n\n- **The** end of the"
    " armed intervention & of the <b>treaty</b>.\n\nIt ended. The Soviet Government agreed.\n",
    "letters/USA_1958.txt": "The armed\r\nintervention of 1958.\r\n\r\nThe end, or page 2.\f\r\n",
    "letters/corpus.toml": '[reading]\nname_fields = "state,year"\n',
    "notes.txt": "The armed intervention. Another end.\n",
}
CALLS = (
    "kwic the --csv",
    "kwic the",
    "kwic the --front-matter --full",
    'kwic "armed intervention" --sort 1R,doc --csv',
    "kwic intervention --whole --limit 2 --jsonl",
    "kwic end --by year",
    "kwic the --by doc,1R --csv",
    "kwic the --by state",
    "kwic the -c",
    "kwic end -l",
    'kwic the --where "year>=1957" --csv',
    'kwic the --where "country=HUN and paragraph=2" --csv',
    "kwic the --sample 2 --seed 3 --csv",
    "docs --columns all --csv",
    "docs --by year",
    "words --csv",
    "words --ngram 2 --min-freq 2 --csv",
    "words --by year --csv",
    "collocates the --min-freq 1 --csv",
    "dispersion the,end --csv",
    "clauses --csv",
    "timeline --csv",
    "text",
    "text --source",
    "kwic the --jobs 2 --csv",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with letters, an index of them, and a note beside it."""
    folder = tmp_path_factory.mktemp("index")
    for name, text in TEXTS.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    command = [sys.executable, "-m", "docscope", "index", "letters", "--to", "letters.corpus"]
    subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True)
    return folder


@pytest.fixture(autouse=True)
def _there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


@pytest.mark.parametrize("call", CALLS)
def test_a_command_answers_from_an_index_as_from_the_files(call: str, capsys: Captured) -> None:
    expected = asked(capsys, call, "letters")
    assert asked(capsys, call, "letters.corpus")[:2] == expected[:2]
    assert expected.output


def test_two_sides_may_be_an_index_and_a_file(capsys: Captured) -> None:
    call = "contrast --min-freq 1 --csv"
    expected = asked(capsys, call, "letters", "notes.txt")
    found = asked(capsys, call, "letters.corpus", "notes.txt")
    assert found.output.replace("letters.corpus", "letters") == expected.output
    one = asked(capsys, call, "letters.corpus/letters/HUN_1956.txt", "letters.corpus")
    assert one.code == 0


def test_the_index_answers_when_the_files_are_gone(
    folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    expected = asked(capsys, "text --source", "letters")
    shutil.copytree(folder / "letters.corpus", tmp_path / "moved.corpus")
    (tmp_path / "empty").mkdir()
    for gone in (False, True):
        where = str(tmp_path / "moved.corpus") if gone else "letters.corpus"
        assert asked(capsys, "text --source", where).output == expected.output
    shown = asked(capsys, "show", f"{tmp_path}/moved.corpus/letters/POL_1957.md", "2")
    assert "It ended. The Soviet Government agreed." in shown.output


def test_a_document_of_an_index_is_named_after_it(capsys: Captured) -> None:
    found = asked(capsys, "show", "letters.corpus/letters/POL_1957.md", "1")
    assert "The end of the armed intervention & of the treaty." in found.output
    missing = asked(capsys, "show", "letters.corpus/letters/none.txt", "1")
    assert (missing.code, missing.errors) == (
        2,
        "docscope: letters.corpus/letters/none.txt: no such file\n",
    )


def test_an_index_beside_files_and_another_index(capsys: Captured) -> None:
    expected = asked(capsys, "kwic end --csv", "letters", "notes.txt")
    assert asked(capsys, "kwic end --csv", "letters.corpus", "notes.txt")[:2] == expected[:2]
    assert (
        asked(capsys, "kwic end --csv --jobs 2", "letters.corpus", "notes.txt")[:2]
        == (expected[:2])
    )
    for call in (
        "docs --csv",
        "words --csv",
        'kwic the --where "state=POL" --csv',
        "docs --by year",
    ):
        whole = asked(capsys, call, "letters", "notes.txt")
        assert asked(capsys, call, "letters.corpus", "notes.txt")[:2] == whole[:2]


def test_names_that_collide_take_that_of_their_index(folder: Path) -> None:
    shutil.copytree(folder / "letters.corpus", folder / "copy.corpus", dirs_exist_ok=True)
    corpus = open_corpus(["letters.corpus", "copy.corpus", "letters", "./letters.corpus"])
    assert isinstance(corpus, ChainedCorpus)
    name = "letters/HUN_1956.txt"
    assert [doc for doc in corpus.names if doc.endswith("HUN_1956.txt")] == [
        f"copy.corpus/{name}",
        f"letters.corpus/{name}",
        name,
    ]
    rows = list(run(Kwic(parse_query("troops")), corpus).table)
    assert [row[1] for row in rows] == [f"copy.corpus/{name}", f"letters.corpus/{name}", name]
    assert len({row[2:] for row in rows}) == 1
    assert corpus.document(f"copy.corpus/{name}") is corpus.document(f"copy.corpus/{name}")
    with pytest.raises(InputError, match="zzz: no such document"):
        corpus.document("zzz")


def test_fields_can_be_added_when_an_index_is_asked(tmp_path: Path, capsys: Captured) -> None:
    table = tmp_path / "more.csv"
    table.write_text("file,speaker,date\nHUN_1956.txt,Nagy,3 Nov 1956\n", encoding="utf-8")
    for more in (
        f"--meta {table}",
        "--name-fields place,year",
        f"--meta {table} --name-fields a,b",
    ):
        call = f"docs --csv --columns doc,date,title {more}"
        assert asked(capsys, call, "letters.corpus")[:2] == asked(capsys, call, "letters")[:2]
    call = f"kwic the --where speaker=nagy --csv --meta {table}"
    assert asked(capsys, call, "letters.corpus")[:2] == asked(capsys, call, "letters")[:2]


@pytest.mark.parametrize("option", ["--encoding cp1252", "--format-in text"])
def test_how_files_are_read_is_settled_when_they_are_indexed(option: str, capsys: Captured) -> None:
    found = asked(capsys, f"kwic the {option}", "letters.corpus")
    name = option.partition(" ")[0]
    assert found.code == 2
    assert found.errors == (
        f"docscope: {name}: letters.corpus is an index, whose documents have been read;"
        f" {name} belongs to docscope index\n"
    )


def test_a_folder_is_read_without_the_indexes_in_it(folder: Path, capsys: Captured) -> None:
    found = asked(capsys, "docs --csv --columns doc", str(folder))
    assert "corpus" not in found.output
    assert ".arrow" not in found.errors


def test_the_first_lines_load_no_library(folder: Path) -> None:
    program = (
        "import sys\nfrom docscope.cli.app import main\ntry:\n    main(sys.argv[1:])\n"
        "except SystemExit as left:\n    assert left.code == 0\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    for call in (["kwic", "the"], ["kwic", "armed intervention"], ["kwic", "inter*", "--csv"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *call, "letters.corpus", "--limit", "20"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=folder,
            env=environment(),
            check=True,
        )
        loaded = set(done.stderr.decode().splitlines()[-1].split())
        assert not {"numpy", "pyarrow", "pandas", "nltk", "regex"} & loaded


def test_a_worker_refuses_an_index_that_has_changed(tmp_path: Path, folder: Path) -> None:
    shutil.copytree(folder / "letters.corpus", tmp_path / "a.corpus")
    corpus = IndexCorpus(str(tmp_path / "a.corpus"))
    kind, arguments = corpus.__reduce__()
    assert list(kind(*arguments).names) == list(corpus.names)  # type: ignore[operator, misc]
    with pytest.raises(InputError, match="changed while it was read; ask again"):
        kind(type(corpus), corpus.folder, 99, *arguments[3:])  # type: ignore[operator, index]


def test_an_index_travels_to_another_working_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = pickle.dumps(open_corpus("letters.corpus"))
    names = list(open_corpus(str(folder / "letters.corpus")).names)
    monkeypatch.chdir(tmp_path)
    assert list(pickle.loads(sent).names) == names  # noqa: S301 - our own


def test_an_unknown_document_is_an_error(folder: Path) -> None:
    corpus = IndexCorpus(str(folder / "letters.corpus"))
    for doc in ("", "letters", "letters/HUN_1956.tx", "zzz"):
        with pytest.raises(InputError, match="no such document"):
            corpus.document(doc)
    assert "letters/HUN_1956.txt" in corpus.names
    assert corpus.names[-1] == "letters/USA_1958.txt"
    assert corpus.names[1:] == ["letters/POL_1957.md", "letters/USA_1958.txt"]


@pytest.mark.parametrize(
    ("segments", "dropped", "expected"),
    [
        (["abc"], [[]], "abc"),
        (["abc", "def"], [[], []], "abcdef"),
        (["adf", "bce"], [[], []], "abcdef"),
        (["abcd", "bc"], [[1, 2], []], "abcd"),
        (["abc", "", "b"], [[1], [], []], "abc"),
        (["ab", "ab"], [[0, 1], []], "ab"),
        (["az", "m", "n", "b"], [[], [], [], []], "abmnz"),
    ],
)
def test_segments_are_read_in_the_order_of_names(
    segments: list[str], dropped: list[list[int]], expected: str
) -> None:
    docs: Any = [list(names) for names in segments]  # lists do as texts do
    order = merged(docs, dropped)
    found = "".join(segments[segment][first:last] for segment, first, last in order)
    assert found == expected
    assert all(isinstance(stretch, Stretch) for stretch in order)


def asked(capsys: Captured, call: str, *paths: str) -> Ended:

    return in_process(capsys, *shlex.split(call), *paths)
