"""Why a date was read as it was, in plain words (`timeline --explain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.model import Row

REASONS: dict[str, str] = {**reasons.SUPPLIED, **getattr(reasons, "TURNED_DOWN", {})}
NO_DATE = "rejected"  # the kind of a candidate that was turned down


def why(names: Sequence[str], row: Row) -> str:
    """Return why a row of a timeline is what it is: the rule, what was supplied and from where."""
    cells = dict(zip(names, row, strict=True))
    codes = str(cells["reason"] or "").split("; ")
    said = [REASONS.get(code, code) for code in codes if code]
    if cells["kind"] == NO_DATE:
        return f"no date: {'; '.join(said)}" if said else "no date"
    return "; ".join(_parts(cells, said)) or "the date of the document"


def _parts(cells: Mapping[str, object], said: Sequence[str]) -> Iterator[str]:
    if cells["rule"]:
        yield f"rule {cells['rule']}"
    supplied = f"{cells['inferred']}: " if cells["inferred"] and said else ""
    anchor = f" ({cells['anchor']})" if cells["anchor"] else ""
    if said:
        yield f"{supplied}{said[0]}{anchor}"
        yield from said[1:]
    elif cells["anchor"]:
        yield f"from {cells['anchor']}"
