"""The collocates of a node as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.analyses.collocates import Collocates
from docscope.model import Column, Table
from docscope.report.display import visible
from docscope.report.phrases import counted, documents_phrase
from docscope.report.screens import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.analyses.company import Window
    from docscope.model import Row, Value
    from docscope.report.layout import Layout

LABELS = {
    "word": "word",
    "joint": "near",
    "joint_left": "left",
    "joint_right": "right",
    "count": "in all",
    "expected": "expected",
    "log_dice": "logDice",
    "mi": "MI",
    "t_score": "t",
    "g2": "G2",
}
# With examples there is room for these only, and the measure that sorts.
WITH_EXAMPLES = ("word", "joint", "count", "log_dice")
FURTHER = {"mi3": "MI3", "z_score": "z", "dice": "Dice"}
LEGEND = (
    "near: how often a word stands {where}; expected: how often it would by chance. "
    "logDice: 14 is always together, a point less half as strong; G2 above 10.8 is p < .001."
)


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield a table of the collocates, with an example each where there are any."""
    collocates = answer.analysis
    assert isinstance(collocates, Collocates)
    names = [*(WITH_EXAMPLES if collocates.examples else LABELS)]
    if collocates.sorted_by not in names:
        names.append(collocates.sorted_by)
    if collocates.examples:
        names.append("example")
    at = [answer.table.names.index(name) for name in names]
    columns = [_labelled(answer.table.columns[n]) for n in at]
    listed = [tuple(_joined(row[n]) for n in at) for row in rows]
    headed = answer._replace(table=Table(columns, listed.__iter__))
    return plain.screen(headed, listed, layout) if listed else iter(())


def footer(answer: Answer, shown: int) -> list[str]:
    """Return how many collocates there are of how many hits, and how to read the columns."""
    collocates = answer.analysis
    assert isinstance(collocates, Collocates)
    totals = answer.table.totals
    hits = totals.named.get("hits", 0)
    if not hits:
        return [f"no hits in {documents_phrase(answer)}"]
    where = _where(collocates.window)
    node = f"{visible(collocates.query.written)}: {counted(hits, 'hit')} in "
    node += f"{totals.documents_found:,} of {documents_phrase(answer)}"
    bound = f"{collocates.min_freq:,} times or more"
    if not totals.found:
        return [f"{node}; no word stands {bound} {where}; --min-freq sets another bound"]
    sentence = f"{node}; {counted(totals.found, 'word')} {bound} {where}"
    return [f"{sentence}. {LEGEND.format(where=where)}" if shown else sentence]


def _labelled(column: Column) -> Column:
    kind = "text" if column.kind == "list" else column.kind
    return Column({**LABELS, **FURTHER}.get(column.name, column.name), kind, column.digits)


def _joined(value: Value) -> Value:
    return " / ".join(value) if isinstance(value, tuple) else value


def _where(window: Window) -> str:
    """Return where words are near, as `within 5 words of it`."""
    left, right = window.left, window.right
    if left == right:
        if left is None:
            return "in its sentence" if window.sentence else "in its paragraph"
        reach = f"within {counted(left, 'word')} of it"
    else:
        sides = [f"{_reach(left)} before"] if left != 0 else []
        sides += [f"{_reach(right)} after"] if right != 0 else []
        reach = " or ".join(sides) + " it"
    return f"{reach} in its sentence" if window.sentence else reach


def _reach(size: int | None) -> str:
    return "anywhere" if size is None else f"up to {counted(size, 'word')}"
