"""Our cleaner shows the text that markdown-it shows.

White space is left out of the comparison. Deliberate differences, which the generated
texts avoid or undo:

- The numbers of a list stay as text; HTML renders them as numbers of its own.
- A footnote mark `[^1]` goes; markdown-it without its plugin shows it.
- `\\\\_` is an underscore: converters escape addresses twice.
- `~~~` strikes nothing out, nor does any run but `~~` (the rule of GFM).
- In a block of HTML an address `<http://a.b>` stays; as a tag it would show nothing.
- Scripts and styles show nothing, a raised number has a space before it.
- A row of dashes makes a table only in the same list item or quotation as its header.
- A tag or a mark at the edge of the text of an image is read as in the text of a link.
- Cells beyond the columns of a table stay.
- A line set in by four columns continues a quotation's text (as in the reference
  implementation), whatever it begins with.
- The definition of a reference can stand at the start of a paragraph only (as in the
  reference implementation), so a list item without text does not end it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docscope.text.cleaning import clean_markdown

ORACLE = MarkdownIt("commonmark", {"maxNesting": 1000}).enable(["table", "strikethrough"])


class Reader(HTMLParser):
    """Collects what a reader of a page sees, the texts of images included."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.seen.append(dict(attrs).get("alt") or "")


def shown(source: str) -> str:
    reader = Reader()
    reader.feed(ORACLE.render(source))
    reader.close()
    return squeezed("".join(reader.seen))


def squeezed(text: str) -> str:
    return re.sub(r"\s+|\d{1,9}[.)]", "", text)


def agrees(source: str) -> None:
    assert squeezed(clean_markdown(source).text) == shown(source)


# One case at least of each chapter of CommonMark, written for this test.
CASES = [
    "\tfoo\tbar\n\n  - foo\n\n\tbar\n\n- foo\n\n\t\tbaz",
    ">\t\tfoo\n\n-\t\tfoo\n\n #\tFoo\n\n*\t*\t*\t",
    "- `one\n- two`",
    "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\`\\{\\|\\}\\~",
    "\\\t\\A\\a\\ \\3\\φ\\« `\\[\\``",
    "&nbsp; &copy; &AElig; &#35; &#1234; &#X22; &nbsp &x; &#87654321; &hi?;",
    "+++\n--\n**\n__\n - - -\nFoo\n***\nbar\n* a\n* * *\n* b",
    "# foo\n####### foo\n#5 bolt\n## foo ##\n### foo \\###\n# foo#\n#\n### ###\n    # code",
    (
        "Foo *bar\nbaz*\n====\n\nFoo\n   ----\n\n`Foo\n----\n`\n\n> Foo\n---\n\n- "
        "Foo\n---\n\n\\> foo\n---"
    ),
    "    a\n      b\n\n\n    c\n\n  - foo\n\n        bar\n\nFoo\n    bar",
    "```\n<\n >\n```\n~~~~ ruby $%@\ndef x\n~~~\n~~~~~\n``` aa ```\n```\naaa",
    "> ```\n> aaa\n\nbbb\n\n- ```\n  b\n\n  c\n  ```",
    (
        "[foo]: \n   /url  \n      'the title'  \n\n[foo]\n\n[FOO]: <my url> (x)\n[foo]: "
        "not\na definition"
    ),
    "[foo]: /url 'title\n\nwith blank line'\n\n[foo]\n\n# [Foo]\n[foo]: /url\n> bar",
    "> # Foo\n> bar\n> baz\n\n>bar\nbaz\n> foo\n---\n\n> - foo\n- bar\n\n>>> nested\nlazy",
    "- one\n\n two\n\n-    one\n\n     two\n\n10) a\n\n   b\n\n-1. not\n\n- foo\n-\n- bar\n\n*",
    "- a\n - b\n  - c\n   - d\n    - e\n\n- a\n  > b\n  ```\n  c\n  ```\n- d",
    "`` foo ` bar `` `foo``bar`` ` a` `  ` `a\\`b` `foo\nbar` *foo`*` ```foo``",
    '*foo bar* a * foo* a*"foo"* **foo* bar** *foo**bar**baz* ***foo** bar* __foo_bar__baz__',
    "*(**foo**)* **Gomphocarpus (*Gomphocarpus physocarpus*, syn.)** foo-_(bar)_ _foo_bar_baz_",
    "**foo*bar** foo***bar***baz foo******bar*********baz ****foo**** *foo _bar* baz_ *[bar*](u)",
    (
        "[link](/my uri) [a](<b)c>) [link](\\(foo\\)) [a](b(and(c))) [link](foo\\)\\:) "
        '[l](/u "t \\"&quot;")'
    ),
    '[a [b]](u) [a] b](u) [a [b](u) \\[c](v) [a *b **c** `#`*](u) [a [b](u)](v) [a <b c="](u)">',
    "[a][b] [b][] [b] [c][b] ![*a* b](u) ![a][b] !\\[a] \\![b] [a] [b]\n\n[b]: /url 't'",
    "<http://foo.bar.baz/t?q=hello&id=22> <MAILTO:FOO@BAR.BAZ> <foo@bar.example.com> <> <m:abc>",
    "<a><bab><c2c> <a/><b2/> <a foo=\"bar\" bam = 'b <em>\"</em>' _b zoo:3=z /> <33> <a h*#r='hi'>",
    "foo <!-- this is a\ncomment - with hyphen --> <?php echo $a; ?> <!E br EMPTY> <![CDATA[>&<]]>",
    'foo  \nbar\\\nbaz\n*foo\\\nbar* <a href="foo  \nbar">c',
    "<table><tr><td>\n<pre>\n**Hello**,\n\n_world_.\n</pre>\n</td></tr></table>",
    "<div>\n*foo*\n\n*bar*\n</div>\n\nFoo\n<div>\nbar\n\n<del>\n*foo*\n</del>",
    "| a | *b* |\n| --- | :-: |\n| `c` | d \\| e |\nf | g\n\n| a |\n| - |\n> q",
    "a ~~b *c* d~~ e ~~f",
]


@pytest.mark.parametrize("source", CASES)
def test_a_case_of_each_chapter(source: str) -> None:
    agrees(source)


PROSE = st.sampled_from(["resolution", "The", "A/3251", "1956", "é", "“word”", "(ES-II),", "it's"])
SPACE = st.sampled_from([" ", " ", " ", "\n", ""])
INLINE = st.sampled_from(
    [
        *("*", "**", "***", "_", "__", "`", "``", "~~", "[", "](u)", "](<u v> 't')", "![", "]"),
        *("\\*", "\\", "&amp;", "&", "<b>", "</b>", "<!-- x -->", "<http://u.v>", "<", "(", "$"),
        *("!", "[r]"),
    ]
)


@given(st.lists(st.tuples(st.one_of(PROSE, INLINE), SPACE), max_size=25))
@settings(max_examples=400, deadline=None)
def test_inline_marks(pieces: list[tuple[str, str]]) -> None:
    source = "x " + "".join(piece + space for piece, space in pieces)
    if "\\\\_" in source or "~~~" in source or re.search(r"!\[.*[<*_]", source, re.DOTALL):
        return
    agrees(re.sub(r"\n\s*(?=[<>=~`\d])", " ", source) + "\n\n[r]: u")


LINE_START = ["", "", "", "# ", "## ", "- ", "* ", "> ", "> > ", "1. ", "2) ", "  ", "    ", "\t"]
LINE = st.tuples(
    st.sampled_from(LINE_START),
    st.sampled_from(["", "- ", "> ", "1. ", "  "]),
    st.sampled_from(["a", "*b*", "c d", "", "===", "---", "***", "`e`", "```", "<div>", "f #"]),
)


@given(st.lists(LINE, max_size=12))
@settings(max_examples=400, deadline=None)
def test_blocks(lines: list[tuple[str, str, str]]) -> None:
    source = "\n".join("".join(line) for line in lines)
    if not (">" in source and re.search(r"(?m)^(\t| {4})", source)):
        agrees(source)


CELL = st.sampled_from(["a", "*b*", "c d", "", "`e`", "\\|", "1"])


@given(st.lists(CELL, min_size=2, max_size=4), st.lists(st.lists(CELL, max_size=4), max_size=4))
@settings(max_examples=100, deadline=None)
def test_tables(header: list[str], rows: list[list[str]]) -> None:
    lines = [header, ["---"] * len(header), *(row[: len(header)] for row in rows if row)]
    agrees("\n".join("| " + " | ".join(line) + " |" for line in lines))
