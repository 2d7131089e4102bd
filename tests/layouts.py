"""Resolutions as printers set them: one tagged text, many layouts of its page.

A tagged text has a paragraph a line: `@o3(a) (a) To act;` opens clause o3(a), `@p` the next
preambular and `@o` the next unnumbered operative clause, `@+` goes on with the clause above,
any other tag names a part that is no clause. The verb stands between asterisks.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

CLAUSE = re.compile(r"(?:annex\d*:)?[poa][\d(]|[A-Z]+\.o\d|part_")
MARK = re.compile(
    r"(?:OP|PP)\d+(?:bis)?\.?\s|\d+(?:\sbis)?\.\s|\([a-z\d]+\)\s|[a-z]{1,3}[.)]\s|[A-D]\.\s(?=[A-Z])"
)
PAGE_FOOT = "\n\n18-18418 (E)\n\n2/9\n\n\x0c\n\nA/RES/73/8\n\n"
CROWDED_FOOT = """
__________________
2 Resolution 217 A (III).
3 United Nations, Treaty Series, vol. 1577,
No. 27531.
3/9 18-18418
"""
WIDTH = 72
LINES_A_PAGE = 17


@dataclass(frozen=True)
class Paragraph:
    """A printed paragraph: its tag, its text, the verb in it."""

    tag: str
    text: str
    verb: str | None

    @property
    def is_clause(self) -> bool:
        return bool(CLAUSE.match(self.tag))

    @property
    def mark(self) -> str:
        """The printed number."""
        found = MARK.match(self.text)
        named = self.tag == "+" or self.tag.startswith("part_")
        return found[0] if found and not named else ""

    @property
    def said(self) -> str:
        """The text after the number."""
        return self.text[len(self.mark) :]


def tagged(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a tagged text."""
    counts = {"p": 0, "o": 0}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        tag, text = line.removeprefix("@").split(" ", 1)
        kind = tag.split(":")[-1].split(".")[-1][:1]
        if kind in counts and "(" not in tag and not tag.startswith("part"):
            counts[kind] += 1
        if tag in counts:
            tag = f"{tag}{counts[tag]}"
        verb = re.search(r"\*([A-Za-z][^*]+)\*", text) if CLAUSE.match(tag) else None
        if verb:
            text = text.replace(verb[0], verb[1], 1)
        text = text.replace("*acting*", "acting")
        found.append(Paragraph(tag, text, verb[1] if verb else None))
    return found


def letters(text: str) -> str:
    """Return the first letters and digits of a text, by which a clause is known again."""
    return re.sub(r"\W+", "", re.sub(r"-\s*\n", "", text))[:14].lower()


def expected(paragraphs: Iterable[Paragraph]) -> list[tuple[str, str | None, str]]:
    """Return id, verb and first letters of every clause."""
    return [
        (each.tag.replace("_", " "), each.verb, letters(each.said))
        for each in paragraphs
        if each.is_clause
    ]


def apart(paragraphs: list[Paragraph]) -> str:
    """A blank line after every paragraph, no line broken."""
    return "\n\n".join(each.text for each in paragraphs) + "\n"


def wrapped(paragraphs: list[Paragraph]) -> str:
    """Broken lines, a blank line after every paragraph."""
    return "\n\n".join(_broken(each.text) for each in paragraphs) + "\n"


def solid(paragraphs: list[Paragraph]) -> str:
    """Broken lines and no blank line at all."""
    return "\n".join(_broken(each.text) for each in paragraphs) + "\n"


def a_line_each(paragraphs: list[Paragraph]) -> str:
    """A line a paragraph and no blank line."""
    return "\n".join(each.text for each in paragraphs) + "\n"


def indented(paragraphs: list[Paragraph]) -> str:
    """A first line set in, as on a typewriter, and no blank line."""
    return "\n".join("     " + _broken(each.text) for each in paragraphs) + "\n"


def paged(paragraphs: list[Paragraph]) -> str:
    """Broken lines and pages that end wherever they are full."""
    lines = wrapped(paragraphs).split("\n")
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    return PAGE_FOOT.join("\n".join(page) for page in pages)


def crowded_pages(paragraphs: list[Paragraph]) -> str:
    """Pages with footnotes at the foot and a running title, and no blank line anywhere."""
    title = next((each.text for each in paragraphs if each.tag == "title"), "")
    lines = solid(paragraphs).split("\n")
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    foot = CROWDED_FOOT + "A/RES/73/8 " + title[:60] + "\n"
    return foot.join("\n".join(page) for page in pages)


def numbers_alone(paragraphs: list[Paragraph]) -> str:
    """Every number on a line of its own, as text is taken from the modern print."""
    shown = [
        each.mark.strip() + "\n" + _broken(each.said) if each.mark else _broken(each.text)
        for each in paragraphs
    ]
    return "\n".join(shown) + "\n"


def column(paragraphs: list[Paragraph]) -> str:
    """Narrow columns with words divided at the line end."""
    return "\n\n".join(_divided(each.text) for each in paragraphs) + "\n"


MISPRINTS = {
    "1.": "1,",
    "2.": "Z.",
    "4.": "4,",
    "5.": "S.",
    "(b)": "(6)",
    "(i)": "(1)",
    "(e)": "(c)",
}


def misprinted(paragraphs: list[Paragraph]) -> str:
    """Marks as character recognition gives them."""
    shown = [
        MISPRINTS.get(each.mark.strip(), each.mark.strip()) + " " + each.said
        if each.mark and each.tag[0] != "a"
        else each.text
        for each in paragraphs
    ]
    return "\n\n".join(map(_broken, shown)) + "\n"


def windows(paragraphs: list[Paragraph]) -> str:
    """Lines that end as Windows ends them."""
    return wrapped(paragraphs).replace("\n", "\r\n")


def run_together(paragraphs: list[Paragraph]) -> str:
    """The clauses after a formula in one line, as text is taken from some web pages."""
    shown, running = "", False
    for each in paragraphs:
        flows = each.is_clause and each.tag[0] in "poAB" and not each.tag.startswith("part")
        flows = flows and (each.mark.startswith("(") or "(" not in each.tag)
        shown += (" " if flows and running else "\n\n") + each.text
        running = flows
    return shown.strip() + "\n"


def markdown(paragraphs: list[Paragraph]) -> str:
    """Markdown: headings, verbs in italics, items nested below a dash."""
    return "\n\n".join(_marked(each, "*", "- ") for each in paragraphs) + "\n"


def bold_markdown(paragraphs: list[Paragraph]) -> str:
    """Markdown: headings, verbs in bold, lists of its own."""
    return "\n\n".join(_marked(each, "**", "") for each in paragraphs) + "\n"


def quoted_markdown(paragraphs: list[Paragraph]) -> str:
    """Markdown: the whole text as a quotation."""
    return "".join(f"> {line}\n" for line in bold_markdown(paragraphs).splitlines())


PLAIN: tuple[Callable[[list[Paragraph]], str], ...] = (
    apart,
    wrapped,
    solid,
    a_line_each,
    indented,
    paged,
    crowded_pages,
    numbers_alone,
    column,
    windows,
    misprinted,
    run_together,
)
MARKED: tuple[Callable[[list[Paragraph]], str], ...] = (markdown, bold_markdown, quoted_markdown)


def _broken(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH, break_on_hyphens=False))


def _divided(text: str) -> str:
    """Break lines at 38 characters, long words within."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) > 38 and word.isalpha() and word.islower() and len(word) > 8:
            lines.append(f"{line} {word[:4]}-".strip())
            line = word[4:]
        elif len(line) + len(word) > 38:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def _marked(each: Paragraph, around: str, dash: str) -> str:
    if each.tag in {"title", "heading"} or each.tag.startswith("part"):
        return ("# " if each.tag == "title" else "## ") + each.text
    text = (
        each.text.replace(each.verb, f"{around}{each.verb}{around}", 1) if each.verb else each.text
    )
    if text.startswith("*") and each.tag == "footnote":
        return "\\" + text
    depth = each.tag.count("(")
    item = each.is_clause and each.mark
    return "  " * depth + (dash if item else "") + text
