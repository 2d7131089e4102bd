"""TimeML: the text of the documents with each date in a TIMEX3 element."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docscope.analyses.passages import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TextIO

    from docscope.analyses.answer import Answer
    from docscope.model import Document, Row

OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
SEVERAL = "collection"  # the element around the documents, where there are several
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"  # of the same length, so that places stay what they are
KEPT = {"\r": "&#13;"}  # which readers would turn into newlines
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
FIELDS = ("char_start", "char_end", "timex_type", "timex_value", "timex_mod", "inferred", "anchor")


class Expression(NamedTuple):
    """A TIMEX3 of a text: its place in the source, its value, and where that is from.

    `inferred` names what the words leave out, `anchor` the date they were counted from.
    """

    start: int
    end: int
    type: str
    value: str | None
    mod: str | None
    inferred: str | None
    anchor: str | None


def write(
    answer: Answer,
    rows: Iterable[Row],
    stream: TextIO,
    *,
    header: bool = True,  # noqa: ARG001  # elements have names always
) -> None:
    """Write one document as TimeML, several as one `TimeML` each in an element around them.

    The text of `TEXT` is the source of the document, character by character.
    """
    found = _by_document(answer, rows)
    several = len(answer.corpus.names) != 1
    stream.write(OPENING + (f"<{SEVERAL}>\n" if several else ""))
    anchor = getattr(answer.analysis, "anchor", None)
    for document in answer.corpus.documents():
        date = anchor or document.metadata.get("date")
        stream.writelines(_timeml(document, date, found.get(document.doc, ())))
    stream.write(f"</{SEVERAL}>\n" if several else "")


def _by_document(answer: Answer, rows: Iterable[Row]) -> Mapping[str, list[Expression]]:
    """Return the expressions of each document; a row without a place in a text is none."""
    names = answer.table.names
    doc, *fields = (names.index(name) for name in ("doc", *FIELDS))
    found: dict[str, list[Expression]] = defaultdict(list)
    for row in rows:
        expression = Expression(*(row[at] for at in fields))  # type: ignore[arg-type]  # the columns have these types
        if expression.type and expression.start is not None:
            found[str(row[doc])].append(expression)
    return found


def _timeml(document: Document, date: str | None, found: Iterable[Expression]) -> Iterator[str]:
    known = {date: "t0"} if date and DAY.fullmatch(date) else {}
    yield f"<TimeML>\n<DOCID>{_text(document.doc)}</DOCID>\n"
    for made in known:
        yield f"<DCT>{_creation_time(made)}</DCT>\n"
    if title := document.metadata.get("title"):
        yield f"<TITLE>{_text(title)}</TITLE>\n"
    yield "<TEXT>"
    yield from _marked(document.source, sorted(found), known)
    yield "</TEXT>\n</TimeML>\n"


def _marked(source: str, expressions: Iterable[Expression], known: dict[str, str]) -> Iterator[str]:
    """Yield a text with its expressions; `known` has the tid of each value that came before."""
    end = 0
    for number, expression in enumerate(expressions, 1):
        yield _text(source[end : expression.start])
        yield _timex(expression, number, source, known)
        if expression.value:
            known[expression.value] = f"t{number}"
        end = expression.end
    yield _text(source[end:])


def _timex(expression: Expression, number: int, source: str, known: Mapping[str, str]) -> str:
    attributes = {
        "tid": f"t{number}",
        "type": expression.type,
        "value": expression.value or "",  # an attribute that TimeML demands
        "mod": expression.mod,
        "temporalFunction": "true" if expression.inferred or expression.anchor else None,
        "anchorTimeID": known.get(expression.anchor or ""),
    }
    words = source[expression.start : expression.end]
    return f"<TIMEX3{_attributes(attributes)}>{_text(words)}</TIMEX3>"


def _creation_time(date: str) -> str:
    attributes = {
        "tid": "t0",
        "type": "DATE",
        "value": date,
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    return f"<TIMEX3{_attributes(attributes)}>{_text(long_date(date))}</TIMEX3>"


def _attributes(values: Mapping[str, str | None]) -> str:
    written = ((name, value) for name, value in values.items() if value is not None)
    return "".join(f" {name}={quoteattr(_allowed(value), KEPT)}" for name, value in written)


def _text(text: str) -> str:
    return escape(_allowed(text), KEPT)


def _allowed(text: str) -> str:
    return NO_XML.sub(REPLACEMENT, text)
