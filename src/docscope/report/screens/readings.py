"""How each document was read, in plain words: as what kind, by which score, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.display import fit, pad, visible, wrapped
from docscope.report.phrases import counted, documents_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docscope.analyses.answer import Answer
    from docscope.model import Row, Value
    from docscope.report.layout import Layout

SCORE = "score_"
NAMES = {"resolution": "a resolution", "articles": "articles", "prose": "prose"}
NARROWEST = 20  # columns that are left for the grounds
LABELS = max(map(len, NAMES))


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of each document; elsewhere than on a terminal it is one line."""
    names = answer.table.names
    given = getattr(answer.analysis, "read_as", None) is not None
    for number, row in enumerate(rows):
        cells = dict(zip(names, row, strict=True))
        if layout.width is None:
            yield _line(cells, given=given)
            continue
        if number:
            yield ""
        yield fit(_heading(cells, given=given), layout.width)
        for kind, score, grounds in _scores(cells):
            start = f" {pad(kind, LABELS)}  {score}  "
            for line in wrapped(grounds, max(layout.width - len(start), NARROWEST)):
                yield f"{start}{line}".rstrip()
                start = " " * len(start)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return how many documents were looked at, and how to have them read otherwise."""
    return [f"{documents_phrase(answer)}; --as resolution, articles or prose overrides the choice"]


def _heading(cells: Mapping[str, Value], *, given: bool) -> str:
    said = f"{visible(str(cells['doc']))}  read as {_kinds(cells)}"
    because = ", because --as says so" if given else ""
    number = cells["clauses"]
    return f"{said}{because}: {counted(number if isinstance(number, int) else 0, 'clause')}"


def _kinds(cells: Mapping[str, Value]) -> str:
    kind, others = str(cells["kind_of_document"]), cells["other_kinds"]
    named = NAMES.get(kind, kind)
    return f"{named} with {' and '.join(others)}" if isinstance(others, tuple) and others else named


def _line(cells: Mapping[str, Value], *, given: bool) -> str:
    scores = [
        f"{kind} {score} {f'({grounds})' if grounds else ''}".strip()
        for kind, score, grounds in _scores(cells)
    ]
    return "  ".join([_heading(cells, given=given), *scores])


def _scores(cells: Mapping[str, Value]) -> Iterator[tuple[str, str, str]]:
    """Yield each kind with its score and what spoke for it, the highest score first."""
    named = [name.removeprefix(SCORE) for name in cells if name.startswith(SCORE)]
    known = [(kind, score) for kind in named if isinstance(score := cells[SCORE + kind], float)]
    for kind, score in sorted(known, key=lambda each: -each[1]):
        yield kind, f"{score:.2f}", visible(str(cells[f"grounds_{kind}"] or ""))
