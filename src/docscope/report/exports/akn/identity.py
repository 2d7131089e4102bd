"""What identifies a document in Akoma Ntoso: work, expression, manifestation, author."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from docscope.report.exports.akn.words import allowed

SOURCE = "#docscope"
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
YEAR = re.compile(r"\d{4}")
UNKNOWN_DAY = "0001-01-01"  # the schema demands a day
SLUG = re.compile(r"[^a-z0-9]+")
UNITED_NATIONS = re.compile(
    r"\bthe (?:General Assembly|Security Council|Economic and Social)\b", re.IGNORECASE
)


class Identity(NamedTuple):
    """What is known of a document; `kind` is the element that holds it."""

    kind: str
    name: str
    doc: str
    title: str = ""
    date: str = ""
    author: str = ""
    language: str = "eng"

    @property
    def country(self) -> str:
        """The code of who issued it: `un`, or `zz` where that is not known."""
        return "un" if UNITED_NATIONS.search(self.author) else "zz"

    @property
    def work(self) -> str:
        """The IRI of the work."""
        date = self.date or "unknown"
        return f"/akn/{self.country}/{self.kind}/{slug(self.name)}/{date}/{slug(self.doc)}"


def meta(identity: Identity, *, prefix: str = "", component: str = "main") -> Element:
    """Return the `meta` element of a document, or of one of its attachments.

    `prefix` opens the eIds of the document, also the one that stands for its author.
    """
    found = Element("meta")
    identification = SubElement(found, "identification", source=SOURCE)
    work, expression = identity.work, f"{identity.work}/{identity.language}@"
    for level, iri in (
        ("FRBRWork", work),
        ("FRBRExpression", expression),
        ("FRBRManifestation", f"{expression}.xml"),
    ):
        element = SubElement(identification, level)
        SubElement(
            element, "FRBRthis", value=f"{iri.removesuffix('.xml')}/!{component}{_suffix(iri)}"
        )
        SubElement(element, "FRBRuri", value=iri)
        if level == "FRBRWork" and identity.title:
            SubElement(element, "FRBRalias", value=allowed(identity.title), name="title")
        day, name = _day(identity.date)
        SubElement(element, "FRBRdate", date=day, name=name)
        SubElement(
            element, "FRBRauthor", href=f"#{_author(prefix)}" if level == "FRBRWork" else SOURCE
        )
        if level == "FRBRWork":
            SubElement(element, "FRBRcountry", value=identity.country)
        if level == "FRBRExpression":
            SubElement(element, "FRBRlanguage", language=identity.language)
    return found


def add_references(found: Element, identity: Identity, prefix: str = "") -> None:
    """Add who wrote a document to its `meta`, and what marked it up.

    The documents of a collection leave the latter to the collection.
    """
    references = SubElement(found, "references", source=SOURCE)
    shown = {} if prefix else {SOURCE[1:]: SOURCE[1:]}
    for eid, name in {**shown, _author(prefix): identity.author or "unknown"}.items():
        SubElement(
            references,
            "TLCOrganization",
            eId=eid,
            href=f"/ontology/organization/{slug(name)}",
            showAs=allowed(name),
        )


def _author(prefix: str) -> str:
    return f"{prefix}__author" if prefix else "author"


def slug(words: str) -> str:
    """Return words in the form of an IRI: `Resolution 1004 (ES-II)` is `resolution-1004-es-ii`."""
    return SLUG.sub("-", words.lower()).strip("-") or "unknown"


def _suffix(iri: str) -> str:
    return ".xml" if iri.endswith(".xml") else ""


def _day(date: str) -> tuple[str, str]:
    """Return a day as the schema demands it, and what it is the day of."""
    if DAY.fullmatch(date):
        return date, "document"
    year = YEAR.match(date)
    return (f"{year[0]}-01-01", "year") if year else (UNKNOWN_DAY, "unknown")
