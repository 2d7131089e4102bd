"""Regulations made up at random, and the layouts that such texts come in."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field

WORDS = (
    "lantern keeper oil harbour light tower authority Member State Commission register duty notice "
    "public interest measure risk supply officer port signal night lamp glass service record storm"
).split()
TRAPS = (
    "referred to in Article {n}({m})",
    "in accordance with Article {n}",
    "pursuant to point ({l}) of paragraph {m}",
    "as set out in paragraphs {m} and {k}",
    "under Articles {n}, {k} and 90 of this Regulation",
    "within the meaning of Section {m} of Chapter III",
    "as defined in point ({m}) of Article {n}",
    "laid down in Chapter IV",
    "subject to the first subparagraph of paragraph {m}",
    "for the purposes of points (a), (b) and (c) of Article {n}(1)",
    "set out in Annex I, part A, point {m}",
)
TITLES = (
    "General provisions",
    "Scope",
    "Duties of keepers",
    "Reports",
    "Lighting and oil",
    "Penalties",
    "Right of access by the keeper",
    "Tasks",
    "Conditions for the harbour light’s supply",
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass
class Node:
    """A part of the regulation: what it is, the mark before it, its text, what is below."""

    kind: str
    mark: str
    text: str = ""
    title: str = ""
    below: list[Node] = field(default_factory=list)


class Maker:
    """Makes a regulation from a seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)

    def sentence(self, end: str = ".", *, capital: bool = True) -> str:
        draw = self.draw
        words = [draw.choice(WORDS) for _ in range(draw.randint(4, 22))]
        if draw.random() < 0.5:
            trap = draw.choice(TRAPS)
            letters = {
                "n": draw.randint(1, 30),
                "m": draw.randint(1, 6),
                "k": draw.randint(2, 9),
                "l": draw.choice("abcde"),
            }
            words.insert(draw.randint(2, len(words)), trap.format(**letters))
        text = " ".join(["the", words[0], "shall", *words[1:]])
        return (text[0].upper() + text[1:] if capital else text) + end

    def text(self) -> str:
        return " ".join(self.sentence() for _ in range(self.draw.randint(1, 3)))

    def points(self, depth: int = 0) -> list[Node]:
        draw = self.draw
        count = draw.choice((2, 3, 4, 11)) if depth == 0 else draw.randint(2, 6)
        signs = [chr(97 + place) for place in range(count)] if depth == 0 else ROMAN[:count]
        made = []
        for place, sign in enumerate(signs):
            end = "." if place == count - 1 else "; and" if place == count - 2 else ";"
            node = Node("point", f"({sign})", self.sentence(end, capital=False))
            if depth == 0 and draw.random() < 0.15:
                node.text = self.sentence(":", capital=False)
                node.below = self.points(1)
            made.append(node)
        return made

    def paragraph(self, mark: str) -> list[Node]:
        draw = self.draw
        if draw.random() < 0.35:
            nodes = [Node("paragraph", mark, self.sentence(":"), below=self.points())]
        else:
            nodes = [Node("paragraph", mark, self.text())]
        if draw.random() < 0.25:
            nodes.append(Node("subparagraph", "", self.text()))
        return nodes

    def definitions(self) -> Node:
        below = [
            Node(
                "definition",
                f"({n})",
                f"‘{self.draw.choice(WORDS)} {n}’ means " + self.sentence(";", capital=False),
            )
            for n in range(1, self.draw.randint(3, 27))
        ]
        below[-1].text = below[-1].text[:-1] + "."
        return Node("paragraph", "", "For the purposes of this Regulation:", below=below)

    def article(self, number: int) -> Node:
        node = Node("article", f"Article {number}", title=self.draw.choice(TITLES))
        if number == 2:
            node.title, node.below = "Definitions", [self.definitions()]
        elif self.draw.random() < 0.25:
            node.below = self.paragraph("")
        else:
            for place in range(1, self.draw.randint(3, 12)):
                node.below += self.paragraph(f"{place}.")
        return node

    def regulation(self, articles: int = 25, recitals: int = 30) -> list[Node]:
        draw = self.draw
        made = [Node("recital", f"({n})", self.text()) for n in range(1, recitals + 1)]
        chapter = section = 0
        for number in range(1, articles + 1):
            if number == 1 or draw.random() < 0.2:
                chapter, section = chapter + 1, 0
                made.append(
                    Node(
                        "section",
                        f"CHAPTER {ROMAN[chapter % 10 - 1].upper()}" if chapter < 10 else "",
                        title=draw.choice(TITLES),
                    )
                )
                if not made[-1].mark:
                    made.pop()
                elif draw.random() < 0.4:
                    section = 1
            if section:
                if section == 1 or draw.random() < 0.3:
                    made.append(Node("section", f"Section {section}", title=draw.choice(TITLES)))
                    section += 1
            made.append(self.article(number))
        return made


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
    "Having regard to the Treaty on the Functioning of the European Union, and in particular Article 114 thereof,",
    "Having regard to the proposal from the European Commission,",
    "Having regard to the opinion of the European Economic and Social Committee (1),",
    "Acting in accordance with the ordinary legislative procedure (2),",
    "Whereas:",
)
FEET = (
    "This Regulation shall be binding in its entirety and directly applicable in all Member States.",
    "Done at Brussels, 3 March 2031.",
    "For the European Parliament",
    "The President",
    "A. LAMPE",
)
NOTES = (
    "({n}) OJ C 229, 31.7.2012, p. 90.",
    "({n}) Position of the European Parliament of 12 March 2024 (not yet published in the Official Journal) and position of the Council at first reading of 8 April 2026.",
    "({n}) Directive 2009/46/EC of the European Parliament and of the Council of 24 October 2009 on the protection of keepers with regard to the lighting of lanterns (OJ L 281, 23.11.2009, p. 31).",
)


class Printer:
    """Prints a regulation in a layout; the marks of its nodes stand where they belong."""

    def __init__(self, layout: Layout, seed: int) -> None:
        self.layout = layout
        self.draw = random.Random(seed)
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


def expected(nodes: list[Node]) -> list[tuple[str, str, str]]:
    """Return id, kind and own text of every clause of a regulation, sections left out."""
    found: list[tuple[str, str, str]] = []
    for node in nodes:
        if node.kind == "recital":
            found.append((f"rec{node.mark.strip('()')}", "recital", node.text))
        elif node.kind == "article":
            name = f"art{node.mark.split()[1]}"
            found.append((name, "article", ""))
            _below(name, node.below, found)
    return found


def _below(article: str, nodes: list[Node], found: list[tuple[str, str, str]]) -> None:
    above, count = article, 0
    for node in nodes:
        count += 1
        if node.mark:
            above, count = f"{article}({node.mark.rstrip('.')})", 1
            name = above
        else:
            name = f"{above}~{count}"
        found.append((name, "paragraph", node.text))
        _points(name if node.mark or count > 1 else above, name, node.below, found)


def _points(name: str, full: str, nodes: list[Node], found: list[tuple[str, str, str]]) -> None:
    taken = {known for known, _, _ in found}
    short = full.rsplit("~", 1)[0] if "~" in full else full
    for node in nodes:
        label = short + node.mark
        label = full + node.mark if label in taken else label
        found.append((label, node.kind, node.text))
        _points(label, label, node.below, found)
