"""Regulations made up at random, and the clauses that they hold."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

WORDS = """
    lantern keeper oil harbour light tower authority Member State Commission register duty notice
    public interest measure risk supply officer port signal night lamp glass service record storm
""".split()  # noqa: SIM905 - words are easier to read than a list of them
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
        self.draw = random.Random(seed)  # noqa: S311 - a seed that tests repeat

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
            if section == 1 or (section and draw.random() < 0.3):
                made.append(Node("section", f"Section {section}", title=draw.choice(TITLES)))
                section += 1
            made.append(self.article(number))
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
        _points(name, node.below, found)


def _points(full: str, nodes: list[Node], found: list[tuple[str, str, str]]) -> None:
    taken = {known for known, _, _ in found}
    short = full.rsplit("~", 1)[0] if "~" in full else full
    for node in nodes:
        label = short + node.mark
        label = full + node.mark if label in taken else label
        found.append((label, node.kind, node.text))
        _points(label, node.below, found)
