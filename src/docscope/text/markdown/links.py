"""Links: where the address behind `[text]` ends, and which labels a text defines."""

from __future__ import annotations

import re
from functools import cache

MAX_LABEL = 999  # characters between the brackets of a label


def address_end(text: str, start: int) -> int:
    """Return the end of `(address "title")` at `start`, or -1 if there is none."""
    simple = _simple_address().match(text, start)
    if simple:
        return simple.end()
    position = _space(text, start + 1)
    end = _destination(text, position)
    if end < 0:
        return -1
    after = _space(text, end)
    title = _title().match(text, after) if after > end else None
    if title:
        after = _space(text, title.end())
    return after + 1 if text[after : after + 1] == ")" else -1


def _destination(text: str, start: int) -> int:
    """Return the end of an address: `<...>`, or no blanks and as many `(` as `)`; or -1."""
    if text[start : start + 1] == "<":
        pointed = _pointed().match(text, start)
        return pointed.end() if pointed else -1
    plain = _plain_address().match(text, start)
    assert plain
    return plain.end()


def label_end(text: str, start: int) -> int:
    """Return the end of `[label]` at `start`, or -1; the label may be empty."""
    label = _label().match(text, start)
    return label.end() if label else -1


def folded(label: str) -> str:
    """Return a label as labels are compared: without case and extra white space."""
    return " ".join(label.casefold().split())


def definitions(text: str) -> tuple[set[str], int]:
    """Return the labels that a paragraph begins with defining, and where these end."""
    labels: set[str] = set()
    position = 0
    while position < len(text):
        end = _definition(text, position)
        if end < 0:
            break
        start = text.index("[", position)
        labels.add(folded(text[start + 1 : label_end(text, start) - 1]))
        position = end
    return labels, position


def _definition(text: str, start: int) -> int:
    """Return the end of one definition with its line end (even the text's last), or -1."""
    label = _defined_label().match(text, start)
    if not label or not label[1].strip():
        return -1
    end = _destination(text, label.end())
    if end <= label.end():
        return -1
    after = _space(text, end)
    title = _title().match(text, after) if after > end else None
    rest = _line_rest(text, title.end()) if title else -1
    return rest if rest > 0 else _line_rest(text, end)


def _line_rest(text: str, start: int) -> int:
    """Return where the next line begins if nothing more stands on this one, else -1."""
    blank = _line_end().match(text, start)
    return blank.end() + (not blank[1]) if blank else -1


def _space(text: str, start: int) -> int:
    space = _white().match(text, start)
    assert space
    return space.end()


@cache
def _white() -> re.Pattern[str]:
    return re.compile(r"[ \t\n]*")


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"[ \t]*(\n|\Z)")


@cache
def _simple_address() -> re.Pattern[str]:
    return re.compile(r"\([^()<\\\x00-\x20\x7f]*+\)")


@cache
def _pointed() -> re.Pattern[str]:
    return re.compile(r"<(?:[^<>\n\\]|\\.)*+>")


@cache
def _plain_address() -> re.Pattern[str]:
    """Return the pattern of an address without blanks; parentheses nest three deep in it."""
    characters = r"[^()\\\x00-\x20\x7f]++ | \\[!-/:-@\[-`{-~] | \\"
    for _ in range(3):
        characters += rf" | \( (?: {characters} )*+ \)"
    return re.compile(f"(?: {characters} )*+", re.VERBOSE)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        r"""
          " (?: [^"\\] | \\. )*+ "
        | ' (?: [^'\\] | \\. )*+ '
        | \( (?: [^()\\] | \\. )*+ \)
        """,
        re.VERBOSE | re.DOTALL,
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\[(?:[^\[\]\\]|\\.){{0,{MAX_LABEL}}}+\]", re.DOTALL)


@cache
def _defined_label() -> re.Pattern[str]:
    label = rf"\[((?:[^\[\]\\]|\\.){{1,{MAX_LABEL}}}+)\]:"
    return re.compile(rf"[ \t\n]*{label}[ \t]*\n?[ \t]*", re.DOTALL)
