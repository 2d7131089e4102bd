"""Web pages: text is never markup, nothing is fetched, and the same answer is the same page."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html import unescape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from docscope.analyses.collocates import Collocates
from docscope.analyses.company import Window
from docscope.analyses.kwic import Kwic
from docscope.analyses.timeline import Timeline
from docscope.analyses.wordkeys import WordKeys
from docscope.analyses.words import Words
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from docscope.report.html.asked import asked
from docscope.report.html.axis import Mark, Stretch, drawn
from docscope.report.html.calendar import span_name
from docscope.report.html.page import write
from docscope.text.dates.values.days import Day, number
from webpages import ATTACKS, DANGEROUS, page, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.analyses.base import Analysis
    from docscope.model import Row

SHEET = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)
BUILT_IN = open_corpus(())
QUESTIONS = questions("intervention", BUILT_IN)
ATTACKED = questions("peace", DANGEROUS)
EMPTY = MemoryCorpus.from_texts({"a.txt": "Nothing.", "b.txt": "Nothing at all."})


@pytest.mark.parametrize("name", ATTACKED)
def test_text_is_never_markup(name: str) -> None:
    plain = page(QUESTIONS[name])
    attacked = page(ATTACKED[name], DANGEROUS)
    assert _tags(attacked) <= _tags(plain) | {"bdi", "small", "p", "b", "mark", "ins", "del"}
    assert not re.search(r"<[^>]*\son\w+\s*=", _without_quoted(attacked))
    assert attacked.count("<script>") == attacked.count("<style>") == 1


@pytest.mark.parametrize("name", ["kwic", "clauses", "timeline"])
@pytest.mark.parametrize("attack", ATTACKS[:-1])
def test_text_is_shown_as_it_is(name: str, attack: str) -> None:
    shown = unescape(re.sub(r"<[^>]+>", "", page(ATTACKED[name], DANGEROUS)))
    assert re.sub(r"\W+", " ", attack).strip() in re.sub(r"\W+", " ", shown)


def test_nothing_invisible_is_in_a_page() -> None:
    for name, question in ATTACKED.items():
        attacked = page(question, DANGEROUS)
        assert not re.search("[\u2028\u2029\u202e\x1b]", attacked), name
    assert r"\u202e" in page(ATTACKED["kwic"], DANGEROUS)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("dangerous", [False, True])
def test_page_is_valid(name: str, *, dangerous: bool) -> None:
    corpus = DANGEROUS if dangerous else BUILT_IN
    text = page((ATTACKED if dangerous else QUESTIONS)[name], corpus)
    html5lib.HTMLParser(strict=True).parse(text)
    assert text.endswith("</html>\n")
    names = re.findall(r'\sid="([^"]+)"', text)
    assert len(names) == len(set(names))
    links = set(re.findall(r'href="#([^"]+)"', text))
    assert links <= set(names)


@pytest.mark.parametrize("name", QUESTIONS)
def test_policy_allows_the_own_script_and_style_alone(name: str) -> None:
    text = page(QUESTIONS[name])
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', text)[0])
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    inline = dict(SHEET.findall(text))
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(inline[kind].encode()).digest()).decode()
        assert allowed.pop(f"{kind}-src") == f"'sha256-{digest}'"
    assert allowed == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_is_named_that_lies_elsewhere(name: str) -> None:
    text = page(QUESTIONS[name])
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(|\ssrc=", text)
    assert set(re.findall(r'href="([^#"][^"]*)"', text)) == {"data:,"}
    assert ' style="' not in text


def test_own_files_end_no_element() -> None:
    for folder, end in (("scripts", "</script"), ("styles", "</style")):
        for file in files("docscope.report.html").joinpath(folder).iterdir():
            text = file.read_text(encoding="utf-8").lower()
            assert end not in text
            assert "<!--" not in text


@pytest.mark.parametrize("name", QUESTIONS)
def test_same_answer_is_the_same_page(name: str) -> None:
    assert page(QUESTIONS[name]) == page(QUESTIONS[name])


@pytest.mark.parametrize(
    ("name", "nothing"),
    [
        ("kwic", "No hits."),
        ("clauses", "No clauses."),
        ("timeline", "Nothing was found."),
        ("contrast", "No word is more frequent on either side."),
        ("drafts", "No clauses in either draft."),
    ],
)
def test_empty_answers_say_so(name: str, nothing: str) -> None:
    question = questions("intervention", EMPTY)[name]
    text = page(question, EMPTY, rows=())
    assert 'class="nothing"' in text
    assert nothing in text
    html5lib.HTMLParser(strict=True).parse(text)
    assert text.endswith("</html>\n")


def test_rows_go_out_as_they_come() -> None:
    answer = run(QUESTIONS["kwic"], BUILT_IN)
    stream = io.StringIO()
    sizes = []

    def rows() -> Iterator[Row]:
        for row in answer.table:
            sizes.append(len(stream.getvalue()))
            yield row

    write(answer, rows(), stream)
    assert len(set(sizes)) > 1


@pytest.mark.parametrize(
    ("fields", "headings"),
    [
        ("precision", ["precision", "count"]),
        ("precision,doc", ["precision", "resolution-1004", "soviet-declaration", "total"]),
    ],
)
def test_counts_are_a_plain_table(fields: str, headings: list[str]) -> None:
    text = page(Timeline(), by=fields)
    assert re.findall(r"<th [^>]*>([^<]*)</th>", text) == headings
    assert "7 dates in 2 of 2 built-in documents" in text


def test_what_was_turned_down_stands_apart() -> None:
    text = page(Timeline(kinds=("date", "vague"), explain=True))
    headings = re.findall(r"<h3>([^<]*)</h3>", text)
    undated = "without a day in the calendar"
    assert headings == [undated, "turned down", undated]
    turned_down = text.partition("<h3>turned down</h3>")[2].partition("</details>\n<details")[0]
    assert re.findall(r"<mark>([^<]*)</mark>", turned_down) == ["1004", "may"]
    assert "resolution-1004, 1956-11-04, 6 dates" in text


def test_why_a_date_is_read_so_is_told_in_words() -> None:
    text = page(Timeline(explain=True))
    told = "a day and its month (rule day-month); refers to the document of that day by that issuer"
    assert told in text
    assert "cites-issuer" not in text
    assert "<i>why</i>" not in page(Timeline())


def test_header_can_be_left_out() -> None:
    for name, question in QUESTIONS.items():
        headings = "<thead" if name == "contrast" else "<thead|<h2|<h3"
        assert not re.search(headings, page(question, header=False)), name


def test_limited_page_says_how_much_it_has() -> None:
    answer = run(Timeline(), BUILT_IN)
    stream = io.StringIO()
    write(answer, list(answer.table)[:2], stream)
    assert "This page has 2 of 7 rows." in stream.getvalue()
    assert "of 7 rows" not in page(Timeline(dedupe=True))


@pytest.mark.parametrize(
    ("analysis", "title", "settings"),
    [
        (Timeline(), "Every date, in order", ()),
        (
            Timeline(date_from="1956", match="declaration", dedupe=True),
            "Every date, in order",
            (("from", "1956"), ("match", "declaration"), ("dedupe", "yes")),
        ),
        (
            Words(WordKeys(form="lemma"), top=5, stop=frozenset({"the", "of"})),
            "The words, most frequent first",
            (("form", "lemma"), ("top", "5"), ("stop", "2 words")),
        ),
        (
            Collocates(parse_query("soviet"), Window(3, 3)),
            "The words around “soviet”",
            (("left", "3"), ("right", "3")),
        ),
        (Kwic(parse_query("armed forces"), seed=3), "Every occurrence of “armed forces”", ()),
        (
            Kwic(parse_query("peace"), sort=("1R", "doc"), sample=9, seed=3, left=4),
            "Every occurrence of “peace”",
            (("left", "4"), ("sort", "1R, doc"), ("sample", "9"), ("seed", "3")),
        ),
    ],
)
def test_page_says_what_was_asked(
    analysis: Analysis[Any], title: str, settings: tuple[tuple[str, str], ...]
) -> None:
    found = asked(run(analysis, BUILT_IN))
    assert (found.title, found.settings) == (title, settings)
    assert found.corpus == "2 built-in documents"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It met. In May 1956 it met.", ["In <May 1956> it met."]),
        (
            "In May 1956 and again in May 1956 it met.",
            [
                "In <May 1956> and again in May 1956 it met.",
                "In May 1956 and again in <May 1956> it met.",
            ],
        ),
        ("In May 1956. In May 1956.", ["In <May 1956>.", "In <May 1956>."]),
    ],
)
def test_date_is_marked_where_it_stands(text: str, marked: list[str]) -> None:
    text = page(Timeline(), MemoryCorpus.from_texts({"a.txt": text}))
    sentences = re.findall(r'<p class="sentence"[^>]*>(.*?)</p>', text)
    assert [each.replace("<mark>", "<").replace("</mark>", ">") for each in sentences] == marked


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Peace be with you.", False),
        ("Peace, in Arabic السلام, be with all of you.", False),
        ("السلام peace عليكم ورحمة الله وبركاته", True),
        ("שלום peace לכולם", True),
    ],
)
def test_line_runs_as_most_of_its_letters(text: str, *, turned: bool) -> None:
    line = page(Kwic(parse_query("peace")), MemoryCorpus.from_texts({"a.txt": text}))
    order = re.findall(r'<td class="(before|node|after)"', line)
    assert order == (["after", "node", "before"] if turned else ["before", "node", "after"])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It met on 4-10 November 1956.", "4–10 November 1956"),
        ("It met in 44 BC.", "44 BC"),
        ("It met in the 1950s.", "1950s"),
        ("It met in the late 1950s.", "late 1950s"),
        ("It met in the twentieth century.", "20th century"),
        ("It met in the 3rd century BC.", "3rd century BC"),
        ("It met about 1956.", "about 1956"),
        ("It has met since 1956.", "from 1956"),
        ("It has met since May 1956.", "from May 1956"),
        ("It met until 4 May 1956.", "until 4 May 1956"),
        ("It met on 12/04/2023.", "12 April 2023 or 4 December 2023"),
        ("It met after the Second World War.", "1939–1945"),
    ],
)
def test_list_says_when_in_words(text: str, when: str) -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": text})
    assert re.findall(r'<span class="date"[^>]*>([^<]*)<', page(Timeline(), corpus)) == [when]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (Day(1956, 11, 4), Day(1956, 11, 4), "4 November 1956"),
        (Day(1956, 11, 4), Day(1956, 11, 10), "4–10 November 1956"),
        (Day(1956, 10, 30), Day(1956, 11, 4), "30 October – 4 November 1956"),
        (Day(1956, 12, 30), Day(1957, 1, 4), "30 December 1956 – 4 January 1957"),
        (Day(1956, 2, 1), Day(1956, 2, 29), "February 1956"),
        (Day(1956, 3, 1), Day(1956, 5, 31), "March–May 1956"),
        (Day(1956, 11, 1), Day(1957, 2, 28), "November 1956 – February 1957"),
        (Day(1956, 1, 1), Day(1956, 12, 31), "1956"),
        (Day(1950, 1, 1), Day(1959, 12, 31), "1950–1959"),
        (Day(0, 1, 1), Day(0, 12, 31), "1 BC"),
        (Day(-43, 3, 15), Day(-43, 3, 15), "15 March 44 BC"),
        (Day(-26, 1, 1), Day(14, 12, 31), "27 BC – AD 14"),
    ],
)
def test_days_in_words(first: Day, last: Day, name: str) -> None:
    assert span_name(first, last) == name


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (Day(1956, 11, 4), Day(1956, 11, 4), "2 November 1956"),
        (Day(1956, 10, 30), Day(1957, 3, 4), "Nov 1956"),
        (Day(1939, 9, 1), Day(1956, 11, 4), "1940"),
        (Day(-499, 1, 1), Day(499, 12, 31), "1"),
        (Day(-499, 1, 1), Day(499, 12, 31), "200 BC"),
        (Day(-65_000_000, 1, 1), Day(2000, 1, 1), "10000000 BC"),
    ],
)
def test_whole_axis_is_marked_at_round_places(first: Day, last: Day, written: str) -> None:
    axis = drawn([Mark(_day(first)), Mark(_day(last))])
    assert axis is not None
    texts = [tick.text for tick in axis.ticks]
    assert written in texts
    assert 1 < len(texts) <= 9


def test_axis_begins_where_nearly_all_dates_lie() -> None:
    many = [Mark(_day(Day(1950 + at % 50, 1, 1))) for at in range(99)]
    far = _day(Day(-499, 1, 1))
    axis = drawn([Mark(far), *many])
    assert axis is not None
    assert axis.whole.start < far.start
    assert axis.first.start > number(Day(1900, 1, 1))
    even = drawn(many)
    assert even is not None
    assert even.first == even.whole


def test_spans_named_most_often_are_drawn_first() -> None:
    war = Stretch(number(Day(1939, 9, 1)), number(Day(1945, 9, 3)))
    marks = [Mark(war._replace(end=war.end + at), "range", str(at)) for at in range(9)]
    axis = drawn([Mark(_day(Day(1956, 11, 4))), *marks, marks[5], marks[5]])
    assert axis is not None
    assert [line.name for line in axis.lines] == ["5 ×3", "0", "1", "2"]
    assert [line.row for line in axis.lines] == [0, 1, 2, 3]


def _day(day: Day) -> Stretch:
    return Stretch(number(day), number(day) + 1)


def _tags(text: str) -> set[str]:
    return set(re.findall(r"<(\w+)", SHEET.sub("", text)))


def _without_quoted(text: str) -> str:
    return re.sub(r'"[^"]*"', '""', SHEET.sub("", text))
