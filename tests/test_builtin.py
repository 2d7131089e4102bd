"""The two texts that come with docscope are what their catalogue says."""

from __future__ import annotations

import hashlib
import pickle
import tomllib
from typing import TYPE_CHECKING

import pytest

from docscope.corpus import builtin
from docscope.corpus.builtin import builtin_metadata, builtin_paths, catalogue, folder
from docscope.corpus.open import open_corpus
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IDS = ("resolution-1004", "soviet-declaration")


@pytest.fixture
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(builtin, "PLACES", (tmp_path / "builtin", tmp_path / "corpus"))
    folder.cache_clear()
    catalogue.cache_clear()
    yield
    folder.cache_clear()
    catalogue.cache_clear()


def test_the_catalogue_is_what_tomllib_reads() -> None:
    listed = tomllib.loads((folder() / "corpus.toml").read_text(encoding="utf-8"))
    assert list(catalogue().values()) == listed["document"]
    assert tuple(catalogue()) == IDS


@pytest.mark.parametrize("doc", IDS)
def test_every_field_is_there_and_the_checksum_is_right(doc: str) -> None:
    fields = catalogue()[doc]
    assert " ".join(fields) == "id file title date issuer kind language source sha256"
    raw = (folder() / fields["file"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == fields["sha256"]
    assert b"\r" not in raw


@pytest.mark.usefixtures("_elsewhere")
def test_the_texts_are_found_beside_the_package_first(tmp_path: Path) -> None:
    entry = "[[document]]\nid = 'a'\nfile = 'a.md'\ntitle = 'It's a \"title\"'\n"
    for place in ("corpus", "builtin"):
        folder.cache_clear()
        catalogue.cache_clear()
        (tmp_path / place).mkdir()
        (tmp_path / place / "corpus.toml").write_text(entry)
        assert builtin_paths() == {"a": str(tmp_path / place / "a.md")}
    assert builtin_metadata("a") == {"title": 'It\'s a "title"'}


@pytest.mark.usefixtures("_elsewhere")
def test_texts_that_are_missing_are_an_error() -> None:
    with pytest.raises(InputError, match="install docscope again"):
        open_corpus()


def test_without_paths_a_corpus_is_the_built_in_one() -> None:
    corpus = open_corpus()
    assert corpus.builtin
    assert corpus.names == IDS
    titles = [(one.metadata["title"], one.metadata["date"]) for one in corpus.documents()]
    assert titles == [
        ("Resolution 1004 (ES-II)", "1956-11-04"),
        ("Declaration by the Soviet Government", "1956-10-30"),
    ]
    assert corpus.report.read == set(IDS)
    assert not corpus.report.failed


@pytest.mark.parametrize("doc", IDS)
def test_the_source_is_the_one_that_the_front_matter_states(doc: str) -> None:
    document = open_corpus().document(doc)
    path = builtin_paths()[doc]
    stated = open_corpus([path]).document(f"{doc}.md").metadata
    assert document.metadata["source"] == stated["source"]
    assert document.metadata["last_updated"] == "12/04/2023"
    assert "www.cvce.eu" in document.metadata["url"]
    assert stated["date"] == document.metadata["date"]


@pytest.mark.parametrize(
    ("doc", "parts"),
    [
        ("resolution-1004", {"heading", "body"}),
        ("soviet-declaration", {"heading", "dateline", "body"}),
    ],
)
def test_the_page_header_is_searched_on_demand(doc: str, parts: set[str]) -> None:
    assert {block.part for block in open_corpus().document(doc).searched} == parts
    everything = open_corpus(front_matter=True).document(doc).searched
    assert {block.part for block in everything} == parts | {"front"}


def test_a_built_in_text_is_built_in_by_its_id_alone() -> None:
    assert open_corpus(["soviet-declaration"]).builtin
    assert not open_corpus(["soviet-declaration", builtin_paths()["resolution-1004"]]).builtin
    assert not open_corpus([builtin_paths()["soviet-declaration"]]).builtin


def test_an_encoding_for_the_users_files_is_not_for_ours() -> None:
    document = open_corpus(["resolution-1004"], encoding="utf-16").document("resolution-1004")
    assert "Imré Nagy" in document.text


def test_a_worker_gets_the_same_texts() -> None:
    corpus = open_corpus()
    copy = pickle.loads(pickle.dumps(corpus))  # noqa: S301 - our own
    assert copy.names == corpus.names
    assert copy.builtin
    for part in copy.parts():
        assert [one.metadata["kind"] for one in part.documents()]
