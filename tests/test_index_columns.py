"""Answers from the columns of several segments: the rows and totals of the files."""

from __future__ import annotations

from array import array
from io import StringIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.collocates import Collocates
from docscope.analyses.columnar import collocates as columnar_collocates
from docscope.analyses.columnar import columnar, columnar_totals, direct
from docscope.analyses.columnar import kwic as columnar_kwic
from docscope.analyses.columnar import words as columnar_words
from docscope.analyses.columnar.slices import Slices
from docscope.analyses.columnar.texts import SPACES
from docscope.analyses.company import Window
from docscope.analyses.documents import Documents
from docscope.analyses.kwic import Kwic
from docscope.analyses.tally import tally
from docscope.analyses.wordkeys import WordKeys
from docscope.analyses.words import Words
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from docscope.model import Column
from docscope.report.writers.registry import write
from index_of import files, in_segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.base import Analysis
    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.model import Row, Value

TEXTS = {
    f"{name}_{year}.{suffix}": (
        f"---\ntitle: Letter {name}\ndate: {year}-0{day}-02\nissuer: The {name}\n---\n\n"
        f"The end of the {name}{end}{end}The end of the end, or A/32{day}/x{end}of the  {word}."
        f"{end}{end}It was the END\u00a0of the non-end; “{word}”, said the \u2003 {name}!{end}"
    )
    for name, year, day, suffix, end, word in (
        ("alpha", 1957, 1, "txt", "\n", "treaty"),
        ("beta", 1956, 2, "txt", "\r\n", "end"),
        ("gamma", 1956, 3, "md", "\n", "*treaty*"),
        ("delta", 1958, 4, "txt", "\f\n", "peace"),
        ("epsilon", 1955, 5, "txt", "\n", "peace"),
    )
}
TEXTS["zeta.txt"] = f"The end{' ' * 300}of the end\n\nthe{' ' * 252}end.\n\n- The end"
QUESTIONS: tuple[Analysis[Any], ...] = (
    Kwic(parse_query("the"), sort=("1R", "1L")),
    Kwic(parse_query("of the"), sort=("date", "2R"), words=True),
    Kwic(parse_query("end"), sort=("doc", "node", "1L"), reverse=True),
    Kwic(parse_query("end|treaty"), left=1, right=1),
    Kwic(parse_query("the"), left=0, right=30, sort=("node",)),
    Kwic(parse_query("of the end"), reverse=True),
    Words(),
    Words(lengths=(1, 3), top=7, stop=frozenset({"of"})),
    Words(lengths=(2, 2), top=3),
    Words(lengths=(5, 5), min_freq=9),
    Words(keys=WordKeys(numbers=True), match="*e*"),
    Collocates(parse_query("the"), min_freq=1),
    Collocates(parse_query("of the"), window=Window(None, 2), min_freq=1, measure="joint"),
    Documents(),
    Documents(more=frozenset({"issuer", "sentences", "tokens", "file", "encoding"})),
    Documents(more=frozenset({"types"})),
)
FIELDS = (["1R"], ["1L"], ["2L", "doc"], ["node"], ["year"], ["doc_date"], ["doc_title", "1R"])


@pytest.fixture(scope="module", params=[False, True], ids=["body", "front matter"])
def corpora(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[FileCorpus, IndexCorpus]:
    folder = tmp_path_factory.mktemp("columns")
    corpus = files(folder, TEXTS, front_matter=request.param)
    return corpus, in_segments(corpus, folder / "a.corpus", 3)


@pytest.fixture(autouse=True)
def _columns_for_few_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (columnar_kwic, columnar_collocates, columnar_words):
        monkeypatch.setattr(module, "LEAST", 0)


@pytest.mark.parametrize("question", QUESTIONS, ids=repr)
def test_rows_and_totals_are_those_of_the_files(
    question: Analysis[Any], corpora: tuple[FileCorpus, IndexCorpus]
) -> None:
    corpus, index = corpora
    expected, found = run(question, corpus).table, run(question, index).table
    rows = list(expected)
    assert list(found) == rows
    assert found.totals == expected.totals
    assert rows or question == Words(lengths=(5, 5), min_freq=9)
    if found.batches and (batches := found.batches()) is not None:
        assert [row for columns in batches for row in zip(*columns, strict=True)] == rows
    if isinstance(question, Kwic):
        assert columnar_totals(question, index) == expected.totals


@pytest.mark.parametrize("fields", FIELDS, ids=",".join)
@pytest.mark.parametrize("query", ["the", "end", "of the"])
def test_counts_by_fields_are_those_of_the_rows(
    query: str, fields: list[str], corpora: tuple[FileCorpus, IndexCorpus]
) -> None:
    corpus, index = corpora
    question = Kwic(parse_query(query))
    expected, found = (tally(run(question, one).table, fields) for one in (corpus, index))
    assert list(found) == list(expected)
    assert found.totals == expected.totals


def test_few_hits_and_what_needs_texts_take_the_common_way(
    corpora: tuple[FileCorpus, IndexCorpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, index = corpora
    plain = Kwic(parse_query("the"), sort=("1R",))
    assert direct(plain, index)
    assert columnar_totals(plain, index)
    assert columnar(plain, index)
    assert not any(way(plain, corpus) for way in (direct, columnar, columnar_totals))
    for question in (
        Kwic(parse_query("(the|end of)"), sort=("1R",)),
        Kwic(parse_query("the"), sample=3),
        Kwic(parse_query("the"), sort=("random",)),
        Kwic(parse_query("of the"), sort=("node",)),
        Words(slices=2),
        Words(by="year"),
        Collocates(parse_query("the"), examples=1),
    ):
        assert direct(question, index) is None
    assert columnar(Kwic(parse_query("the"), unit="sentence"), index) is None
    assert columnar(Words(), index) is None
    assert columnar_totals(Words(), index) is None
    for module in (columnar_kwic, columnar_collocates, columnar_words):
        monkeypatch.setattr(module, "LEAST", 10_000)
    for question in (plain, Words(), Collocates(parse_query("the"))):
        assert direct(question, index) is None
    assert columnar_totals(plain, index) is None


class Batched:
    """Rows that come by the column too."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def batches(self) -> Iterator[list[Sequence[Value]]] | None:
        half = len(self.rows) // 2
        parts = (self.rows[:half], self.rows[half:])
        return (list(zip(*part, strict=True)) for part in parts if part)


cell = st.text(st.sampled_from('ab ,;"\t\r\n\0é\ufeff\udce9'), max_size=4)
value = st.one_of(cell, st.integers(), st.none())
rows = st.integers(1, 3).flatmap(
    lambda width: st.one_of(
        st.lists(st.tuples(*[cell] * width), max_size=6),
        st.lists(st.tuples(*[value] * width), max_size=6),
        st.lists(st.tuples(*[st.text("ab,", max_size=3)] * width), max_size=6),
    )
)


@pytest.mark.parametrize("name", ["csv", "tsv", "excel"])
@given(rows)
def test_cells_by_the_column_are_written_as_by_the_row(name: str, rows: list[Row]) -> None:
    columns = [Column(f"c{at}") for at in range(len(rows[0]) if rows else 1)]
    by_row, by_column = StringIO(), StringIO()
    write(name, columns, iter(rows), by_row)
    write(name, columns, Batched(rows), by_column)
    assert by_column.getvalue() == by_row.getvalue()


pieces = st.text(st.sampled_from('ab ,;"é\ufeff\U0001f600'), max_size=5).map(str.strip)
number = st.one_of(st.integers(0, 20_000), st.integers(-1, 1 << 40))


@pytest.mark.parametrize("name", ["csv", "tsv", "excel"])
@given(
    st.lists(st.tuples(pieces, pieces, number, value, st.booleans()), min_size=1, max_size=6),
    st.integers(0, 3),
)
def test_lines_put_together_from_slices_are_those_by_the_row(
    name: str, cut: list[tuple[str, str, int, Value, bool]], first: int
) -> None:
    text = "".join(left + right for left, right, *_ in cut)
    lengths = np.array([len(piece) for left, right, *_ in cut for piece in (left, right)])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    others = {at: f"{left} {right}" for at, (left, right, *_, apart) in enumerate(cut) if apart}
    columns: list[Sequence[Value]] = [
        Slices(text, starts[::2], ends[::2], others),
        array("q", [number for _, _, number, _, _ in cut]),
        Slices(text, starts[1::2], ends[1::2], {}),
        [value for *_, value, _ in cut],
    ]
    columns = columns[first:] + columns[:first]
    found = Batched(list(zip(*columns, strict=True)))
    found.batches = lambda: iter([columns])  # type: ignore[method-assign]  # as it is, not in halves
    by_row, by_column = StringIO(), StringIO()
    titles = [Column(f"c{at}") for at in range(len(columns))]
    write(name, titles, iter(found.rows), by_row)
    write(name, titles, found, by_column)
    assert by_column.getvalue() == by_row.getvalue()


def test_white_space_is_what_python_takes_for_it() -> None:
    expected = {chr(code) for code in range(0x110000) if chr(code).isspace()}
    assert set(SPACES) == expected


def test_what_was_read_is_the_same(corpora: tuple[FileCorpus, IndexCorpus]) -> None:
    corpus, index = corpora
    assert list(index.contents()) == list(corpus.contents())
    assert index.words() == sum(content.words for content in corpus.contents())
    assert dict(index.described()) == {doc: dict(known) for doc, known in corpus.described()}
    names = list(index.names)[1:4]
    assert list(index.only(names).contents()) == list(corpus.only(names).contents())
