"""One document as an element of Akoma Ntoso: `statement`, `act` or `doc`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from docscope.report.exports.akn.findings import findings
from docscope.report.exports.akn.identity import Identity, add_references, meta
from docscope.report.exports.akn.outline import Node, notes_within, outline
from docscope.report.exports.akn.parts import RECITALS, parts, without_annexes
from docscope.report.exports.akn.prose import prose_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.model import Document
    from docscope.report.exports.akn.content import Content
    from docscope.text.clauses import Reading

KINDS = {"resolution": "statement", "articles": "act", "prose": "doc"}
LEFT_OUT = frozenset(["furniture", "label"])  # page headers; numbers that stand in `num`


class Written:
    """A document to be written: its clauses have their eIds, then it becomes an element."""

    def __init__(self, document: Document, reading: Reading, content: Content) -> None:
        self.document, self.reading, self.content = document, reading, content
        self.identity = identity_of(document, reading)
        self.annexes: list[tuple[str, Sequence[Node]]] = []
        self.nodes: Sequence[Node] = ()
        if reading.kind == "prose":
            for clause in reading.clauses:
                content.eids[clause.id] = content.names.name(clause)
        else:
            self._name()

    def element(self) -> Element:
        """Return the document as an element with all its text."""
        root = Element(self.identity.kind, name=self.identity.name)
        root.append(self._meta())
        if self.reading.kind == "prose":
            root.extend(prose_parts(self.document, self.reading, self.content))
            return root
        self._fill(root, self.nodes, notes=list(notes_within(self.reading)))
        attachments = SubElement(root, "attachments") if self.annexes else root
        for eid, nodes in self.annexes:
            attachments.append(self._attachment(eid, nodes))
        return root

    def _meta(self) -> Element:
        prefix = self.content.names.prefix
        found = meta(self.identity, prefix=prefix)
        add_references(found, self.identity, prefix)
        extra = findings(self.reading.clauses, self.content.eids)
        if extra is not None:
            found.append(extra)
        return found

    def _name(self) -> None:
        nodes = outline(self.document, self.reading)
        self.nodes, annexes = without_annexes(nodes, self.document.text)
        self.content.name_all(self.nodes)
        for annex in annexes:
            eid = self.content.names.counted("att", "")
            self.content.name_all(annex, root=eid)
            self.annexes.append((eid, annex))

    def _attachment(self, eid: str, nodes: Sequence[Node]) -> Element:
        """Return an annex: an act if it has articles, else its text with its numbered items."""
        attachment = Element("attachment", eId=eid)
        articles = any(node.clause and node.clause.kind_of_document == "articles" for node in nodes)
        annex = SubElement(attachment, "act" if articles else "doc", name="annex")
        component = eid.rsplit("__", 1)[-1]
        annex.append(meta(self.identity, prefix=self.content.names.prefix, component=component))
        self._fill(annex, nodes, above=eid)
        return attachment

    def _fill(
        self, root: Element, nodes: Sequence[Node], *, above: str = "", notes: Sequence[Node] = ()
    ) -> None:
        """Write nodes as preface, preamble, body and conclusions of a document or an annex."""
        preface, preamble, body, conclusions = parts(nodes)
        self._preface(root, [node for node in preface if node.part != "label"])
        self._preamble(root, [node for node in preamble if node.part not in LEFT_OUT], above)
        tag = "body" if root.tag == "act" else "mainBody"
        self._hierarchy(SubElement(root, tag), body, above)
        closing = [node for node in conclusions if node.part not in LEFT_OUT]
        blocks = [self.content.block(node) for node in (*closing, *notes)]
        if blocks:
            SubElement(root, "conclusions").extend(blocks)

    def _preface(self, root: Element, nodes: Sequence[Node]) -> None:
        preface = SubElement(root, "preface") if nodes else root
        titled = False
        for node in nodes:
            block = self.content.block(node)
            if node.part == "title" and not titled:
                titled = True
                block = Element("p", block.attrib)
                self.content.words.fill(SubElement(block, "docTitle"), node.start, node.end)
            preface.append(block)

    def _preamble(self, root: Element, nodes: Sequence[Node], above: str) -> None:
        preamble = SubElement(root, "preamble") if nodes else root
        names = self.content.names
        for recital, group in groupby(nodes, lambda node: node.kind in RECITALS):
            if recital:
                recitals = SubElement(preamble, "recitals", eId=names.counted("recs", above))
                recitals.extend(self.content.recital(node) for node in group)
                continue
            for node in group:
                formula = node.part == "formula"
                tag, name = ("formula", "enactingFormula") if formula else ("container", node.part)
                held = SubElement(preamble, tag, name=name, eId=names.counted(tag, above))
                held.append(_plain(self.content.block(node)))

    def _hierarchy(self, body: Element, nodes: Sequence[Node], above: str) -> None:
        for node in nodes:
            element = self.content.hierarchical(node, above)
            if element is not None:
                body.append(element)
        if not len(body):
            empty = SubElement(body, "hcontainer", name="body")
            empty.set("eId", self.content.names.counted("hcontainer", above))
            SubElement(SubElement(empty, "content"), "p")


def identity_of(document: Document, reading: Reading) -> Identity:
    """Return what identifies a document: its kind, title, date and author."""
    fields = document.metadata
    author = next((clause.actor for clause in reading.clauses if clause.actor), None)
    return Identity(
        kind=KINDS[reading.kind],
        name="act" if reading.kind == "articles" else reading.kind,
        doc=document.doc,
        title=fields.get("title") or "",
        date=fields.get("date") or "",
        author=(author or "") if reading.kind == "resolution" else "",
    )


def _plain(block: Element) -> Element:
    block.attrib.clear()  # the element around it says what it is
    return block
