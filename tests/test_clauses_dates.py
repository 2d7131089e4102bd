"""The dates of clauses and their deadlines: read once a document, given out by place."""

from __future__ import annotations

import pytest

import docscope.text.dates.tagger
from docscope.analyses.clauses.dates import clause_dates
from docscope.analyses.clauses.table import Clauses
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.model import Document
from docscope.text.clauses import Clause
from resolutions import plain


def dated(text: str, date: str | None = None) -> Document:
    document = plain(text)
    fields = {"date": date} if date else {}
    return Document(
        *("test", text, text, document.offsets, document.marks, document.blocks, fields)
    )


@pytest.mark.parametrize(
    ("said", "deadline", "date", "falls"),
    [
        ("Asks it to report by 1 May 1991.", "by 1 May 1991", None, "1991-05-01"),
        (
            "Asks: not later than 15 January 1991.",
            "not later than 15 January 1991",
            None,
            "1991-01-15",
        ),
        # the next 1 May after the date of the document
        ("Asks it to report by 1 May.", "by 1 May", "1990-11-29", "1991-05-01"),
        ("Asks it to report by the end of 1999.", "by the end of 1999", None, "1999-12-31"),
        ("Asks it to report by late May 1999.", "by late May 1999", None, "1999-05"),
        (
            "To leave within seventy-two hours.",
            "within seventy-two hours",
            "1990-11-29",
            "1990-12-02",
        ),
        ("Asks it to leave within two hours.", "within two hours", "1990-11-29", None),
        ("It runs from 1 May until 3 May 1999.", "until 3 May 1999", None, "1999-05-03"),
        ("Asks it to report by May 1999.", "by May 1999", None, "1999-05"),
        ("Asks it to report in 1999.", "in 1999", None, "1999"),
        ("Asks it to report within thirty days.", "within thirty days", "1990-11-29", "1990-12-29"),
        ("Asks it to pay within three months.", "within three months", "1990-11-30", "1991-02-28"),
        (
            "Asks it to pay within two weeks of the adoption of this resolution.",
            *("within two weeks", "1990-11-29", "1990-12-13"),
        ),
        # runs from a day that is not known
        (
            "Asks it to pay within thirty days of the signature.",
            "within thirty days",
            "1990-11-29",
            None,
        ),
        ("Asks it to report within thirty days.", "within thirty days", None, None),
        ("Asks it to report within thirty days.", "within thirty days", "1990-11", None),
        ("Asks it to report at its next session.", "at its next session", "1990-11-29", None),
        ("Asks it to report.", None, "1990-11-29", None),
    ],
)
def test_a_deadline_falls_on_a_day(
    said: str, deadline: str | None, date: str | None, falls: str | None
) -> None:
    clause = Clause("o1", "operative", 0, len(said), deadline=deadline)
    assert clause_dates(dated(said, date), [clause])[0].deadline == falls


def test_dates_belong_to_the_clauses_they_stand_in() -> None:
    text = "From 3 May 1956. Until 4 May 1956, and again 3 May 1956."
    clauses = [
        Clause("o1", "operative", 0, len(text)),
        Clause("o1(a)", "subitem", 0, 16),
        Clause("o1(b)", "subitem", 17, len(text)),
        Clause("o2", "operative", 5, 8),  # only a part of a date
    ]
    assert [found.dates for found in clause_dates(dated(text), clauses)] == [
        ("1956-05-03/..", "../1956-05-04", "1956-05-03"),
        ("1956-05-03/..",),
        ("../1956-05-04", "1956-05-03"),
        (),
    ]


@pytest.mark.parametrize(("wanted", "times"), [(True, 2), (False, 0)])
def test_a_document_is_read_for_dates_once_at_most(
    monkeypatch: pytest.MonkeyPatch, *, wanted: bool, times: int
) -> None:
    read = []
    tagged = docscope.text.dates.tagger.tagged

    def counting(text: str, settings: docscope.text.dates.settings.Settings) -> object:
        read.append(text)
        return tagged(text, settings)

    monkeypatch.setattr(docscope.text.dates.tagger, "tagged", counting)
    rows = list(run(Clauses(dates=wanted), open_corpus()).table)
    assert len(read) == times
    dates = Clauses().columns.index(next(c for c in Clauses().columns if c.name == "dates"))
    assert any(row[dates] for row in rows) is wanted
