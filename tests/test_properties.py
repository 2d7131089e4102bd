"""What holds for every analysis: no cut, index, engine or worker ever shows in the rows.

A new analysis is added to `ANALYSES`, with every parameter that changes its way to work.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from docscope.analyses.clauses.choice import Force
from docscope.analyses.clauses.readings import Readings
from docscope.analyses.clauses.residue import Residue
from docscope.analyses.clauses.table import Clauses
from docscope.analyses.collocates import Collocates
from docscope.analyses.columnar import collocates as columnar_collocates
from docscope.analyses.columnar import columnar_totals
from docscope.analyses.columnar import kwic as columnar_kwic
from docscope.analyses.columnar import words as columnar_words
from docscope.analyses.company import Window
from docscope.analyses.contrast import Contrast, Side
from docscope.analyses.dispersion import Dispersion
from docscope.analyses.documentgroups import ADDED, DocumentGroups
from docscope.analyses.documents import Documents
from docscope.analyses.drafts.comparison import Drafts
from docscope.analyses.drafts.rows import Compared
from docscope.analyses.kwic import Kwic
from docscope.analyses.passages import Passages, Reference
from docscope.analyses.provenance import Provenance
from docscope.analyses.references import KINDS as KINDS_OF_REFERENCES
from docscope.analyses.references import Refs
from docscope.analyses.repeats import Line
from docscope.analyses.tally import tally
from docscope.analyses.timeline import Timeline
from docscope.analyses.timerows import Around
from docscope.analyses.wordkeys import WordKeys
from docscope.analyses.words import Words
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.corpus.query.asked import Asked, asked_queries, asked_query
from docscope.engine.run import run
from docscope.engine.serial import gather, stream
from docscope.errors import InputError
from docscope.model import Table
from docscope.text.dates import KINDS as KINDS_OF_DATES
from index_of import files, indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.analyses.base import Analysis
    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row

    C = TypeVar("C", bound=Corpus)

NAMES = ("a.txt", "b.md", "c.txt", "d.md", "e.txt")
SIDES = (Side("first", frozenset(NAMES[:2])), Side("second", frozenset(NAMES[2:])))
ANALYSES: dict[str, Analysis[Any]] = {  # Any: whatever each collects
    "kwic": Kwic(parse_query("the")),
    "kwic, phrase": Kwic(parse_query("of the|soviet")),
    "kwic, gap": Kwic(parse_query("of .. the")),
    "kwic, CQL": Kwic(
        parse_query('[word="the"%c] []{0,2} [word="s.*" %c & lemma!="soviet"] within s')
    ),
    "kwic, near": Kwic(asked_query("of|a", Asked(near=("the",), span=3)), words=True),
    "kwic, pattern": Kwic(parse_query("*e?"), left=3, right=0, unit="char"),
    "kwic, sentence": Kwic(parse_query("*"), unit="sentence", spaced=True),
    "kwic, sorted": Kwic(parse_query("the|on|1956"), sort=("1R", "2L", "node", "doc")),
    "kwic, by date": Kwic(parse_query("of|a"), sort=("date", "random"), unit="paragraph"),
    "kwic, drawn": Kwic(parse_query("*"), sample=5, seed=3),
    "kwic, drawn and sorted": Kwic(parse_query("*"), sample=7, sort=("1L",), reverse=True),
    "kwic, reversed": Kwic(parse_query("the"), reverse=True),
    "kwic, each line once": Kwic(parse_query("the|of"), dedupe=Line(1, 1)),
    "kwic, each line once, drawn and sorted": Kwic(
        parse_query("*"), sort=("1R", "random"), sample=6, dedupe=Line(0, 1, "sentence")
    ),
    "provenance": Provenance(),
    "docs": Documents(),
    "docs, every column": Documents(every=True),
    "docs, by date": DocumentGroups("date", frozenset(column.name for column in ADDED)),
    "show": Passages(Reference(first=1, last=1)),
    "contrast": Contrast(*SIDES, min_freq=1),
    "contrast, sequences": Contrast(*SIDES, min_freq=1, ngram=2, numbers=True, every=True),
    "contrast, z": Contrast(*SIDES, min_freq=2, top=3, measure="g2", case=True),
    "clauses": Clauses(),
    "clauses, secondary": Clauses(secondary=True),
    "clauses, some": Clauses(kinds=("operative", "stance"), actor="government"),
    "clauses, without dates": Clauses(classes=("request", "notice"), dates=False, every=True),
    "clauses, with a match": Clauses(match=parse_query("government|of .. the"), force=Force(0, 4)),
    "clauses, citing": Clauses(refs="A/3251", read_as="resolution"),
    "clauses, read as articles": Clauses(read_as="articles"),
    "readings": Readings(),
    "readings, as prose": Readings(read_as="prose", secondary=True),
    "residue": Residue(),
    "drafts": Drafts((Compared(NAMES[0], NAMES[1]), Compared(NAMES[2], None))),
    "refs": Refs(),
    "refs, every kind": Refs(kinds=KINDS_OF_REFERENCES),
    "timeline": Timeline(),
    "timeline, deduped": Timeline(dedupe=True, documents=True),
    "timeline, some": Timeline(date_from="1956", match="the", date_order="dmy"),
    "timeline, explained": Timeline(explain=True, every=True, kinds=KINDS_OF_DATES, dedupe=True),
    "timeline, TIMEX3": Timeline(timex=True, every=True, around=Around("token", 3)),
    "timeline, anchored": Timeline(
        mode="anchored", anchor="1957-03-04", around=Around("paragraph")
    ),
    "words": Words(),
    "words, sequences": Words(
        keys=WordKeys(numbers=True), lengths=(2, 3), stop=frozenset({"of"}), slices=3
    ),
    "words, lemmas": Words(keys=WordKeys(form="lemma"), match="*e*", top=9, min_freq=2),
    "words, stems by document": Words(keys=WordKeys(form="stem"), by="doc"),
    "collocates": Collocates(parse_query("the"), min_freq=1),
    "collocates, sentence": Collocates(
        parse_query("of the|soviet"),
        window=Window(None, None, sentence=True),
        keys=WordKeys(case=True, numbers=True),
        min_freq=1,
        measure="g2",
        examples=2,
    ),
    "collocates, one side": Collocates(
        parse_query("*e?"), window=Window(0, 2), min_freq=2, measure="joint", stop=frozenset({"of"})
    ),
    "dispersion": Dispersion(asked_queries("the,of*,1956", {})),
    "dispersion, parts": Dispersion(asked_queries("the,of the", {}), "parts", 3),
    "dispersion, measures": Dispersion(asked_queries("the,soviet", {}), "measures"),
}
# Columns whose text is the slice of the source between char_start and char_end.
FIELDS = (["1R"], ["2L"], ["doc", "1L"], ["node"], ["year"], ["doc_date", "part"])
SLICES = {
    "kwic": "node",
    "show": "text",
    "clauses": "text",
    "residue": "text",
    "timeline": "text",
}

FRAGMENTS = (
    "**Title:** A title\n\n**Source:** A *book*, 1957\n\n**Last updated:** 12/04/2023\n\n",
    "---\ntitle: A title\ndate: 1956-10-30\n---\n",
    "# Resolution 1004 (ES-II)\n\n",
    "The General Assembly,\n\n",
    "*Recalling* the Peace Treaty signed at Paris on 10 February 1947,\n\n",
    "Considering that the\nUnited Nations is based on equality,\n\n",
    "- 1. *Calls upon* the Government of the U.S.S.R. to desist from non-intervention;\n",
    "- 2. **Requests** the Secretary-General to report by 1 May (A/3251);\n\n",
    "2. *Decides* to remain seized of the matter.\n\n",
    "*Moscow, October 30, 1956.*\n\n",
    "# Note of the Soviet Government\n\nBudapest, 4 November 1956\n\n",
    "They had the note of 4 November 1956 from the U.S.S.R. (A/3251), but none of May.\n\n",
    "The Soviet Government considers it necessary to withdraw the troops.\r\n\r\n",
    "Dear Sir,\n\nOn the 4th of November, in the spring of 1956-57, it regrets\n\nthe events.\n\n",
    "I saw them on 3/4/1956 & on Monday; it began in the 1950s.\f\n",
    "> It *must* be [extended](http://a.b) to the people’s <b>Rumänien</b> &amp; Ελλάδα.\n\n",
    "| date | the |\n|---|---|\n| May 1956 | `one of the` |\n\n",
    "東京の会議は1956年11月4日に終わった。会議。\n\n",
    "Er regt an, daß die Straße — İstanbul — e\u0301 offen\u00adbleibt.\n",
)
source = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=5).map("".join),
    st.text(max_size=60),
    st.text(st.sampled_from("the of*_\n\r.-1#[]()>`|&;"), max_size=60),
)
corpora = st.builds(
    MemoryCorpus.from_texts,
    st.dictionaries(st.sampled_from(NAMES), source, min_size=1, max_size=5),
    front_matter=st.booleans(),
)
every_analysis = pytest.mark.parametrize("analysis", ANALYSES.values(), ids=list(ANALYSES))


@every_analysis
@given(corpora, st.data())
def test_cutting_the_corpus_anywhere_changes_nothing(
    analysis: Analysis[Any], corpus: MemoryCorpus, data: st.DataObject
) -> None:
    corpus = usable(analysis, corpus)
    whole = analysis.collect(corpus)
    expected = list(analysis.rows(whole, corpus))
    cuts = data.draw(st.sets(st.integers(1, len(NAMES))), "cuts")
    parts = [analysis.collect(part) for part in cut(corpus, cuts)]
    while len(parts) > 1:
        left = data.draw(st.integers(0, len(parts) - 2), "merged")
        parts[left : left + 2] = [analysis.merge(parts[left], parts[left + 1])]
    for partial in parts:
        assert list(analysis.rows(partial, corpus)) == expected
        assert partial.totals == whole.totals


@every_analysis
@given(corpora)
def test_streaming_and_gathering_give_the_same_rows(
    analysis: Analysis[Any], corpus: MemoryCorpus
) -> None:
    corpus = usable(analysis, corpus)
    expected = list(analysis.rows(analysis.collect(corpus), corpus))
    found = [analysis.collect(part) for part in corpus.parts()]
    total = gather(analysis, found)
    assert (list(analysis.rows(total, corpus)) if total else []) == expected
    answer = run(analysis, corpus)
    assert list(answer.table) == expected
    assert list(answer.table) == expected  # again
    if total:
        assert answer.table.totals == total.totals
    if analysis.streams:
        table = Table(analysis.columns, lambda: iter(()))
        assert list(stream(analysis, corpus, found, table)) == expected
        assert total is None or table.totals == total.totals


@every_analysis
@given(corpora)
def test_every_row_has_the_declared_columns_and_its_slice_is_its_text(
    analysis: Analysis[Any], corpus: MemoryCorpus
) -> None:
    corpus = usable(analysis, corpus)
    table = run(analysis, corpus).table
    for row in table:
        assert len(row) == len(table.columns)
        assert all(
            fits(value, column.kind) for value, column in zip(row, table.columns, strict=True)
        )
        if analysis.name in SLICES:
            fields = dict(zip(table.names, row, strict=True))
            if fields["char_start"] is not None:
                document = corpus.document(str(fields["doc"]))
                span = (int(str(fields["char_start"])), int(str(fields["char_end"])))
                assert cleaned(document, *span) == fields[SLICES[analysis.name]]


@pytest.fixture(autouse=True, scope="module")
def _columns_for_few_hits() -> Iterator[None]:
    """Have the columns of an index answer wherever they can, however few the hits are."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (columnar_kwic, columnar_collocates, columnar_words):
            patch.setattr(module, "LEAST", 0)
        yield


@settings(max_examples=20)
@given(
    st.dictionaries(st.sampled_from(NAMES), source, min_size=1, max_size=5),
    st.dictionaries(st.sampled_from(NAMES), source, max_size=5),
    st.booleans(),
)
def test_an_index_gives_the_rows_of_the_files(
    texts: dict[str, str],
    before: dict[str, str],
    front_matter: bool,  # noqa: FBT001 - drawn
) -> None:
    with TemporaryDirectory() as folder:
        with suppress(InputError):  # nothing in what stood there before could be read
            indexed(files(folder, before), f"{folder}/a.corpus")
        corpus = files(folder, texts, front_matter=front_matter)
        readable = [document.doc for document in corpus.documents()]
        assume(readable)
        index = indexed(corpus, f"{folder}/a.corpus")
        assert list(index.names) == readable
        for name, analysis in ANALYSES.items():
            from_files = run(analysis, usable(analysis, corpus.only(readable)))
            from_index = run(analysis, usable(analysis, index))
            rows = list(from_files.table)
            assert list(from_index.table) == rows, name
            assert from_index.table.totals == from_files.table.totals, name
            if analysis.name == "kwic":
                assert by_the_column(from_index.table) in (None, rows), name
                assert columnar_totals(analysis, index) in (None, from_files.table.totals), name
                for fields in FIELDS:
                    counted = tally(from_index.table, fields)
                    assert list(counted) == list(tally(from_files.table, fields)), (name, fields)


@settings(max_examples=2)
@given(st.dictionaries(st.sampled_from(NAMES), source, min_size=2, max_size=5))
def test_workers_give_the_rows_of_one_process(texts: dict[str, str]) -> None:
    corpus = MemoryCorpus.from_texts(texts)
    for analysis in list(ANALYSES.values())[::3]:
        alone = run(analysis, usable(analysis, corpus))
        shared = run(analysis, usable(analysis, corpus), jobs=2)
        assert list(shared.table) == list(alone.table)
        assert shared.table.totals == alone.table.totals


@every_analysis
def test_workers_answer_alike_on_the_built_in_texts(
    analysis: Analysis[Any],
) -> None:
    corpus = open_corpus()
    if isinstance(analysis, Contrast):
        pytest.skip("its sides are other documents")
    shared = open_corpus()
    assert list(run(analysis, shared, jobs=2).table) == list(run(analysis, corpus).table)
    assert shared.report.read == corpus.report.read


def by_the_column(table: Table) -> list[Row] | None:
    """Return the rows as columns of many at a time have them; None if they come one by one."""
    batches = table.batches() if table.batches else None
    if batches is None:
        return None
    return [row for columns in batches for row in zip(*columns, strict=True)]


def usable(analysis: Analysis[Any], corpus: C) -> C:
    """Return the corpus without the documents that an analysis refuses."""
    if isinstance(analysis, Passages):
        with_body = [d.doc for d in corpus.documents() if any(b.paragraph for b in d.blocks)]
        return corpus.only(with_body)
    return corpus


def cut(corpus: MemoryCorpus, places: set[int]) -> Iterator[MemoryCorpus]:
    end = len(corpus.names)
    bounds = [0, *sorted(place for place in places if place < end), end]
    for first, last in pairwise(bounds):
        yield corpus.only(corpus.names[first:last])


def cleaned(document: Document, start: int, end: int) -> str:
    """Return what a slice of the source shows: markup off, white space as one blank."""
    shown = document.offsets.plain_span(start, end)
    return " ".join(document.text[shown.start : shown.end].split())


KINDS: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "list": tuple,
}


def fits(value: object, kind: str) -> bool:
    return value is None or isinstance(value, KINDS[kind])
