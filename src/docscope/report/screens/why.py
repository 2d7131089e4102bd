"""Why a date was read as it was, in plain words (`timeline --explain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.reasons import REFUSED, SUPPLIED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.model import Row

    Cells = Mapping[str, object]

NO_DATE = "rejected"  # the kind of a candidate that was turned down


def why(names: Sequence[str], row: Row) -> str:
    """Return why a row of a timeline is what it is: the rule, what was supplied and from where."""
    cells: Cells = dict(zip(names, row, strict=True))
    codes = [code for code in str(cells["reason"] or "").split("; ") if code]
    if cells["kind"] == NO_DATE:
        return f"no date: {'; '.join(REFUSED.get(code, code) for code in codes)}"
    if not cells["rule"]:
        return "the date of the document"
    return "; ".join(_said(cells, [SUPPLIED.get(code, code) for code in codes]))


def _said(cells: Cells, reasons: Sequence[str]) -> Iterator[str]:
    yield f"rule {cells['rule']}"
    supplied = f"{cells['inferred']}: " if cells["inferred"] else ""
    anchor = f" ({cells['anchor']})" if cells["anchor"] and cells["date"] else ""
    if reasons:
        yield f"{supplied}{reasons[0]}{anchor}"
        yield from reasons[1:]
