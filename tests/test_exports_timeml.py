"""The timeline as TimeML: the text as it was, with every expression that TIMEX3 marks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.analyses.timeline import Timeline, searched_text
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.report.exports.as_timeml import NO_XML
from docscope.report.writers.registry import write_answer
from docscope.text.dates import KINDS, find_dates
from terminal import in_pipe

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.corpus.base import Corpus


class Marked(NamedTuple):
    """A TIMEX3 element as a scorer reads it."""

    start: int
    end: int
    type: str
    value: str
    mod: str


def written(corpus: Corpus, **parameters: Any) -> str:  # noqa: ANN401 - a table of them
    answer = run(Timeline(every=True, timex=True, **parameters), corpus)
    stream = io.StringIO(newline="")
    assert write_answer("timeml", answer, answer.table, stream) == []
    return stream.getvalue()


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - no stranger wrote it


def timeml(text: str, name: str = "a.txt", **parameters: Any) -> ET.Element:  # noqa: ANN401 - as above
    """Return the TimeML of one text, as a parser of XML has it."""
    root = parsed(written(MemoryCorpus.from_texts({name: text}), **parameters))
    assert root.tag == "TimeML"
    return root


def content(root: ET.Element) -> str:
    """Return the text of a document, as a scorer has it."""
    found = root.find("TEXT")
    assert found is not None
    return "".join(found.itertext())


def marks(root: ET.Element) -> list[Marked]:
    """Return what is marked in a document, with its place in the text."""
    text = root.find("TEXT")
    assert text is not None
    found, end = [], len(text.text or "")
    for timex in text:
        assert timex.tag == "TIMEX3"
        assert not len(timex)
        start, end = end, end + len(timex.text or "")
        given = (timex.get(name, "") for name in ("type", "value", "mod"))
        found.append(Marked(start, end, *given))
        end += len(timex.tail or "")
    return found


TEXT = """\
Geneva, 4 November 1956

From 1949 to 1956, & in the 1950s, it <rained>; about 1957 it snowed. On 10 June it
stopped after three days, every year, at noon. In early 1958, in spring 1959 and in 44 BC ...]]>
"""


def test_the_text_is_the_source_and_the_marks_are_those_of_find_dates() -> None:
    root = timeml(TEXT, kinds=KINDS)
    (document,) = MemoryCorpus.from_texts({"a.txt": TEXT}).documents()
    found = find_dates(
        searched_text(document), anchor=document.metadata.get("date"), kinds=frozenset(KINDS)
    )
    assert content(root) == TEXT
    assert marks(root) == [Marked(*timex) for each in found for timex in each.timex]
    assert {"DATE", "DURATION", "SET", "TIME"} == {mark.type for mark in marks(root)}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It was 4 November 1956.", [("4 November 1956", "DATE", "1956-11-04", "")]),
        ("From 1949 to 1956.", [("1949", "DATE", "1949", ""), ("1956", "DATE", "1956", "")]),
        ("About 1957 it snowed.", [("About 1957", "DATE", "1957", "APPROX")]),
        ("In early 1958.", [("early 1958", "DATE", "1958", "START")]),
        ("In spring 1959.", [("spring 1959", "DATE", "1959-SP", "")]),
        ("He died in 44 BC.", [("44 BC", "DATE", "BC0044", "")]),
        ("It took three days.", [("three days", "DURATION", "P3D", "")]),
    ],
)
def test_values_are_those_of_timex3(text: str, marked: list[tuple[str, ...]]) -> None:
    root = timeml(text, kinds=KINDS)
    assert [(text[mark.start : mark.end], *mark[2:]) for mark in marks(root)] == marked


def test_a_document_has_its_name_and_the_time_it_was_made() -> None:
    root = timeml("Geneva, 4 November 1956\n\nOn 10 June it rained.", "a&b.txt")
    made = root.find("DCT/TIMEX3")
    assert root.findtext("DOCID") == "a&b.txt"
    assert made is not None
    assert made.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "1956-11-04",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    assert timeml("It rained in 1956.").find("DCT") is None


@pytest.mark.parametrize(
    ("anchor", "made"), [(None, ["1956-11-04"]), ("1957", ["1957"]), ("none", [])]
)
def test_the_time_a_document_was_made_is_the_one_that_dates_count_from(
    anchor: str | None, made: list[str]
) -> None:
    root = timeml("Geneva, 4 November 1956\n\nOn 10 June it rained.", anchor=anchor)
    assert [timex.get("value") for timex in root.findall("DCT/TIMEX3")] == made


def test_what_was_counted_from_another_date_names_it() -> None:
    root = timeml("Geneva, 4 November 1956\n\nThe treaty was signed yesterday.")
    (day,) = (timex for timex in root.iter("TIMEX3") if timex.text == "yesterday")
    assert day.get("value") == "1956-11-03"
    assert day.get("temporalFunction") == "true"
    assert day.get("anchorTimeID") in {"t0", "t1"}


def test_a_date_that_cannot_be_known_has_a_value_all_the_same() -> None:
    root = timeml("Two days ago it rained.", anchor="1966", kinds=KINDS)
    (ago,) = root.findall("TEXT/TIMEX3")
    assert (ago.text, ago.get("value")) == ("Two days ago", "")


def test_tids_are_counted_in_the_order_of_the_text() -> None:
    root = timeml("It rained in 1957, in 1956 and in 1955.")
    assert [(timex.get("tid"), timex.text) for timex in root.iter("TIMEX3")] == [
        ("t1", "1957"),
        ("t2", "1956"),
        ("t3", "1955"),
    ]


def test_several_documents_stand_in_one_element() -> None:
    texts = {"a.txt": "In 1956.", "b.txt": "Nothing.", "c.txt": "In 1957."}
    root = parsed(written(MemoryCorpus.from_texts(texts)))
    assert root.tag == "collection"
    assert [each.findtext("DOCID") for each in root.findall("TimeML")] == list(texts)
    assert [content(each) for each in root.findall("TimeML")] == list(texts.values())
    assert len(parsed(written(MemoryCorpus.from_texts({})))) == 0


def test_sources_with_markup_and_front_matter_are_whole() -> None:
    corpus = open_corpus(front_matter=True)
    root = parsed(written(corpus))
    for document, each in zip(corpus.documents(), root.findall("TimeML"), strict=True):
        assert content(each) == document.source
    assert sum(len(marks(each)) for each in root.findall("TimeML")) == 20  # 19, one with two ends


def test_rows_are_those_that_were_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In 1955, in 1956 and in 1957 it rained.")
    for options, expected in (
        (("--from", "1956"), ["1956", "1957"]),
        (("--limit", "1"), ["1955"]),
        (("--where", "date=1956"), ["1956"]),
        (("--kind", "range"), []),
    ):
        ended = in_pipe("timeline", "a.txt", "--format", "timeml", *options, folder=tmp_path)
        assert [mark.value for mark in marks(parsed(ended.output))] == expected


def test_a_suffix_chooses_it(tmp_path: Path) -> None:
    in_pipe("timeline", "-o", "dates.tml", folder=tmp_path)
    written = (tmp_path / "dates.tml").read_text(encoding="utf-8")
    assert written == in_pipe("timeline", "--format", "timeml").output


NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "ab <>&]\"'\r\n\t\f\x00\x0b\x1b\x85\u2028\u202e\ufeff\ufffe\uffffאב漢😀*_#"
        ),
        st.characters(),
    )
)


@settings(deadline=None)  # the first example imports libraries
@given(NASTY, NASTY, st.sampled_from(["a.txt", "a.md"]))
def test_any_text_keeps_every_place(before: str, after: str, name: str) -> None:
    text = f"{before} *from 4 to 10 November 1956* {after} _1957_ {after}"
    (document,) = MemoryCorpus.from_texts({name: text}).documents()
    root = timeml(text, name)
    assert content(root) == NO_XML.sub("\ufffd", document.source)
    ends = [place for mark in marks(root) for place in mark[:2]]
    assert ends == sorted(ends)
