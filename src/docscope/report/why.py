"""Why a date was read as it was, in plain words (`timeline --explain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.reasons import BORNE, COUNTED, READ, REFUSED, SUPPLIED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Cells = Mapping[str, object]

NO_DATE = "rejected"  # the kind of a candidate that was turned down
DOCUMENT = "document"  # the kind of the date that a document bears
INVALID = "invalid"  # the qualifier of a day that no month has


def why(cells: Cells) -> str:
    """Return why a row of a timeline is what it is: the rule, what was supplied and from where."""
    codes = [code for code in str(cells["reason"] or "").split("; ") if code]
    if cells["kind"] == NO_DATE:
        return f"no date: {'; '.join(REFUSED.get(code, code) for code in codes)}"
    if cells["kind"] == DOCUMENT:
        return "; ".join(_of_document(cells, codes))
    return "; ".join(_said(cells, [_phrase(cells, code) for code in codes]))


def _of_document(cells: Cells, codes: Sequence[str]) -> Iterator[str]:
    source = BORNE.get(str(cells["rule"]), "")
    yield f"the date of the document, {source}" if source else "the document bears no date"
    yield from (COUNTED.get(code, code) for code in codes)


def _said(cells: Cells, reasons: Sequence[str]) -> Iterator[str]:
    rule = str(cells["rule"])
    yield f"{READ[rule]} (rule {rule})" if rule in READ else f"rule {rule}"
    if INVALID in str(cells["qualifier"] or ""):
        yield "there is no such day, so that only its month is given"
    supplied = f"{cells['inferred']}: " if cells["inferred"] else ""
    anchor = f" ({cells['anchor']})" if cells["anchor"] and cells["date"] else ""
    if reasons:
        yield f"{supplied}{reasons[0]}{anchor}"
        yield from reasons[1:]


def _phrase(cells: Cells, code: str) -> str:
    """Return what a code means, and in parentheses which documents it is about."""
    name, _, which = code.partition(" ")
    if name.startswith("cites-"):
        which = f"({cells['refers_to']})"
    said = SUPPLIED.get(name, name)
    return f"{said} {which}" if which else said
