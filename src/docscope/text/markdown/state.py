"""Where the block parser stands: the line it reads, the open blocks, what it has found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.markdown.links import definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    Segment = tuple[int, int]
    Edit = tuple[int, int, str]

INDENTED = 4  # columns that make a line code rather than a new block
SPACES = re.compile(r"[ \t]*")


class Outline:
    """What the blocks of a text say, all in characters of the source.

    `edits` take marks out, `marks` are (kind, start, end, level); `inline` and `html` are
    texts that hold further markup, each as the source spans of its lines; `references`
    are the labels that links may refer to.
    """

    __slots__ = ("edits", "html", "inline", "marks", "references")

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.marks: list[tuple[str, int, int, int]] = []
        self.inline: list[list[Segment]] = []
        self.html: list[list[Segment]] = []
        self.references: set[str] = set()


class Container:
    """An open block quote, or a list item whose text stands `width` columns further in."""

    __slots__ = ("empty", "level", "quote", "start", "width")

    def __init__(self, start: int, level: int, *, quote: bool = False, width: int = 0) -> None:
        self.quote = quote
        self.start = start
        self.level = level
        self.width = width
        self.empty = False


class Leaf:
    """The open block that takes lines: its kind, where its text begins, its lines.

    `item` is the start (if it is not the text's) and level of the list item it begins,
    `closer` what ends a fence or a piece of HTML, `columns` how many a table has.
    """

    __slots__ = ("closer", "columns", "item", "kind", "lines", "start")

    def __init__(self, kind: str, start: int, item: tuple[int | None, int] | None) -> None:
        self.kind = kind
        self.start = start
        self.item = item
        self.lines: list[Segment] = []
        self.closer: re.Pattern[str] | None = None
        self.columns = 0


class State:
    """The line being read, the open blocks, and what was found so far.

    Of the line: `text` is where its part without container marks begins, `pos` its next
    character that is no blank, `column` where that stands, `base` where the innermost
    container's text stands, `matched` to how many containers the line belongs.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Outline()
        self.containers: list[Container] = []
        self.leaf: Leaf | None = None
        self.item: tuple[int | None, int] | None = None  # opened, but still without text
        self.written = 0  # the end of the last line that held anything
        self.line(0, 0)

    def line(self, start: int, end: int) -> None:
        """Begin to read the line from `start` to `end`."""
        self.start, self.end, self.text = start, end, start
        self.base = self.matched = 0
        self.seek(start, 0)

    def seek(self, position: int, column: int) -> None:
        """Go to the first character from `position` on that is no blank."""
        start, position = position, blanks(self.source, position, self.end)
        column += position - start
        if "\t" in self.source[start:position]:
            column -= position - start
            for character in self.source[start:position]:
                column += 4 - column % 4 if character == "\t" else 1
        self.pos, self.column = position, column

    @property
    def near(self) -> bool:
        """Whether the line stands close enough to its container to begin a block."""
        return self.column - self.base < INDENTED

    @property
    def in_paragraph(self) -> bool:
        """Whether this line, as far as it was read, would continue a paragraph in place."""
        whole = self.matched == len(self.containers)
        return whole and self.leaf is not None and self.leaf.kind == "paragraph"

    def remove(self, after: int) -> None:
        """Take what is left of the line up to `after` out of the text."""
        self.found.edits.append((self.text, after, ""))
        self.text = after

    def enter(self, container: Container) -> None:
        """Open a container; the line belongs to it."""
        self.containers.append(container)
        self.matched = len(self.containers)

    def open(self, kind: str, start: int) -> Leaf:
        """Open a leaf; it begins the list item that still waits for its text."""
        self.leaf = Leaf(kind, start, self.item)
        self.item = None
        return self.leaf

    def add(self, start: int, end: int) -> None:
        """Give characters `start` to `end` to the open leaf, joined to what they adjoin."""
        assert self.leaf
        lines = self.leaf.lines
        if lines and lines[-1][1] + 1 == start:
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((start, end))

    def close(self) -> None:
        """Close all that this line does not continue: leaf, then containers."""
        self.close_leaf()
        while len(self.containers) > self.matched:
            container = self.containers.pop()
            self.item = None
            if container.quote and container.start < self.written:
                self.mark("quote", container.start, self.written, container.level)

    def close_leaf(self) -> None:
        """Close the open leaf, if there is one, and note what it holds."""
        leaf, self.leaf = self.leaf, None
        if leaf is None or leaf.kind == "table":
            return
        if leaf.kind == "paragraph":
            self.define(leaf)
        if not leaf.lines:
            return
        start, end = max(leaf.start, leaf.lines[0][0]), leaf.lines[-1][1]
        self.mark_item(leaf.item, start, end)
        if leaf.kind == "paragraph":
            self.found.inline.append(leaf.lines)
        elif leaf.kind == "html":
            self.found.html.append(leaf.lines)
        else:
            self.mark("code", start, end)

    def define(self, leaf: Leaf) -> None:
        """Take the definitions of references off the start of a paragraph."""
        if self.source[leaf.start] != "[":
            return
        text = "\n".join(self.source[start:end] for start, end in leaf.lines)
        labels, size = definitions(text)
        self.found.references |= labels
        while size > 0 and leaf.lines:
            start, end = leaf.lines.pop(0)
            last = min(start + size - 1, end)
            self.found.edits.extend(whole_lines(self.source, start, last))
            size -= end - start + 1
            if size < 0:
                leaf.lines.insert(0, (last + 1, end))
                leaf.start = blanks(self.source, last + 1, end)

    def mark(self, kind: str, start: int, end: int, level: int = 0) -> None:
        """Note what the markup says about characters `start` to `end`."""
        self.found.marks.append((kind, start, end, level))

    def mark_item(self, item: tuple[int | None, int] | None, start: int, end: int) -> None:
        """Note that these characters are the first paragraph of a list item, if they are."""
        if item:
            self.mark("item", start if item[0] is None else item[0], end, item[1])


def blanks(source: str, position: int, end: int) -> int:
    """Return the first position from `position` on that is neither space nor tab."""
    found = SPACES.match(source, position, end)
    assert found
    return found.end()


def whole_lines(source: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that empty these lines of a source and keep their ends."""
    for line in source[start:end].split("\n"):
        if line:
            yield (start, start + len(line), "")
        start += len(line) + 1
