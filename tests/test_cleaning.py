"""Markup removal: what stays of a text, what the marks said, and how long it takes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.model import Mark
from docscope.text.cleaning import clean_markdown, clean_text, looks_like_markdown

CORPUS = Path(__file__).parent.parent / "corpus"


def built_in(name: str) -> str:
    return (CORPUS / f"{name}.md").read_text(encoding="utf-8")


SHOWN = {
    # headings
    "## Title": "Title",
    "## Title ##": "Title",
    "# Title #4": "Title #4",
    "#4 is no heading": "#4 is no heading",
    "##": "",
    "### ###": "",
    "####### seven": "####### seven",
    "Title\n===": "Title\n",
    "Long\ntitle\n---": "Long\ntitle\n",
    "## **URL**:": "URL:",
    # emphasis
    "*Calls upon* the": "Calls upon the",
    "**bold** and ***both***": "bold and both",
    "un*frigging*believable": "unfriggingbelievable",
    "snake_case_name": "snake_case_name",
    "_Recalling_ its_ name": "Recalling its_ name",
    "5 * 3 * 2": "5 * 3 * 2",
    "Korea* and Japan": "Korea* and Japan",
    "* a footnote*": "a footnote*",
    "**not closed": "**not closed",
    "*a **b* c**": "a b c",
    "«*oui*»": "«oui»",
    "*“quoted”*": "“quoted”",
    "~~gone~~ and ~5 to ~7": "gone and ~5 to ~7",
    # code
    "the `a*b*` code": "the a*b* code",
    "`` `tick` ``": "`tick`",
    "an ` open tick": "an ` open tick",
    "``a`": "``a`",
    "```py\nx = *y*\n```": "\nx = *y*\n",
    "~~~\na\n\nb": "\na\n\nb",
    "````\n```\n````": "\n```\n",
    "    four *spaces*": "    four *spaces*",
    "a\n    b": "a\n    b",
    "\tcode\n\n\tcode\ntext": "\tcode\n\n\tcode\ntext",
    # items
    "- 1. *Calls upon* the": "1. Calls upon the",
    "4) Requests": "4) Requests",
    "- one\n* two\n+ three": "one\ntwo\nthree",
    "-no item": "-no item",
    "- ": "",
    "1956. A year": "1956. A year",
    "in\n1956. A year": "in\n1956. A year",
    "1234567890. too long": "1234567890. too long",
    "- a\n  - (1) b\n\n  c": "a\n(1) b\n\n  c",
    "-     code": "    code",
    "-\ttabbed": "tabbed",
    "-\n\n  text": "\n\n  text",
    "1. - x": "1. x",
    # quotations
    "> quoted\nlazily": "quoted\nlazily",
    "> a\n>> b\n>\tc": "a\nb\n\tc",
    "> # Title\n> - item": "Title\nitem",
    ">    - deep": "deep",
    # rules
    "a\n\n***\n\n- - -\n_ _ _": "a\n\n\n\n\n",
    # tables
    "| a | b |\n|---|:-:|\n| 1 | 2 |": " a \t b \n\n 1 \t 2 ",
    "a|b\n-|-\n*c*|d\\|e": "a\tb\n\nc\td|e",
    "text\na|b\n-|-\n": "text\na\tb\n\n",
    "a|b\n-|-|-": "a|b\n-|-|-",
    "no pipe\n-|-": "no pipe\n-|-",
    "a|b": "a|b",
    "|a|\n|-|\n|\n||": "a\n\n\n",
    # escapes and line breaks
    "resolution\\_1004": "resolution_1004",
    "\\* no bullet": "* no bullet",
    "by\\\\_the": "by_the",
    "C:\\dir": "C:\\dir",
    "a\\\nb": "a\nb",
    "a\\": "a\\",
    # links
    '[text](url "title") end': "text end",
    "[text](<a b> 'title')": "text",
    "[text](a(b(c(d)))) end": "text end",
    "[text](a b)": "[text](a b)",
    "[text](<a)": "[text](<a)",
    "[text](a": "[text](a",
    "[text]()": "text",
    '[text](a\n"title")': "text",
    "[S/902]": "[S/902]",
    "a ] b": "a ] b",
    "[[a](b)](c)": "[a](c)",
    "[![alt *x*](u)](v)": "alt x",
    "![a [b](c)](d)": "a b",
    "!\\[a](b)": "![a](b)",
    "\\![a](b)": "!a",
    "*[a*](b)": "*a*",
    "<http://a_b_c> <me@un.org>": "http://a_b_c me@un.org",
    "[a][b] [B] [b][]\n\n[b]: <u> 'title'\nend": "a B b\n\n\nend",
    "[a]: u\n[b]: v 'title'": "\n",
    "[a]:\nu\n'two\nlines'": "\n\n\n",
    "[a]: u junk": "[a]: u junk",
    '[a]: u\n"title" junk\n\n[a]': '\n"title" junk\n\na',
    "[a]: u": "",
    "[a]:": "[a]:",
    "[ ]: u": "[ ]: u",
    "[a][nothing]\n\n[a]: u": "[a][nothing]\n\n",
    "> [a]: u\n> [a]": "\na",
    "> [a](b\n> 'title') c": "a c",
    "> [a]: u\n> 'x\n> y'\n> z": "\n\n\nz",
    "[a]: u\n===\n[a]": "\n===\na",
    # footnotes
    "Korea[^1] and": "Korea and",
    "[^1]: See *note*.\n[^b]: Other.\n\n    More.": "See note.\nOther.\n\n    More.",
    # HTML
    "H<sub>2</sub>O": "H2O",
    "Korea<sup>1</sup>, the 20<sup>th</sup>": "Korea 1, the 20th",
    "a<br>b<br/>\nc": "a b\nc",
    "a <!-- b --> c": "a  c",
    "a <!-- b": "a <!-- b",
    "a<!-- b -->c<!-- <!--": "ac<!-- <!--",
    "<!--\nhidden\n\n-->\nshown": "\n\n\n\nshown",
    "<?php x\n\n?>\n<!DOCTYPE x>\n<![CDATA[ y ]]>\nz": "\n\n\n\n\nz",
    "a <?b?> <!C d> <![CDATA[e]]> f": "a    f",
    "<!1 a <!2": "<!1 a <!2",
    "<table><td>a</td><td>b</td></table>": " a  b ",
    "<div>*raw* &amp; <b>bold</b>\n</div>\n\n*x*": "*raw* & bold\n\n\nx",
    "<b>\n*raw*": "\n*raw*",
    "text\n<b>\n*x*": "text\n\nx",
    "<script>\nvar a;\n\n</script>\nb": "\n\n\n\nb",
    "<style>p { }": "",
    "<pre>a\n\n*b*</pre>": "a\n\n*b*",
    "<div> a < b & c &": " a < b & c &",
    "> <div>\n> a": "\na",
    "x < y and <y z='1' w>": "x < y and ",
    'a<x y=">">b': "ab",
    # entities
    "Harper &amp; Brothers": "Harper & Brothers",
    "&eacute;&#233;&#xE9; &NotEqualTilde;": "ééé ≂̸",
    "AT&T; &bogus; R&D &#0;": "AT&T; &bogus; R&D \ufffd",
    "&#xD800; &#1;": "\ufffd \ufffd",
    # text that is no markup
    "$x_1 * y_2$": "$x_1 * y_2$",
    "": "",
    "\n\n": "\n\n",
    "a  \nb": "a  \nb",
    "\ufeffa": "\ufeffa",
    "nul \0 *x*": "nul \0 x",
    "e\u0301*e\u0301*e": "e\u0301e\u0301e",
    "*שלום* 👍*👍*": "שלום 👍👍",
    "日本*語*です": "日本語です",
    "a *b\r\nc* d": "a b\nc d",
    "# a\rb\r\n*c*": "a\nb\nc",
    # YAML front matter
    "---\ntitle: *A*\ndate: 1956\n---\n*b*": "---\ntitle: *A*\ndate: 1956\n---\nb",
    "---\n# c\n\na: b\n...": "---\n# c\n\na: b\n...",
    "---\n*no field*\n\n---\nb": "\nno field\n\n\nb",
    "---\na: not closed": "\na: not closed",
    "--- a: *b*": "--- a: b",
}


@pytest.mark.parametrize("source", SHOWN)
def test_plain_text(source: str) -> None:
    assert clean_markdown(source).text.replace("\u0338", "̸") == SHOWN[source]


def test_a_long_label_is_no_label() -> None:
    label = "a" * 1000
    assert clean_markdown(f"[{label}]\n\n[b]: u").text == f"[{label}]\n\n"


MARKED = {
    "# One *two*": [("heading", "One two", 1), ("emphasis", "two", 0)],
    "Three\n---": [("heading", "Three", 2)],
    "- 1. *Calls*": [("item", "1. Calls", 1), ("emphasis", "Calls", 0)],
    "- a\n  b\n\n  c\n  - d": [("item", "a\n  b", 1), ("item", "d", 2)],
    "-\n  a": [("item", "a", 1)],
    "- # a": [("item", "a", 1), ("heading", "a", 1)],
    "- a\n  ===": [("item", "a", 1), ("heading", "a", 1)],
    "-\n\nb": [],
    "7. a\n8. b": [("item", "7. a", 1), ("item", "8. b", 1)],
    "> a\n>> b\n\nc": [("quote", "a\nb", 1), ("quote", "b", 2)],
    "**a** `b` [c](d)": [("strong", "a", 0), ("code", "b", 0), ("link", "c", 0)],
    "~~a~~ ![b](c)": [],
    "a|b\n-|-\n1|2": [("row", "a\tb", 0), ("row", "1\t2", 0)],
    "- a|b\n  -|-": [("item", "a\tb", 1), ("row", "a\tb", 0)],
    "```\na\nb\n```": [("code", "a\nb", 0)],
    "    a\n\n    b\n\nc": [("code", "a\n\n    b", 0)],
    "a\n\n---": [("rule", "", 0)],
    "[^1]: a\n[^2]: b": [("item", "a", 1), ("item", "b", 1)],
    ">\n\n> ": [],
    "#": [],
    "[](a)": [],
}


@pytest.mark.parametrize("source", MARKED)
def test_marks(source: str) -> None:
    plain = clean_markdown(source)
    found = [(m.kind, plain.text[m.start : m.end].strip(), m.level) for m in plain.marks]
    assert found == MARKED[source]


def test_marks_come_in_order() -> None:
    plain = clean_markdown("> - *a*\n>   `b`\n\n# **c**")
    assert [m.start for m in plain.marks] == sorted(m.start for m in plain.marks)
    assert plain.marks[0] == Mark("quote", 0, len("a\nb") + 2, 1)


@pytest.mark.parametrize("name", ["resolution-1004", "soviet-declaration"])
def test_built_in_texts_keep_their_lines(name: str) -> None:
    source = built_in(name)
    plain = clean_markdown(source)
    assert plain.text.count("\n") == source.count("\n")
    assert "*" not in plain.text
    assert "](" not in plain.text


def test_built_in_resolution() -> None:
    text = clean_markdown(built_in("resolution-1004")).text
    lines = text.split("\n")
    assert lines[0].startswith("Resolution 1004 (ES-II) adopted by")
    assert lines[12] == "URL:"
    assert "obj/resolution_1004_es_ii_adopted_by_the_united_nations" in lines[14]
    assert [line[:2] for line in lines if line[:1].isdigit()] == [f"{n}." for n in range(1, 9)]
    assert "1. Calls upon the Government of the Union" in text
    assert "\nNoting moreover the declaration" in text


def test_built_in_declaration() -> None:
    plain = clean_markdown(built_in("soviet-declaration"))
    assert "\nhttp://www.cvce.eu/obj/declaration_by_the_soviet_government_moscow" in plain.text
    headings = [m for m in plain.marks if m.kind == "heading"]
    assert [m.level for m in headings] == [2, 2]
    assert plain.text[headings[1].start : headings[1].end].startswith("Declaration by the Soviet")
    assert "\nMoscow, October 30, 1956.\n" in plain.text


@pytest.mark.parametrize("source", ["", "a", "a\nb", "*a*"])
def test_plain_text_stays_itself(source: str) -> None:
    plain = clean_text(source)
    assert plain.text is source
    assert not plain.offsets.source_start


@given(st.text("a*\r\n", max_size=30))
def test_line_ends_become_one(source: str) -> None:
    plain = clean_text(source)
    assert plain.text == source.replace("\r\n", "\n").replace("\r", "\n")
    for position, character in enumerate(plain.text):
        start, end = plain.offsets.source_span(position, position + 1)
        assert source[start:end] in ({"\n", "\r"} if character == "\n" else {character})


@given(st.text("a*_`[]()<!-#>|\n \\1.&;~:=\t", max_size=60))
def test_line_ends_change_nothing_else(source: str) -> None:
    expected = clean_markdown(source)
    for newline in ("\r\n", "\r"):
        plain = clean_markdown(source.replace("\n", newline))
        assert plain.text == expected.text
        assert plain.marks == expected.marks


MARKDOWN = [
    "## **Resolution 83**\n\n*Having determined* that",
    "# Title\n\nText\n\n## Part\n\nText",
    "**Caption:** a\n\n**Source:** b",
    "*Recalling* a\n\n*Noting* b\n\n*Noting* c\n\n*Aware* d",
    "- 1. Affirms a\n- 2. Requests b",
    "See [here](http://a.b) and [there](c.md).",
    "```\ncode\n```",
    "a | b\n--- | ---\n1 | 2",
    "Text\n\n# Part\n\nText\n \n## Part\n\nText",
    "a\\_b a\\_b a\\_b a\\_b",
    "`a` and `b`, `c` and `d`",
]
PLAIN = [
    "",
    "Ordinary prose.",
    "1. Affirms the right * of peoples.\n\n2. Requests *\n\n* See S/902.\n** Ibid.",
    "- first\n- second\n- third",
    "No. #4\n# of items: 5\n",
    "5 * 3 * 2 = 30 and 2 ** 3 ** 4",
    "[S/902] [1] (see below)",
    "snake_case_name and _stress_",
    "Title\n=====\n\nText",
    "* * *\n\nChapter\n\n* * *",
    "a|b|c\n1|2|3",
    "![one picture](a.png)",
    "a*b* a*b* a*b* a*b*",
    "a**b** a**b**",
    "a`b` a`b` a`b` a`b`",
    "\\_ \\_ \\_ \\_",
    "Text\n# Part\nText\n## Part\nText",
]


@pytest.mark.parametrize("source", MARKDOWN)
def test_looks_like_markdown(source: str) -> None:
    assert looks_like_markdown(source)
    assert looks_like_markdown(source.replace("\n", "\r\n"))


@pytest.mark.parametrize("source", PLAIN)
def test_looks_like_plain_text(source: str) -> None:
    assert not looks_like_markdown(source)


def test_only_the_beginning_is_looked_at() -> None:
    assert not looks_like_markdown("word " * 20_000 + "\n\n# One\n\n# Two\n\n**three**")


REPEATED = [
    *"*[]`<>&\\|\n#(-_~!$\t\r",
    *("_a", "*a ", "a*", "**a ", "*_", "~~a", "`a``b", "[a](", "![", "[a]", "[a](b", "[^1]"),
    *("> ", "> a\n", "- a\n", "- ", "1. ", "a\n---\n", "a |b\n-|-\n", "```\n", "[a]: b\n"),
    *(
        "<a ",
        "<a x='",
        "<a x='\" y=\"' ",
        "<!--",
        "<?",
        "<a>",
        "<div>\n",
        "&amp;",
        "\r\n",
        "[[a](b)",
    ),
]


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_time_is_linear(piece: str) -> None:
    started = time.perf_counter()
    clean_markdown(piece * (40_000 // len(piece)))
    assert time.perf_counter() - started < 5  # 0.3 s on an idle machine, if it is linear


@pytest.mark.parametrize(
    "source",
    [
        "- " * 90 + "a\n" + "\n" * 40_000,
        (("> " * 100) + "a\n") * 500,
        "[" * 20_000 + "a" + "]" * 20_000 + "\n\n[a]: b",
        "*a " * 15_000 + "b* " * 15_000,
        "_a " * 15_000 + "b* " * 15_000,
        " ".join("`" * size for size in range(1, 600)),
        "---\n" + "a: b\n" * 40_000,
        "# a" + " #" * 100_000,
        "word " * 400_000,
    ],
    ids=range(9),
)
def test_deep_nesting_takes_linear_time(source: str) -> None:
    started = time.perf_counter()
    clean_markdown(source)
    assert time.perf_counter() - started < 5
