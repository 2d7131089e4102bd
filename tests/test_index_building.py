"""From documents to the columns of a segment, compared with the plainest way to fill them."""

from __future__ import annotations

import json
import os
from array import array
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docscope.corpus.files import FileCorpus
from docscope.corpus.index.answering.sourcetext import packed, unpacked
from docscope.corpus.index.making import segmenting, sourced
from docscope.corpus.index.making.building import SegmentBuilder
from docscope.corpus.index.making.grouping import regrouped
from docscope.corpus.index.making.paths import quoted, unquoted
from docscope.corpus.index.making.segmenting import segments_of
from docscope.corpus.index.making.sourced import (
    UNTRUSTED,
    Sourced,
    State,
    batches,
    digest,
    reading_key,
    trusted,
)
from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY, COLUMNS
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.reading import Reading
from docscope.text.bulk import tokenise
from docscope.text.folding import fold
from docscope.text.sentences import sentences
from docscope.text.tokens import is_word, token_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from docscope.corpus.index.making.building import Built
    from docscope.model import Document

KINDS = {"front": 0, "heading": 1, "dateline": 2, "body": 3}
YAML = "---\ntitle: A treaty\ndate: 1956-11-04\n---\n\nThe text. It ends.\n"
MARKUP = "# Treaty\n\nGeneva, 4 November 1956\n\n*Non-intervention* was [promised](a.html).\n"
TEXTS = {
    "a.txt": "",
    "b.txt": " \n\t\n",
    "c.txt": "One. Two two non-non-two.\r\n\r\nÇa ira, l’été.",
    "d.md": MARKUP,
    "e.md": YAML,
    "f.txt": "far" + " " * 300 + "apart " + "." * 255 + "x " + "x" * 254 + " y",
    "g.txt": "中文文本。Ещё один. A/3251 и 20th U.S.S.R.",
    "h.txt": "old Macs\rwrote\rso",
    "i.txt": "😀 " * 70 + "end",
}
words = st.text(st.sampled_from("abAB-'’é. \n中1/#*"), max_size=60)


def built(texts: Mapping[str, str], *, size: int = 1 << 30) -> Built:
    """Return the segment of some texts, read in batches of so many characters."""
    builder = SegmentBuilder()
    for batch in batches(map(as_source, documents_of(texts)), characters=size):
        builder.add(batch, tokenise([one.document for one in batch]))
    made = builder.built()
    whole = {name: [*map(bytes, made.columns[name])] for name in COLUMNS}
    return made._replace(columns=whole)


def documents_of(texts: Mapping[str, str]) -> Iterable[Document]:
    return MemoryCorpus.from_texts(texts).documents()


def as_source(document: Document) -> Sourced:
    form = "markdown" if document.marks else "text"
    return Sourced(document, form, "", len(document.source), State(), "", "{}", "")


def column(made: Built, name: str) -> list[int]:
    return list(array(COLUMNS[name], b"".join(made.columns[name])))


def columns_of(documents: Iterable[Document]) -> dict[str, list[int]]:
    """Return the columns of a segment as the layout describes them, token by token."""
    made: dict[str, list[int]] = {name: [] for name in COLUMNS}
    forms: list[str] = []
    for document in documents:
        made["text"] += document.text.encode()
        made["sources"] += packed(document.source, document.text)
        before = 0
        for block in document.blocks:
            made["block_start"].append(block.start)
            made["block_end"].append(block.end)
            made["block_kind"].append(KINDS[block.part] + 4 * block.level)
            made["block_token"].append(len(forms))
            made["block_sentence"].append(len(made["sentence_start"]))
            found = sentences(document.text, block.start, block.end)
            made["sentence_start"] += [sentence.start for sentence in found]
            for start, end in token_spans(document.text, block.start, block.end):
                if start - before >= 255:
                    made["wide_at"].append(len(forms))
                    made["wide_step"].append(start - before)
                made["steps"].append(min(start - before, 255))
                if len(forms) % CHECKPOINT_EVERY == 0:
                    made["checkpoints"].append(start)
                forms.append(document.text[start:end])
                before = start
    numbers = {form: number for number, form in enumerate(in_order(forms))}
    made["ids"] = [numbers[form] for form in forms]
    made["postings"] = sorted(range(len(forms)), key=lambda token: (made["ids"][token], token))
    return made


def in_order(forms: Iterable[str]) -> list[str]:
    return sorted(set(forms), key=lambda form: (fold(form), form))


@pytest.mark.parametrize("size", [1, 100, 1 << 30])
def test_columns_are_those_of_the_plainest_way(size: int) -> None:
    made, expected = built(TEXTS, size=size), columns_of(documents_of(TEXTS))
    assert {name: column(made, name) for name in COLUMNS} == expected


@given(st.dictionaries(st.sampled_from(["a.txt", "b.md", "c.txt", "d.txt"]), words, min_size=1))
def test_columns_of_any_texts(texts: dict[str, str]) -> None:
    made, expected = built(texts, size=40), columns_of(documents_of(texts))
    assert {name: column(made, name) for name in COLUMNS} == expected


def test_lexicon_counts_tokens_and_documents_of_each_type() -> None:
    made = built(TEXTS, size=50)
    rows = made.tables["lexicon"].to_pylist()
    in_document = [
        {
            document.text[slice(*span)]
            for block in document.blocks
            for span in spans(document, block)
        }
        for document in documents_of(TEXTS)
    ]
    ids = column(made, "ids")
    assert [row["form"] for row in rows] == in_order(set().union(*in_document))
    for number, row in enumerate(rows):
        form = row["form"]
        assert row["folded"] == fold(form)
        assert row["count"] == ids.count(number)
        assert row["first"] == sum(one < number for one in ids)
        assert row["documents"] == sum(form in one for one in in_document)
        assert row["flags"] == is_word(form) + 2 * ("-" in fold(form))


def spans(document: Document, block: Any) -> list[tuple[int, int]]:  # noqa: ANN401 - a block
    return list(token_spans(document.text, block.start, block.end))


def test_parts_are_what_follows_hyphens() -> None:
    made = built({"a.txt": "non-non-two Non‑Two co-op two"})
    rows = made.tables["parts"].to_pylist()
    forms = made.tables["lexicon"]["form"].to_pylist()
    assert [(row["part"], forms[row["type"]]) for row in rows] == [
        ("non", "non-non-two"),
        ("op", "co-op"),
        ("two", "non-non-two"),
        ("two", "Non‑Two"),
    ]


def test_documents_say_where_they_lie_and_how_large_they_are() -> None:
    made = built(TEXTS, size=60)
    token = block = text = source = 0
    for row, document in zip(
        made.tables["documents"].to_pylist(), documents_of(TEXTS), strict=True
    ):
        tokens = [
            (document.text[slice(*span)], one.part)
            for one in document.blocks
            for span in spans(document, one)
        ]
        stored = packed(document.source, document.text)
        assert (row["first_token"], row["tokens"]) == (token, len(tokens))
        assert (row["first_block"], row["blocks"]) == (block, len(document.blocks))
        assert (row["text_start"], row["text_bytes"]) == (text, len(document.text.encode()))
        assert (row["source_start"], row["source_bytes"]) == (source, len(stored))
        assert row["words"] == sum(is_word(form) for form, part in tokens if part != "front")
        assert row["front_words"] == sum(is_word(form) for form, part in tokens if part == "front")
        assert row["characters"] == len(document.text)
        assert json.loads(row["metadata"]) == dict(document.metadata)
        assert (row["title"], row["date"]) == (
            document.metadata.get("title", ""),
            document.metadata.get("date", ""),
        )
        token, block = token + len(tokens), block + len(document.blocks)
        text, source = text + len(document.text.encode()), source + len(stored)
    assert made.tables["documents"].num_rows == len(TEXTS)


def test_many_documents_make_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docscope.corpus.index.making.doctable.CHUNK", 2)
    rows = built(TEXTS).tables["documents"]
    assert rows["doc"].to_pylist() == list(TEXTS)


def test_more_types_than_two_bytes_can_number() -> None:
    texts = {"a.txt": " ".join(f"w{number}x" for number in range(70_000)) + " w5x w1x w5x"}
    made = built(texts)
    assert {name: column(made, name) for name in COLUMNS} == columns_of(documents_of(texts))


def test_tokens_are_grouped_however_they_are_numbered() -> None:
    import numpy as np

    found = regrouped(np.array([7, 3, 7, 0, 3, 7], np.uint32), 10)
    assert found.types.tolist() == [0, 3, 7]
    assert found.counts.tolist() == [1, 2, 3]
    assert (found.tokens.tolist(), found.shift) == ([3, 1, 4, 0, 2, 5], 10)
    assert regrouped(np.zeros(0, np.uint32), 0).types.tolist() == []


@pytest.mark.parametrize(
    ("source", "text", "size"),
    [
        ("", "", 0),
        ("a\nb", "a\nb", 0),
        ("a\r\nb\r\n", "a\nb\n", 2),
        ("a\rb", "a\nb", 1),
        ("a\r\nb\nc", "a\nb\nc", None),
        ("*a*", "a", None),
    ],
)
def test_source_beside_its_text(source: str, text: str, size: int | None) -> None:
    stored = packed(source, text)
    assert unpacked(memoryview(stored), text) == source
    assert size is None or len(stored) == size


@given(st.text(), st.text())
def test_any_source_comes_back(source: str, text: str) -> None:
    assert unpacked(packed(source, text), text) == source


@given(st.text(max_size=9))
@example("caf\udce9.txt")
@example('"quoted".txt')
def test_any_path_comes_back(path: str) -> None:
    assert unquoted(quoted(path)) == path
    quoted(path).encode()


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        (State(3, 10**9, 10**9), True),
        (State(3, 10**9, 4 * 10**9), False),  # changed just before it was read
        (State(3, 9 * 10**9, 10**9), False),  # its clock is ahead
    ],
)
def test_times_are_trusted_once_they_lie_back(state: State, kept: bool) -> None:  # noqa: FBT001 - of a table
    found = trusted(state, now=5 * 10**9)
    assert found == (state if kept else state._replace(changed=UNTRUSTED))


def test_times_are_never_trusted_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docscope.corpus.index.making.sourced.os.name", "nt")
    assert trusted(State(3, 1, 1), now=10**12).changed == UNTRUSTED


def test_digest_is_what_b2sum_prints() -> None:
    # printf abc | b2sum -l 128
    assert digest(b"abc") == "cf4ab791c62b8d2b2109c90275287816"


def test_reading_is_kept_as_text() -> None:
    assert reading_key(Reading(encoding="cp1252")) == '["cp1252", null, false, "auto"]'


def test_segments_end_where_they_are_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        tmp_path.joinpath(f"{number}.txt").write_text(f"one two three {number}.", encoding="utf-8")
    corpus = files_at(tmp_path)
    monkeypatch.setattr(segmenting, "batches", lambda found: batches(found, characters=1))
    assert sizes_of(corpus) == [7]
    monkeypatch.setattr(segmenting, "MOST_TOKENS", 9)
    assert sizes_of(corpus) == [2, 2, 2, 1]
    monkeypatch.setattr(segmenting, "MOST_TOKENS", 1)  # less than one document has
    assert sizes_of(corpus) == [1] * 7
    monkeypatch.undo()
    monkeypatch.setattr(segmenting, "batches", lambda found: batches(found, characters=1))
    monkeypatch.setattr(segmenting, "MOST_DOCUMENTS", 3)
    assert sizes_of(corpus) == [3, 3, 1]
    monkeypatch.setattr(segmenting, "MOST_BYTES", 35)
    assert sizes_of(corpus) == [2, 2, 2, 1]


def sizes_of(corpus: FileCorpus) -> Sequence[int]:
    """Return how many documents each segment has that is written of a corpus."""
    found: list[int] = []

    def write(columns: Mapping[str, Iterable[Any]], tables: Mapping[str, Any]) -> Any:  # noqa: ANN401 - in the place of a segment
        assert set(columns) == set(COLUMNS)
        found.append(len(tables["documents"]))

    told: list[int] = []
    list(segments_of(corpus, corpus.names, write=write, advance=told.append))
    assert told == [corpus.size(doc) for doc in corpus.names]
    return found


def files_at(path: Path) -> FileCorpus:
    corpus = open_corpus(path)
    assert isinstance(corpus, FileCorpus)
    return corpus


def test_documents_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    tmp_path.joinpath("a.txt").write_text("A letter.", encoding="utf-8")
    tmp_path.joinpath("b.txt").write_bytes(b"\0\1\2\3")
    tmp_path.joinpath("c.txt").write_bytes(
        "Žluťoučký kůň příšerně úpěl ďábelské ódy".encode("cp1250")
    )
    tmp_path.joinpath("d.txt").write_text("gone", encoding="utf-8")
    corpus = files_at(tmp_path)
    tmp_path.joinpath("d.txt").unlink()
    folder = tmp_path.name
    assert sum(sizes_of_readable(corpus)) == 2
    assert corpus.report.skipped == {
        f"{folder}/b.txt": "binary, not text",
        f"{folder}/d.txt": "no longer there",
    }
    assert corpus.report.guessed == {f"{folder}/c.txt": "cp1250"}


def sizes_of_readable(corpus: FileCorpus) -> list[int]:
    found: list[int] = []

    def write(_: object, tables: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as above
        found.append(len(tables["documents"]))

    list(segments_of(corpus, corpus.names, write=write, advance=lambda _: None))
    return found


def test_document_that_is_too_long_for_its_positions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sourced, "MOST_CHARACTERS", 5)
    for name in ("a.txt", "b.txt"):
        tmp_path.joinpath(name).write_text(name[0] * (4 + (name > "b")) * 2, encoding="utf-8")
    tmp_path.joinpath("c.txt").write_text("short", encoding="utf-8")
    corpus = files_at(tmp_path)
    assert sizes_of_readable(corpus) == [1]
    assert set(corpus.report.skipped.values()) == {"more than 4 G characters; cut it into parts"}


def test_state_of_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("a.txt").write_text("A letter.", encoding="utf-8")
    corpus = files_at(tmp_path)
    doc = corpus.names[0]
    assert sourced.file_state(corpus, doc).size == 9
    monkeypatch.setattr(os, "stat", _refusing)
    assert sourced.file_state(corpus, doc) == State()


def _refusing(*_: object, **__: object) -> None:
    raise PermissionError
