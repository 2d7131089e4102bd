"""The timeline: its rows, their order and context, and its screen."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.analyses.timecolumns import COLUMNS
from docscope.analyses.timeline import Timeline, searched_text
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.model import Span
from docscope.report.layout import Layout
from docscope.report.screens.timeline import clipped, footer, screen

if TYPE_CHECKING:
    from docscope.analyses.answer import Answer
    from docscope.model import Row

BUILT_IN = """\
 date        context                                     document
 1939/1945   …of Europe and Asia on this foundation      soviet-declaration ¶3
             after [the Second World War] and the rout…
 1947-02-10  …the Allied and Associated Powers signed    resolution-1004 ¶3
             at Paris on [10 February 1947] and that…
 1956-10-30  Noting moreover the declaration of          resolution-1004 ¶6
             [30 October 1956] by the Government of…
 1956-10-30  Moscow, [October 30, 1956].                 soviet-declaration head
 1956-11-01  Noting the communication of                 resolution-1004 ¶7
             [1 November 1956] (A/3251) of the…
 1956-11-02  Noting further the communication of         resolution-1004 ¶8
             [2 November 1956] (S/3726) from the…
 1956-11-04  Taking note of the radio appeal of Prime    resolution-1004 ¶10
             Minister Imré Nagy of [4 November 1956]"""
FIRST_ROW = (
    "1939-09-01/1945-09-02,soviet-declaration,the Second World War,\"The system of people's "
    "democracy took shape, grew strong and showed its great vital power in many countries of "
    'Europe and Asia on this foundation after the Second World War and the rout of fascism.",'
    "1939-09-01,1945-09-02,period,range,after,,,Declaration by the Soviet Government,1956-10-30,"
    "body,,3,1,33,2798,2818,"
)
LETTER = """\
12 May 1871

We left Paris on 3 May 1871. Thiers had entered it in 1870, and on 3 May 1871 we knew it.

1. The Commune ended on 28 May. Some call 28 May its end (about 1871).
"""


def answer(*texts: str, **parameters: Any) -> Answer:  # noqa: ANN401 - a table of them
    names = {f"{number}.txt": text for number, text in enumerate(texts)}
    return run(Timeline(**parameters), MemoryCorpus.from_texts(names))


def rows(*texts: str, **parameters: Any) -> list[Row]:  # noqa: ANN401 - as above
    return list(answer(*texts, **parameters).table)


def dates(*texts: str, **parameters: Any) -> list[object]:  # noqa: ANN401 - as above
    return [row[0] for row in rows(*texts, **parameters)]


def test_the_screen_at_80_columns() -> None:
    whole = run(Timeline(), open_corpus())
    assert "\n".join(screen(whole, whole.table, Layout(width=80))) == BUILT_IN
    assert footer(whole, 7) == [
        "7 dates in 2 built-in documents; --documents adds the dates of the documents"
    ]


def test_the_first_row_as_csv() -> None:
    out = io.StringIO()
    row = next(iter(run(Timeline(), open_corpus()).table))
    csv.writer(out, lineterminator="").writerow(["" if value is None else value for value in row])
    assert out.getvalue() == FIRST_ROW


def test_a_pipe_gets_one_whole_line_a_row() -> None:
    whole = run(Timeline(), open_corpus())
    lines = list(screen(whole, whole.table, Layout()))
    assert len(lines) == 8
    assert "…" not in "".join(lines)
    assert lines[1].rstrip().endswith("soviet-declaration ¶3")


def test_front_matter_adds_its_dates() -> None:
    found = list(run(Timeline(), open_corpus(front_matter=True)).table)
    assert len(found) == 19
    assert [row[2] for row in found if row[10]] == ["12/04/2023"] * 2
    assert {"4th November1956", "4-10 November 1956", "January 1957"} <= {row[2] for row in found}


def test_a_citation_that_full_stops_cut_to_pieces_is_one_context() -> None:
    found = list(run(Timeline(), open_corpus(front_matter=True)).table)
    cited = {row[3] for row in found if row[2] in {"1956", "1957"}}
    assert len(cited) == 1
    assert str(cited.pop()).startswith("Documents on American Foreign Relations. 1956. Dir.")
    assert "New York: United Nations, January 1957." in {row[3] for row in found}


def test_rows_stand_in_the_order_of_the_calendar() -> None:
    assert dates(LETTER) == [
        "1870",
        "1871~",
        "1871-05-03",
        "1871-05-03",
        "1871-05-12",
        "1871-05-28",
        "1871-05-28",
    ]


def test_an_open_side_is_sorted_by_the_other_and_no_day_comes_last() -> None:
    text = "In March it rained. It was so until 1956, and since 1957.\n\nIn 1955 it was not."
    assert dates(text) == ["1955", "1955-03", "../1956", "1957/.."]
    assert dates("It rained in March.", "In 1955.") == ["1955", "XXXX-03"]


def test_every_row_is_its_slice_of_the_source() -> None:
    corpus = open_corpus(front_matter=True)
    for row in run(Timeline(kinds=("date", "range", "period", "vague")), corpus).table:
        document = corpus.document(str(row[1]))
        start, end = row[18], row[19]
        assert isinstance(start, int)
        assert isinstance(end, int)
        plain = document.offsets.plain_span(start, end)
        assert " ".join(document.text[plain.start : plain.end].split()) == row[2]
        assert str(row[2]) in str(row[3])


def test_a_list_mark_is_no_part_of_the_context() -> None:
    contexts = [row[3] for row in rows(LETTER)]
    assert "The Commune ended on 28 May." in contexts


def test_blocks_keep_their_dates_apart() -> None:
    assert dates("4\n\nNovember 1956 was cold.") == ["1956-11"]
    assert dates("It was on 4\nNovember\n1956, at\nnoon.") == ["1956-11-04"]


def test_searched_text_keeps_every_place() -> None:
    document = open_corpus().document("resolution-1004")
    text = searched_text(document)
    at = text.index("10 February 1947")
    assert document.text.startswith("10 February 1947", at)
    assert "12/04/2023" not in text


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"date_from": "1871-05-04"}, ["1871~", "1871-05-12", "1871-05-28", "1871-05-28"]),
        ({"date_to": "1870"}, ["1870"]),
        ({"date_from": "1871-05-12", "date_to": "1871-05-12"}, ["1871~", "1871-05-12"]),
        ({"match": "thiers"}, ["1870", "1871-05-03"]),
        ({"match": "Comm"}, []),
        ({"kinds": ("range",)}, []),
    ],
)
def test_rows_can_be_chosen(parameters: dict[str, Any], expected: list[str]) -> None:
    assert dates(LETTER, **parameters) == expected


def test_a_date_without_a_day_is_in_no_span() -> None:
    assert dates("It rained in March.", date_from="1900") == []
    assert dates("It was so until 1956.", date_from="1900") == ["../1956"]
    assert dates("It was so until 1956.", date_from="1957") == []


def test_one_row_a_date_with_counts() -> None:
    found = rows(LETTER, "Again on 28 May 1871.", dedupe=True)
    assert [(row[0], *row[-2:]) for row in found] == [
        ("1870", 1, 1),
        ("1871~", 1, 1),
        ("1871-05-03", 2, 1),
        ("1871-05-12", 1, 1),
        ("1871-05-28", 3, 2),
    ]
    assert [column.name for column in Timeline(dedupe=True).columns[-2:]] == ["count", "documents"]
    assert Timeline().columns == COLUMNS


def test_the_dates_of_the_documents_can_be_added() -> None:
    found = [
        row for row in run(Timeline(documents=True), open_corpus()).table if row[6] == "document"
    ]
    assert [(row[0], row[1], row[2], row[19]) for row in found] == [
        ("1956-10-30", "soviet-declaration", None, None),
        ("1956-11-04", "resolution-1004", None, None),
    ]
    whole = run(Timeline(documents=True, date_from="1956-11-03"), open_corpus())
    lines = list(screen(whole, whole.table, Layout(width=80)))
    assert lines[1].split() == ["1956-11-04", "Resolution", "1004", "(ES-II)", "resolution-1004"]
    assert footer(whole, 2) == ["2 dates in 1 of 2 built-in documents"]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"kinds": ("years",)}, "--kind years: no such kind"),
        ({"date_order": "dym"}, "--date-order dym"),
        ({"date_from": "last year"}, "--from last year: no date"),
        ({"date_to": "1956-13"}, "--to 1956-13: no date"),
        ({"date_to": "1956-02-30"}, "--to 1956-02-30: no date"),
    ],
)
def test_wrong_parameters_are_told(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        Timeline(**parameters)


def test_no_dates_is_said() -> None:
    none = answer("Nothing.")
    assert list(screen(none, none.table, Layout(width=80))) == []
    assert footer(none, 0) == ["no dates in 1 document"]


def test_narrow_and_headless_screens() -> None:
    whole = answer("On 4-10 November 1956 and on 12/04/2023 the Assembly met in New York.")
    lines = list(screen(whole, whole.table, Layout(width=50, header=False)))
    assert lines[0].startswith(" 1956-11-04/ ")
    assert lines[1].startswith(" 1956-11-10 ")
    assert max(map(len, lines)) <= 50
    full = list(screen(whole, whole.table, Layout(width=50, full=True)))
    assert "…" not in "".join(full)


def test_the_same_words_twice_in_a_sentence_are_told_apart() -> None:
    whole = answer("On 4 May 1956 he went, and on 4 May 1956 he came; 1956 was good.")
    lines = [line.strip() for line in screen(whole, whole.table, Layout(header=False))]
    assert [line[line.index("[") : line.index("]") + 6] for line in lines] == [
        "[1956] was g",
        "[4 May 1956] he we",
        "[4 May 1956] he ca",
    ] or [line.index("[") for line in lines][1] < [line.index("[") for line in lines][2]


def test_other_brackets_are_no_marks() -> None:
    text = f"In its {'long ' * 30}note [of [some] kind] it is said that on 4 May 1956 he left it."
    whole = answer(text)
    (first, second) = screen(whole, whole.table, Layout(width=60, header=False))
    assert "[4 May 1956] he left" in f"{first[13:45].strip()} {second.strip()}"


@pytest.mark.parametrize("columns", [1, 5, 12, 40, 200])
def test_a_context_is_cut_around_its_date(columns: int) -> None:
    context = "word " * 60 + "[4 November 1956]" + " word" * 60
    mark = Span(context.index("["), context.index("]") + 1)
    lines = clipped(context, columns, mark)
    assert len(lines) <= 2
    assert all(len(line) <= columns for line in lines)
    if columns >= 40:
        assert "[4 November 1956] word word" in " ".join(lines)


TEXTS = st.lists(
    st.sampled_from(["on 4 November 1956", "in May", "Nothing.", "the Cold War", "\n\n", "1956;"]),
    max_size=8,
).map(" ".join)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.data())
def test_cutting_the_corpus_anywhere_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    corpus = MemoryCorpus.from_texts({f"{n}.txt": text for n, text in enumerate(texts)})
    timeline = replace(Timeline(), dedupe=data.draw(st.booleans()))
    whole = timeline.collect(corpus)
    parts = [timeline.collect(part) for part in corpus.parts()]
    total = parts[0]
    for part in parts[1:]:
        total = timeline.merge(total, part)
    assert list(timeline.rows(total, corpus)) == list(timeline.rows(whole, corpus))
    assert total.totals == whole.totals
    assert total.spent().found == ()


def test_a_row_a_date_says_how_often_it_is_named() -> None:
    whole = run(Timeline(dedupe=True), open_corpus())
    lines = list(screen(whole, whole.table, Layout(width=80)))
    assert lines[0] == " date        times  context                                document"
    assert "\n".join(lines[5:7]) == (
        " 1956-10-30      2  Noting moreover the declaration of     resolution-1004 ¶6\n"
        "                    [30 October 1956] by the Government…"
    )
    (closing,) = footer(whole, 6)
    assert closing.startswith("7 mentions, one row a date, in 2 built-in documents; ")
    assert list(screen(whole, whole.table, Layout()))[3].startswith(" 1956-10-30      2  Noting")
