"""Markdown, HTML and LaTeX: document text is shown and never markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docscope.model import Column, Row
from docscope.report.cells import shown
from written import COLUMNS, ROWS, text_of


def test_markdown() -> None:
    rows: list[Row] = [("a|b *c*", 1277, 0.126, True, ("x", "y")), ROWS[2]]
    assert text_of("markdown", COLUMNS, rows) == (
        "| doc | hit | g2 | inferred | refs |\n"
        "| --- | ---: | ---: | --- | --- |\n"
        "| a\\|b \\*c\\* | 1,277 | 0.13 | true | x; y |\n"
        "|  | -5 | -1,234.57 |  |  |\n"
    )
    assert text_of("markdown", [Column("left_context")], [], header=False) == "|  |\n| --- |\n"
    assert text_of("markdown", [Column("left_context")], []).startswith("| left_context |\n")


@settings(deadline=None)  # the first example imports libraries
@given(
    st.lists(
        st.text(st.sampled_from("ab *_`|\\[]()<>~&#;!$:/-.1\n\t漢é"), max_size=20).map(str.strip),
        min_size=1,
        max_size=4,
    )
)
def test_markdown_shows_the_text_and_nothing_else(texts: list[str]) -> None:
    columns = [Column("a")] * len(texts)
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(text_of("markdown", columns, [tuple(texts)]))
    )
    cells = [token for token in tokens if token.type == "inline"][len(texts) :]
    kinds = {child.type for cell in cells for child in cell.children or ()}
    assert kinds <= {"text", "text_special"}
    found = ["".join(child.content for child in cell.children or ()) for cell in cells]
    assert found == [shown(text, columns[0]) for text in texts]


class Cells(HTMLParser):
    """The tags of a page, and the text of its table cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.add(tag)
        if tag in {"td", "th"}:
            self.cells.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


PAGE_TAGS = {
    *("html", "head", "meta", "link", "title", "style", "script", "body"),
    *("header", "main", "footer", "h1", "p", "span", "div", "button", "label", "input", "output"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@settings(deadline=None)  # the first example imports libraries
@given(st.lists(st.text("ab <>&\"'/;=#-!x漢\x00\x1b\u202e", max_size=20), min_size=1, max_size=4))
def test_html_shows_the_text_and_nothing_else(texts: list[str]) -> None:
    columns = [Column(f"{text}<") for text in texts]
    page = Cells(text_of("html", columns, [tuple(texts)]))
    expected = [shown(text, columns[0]) for text in (*(f"{text}<" for text in texts), *texts)]
    assert page.cells == expected
    assert page.tags == PAGE_TAGS


def test_html_rounds_and_aligns() -> None:
    page = text_of("html", COLUMNS, ROWS)
    assert page.startswith("<!DOCTYPE html>\n")
    assert '<td class="number">1,277</td>' in page
    assert '<td class="number" data-exact="0.30000000000000004">0.30</td>' in page
    assert "<thead" in page
    assert "<thead" not in text_of("html", COLUMNS, ROWS, header=False)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("R&D 100% $5 #1 a_b {x}", r"R\&D 100\% \$5 \#1 a\_b \{x\}"),
        ("\\input{x}", r"\textbackslash{}input\{x\}"),
        (
            "~ ^ < > |",
            r"\textasciitilde{} \textasciicircum{} \textless{} \textgreater{} \textbar{}",
        ),
        ("1956--1957 --- ``x'' ,, ?`", "1956-{}-1957 -{}-{}- `{}`x'{}' ,{}, ?{}`"),
        ("[a] b", "{}[a] b"),
        ("* b", "{}* b"),
        ("Imré 東京", "Imré 東京"),
        ("a\x1b", r"a\textbackslash{}x1b"),
    ],
)
def test_latex_escapes(text: str, escaped: str) -> None:
    assert f"\n{escaped} \\\\\n" in text_of("latex", [Column("a")], [(text,)])


def test_latex_wraps_long_columns_only() -> None:
    columns = [Column("doc"), Column("context"), Column("paragraph", "integer")]
    rows: list[Row] = [("a", "Noting moreover the declaration of 30 October", 6)]
    assert text_of("latex", columns, rows) == (
        "% Needs \\usepackage{longtable}; other scripts than Latin need LuaLaTeX.\n"
        "\\begin{longtable}{lp{0.87\\linewidth}r}\n"
        "\\hline\n"
        "doc & context & paragraph \\\\\n"
        "\\hline\n"
        "\\endhead\n"
        "a & Noting moreover the declaration of 30 October & 6 \\\\\n"
        "\\hline\n"
        "\\end{longtable}\n"
    )
