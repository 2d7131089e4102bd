"""The block structure of a Markdown text: what is paragraph, heading, item, quotation, code.

This is CommonMark's algorithm. Every line is held against the open containers (block quotes
and list items), then looked at for blocks that begin, then given to the open leaf
(paragraph, code, HTML, table). No tree is built: what a line holds besides text is an edit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.markdown.starts import STARTS, take_quote_mark
from docscope.text.markdown.state import State, blanks
from docscope.text.markdown.tables import add_row

if TYPE_CHECKING:
    from docscope.text.markdown.state import Leaf, Outline

# Lines that cannot start, end or be anything but text without markup.
LINE = r"[ ]{0,3}+ [^\s#>\-+*=0-9`~<\[|:\\_&] [^\\`*_\[<&~|\n]*+"
PLAIN_LINES = re.compile(rf"(?: {LINE} (?: \n | \Z ) )++", re.VERBOSE)
BLANKS = r"(?: [ \t]*+ \n )"
PLAIN_PARAGRAPHS = re.compile(rf"{BLANKS}*+ (?: (?:{LINE} \n)++ {BLANKS}++ )*+", re.VERBOSE)


def outline(source: str, start: int = 0) -> Outline:
    r"""Return the block structure of a text with line ends `\n`, from `start` on."""
    state = State(source)
    size = len(source)
    while start < size:
        start = _plain_lines(state, start)
        if start >= size:
            break
        end = source.find("\n", start)
        end = size if end < 0 else end
        state.line(start, end)
        _read(state)
        start = end + 1
    state.matched = 0
    state.close()
    return state.found


def _plain_lines(state: State, start: int) -> int:
    """Take all lines without any mark at once; return where the next line starts."""
    if state.containers or (state.leaf and state.leaf.kind != "paragraph"):
        return start
    if state.leaf is None:
        paragraphs = PLAIN_PARAGRAPHS.match(state.source, start)
        assert paragraphs
        start = paragraphs.end()
    lines = PLAIN_LINES.match(state.source, start)
    if not lines:
        return start
    end = lines.end()
    if state.leaf is None:
        state.open("paragraph", blanks(state.source, start, end))
    state.add(start, end - (state.source[end - 1] == "\n"))
    return end


def _read(state: State) -> None:
    """Find out what the line is and note it."""
    _continue_containers(state)
    whole = state.matched == len(state.containers)
    if whole and state.leaf and _continue_leaf(state, state.leaf):
        state.written = state.end
    elif state.pos == state.end:
        state.close()
    else:
        _begin(state)
        state.written = state.end


def _continue_containers(state: State) -> None:
    """Take the marks and the indent of the open containers off the line, as far as they go."""
    for container in state.containers:
        if container.quote:
            if not take_quote_mark(state):
                return
        elif state.pos == state.end:
            if container.empty:
                return
        elif state.column - state.base < container.width:
            return
        else:
            state.base += container.width
            container.empty = False
        state.matched += 1


def _continue_leaf(state: State, leaf: Leaf) -> bool:
    """Give the line to the open code or HTML, unless it ends that."""
    blank = state.pos == state.end
    if leaf.kind == "code":
        if not blank and not state.near:
            state.add(state.text, state.end)
        return blank or not state.near
    if leaf.kind == "fence":
        return _continue_fence(state, leaf)
    if leaf.kind != "html" or (blank and leaf.closer is None):
        return False
    state.add(state.text, state.end)
    if leaf.closer and leaf.closer.search(state.source, state.pos, state.end):
        state.close_leaf()
    return True


def _continue_fence(state: State, leaf: Leaf) -> bool:
    if state.near and leaf.closer and leaf.closer.fullmatch(state.source, state.pos, state.end):
        state.remove(state.end)
        state.close_leaf()
    else:
        state.add(state.text, state.end)
    return True


def _begin(state: State) -> None:
    """Open the blocks that begin on this line; what remains is text."""
    while state.pos < state.end:
        if not state.near and not _lazy(state):
            state.close()
            state.open("code", state.pos)
            state.add(state.text, state.end)
            return
        starts = STARTS.get(state.source[state.pos], ()) if state.near else ()
        if not any(start(state) for start in starts):
            _text(state)
            return


def _lazy(state: State) -> bool:
    """Say whether the line continues a paragraph, perhaps without its containers' marks."""
    return state.leaf is not None and state.leaf.kind == "paragraph"


def _text(state: State) -> None:
    whole = state.matched == len(state.containers)
    if whole and state.leaf and state.leaf.kind == "table":
        add_row(state, state.leaf, state.text, state.end)
        return
    if not _lazy(state):
        state.close()
        state.open("paragraph", state.pos)
    state.add(state.text, state.end)
