"""The marks within a Markdown paragraph: emphasis, code, links, tags, escapes, entities.

CommonMark's algorithm: one pass over the characters that can be marks; runs of `*`, `_` and
`~` wait on a list until a paragraph or a link ends, then openers and closers are paired.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.markdown.emphasis import Delimiter, delimiter, pair
from docscope.text.markdown.html import Markup, entity
from docscope.text.markdown.links import MAX_LABEL, address_end, folded, label_end

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar

    Edit = tuple[int, int, str]
    Pair = tuple[int, int, int, int]

SPECIAL = re.compile(r"[\\`*_~\[\]<&]")  # one class: a search for it runs at full speed
RUN = re.compile(r"(.)\1*+")


class Inline:
    """One text with its marks: `edits`, `pairs` and `marks` are its result."""

    def __init__(self, text: str, references: set[str]) -> None:
        self.text = text
        self.references = references
        self.edits: list[Edit] = []
        self.pairs: list[Pair] = []
        self.marks: list[tuple[str, int, int, int]] = []
        self.delimiters: list[Delimiter] = []
        self.brackets: list[tuple[int, int, int]] = []  # start, end, delimiters before
        self.dead = -1  # no link may begin before: links hold no links
        self.position = 0  # what stands before has been read
        self.code_runs: dict[int, list[int]] | None = None
        self.markup = Markup(text)

    def read(self) -> None:
        """Find all marks of the text."""
        text, search = self.text, SPECIAL.search
        while found := search(text, self.position):
            start = found.start()
            self.position = self.ACTIONS[text[start]](self, start)
        pair(self.delimiters, 0, self.enclose)

    def remove(self, start: int, end: int, shown: str = "") -> None:
        """Take characters out of the text, or put what they show in their place."""
        self.edits.append((start, end, shown))

    def enclose(self, kind: str, opening: tuple[int, int], closing: tuple[int, int]) -> None:
        """Take out two marks that belong together; what they enclose is marked `kind`."""
        self.edits.append((*opening, ""))
        self.edits.append((*closing, ""))
        self.pairs.append((*opening, *closing))
        if kind and opening[1] < closing[0]:
            self.marks.append((kind, opening[1], closing[0], 0))

    def _escape(self, start: int) -> int:
        escape = _escaped().match(self.text, start)
        if not escape:
            return start + 1
        self.remove(start, escape.end(), escape[0][1:][-1:])
        return escape.end()

    def _code(self, start: int) -> int:
        end = self._run_end(start)
        closing = self._run_of(end - start, end)
        if closing < 0:
            return end
        last = closing + end - start
        inside = self.text[end:closing]
        spaced = inside[0] in " \n" and inside[-1] in " \n" and not inside.isspace()
        self.enclose("code", (start, end + spaced), (closing - spaced, last))
        return last

    def _run_end(self, start: int) -> int:
        run = RUN.match(self.text, start)
        assert run
        return run.end()

    def _run_of(self, size: int, after: int) -> int:
        """Return where the next run of exactly `size` backticks begins, or -1."""
        if self.code_runs is None:
            self.code_runs = {}
            for run in _backticks().finditer(self.text):
                self.code_runs.setdefault(len(run[0]), []).append(run.start())
        starts = self.code_runs.get(size, [])
        index = bisect_left(starts, after)
        return starts[index] if index < len(starts) else -1

    def _emphasis(self, start: int) -> int:
        end = self._run_end(start)
        found = delimiter(self.text, start, end)
        if found:
            self.delimiters.append(found)
        return end

    def _open_bracket(self, start: int) -> int:
        note = _note().match(self.text, start)
        if note:
            self.remove(start, note.end())
            return note.end()
        image = start > self.position and self.text[start - 1] == "!"
        self.brackets.append((start - image, start + 1, len(self.delimiters)))
        return start + 1

    def _close_bracket(self, start: int) -> int:
        end = start + 1
        if not self.brackets:
            return end
        opening, inside, bottom = self.brackets.pop()
        image = inside - opening == len("![")
        if not image and opening < self.dead:
            return end
        after = self._target_end(inside, start, end)
        if after < 0:
            return end
        pair(self.delimiters, bottom, self.enclose)
        self.enclose("" if image else "link", (opening, inside), (start, after))
        if not image:
            self.dead = opening
        return after

    def _target_end(self, inside: int, start: int, end: int) -> int:
        """Return the end of what the brackets around `inside` to `start` refer to, or -1."""
        after = address_end(self.text, end) if self.text[end : end + 1] == "(" else -1
        if after > 0 or not self.references:
            return after
        after = label_end(self.text, end)
        if after > end + len("[]"):
            label = self.text[end + 1 : after - 1]
        elif start - inside <= MAX_LABEL:
            label, after = self.text[inside:start], max(after, end)
        else:
            return -1
        return after if folded(label) in self.references else -1

    def _angle(self, start: int) -> int:
        if self.text[start + 1 : start + 2] in {"", " ", "<"}:  # the common cases that are text
            return start + 1
        address = _address().match(self.text, start)
        if address:
            end = address.end()
            self.enclose("", (start, start + 1), (end - 1, end))
            return end
        return self._substitute(start, *self.markup.inline(start))

    def _entity(self, start: int) -> int:
        return self._substitute(start, *entity(self.text, start))

    def _substitute(self, start: int, end: int, shown: str) -> int:
        if end < 0:
            return start + 1
        self.remove(start, end, shown)
        return end

    # What is done at each mark; returns where to read on.
    ACTIONS: ClassVar[dict[str, Callable[[Inline, int], int]]] = {
        "\\": _escape,
        "`": _code,
        "*": _emphasis,
        "_": _emphasis,
        "~": _emphasis,
        "[": _open_bracket,
        "]": _close_bracket,
        "<": _angle,
        "&": _entity,
    }


@cache
def _escaped() -> re.Pattern[str]:
    return re.compile(
        r"""
          \\\\ _                  # escaped twice, as converters do in addresses
        | \\ [!-/:-@\[-`{-~]      # a mark that is text
        | \\ (?=\n)               # a line break
        """,
        re.VERBOSE,
    )


@cache
def _backticks() -> re.Pattern[str]:
    return re.compile("`+")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"\[\^[^\]\[\s]{1,99}\]")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(
        r"""
        < (?: [A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*+
            | [A-Za-z0-9.!\#$%&'*+/=?^_`{|}~-]++ @ [A-Za-z0-9][A-Za-z0-9.-]*+ ) >
        """,
        re.VERBOSE,
    )
