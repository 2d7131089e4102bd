"""Plain text from Markdown and from line ends of all kinds, with the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from docscope.model import Cleaned, Mark, OffsetMap
from docscope.text.markdown.blocks import outline
from docscope.text.markdown.html import html_edits
from docscope.text.markdown.inline import SPECIAL, Inline
from docscope.text.markdown.score import looks_like_markdown
from docscope.text.markdown.state import whole_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docscope.text.markdown.state import Outline

    Edit = tuple[int, int, str]
    Pair = tuple[int, int, int, int]
    Segment = tuple[int, int]

__all__ = ["clean_markdown", "clean_text", "looks_like_markdown"]


def clean_text(source: str) -> Cleaned:
    r"""Return a text that is plain already, with `\n` for line ends of all kinds."""
    if "\r" not in source:
        return Cleaned(source)
    lines = source.split("\r\n")
    text = "\n".join(lines).replace("\r", "\n")
    if len(lines) == 1:
        return Cleaned(text)
    # A run is a line with the line end before it; the `\r` between two runs is dropped.
    lengths = [len(lines[0]), *(len(line) + 1 for line in lines[1:])]
    plain = [0, *accumulate(lengths)]
    starts = [start + number for number, start in enumerate(plain[:-1])]
    ends = [end + number for number, end in enumerate(plain[1:])]
    return Cleaned(text, OffsetMap(plain, starts, ends))


def clean_markdown(source: str) -> Cleaned:
    """Return the text that a Markdown source shows, and what its marks said.

    Emphasis, code, links, tags, escapes and the marks of headings, items, quotations and
    tables are taken out; the numbers of a list stay. YAML front matter stays as it is.

    >>> clean_markdown("- 1. *Calls upon* [Hungary](hungary.html)").text
    '1. Calls upon Hungary'
    """
    lines = clean_text(source)
    found = outline(lines.text, _front_matter_end(lines.text))
    pairs = _read_inside(lines.text, found)
    if lines.offsets.plain:
        pairs = _at_source(lines.offsets, found, pairs)
    text, offsets = _without_marks(_with_newlines(source), sorted(found.edits), sorted(pairs))
    return Cleaned(text, offsets, _plain_marks(found, offsets))


def _front_matter_end(text: str) -> int:
    """Return where YAML between two lines of dashes at the very start ends, else 0."""
    if not text.startswith("---"):
        return 0
    front = re.match(
        r"""
        --- [ \t]*+ \n
        (?: [ \t]*+ \n | \#.*+ \n )*+ [\w"'][^:\n]*+ : (?= \s )  # the first line names a field
        (?: (?! (?: ---|\.\.\. ) [ \t]*+ $ ) .*+ \n )*+       # lines up to the closing dashes
        (?: ---|\.\.\. ) [ \t]*+ $ \n?
        """,
        text,
        re.VERBOSE | re.MULTILINE,
    )
    return front.end() if front else 0


def _with_newlines(source: str) -> str:
    r"""Return the source with `\n` for each `\r` that stands alone; no character moves."""
    return re.sub(r"\r(?!\n)", "\n", source) if "\r" in source else source


def _read_inside(text: str, found: Outline) -> list[Pair]:
    """Read the marks within the blocks; add them to what was found and return the pairs."""
    pairs: list[Pair] = []
    for lines in found.inline:
        if not any(SPECIAL.search(text, *line) for line in lines):
            continue
        inside, place = _joined(text, lines)
        inline = Inline(inside, found.references)
        inline.read()
        found.edits += [(place(a), place(b - 1) + 1, shown) for a, b, shown in inline.edits]
        found.marks += [(kind, place(a), place(b - 1) + 1, 0) for kind, a, b, _ in inline.marks]
        pairs += [
            (place(a), place(b - 1) + 1, place(c), place(d - 1) + 1) for a, b, c, d in inline.pairs
        ]
    for lines in found.html:
        inside, place = _joined(text, lines)
        for start, end, shown in html_edits(inside):
            if shown:
                found.edits.append((place(start), place(end - 1) + 1, shown))
            else:  # a comment, say, of many lines: they stay as empty ones
                found.edits += whole_lines(text, place(start), place(end - 1) + 1)
    return pairs


def _joined(text: str, lines: Sequence[Segment]) -> tuple[str, Callable[[int], int]]:
    """Return the lines as one text, and the way from its characters to theirs."""
    if len(lines) == 1:
        (start, end) = lines[0]
        return text[start:end], start.__add__
    lengths = accumulate((end - start + 1 for start, end in lines), initial=0)
    starts = list(lengths)[:-1]

    def place(position: int) -> int:
        line = bisect_right(starts, position) - 1
        return lines[line][0] + position - starts[line]

    return "\n".join(text[start:end] for start, end in lines), place


def _at_source(lines: OffsetMap, found: Outline, pairs: list[Pair]) -> list[Pair]:
    r"""Move all that was found to the places in a source with `\r\n`; take each `\r` out."""
    breaks = lines.plain[1:-1] if lines.source_start[0] == 0 else lines.plain[:-1]

    def place(position: int) -> int:
        return position + bisect_left(breaks, position)

    found.edits = [(place(a), place(b - 1) + 1, shown) for a, b, shown in found.edits]
    found.edits += [(place(a), place(a) + 1, "") for a in breaks]
    found.marks = [(kind, place(a), place(b), level) for kind, a, b, level in found.marks]
    return [(place(a), place(b), place(c), place(d)) for a, b, c, d in pairs]


def _without_marks(
    source: str, edits: Sequence[Edit], pairs: Sequence[Pair]
) -> tuple[str, OffsetMap]:
    """Return the text that the edits leave, and its map; edits within others are void."""
    if not edits:
        return source, OffsetMap()
    pieces: list[str] = []
    runs = Runs()
    at = 0
    for start, end, shown in edits:
        if end <= at:
            continue
        if start > at:
            pieces.append(source[at:start])
            runs.add(at, start, start - at)
        if shown and start >= at:
            pieces.append(shown)
            runs.add(start, end, len(shown))
        at = end
    pieces.append(source[at:])
    runs.add(at, len(source), len(source) - at)
    return "".join(pieces), OffsetMap(runs.plain, runs.starts, runs.ends, pairs)


class Runs:
    """The runs of an OffsetMap while they are found."""

    def __init__(self) -> None:
        self.plain = [0]
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.copied = False  # the last run is a copy that can grow

    def add(self, start: int, end: int, size: int) -> None:
        """Add source characters `start` to `end`, shown as `size` characters."""
        copied = size == end - start
        if copied and self.copied and self.ends[-1] == start:
            self.ends[-1] = end
            self.plain[-1] += size
        elif size or not self.starts:
            self.starts.append(start)
            self.ends.append(end)
            self.plain.append(self.plain[-1] + size)
            self.copied = copied


def _plain_marks(found: Outline, offsets: OffsetMap) -> tuple[Mark, ...]:
    """Return the marks in characters of the plain text, the outer before the inner."""
    found.marks.sort(key=lambda mark: (mark[1], -mark[2]))
    return tuple(
        Mark(kind, *offsets.plain_span(start, end), level)
        for kind, start, end, level in found.marks
    )
