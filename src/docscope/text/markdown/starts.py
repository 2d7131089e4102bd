"""How each block of Markdown begins: one function a block, looked up by the first character.

A function returns whether such a block begins here. If so it has closed what the line does
not continue, taken the marks out, and left the reading position behind them: at the text of
a container, or at the end of the line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.markdown.html import html_block
from docscope.text.markdown.state import INDENTED, Container, blanks
from docscope.text.markdown.tables import begin_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.text.markdown.state import State

# Deeper containers stay text: every line is held against all open ones, so without a
# bound a few thousand nested items would make each later line as slow.
MAX_DEPTH = 30
NOTE_WIDTH = 4  # columns that further paragraphs of a footnote are set in


def take_quote_mark(state: State) -> bool:
    """Take one `>` off the line, with the space behind it."""
    if state.pos == state.end or state.source[state.pos] != ">" or not state.near:
        return False
    after, column = state.pos + 1, state.column + 1
    follows = state.source[after] if after < state.end else ""
    state.remove(after + (follows == " "))
    state.base = column + (follows in {" ", "\t"})
    state.seek(after, column)
    return True


def _quote(state: State) -> bool:
    if len(state.containers) >= MAX_DEPTH:
        return False
    state.close()
    take_quote_mark(state)
    level = 1 + sum(container.quote for container in state.containers)
    state.enter(Container(state.pos, level, quote=True))
    return True


def _heading(state: State) -> bool:
    mark = _pattern(r"\#{1,6} (?= [ \t] | \Z )").match(state.source, state.pos, state.end)
    if not mark:
        return False
    state.close()
    state.seek(mark.end(), 0)
    last = _heading_end(state.source, state.pos, state.end)
    state.remove(state.pos)
    if last < state.end:
        state.found.edits.append((last, state.end, ""))
    _add_heading(state, [(state.pos, last)], len(mark[0]))
    return True


def _heading_end(source: str, start: int, end: int) -> int:
    """Return where the text of a heading ends, without the `#` that close it."""
    text = source[start:end].rstrip(" \t")
    without = text.rstrip("#")
    if without[-1:] in {"", " ", "\t"}:
        text = without.rstrip(" \t")
    return start + len(text)


def _add_heading(state: State, lines: list[tuple[int, int]], level: int) -> None:
    """Note a heading and leave its line."""
    start, end = lines[0][0], lines[-1][1]
    if start < end:
        state.mark_item(state.item, start, end)
        state.mark("heading", start, end, level)
        state.found.inline.append(lines)
    state.item = None
    state.pos = state.end


def _underline(state: State) -> bool:
    leaf = state.leaf
    if not leaf or not state.in_paragraph:
        return False
    if not _pattern(r"(?: =+ | -+ ) [ \t]*").fullmatch(state.source, state.pos, state.end):
        return False
    state.define(leaf)
    state.leaf, state.item = None, leaf.item
    if not leaf.lines:
        return False
    level = 1 if state.source[state.pos] == "=" else 2
    state.remove(state.end)
    _add_heading(state, [(leaf.start, leaf.lines[0][1]), *leaf.lines[1:]], level)
    return True


def _rule(state: State) -> bool:
    rule = _pattern(r"([-*_]) [ \t]*+ (?: \1 [ \t]*+ ){2,}+")
    if not rule.fullmatch(state.source, state.pos, state.end):
        return False
    state.close()
    state.remove(state.end)
    state.mark("rule", state.pos, state.pos)
    state.pos = state.end
    return True


def _fence(state: State) -> bool:
    fence = _pattern(r"(`{3,}) [^`]* | (~{3,}) .*").fullmatch(state.source, state.pos, state.end)
    if not fence:
        return False
    mark = fence[1] or fence[2]
    state.close()
    state.remove(state.end)
    leaf = state.open("fence", state.end)
    leaf.closer = re.compile(rf"{mark[0]}{{{len(mark)},}}[ \t]*")
    state.pos = state.end
    return True


def _html(state: State) -> bool:
    begins, closer = html_block(state.source, state.pos, state.end, within=state.in_paragraph)
    if not begins:
        return False
    state.close()
    leaf = state.open("html", state.pos)
    leaf.closer = closer
    state.add(state.text, state.end)
    if closer and closer.search(state.source, state.pos, state.end):
        state.close_leaf()
    state.pos = state.end
    return True


def _bullet(state: State) -> bool:
    return _item(state, state.pos + 1, number=False)


def _number(state: State) -> bool:
    number = _pattern(r"[0-9]{1,9} [.)]").match(state.source, state.pos, state.end)
    if not number:
        return False
    # In the middle of a paragraph a number begins a list only if it is 1.
    if state.in_paragraph and number[0][:-1].lstrip("0") != "1":
        return False
    return _item(state, number.end(), number=True)


def _item(state: State, after: int, *, number: bool) -> bool:
    """Begin a list item whose bullet or number ends at `after`; a number stays as text."""
    if state.source[after : after + 1] not in {"", " ", "\t", "\n"}:
        return False
    if len(state.containers) >= MAX_DEPTH or (state.in_paragraph and _blank(state, after)):
        return False
    state.close()
    mark, column = state.pos, state.column + after - state.pos
    state.seek(after, column)
    spaces = state.column - column
    if not 1 <= spaces <= INDENTED or state.pos == state.end:
        spaces = 1
    _enter_item(state, column + spaces - state.base, mark if number else None)
    if number:
        state.text = state.pos
    else:
        state.remove(state.pos if state.near else after + 1)
    return True


def _blank(state: State, position: int) -> bool:
    return blanks(state.source, position, state.end) == state.end


def _enter_item(state: State, width: int, number: int | None) -> None:
    """Open the item; one that begins with another (`- 1. text`) is one item with it."""
    if state.item:
        start, level = state.item
    else:
        start, level = None, 1 + max((c.level for c in state.containers if not c.quote), default=0)
    item = Container(state.pos, level, width=width)
    item.empty = state.pos == state.end
    state.base += width
    state.enter(item)
    state.item = (number if start is None else start, level)


def _note(state: State) -> bool:
    """Begin a footnote, `[^1]: text`: an item without its label."""
    note = _pattern(r"\[\^ [^\]\[\s]{1,99} \]:").match(state.source, state.pos, state.end)
    if not note or len(state.containers) >= MAX_DEPTH:
        return False
    state.close()
    state.seek(note.end(), state.column)
    state.remove(state.pos)
    state.column = state.base + NOTE_WIDTH
    _enter_item(state, NOTE_WIDTH, None)
    return True


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.VERBOSE)


STARTS: dict[str, tuple[Callable[[State], bool], ...]] = {
    ">": (_quote,),
    "#": (_heading,),
    "=": (_underline,),
    "-": (begin_table, _underline, _rule, _bullet),
    "*": (_rule, _bullet),
    "_": (_rule,),
    "+": (_bullet,),
    "`": (_fence,),
    "~": (_fence,),
    "<": (_html,),
    "[": (_note,),
    "|": (begin_table,),
    ":": (begin_table,),
    **dict.fromkeys("0123456789", (_number,)),
}
