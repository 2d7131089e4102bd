"""Tables: rows of cells between pipes, made known by a row of dashes under the first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.markdown.state import Leaf, State


def begin_table(state: State) -> bool:
    """Make a table of the open paragraph's last line if this line is its row of dashes."""
    leaf = state.leaf
    if not leaf or not state.in_paragraph:
        return False
    if not _delimiter_row().fullmatch(state.source, state.pos, state.end):
        return False
    start, end = leaf.lines[-1]
    first = max(state.source.rfind("\n", start, end) + 1, start)
    columns = len(_pipes(state.source, state.pos, state.end)[1])
    if "|" not in state.source[first:end]:
        return False
    if len(_pipes(state.source, first, end)[1]) != columns:
        return False
    _take_last_line(state, leaf, first)
    state.remove(state.end)
    state.pos = state.end
    table = state.open("table", first)
    add_row(state, table, first, end)
    return True


def _take_last_line(state: State, leaf: Leaf, first: int) -> None:
    """Close the paragraph without its last line, which begins at `first`."""
    start, _ = leaf.lines.pop()
    if start < first:
        leaf.lines.append((start, first - 1))
    state.item = None if leaf.lines else leaf.item
    if leaf.lines:
        state.close_leaf()


def add_row(state: State, table: Leaf, start: int, end: int) -> None:
    """Note a row: its cells are texts, a tab stands for each pipe between two of them."""
    edges, cells = _pipes(state.source, start, end)
    state.found.edits.extend((pipe, pipe + 1, "") for pipe in edges)
    state.found.edits.extend((stop, stop + 1, "\t") for _, stop in cells[:-1])
    state.found.inline.extend([cell] for cell in cells)
    state.mark_item(table.item, cells[0][0], cells[-1][1])
    state.mark("row", cells[0][0], cells[-1][1])
    table.item = None


def _pipes(source: str, start: int, end: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Return where the row's outer pipes are, and the spans of its cells."""
    pipes = [pipe.start() for pipe in _pipe().finditer(source, start, end)]
    edges = []
    if pipes and not source[start : pipes[0]].strip(" \t"):
        edges.append(pipes[0])
        start = pipes.pop(0) + 1
    if pipes and not source[pipes[-1] + 1 : end].strip(" \t"):
        edges.append(pipes[-1])
        end = pipes.pop()
    return edges, list(zip([start, *(pipe + 1 for pipe in pipes)], [*pipes, end], strict=True))


@cache
def _pipe() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)\|")


@cache
def _delimiter_row() -> re.Pattern[str]:
    return re.compile(
        r"""
        \|? [ \t]*+ :?-++:? [ \t]*+            # how the first column is set
        (?: \| [ \t]*+ :?-++:? [ \t]*+ )*+     # and the others
        \|? [ \t]*
        """,
        re.VERBOSE,
    )
