"""Clauses and the text between them as elements of Akoma Ntoso."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from docscope.report.exports.akn.names import Names, element_of
from docscope.report.exports.akn.parts import RECITALS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.report.exports.akn.outline import Node
    from docscope.report.exports.akn.words import Words
    from docscope.text.clauses import Clause

LEFT_OUT = frozenset(["furniture", "label"])  # page headers; numbers that stand in `num`
# `Article 2`, `CHAPTER I.`, `§ 5`
LABEL = r"\s* (?: [^\W\d_]+ \.? \s+ ){{0,2}} \W{{0,3}} {} (?! \w ) [.:)]?"
MARKS = " .:—–*-"
BESIDE = r"[\s.:—–*-]*"


class Content:
    """Writes nodes as elements; `eids` holds the eId of each clause by its id."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words, self.names = words, names
        self.eids: dict[str, str] = {}

    def name_all(self, nodes: Iterable[Node], above: str = "", *, root: str = "") -> None:
        """Give every clause its eId, before any of them is referred to.

        `root` is the attachment through which articles are numbered.
        """
        for node in nodes:
            eid = above or root
            if node.clause is not None:
                eid = self.eids[node.clause.id] = self.names.name(node.clause, eid, root)
            self.name_all(node.below, eid, root=root)

    def hierarchical(self, node: Node, above: str = "") -> Element | None:
        """Return a node as an element of the hierarchy, None if it is left out."""
        clause = node.clause
        if clause is None:
            return self._other(node, above)
        tag, _ = element_of(clause)
        if clause.kind in RECITALS:
            element = Element("hcontainer", name="recital", eId=self.eids[clause.id])
        else:
            element = Element(tag, eId=self.eids[clause.id])
        element.set("class", clause.kind)
        start = self._opening(element, node)
        self._body(element, node, start)
        return element

    def recital(self, node: Node) -> Element:
        """Return a preambular clause for the preamble; its sub-items are a list of blocks."""
        assert node.clause is not None
        element = Element("recital", eId=self.eids[node.clause.id])
        element.set("class", node.clause.kind)
        start = self._opening(element, node)
        self._blocks(element, node, start)
        return element

    def block(self, node: Node, tag: str = "p") -> Element:
        """Return the text of a node as a block; what part of a document it is is its class."""
        element = Element(tag)
        if node.part != "text":
            element.set("class", node.part)
        return self.words.fill(element, node.start, node.end)

    def _other(self, node: Node, above: str) -> Element | None:
        if node.part in LEFT_OUT or not self.words.has(node.start, node.end):
            return None
        eid = self.names.counted("hcontainer", above)
        element = Element("hcontainer", name=node.part, eId=eid)
        content = SubElement(element, "content")
        content.append(self.words.fill(Element("p"), node.start, node.end))
        return element

    def _opening(self, element: Element, node: Node) -> int:
        """Write the number and the heading of a clause; return where its text begins."""
        clause = node.clause
        assert clause is not None
        start, label = node.start, self.words.line(node.mark, node.start)
        if clause.kind in {"section", "article"}:
            label, start = self._label(clause, start, node.end)
        if label:
            SubElement(element, "num").text = label
        if clause.heading:
            after = self._skipped(start, node.end, clause.heading)
            printed = self.words.line(start, after).lstrip(MARKS) if after > start else ""
            SubElement(element, "heading").text = printed or clause.heading
            start = after
        return start

    def _label(self, clause: Clause, start: int, end: int) -> tuple[str, int]:
        """Return `Article 2` as it is printed, and where it ends; else the bare number."""
        for number in filter(None, (clause.label_printed, clause.number)):
            printed = re.compile(LABEL.format(re.escape(number)), re.VERBOSE | re.IGNORECASE)
            if match := printed.match(self.words.text, start, end):
                return self.words.line(*match.span()), match.end()
        return clause.label_printed or clause.number or "", start

    def _skipped(self, start: int, end: int, words: str) -> int:
        """Return where words end that stand here, or else here."""
        printed = BESIDE + r"\s+".join(map(re.escape, words.split())) + BESIDE
        match = re.compile(printed, re.IGNORECASE).match(self.words.text, start, end)
        return match.end() if match else start

    def _body(self, element: Element, node: Node, start: int) -> None:
        if not node.below:
            self._text(SubElement(element, "content"), start, max(node.end, start))
            return
        eid = element.get("eId") or ""
        self._optional(element, "intro", start, node.below[0].mark)
        for index, below in enumerate(node.below):
            child = self.hierarchical(below, eid)
            if child is not None:
                element.append(child)
            following = node.below[index + 1 : index + 2]
            if following and self.words.has(below.end, following[0].mark):
                between = SubElement(element, "hcontainer", name="text")
                between.set("eId", self.names.counted("hcontainer", eid))
                self._text(SubElement(between, "content"), below.end, following[0].mark)
        self._optional(element, "wrapUp", node.below[-1].end, node.end)

    def _blocks(self, element: Element, node: Node, start: int) -> None:
        if not node.below:
            self._text(element, start, node.end)
            return
        above = element.get("eId") or ""
        blocks = SubElement(element, "blockList", eId=self.names.counted("list", above))
        introduction = SubElement(blocks, "listIntroduction")
        self.words.fill(introduction, start, node.below[0].mark)
        end = start
        for below in node.below:
            assert below.clause is not None
            each = SubElement(blocks, "item", eId=self.eids[below.clause.id])
            each.set("class", below.clause.kind)
            self._blocks(each, below, self._opening(each, below))
            end = below.end
        if self.words.has(end, node.end):
            self.words.fill(SubElement(blocks, "listWrapUp"), end, node.end)

    def _optional(self, element: Element, tag: str, start: int, end: int) -> None:
        if start < end and self.words.has(start, end):
            self._text(SubElement(element, tag), start, end)

    def _text(self, element: Element, start: int, end: int) -> None:
        self.words.fill(SubElement(element, "p"), start, end)
