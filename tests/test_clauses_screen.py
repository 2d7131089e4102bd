"""The analysis of clauses and how people see it: tables, filters, lines in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docscope.analyses.clauses.table import Clauses
from docscope.analyses.place import slice_text
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.report.display import width
from docscope.report.layout import Layout
from docscope.report.screens.clauses import footer, screen

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.analyses.answer import Answer
    from docscope.model import Row

NAMES = (
    "doc,id,kind,number,actor,verb,addressee,object,text,second_verb,class,refs,dates,"
    "doc_title,doc_date,part,page,paragraph,sentence,line,char_start,char_end,"
    "kind_of_document,label_printed,force,urgency,deadline,section,parent,modality,condition,note,"
    "heading,deadline_date"
)
SOURCES = """\
The Security Council,

Noting the report,

A

1. Requests the Board, of which all States on every continent are members, to act:

(a) At once;

2. Decides to rest.

Annex

1. The Board acts.
"""


def answered(question: Clauses, *paths: Path) -> tuple[Answer, list[Row]]:
    answer = run(question, open_corpus(paths))
    return answer, list(answer.table)


def lines(question: Clauses, layout: Layout, *paths: Path) -> list[str]:
    answer, rows = answered(question, *paths)
    return list(screen(answer, rows, layout))


def test_columns_are_the_interface() -> None:
    answer, rows = answered(Clauses())
    assert ",".join(answer.table.names) == NAMES
    assert len(rows) == 28
    further = [column.name for column in Clauses(every=True).columns[len(rows[0]) :]]
    assert further == ["lemma", "second_addressee"]
    assert Clauses().streams
    assert Clauses().name == "clauses"


def test_every_text_is_its_slice_of_the_source_without_markup() -> None:
    corpus = open_corpus()
    _, rows = answered(Clauses(secondary=True))
    for row in rows:
        cells = dict(zip(NAMES.split(","), row, strict=True))
        document = corpus.document(str(cells["doc"]))
        start, end = cells["char_start"], cells["char_end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert slice_text(document, *document.offsets.plain_span(start, end)) == cells["text"]


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        (Clauses(kinds=("stance",), actor="PRINCIPLE"), "s2"),
        (Clauses(verb="request"), "o4 o7 o8"),
        (Clauses(verb="calls upon", addressee="hungary"), "o5"),
        (Clauses(verb="affirms"), "o3"),
        (Clauses(verb="note", kinds=("preambular",)), "p5 p6 p7 p8"),
        (Clauses(verb="regret"), "s7"),
        (Clauses(addressee="nobody"), ""),
    ],
)
def test_filters_leave_ids_as_they_are(question: Clauses, ids: str) -> None:
    _, rows = answered(question)
    assert " ".join(str(row[1]) for row in rows) == ids


def test_dates_are_values_and_references_are_lists() -> None:
    _, rows = answered(Clauses(kinds=("preambular",)))
    cells = dict(zip(NAMES.split(","), rows[5], strict=True))
    assert cells["dates"] == ("1956-11-01",)
    assert cells["refs"] == ("A/3251",)


def test_parts_join_in_reading_order() -> None:
    corpus = open_corpus()
    question = Clauses()
    parts = [question.collect(part) for part in corpus.parts()]
    whole = question.collect(corpus)
    assert question.merge(*parts) == whole
    assert whole.spent().totals == whole.totals
    assert whole.spent().found == ()


def test_the_screen_names_documents_and_kinds_once() -> None:
    shown = lines(Clauses(), Layout(80))
    assert shown[0] == (
        "resolution-1004  Resolution 1004 (ES-II), 1956-11-04, the General Assembly"
    )
    assert [line for line in shown if line in {" preambular", " operative", " stance"}] == [
        " preambular",
        " operative",
        " stance",
    ]
    assert " s2   ¶9   This principle     must also be extended to advisors" in shown
    assert all(width(line) <= 80 for line in shown)


def test_a_day_is_not_parted_from_its_month() -> None:
    shown = lines(Clauses(kinds=("preambular",)), Layout(80))
    assert shown[-1].strip() == "4 November 1956"


@pytest.mark.parametrize("columns", [1, 20, 40, 79, 120, 200])
def test_lines_fit_the_width_and_two_lines_hold_a_cell(columns: int) -> None:
    shown = lines(Clauses(), Layout(columns))
    assert columns < 60 or all(width(line) <= columns for line in shown)


def test_a_wide_screen_sets_who_beside_what() -> None:
    (line,) = [line for line in lines(Clauses(), Layout(140)) if line.startswith(" o6")]
    assert "all Members of the United Nations" in line
    assert "to co-operate with the Secretary-General" in line


def test_one_long_name_does_not_take_the_room_of_all_texts(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    text = "We condemn the war. " * 12 + "The Government of the Republic of Peru condemns it."
    path.write_text(text, encoding="utf-8")
    shown = lines(Clauses(), Layout(60), path)
    assert shown[3] == " s1   ¶1  We                    condemn the war"
    assert shown[-2:] == [
        " s13  ¶1  Government of the     condemns it",
        "          Republic of Peru",
    ]


def test_full_cells_are_whole_and_headings_may_go() -> None:
    shown = lines(Clauses(verb="request"), Layout(80, full=True, header=False))
    assert not any("…" in line for line in shown)
    assert shown[0].startswith(" o4")


def test_a_pipe_gets_one_line_a_clause_that_stands_alone() -> None:
    shown = lines(Clauses(), Layout())
    assert len(shown) == 28
    assert shown[9] == (
        "resolution-1004  o1  ¶11  Calls upon  the Government of the Union of Soviet Socialist "
        "Republics  to desist forthwith from all attack on the people of Hungary and from any form "
        "of intervention, in particular armed intervention, in the internal affairs of Hungary"
    )


def test_what_binds_in_an_article_is_found_as_its_verb(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(
        "Article 1\n\nThe tenant agrees to return the keys.\n\nArticle 2\n\nThe judge may go.\n",
        encoding="utf-8",
    )
    for verb in ("agree", "agreed", "return"):
        assert "art1~1" in "".join(lines(Clauses(verb=verb), Layout(), path))
        assert "art2~1" not in "".join(lines(Clauses(verb=verb), Layout(), path))


def test_a_line_does_not_say_the_verb_twice(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(
        "Article 1\n\nThe clerk shall:\n\n(a) keep records;\n\n(b) sell none.\n\n"
        "Article 2\n\nThe judge may go.\n",
        encoding="utf-8",
    )
    assert lines(Clauses(kinds=("point",)), Layout(), path) == [
        "law.txt  art1(a)  ¶2  clerk shall keep  records;",
        "law.txt  art1(b)  ¶3  clerk shall sell  none.",
    ]


def test_sub_items_stand_with_their_clause(tmp_path: Path) -> None:
    path = tmp_path / "resolution.txt"
    path.write_text(SOURCES, encoding="utf-8")
    shown = lines(Clauses(), Layout(60), path)
    assert shown == [
        "resolution.txt  the Security Council",
        "",
        " preambular",
        " p1  ¶2  Noting  the report",
        "",
        " Part A",
        "",
        " operative",
        " o1  ¶4  Requests  the Board",
        "                   of which all States on every continent",
        "                   are members, to act",
        "     ¶5    (a) At once;",
        " o2  ¶6  Decides   to rest",
        "",
        " annex items",
        " a1  ¶8  The Board acts",
    ]


def test_a_part_keeps_its_number_before_a_title_that_begins_alike(tmp_path: Path) -> None:
    path = tmp_path / "resolution.txt"
    text = "The Security Council,\n\nI\n\nINTERNATIONAL TRADE\n\n1. Decides to act.\n"
    path.write_text(text, encoding="utf-8")
    assert " I. INTERNATIONAL TRADE" in lines(Clauses(), Layout(60), path)


def test_a_sub_item_without_its_clause_has_its_whole_id(tmp_path: Path) -> None:
    path = tmp_path / "resolution.txt"
    path.write_text(SOURCES, encoding="utf-8")
    assert lines(Clauses(kinds=("subitem",)), Layout(60), path)[2:] == [
        " sub-items",
        " o1(a)  ¶5  At once",
    ]


def test_the_footer_counts_kinds() -> None:
    answer, rows = answered(Clauses())
    assert footer(answer, len(rows)) == [
        "28 clauses in 2 built-in documents: 9 preambular, 8 operative, 11 stance",
        "Whole clauses: --full. Some of them: --kind operative, --addressee Hungary",
    ]
    assert footer(answer, 5)[0].startswith("5 of 28 clauses in")


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        (
            Clauses(addressee="secretary-general"),
            "Whole clauses: --full. Some of them: --verb request",
        ),
        (
            Clauses(verb="request"),
            "Whole clauses: --full. Some of them: --addressee Secretary-General",
        ),
        (Clauses(verb="recall", addressee=""), "Whole clauses: --full."),
    ],
)
def test_the_footer_advises_what_occurs_in_the_answer(question: Clauses, advice: str) -> None:
    answer, rows = answered(question)
    assert footer(answer, len(rows))[1] == advice


def test_a_verb_is_found_as_the_second_one_too(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("The Council,\n\n1. Urges Peru to act, and encourages it to pay.\n", "utf-8")
    _, rows = answered(Clauses(verb="encourage"), path)
    assert len(rows) == 1


def test_the_footer_of_own_files_and_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("We condemn it. So it is.\n", encoding="utf-8")
    answer, _ = answered(Clauses(), path)
    assert footer(answer, 1)[1].endswith("--full. Some of them: --verb condemn")
    answer, _ = answered(Clauses(verb="nothing"), path)
    assert footer(answer, 0) == ["no clauses in 1 document"]
