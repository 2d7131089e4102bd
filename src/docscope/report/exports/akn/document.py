"""One document as an element of Akoma Ntoso: `statement`, `act` or `doc`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from docscope.report.exports.akn.identity import Identity, meta, with_references
from docscope.report.exports.akn.outline import Node, notes_within, outline
from docscope.report.exports.akn.parts import RECITALS, Parts, parts
from docscope.report.exports.akn.prose import prose_body

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
        self.parts = Parts((), (), (), (), ())
        self.notes: list[Node] = []
        if reading.kind == "prose":
            for clause in reading.clauses:
                content.eids[clause.id] = content.names.name(clause)
        else:
            self.parts = parts(outline(document, reading))
            self.notes = list(notes_within(reading))
            self._name()

    def element(self) -> Element:
        """Return the document as an element with all its text."""
        root = Element(self.identity.kind, name=self.identity.name)
        prefix = self.content.names.prefix
        root.append(with_references(meta(self.identity), self.identity, prefix))
        if self.reading.kind == "prose":
            root.append(prose_body(self.document, self.reading, self.content))
            return root
        self._preface(root)
        self._preamble(root)
        tag = "body" if self.identity.kind == "act" else "mainBody"
        self._hierarchy(SubElement(root, tag), self.parts.body)
        self._conclusions(root)
        self._attachments(root)
        return root

    def _name(self) -> None:
        names = self.content.names
        self.content.name_all([*self.parts.preamble, *self.parts.body])
        self._annexes = [names.counted("att", "") for _ in self.parts.annexes]
        for eid, nodes in zip(self._annexes, self.parts.annexes, strict=True):
            self.content.name_all(nodes, root=eid)

    def _preface(self, root: Element) -> None:
        nodes = [node for node in self.parts.preface if node.part != "label"]
        preface = SubElement(root, "preface") if nodes else root
        titled = False
        for node in nodes:
            if node.part == "title" and not titled:
                block = SubElement(preface, "p")
                block.set("class", node.part)
                self.content.words.fill(SubElement(block, "docTitle"), node.start, node.end)
                titled = True
            else:
                preface.append(self.content.block(node))

    def _preamble(self, root: Element) -> None:
        nodes = [node for node in self.parts.preamble if node.part not in LEFT_OUT]
        preamble = SubElement(root, "preamble") if nodes else root
        names = self.content.names
        for recital, group in groupby(nodes, lambda node: node.kind in RECITALS):
            if recital:
                recitals = SubElement(preamble, "recitals", eId=names.counted("recs", ""))
                recitals.extend(self.content.recital(node) for node in group)
                continue
            for node in group:
                formula = node.part == "formula"
                tag, name = ("formula", "enactingFormula") if formula else ("container", node.part)
                eid = names.counted(tag, "")
                SubElement(preamble, tag, name=name, eId=eid).append(
                    _plain(self.content.block(node))
                )

    def _hierarchy(self, body: Element, nodes: Sequence[Node], above: str = "") -> None:
        for node in nodes:
            element = self.content.hierarchical(node, above)
            if element is not None:
                body.append(element)
        if not len(body):
            empty = SubElement(body, "hcontainer", name="body")
            empty.set("eId", self.content.names.counted("hcontainer", above))
            SubElement(SubElement(empty, "content"), "p")

    def _conclusions(self, root: Element) -> None:
        nodes = [node for node in self.parts.conclusions if node.part not in LEFT_OUT]
        nodes += self.notes
        if nodes:
            SubElement(root, "conclusions").extend(self.content.block(node) for node in nodes)

    def _attachments(self, root: Element) -> None:
        if not self.parts.annexes:
            return
        attachments = SubElement(root, "attachments")
        for eid, nodes in zip(self._annexes, self.parts.annexes, strict=True):
            attachment = SubElement(attachments, "attachment", eId=eid)
            annex = SubElement(attachment, "doc", name="annex")
            name = eid.rsplit("__", 1)[-1]
            annex.append(with_references(meta(self.identity, component=name), self.identity, eid))
            self._hierarchy(SubElement(annex, "mainBody"), nodes, eid)


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
