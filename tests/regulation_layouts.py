"""The layouts that regulations come in, and a printer for each."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regulations import Node


@dataclass
class Layout:
    """How a regulation is printed."""

    name: str
    own_line: bool = False  # marks stand on lines of their own
    blank: bool = True  # blank lines between paragraphs
    width: int = 0  # of hard-wrapped lines
    after_mark: str = " "
    indent: str = ""
    pages: int = 0  # lines to a page
    markdown: bool = False
    dash: bool = False
    titles: bool = True


LAYOUTS = (
    Layout("journal", after_mark="\u00a0\u00a0\u00a0"),
    Layout("marks alone", own_line=True),
    Layout("marks alone, no blank lines", own_line=True, blank=False),
    Layout("one line a paragraph", blank=False, after_mark="\t"),
    Layout("wrapped", width=84),
    Layout("wrapped, pages", width=96, pages=50),
    Layout("wrapped, no blank lines", width=76, blank=False),
    Layout("wrapped, no blank lines, pages", width=90, blank=False, pages=44),
    Layout("wrapped, indented", width=90, blank=False, indent="    "),
    Layout("markdown", markdown=True),
    Layout("markdown, dashes", markdown=True, dash=True, indent="  "),
    Layout("no titles", titles=False),
    Layout("no titles, wrapped", titles=False, width=80),
    Layout("no titles, one line", titles=False, blank=False),
)
HEAD = (
    "REGULATION (EU) 2031/7 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL",
    "of 3 March 2031",
    "on the keeping of lanterns and repealing Regulation (EC) No 12/2009",
    "THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,",
    "Having regard to the Treaty on the Functioning of the Union, in particular Article 114,",
    "Having regard to the proposal from the European Commission,",
    "Having regard to the opinion of the European Economic and Social Committee (1),",
    "Acting in accordance with the ordinary legislative procedure (2),",
    "Whereas:",
)
FEET = (
    "This Regulation shall be binding in its entirety and directly applicable in all States.",
    "Done at Brussels, 3 March 2031.",
    "For the European Parliament",
    "The President",
    "A. LAMPE",
)
NOTES = (
    "({n}) OJ C 229, 31.7.2012, p. 90.",
    (
        "({n}) Position of the European Parliament of 12 March 2024 (not yet published in the "
        "Official Journal) and position of the Council at first reading of 8 April 2026."
    ),
    (
        "({n}) Directive 2009/46/EC of the European Parliament and of the Council of 24 October "
        "2009 on the protection of keepers with regard to the lighting of lanterns "
        "(OJ L 281, 23.11.2009, p. 31)."
    ),
)


class Printer:
    """Prints a regulation in a layout; the marks of its nodes stand where they belong."""

    def __init__(self, layout: Layout, seed: int) -> None:
        self.layout = layout
        self.draw = random.Random(seed)  # noqa: S311 - a seed that tests repeat
        self.lines: list[str] = []

    def print(self, nodes: list[Node]) -> str:
        for number, line in enumerate(HEAD):
            self.block(("# " if number == 0 and self.layout.markdown else "") + line)
        enacted = False
        for node in nodes:
            if node.kind != "recital" and not enacted:
                self.block("HAVE ADOPTED THIS REGULATION:")
                enacted = True
            self.node(node, 0)
        for line in FEET:
            self.block(line)
        lines = self.paged() if self.layout.pages else self.lines
        return "\n".join(lines) + "\n"

    def node(self, node: Node, depth: int) -> None:
        if node.kind in {"section", "article"}:
            self.heading(node)
        else:
            self.marked(node, depth)
        for below in node.below:
            self.node(below, depth + 1 if node.kind != "article" else depth)

    def heading(self, node: Node) -> None:
        if self.layout.markdown:
            self.block(f"## {node.mark}")
            self.block(f"### {node.title}")
            return
        self.block(node.mark)
        if self.layout.titles or node.kind == "section":
            self.block(node.title)

    def marked(self, node: Node, depth: int) -> None:
        layout = self.layout
        indent = layout.indent * depth
        if not node.mark:
            self.block(node.text, indent)
        elif layout.own_line:
            self.block(node.mark)
            self.block(node.text)
        else:
            dash = "- " if layout.dash and node.kind in {"point", "definition"} else ""
            self.block(dash + node.mark + layout.after_mark + node.text, indent)

    def block(self, text: str, indent: str = "") -> None:
        if self.layout.width:
            self.lines += textwrap.wrap(
                text,
                self.layout.width,
                initial_indent=indent,
                subsequent_indent=indent,
                break_on_hyphens=False,
            )
        else:
            self.lines.append(indent + text)
        if self.layout.blank:
            self.lines.append("")

    def paged(self) -> list[str]:
        """Set notes at the foot of each page and a header at the top of the next one."""
        made: list[str] = []
        note = 0
        for number in range(0, len(self.lines), self.layout.pages):
            made += self.lines[number : number + self.layout.pages]
            for _ in range(self.draw.randint(0, 2)):
                note += 1
                made += textwrap.wrap(self.draw.choice(NOTES).format(n=note), self.layout.width)
            if self.draw.random() < 0.5:
                made += [
                    "",
                    f"L 119/{number + 2}",
                    "EN",
                    "Official Journal of the European Union",
                    "4.5.2031",
                    "",
                ]
            else:
                made += [
                    "",
                    f"4.5.2031 EN Official Journal of the European Union L 119/{number + 2}",
                    "",
                ]
        return made
