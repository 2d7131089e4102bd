"""Front matter: the page header that a collector put before a document."""

from __future__ import annotations

import re
from functools import cache
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.model import Block, Cleaned, Mark

NAME = r"(?P<label> [^\W\d_] [\w\ /'’-]{0,30}? )"
LABEL = re.compile(rf"{NAME} \s* : (?P<value> (?: \s .* )? ) \Z", re.VERBOSE | re.DOTALL)
LABEL_LINE = re.compile(rf"^ {NAME} [^\S\n]* : (?= \s | \Z )", re.VERBOSE | re.MULTILINE)
DASHES = "---"
YAML = r"""
    \A --- [^\S\n]* \n                         # three dashes open it
    (?P<fields> (?s: .*? ) )
    ^ (?: --- | \.\.\. ) [^\S\n]* (?: \n | \Z )  # and close it
"""
YAML_FIELD = rf"^ {NAME} [^\S\n]* : (?P<value> [^\S\n] .* | ) $"
LINK = re.compile(r"https?://[^\s$<>\"]+")
FEWEST_LABELS = 3
HEADER_LENGTH = 4000  # characters in which a header set line under line is looked for
WIDEST_GAP = 5  # unlabelled blocks between two labels
# In a text without markup a line such as `Smith: no` looks like a label too, and so does
# a heading such as `Part 1: the war`; these must be labels that collectors and archives use.
PLAIN_LABELS = frozenset(
    """
    abstract archive author authors caption citation collection contributor copyright country
    creator date description document editor encoding file format from issued issuer keywords
    language last updated link number organization origin place produced by publication
    published publisher reference release date rights series session source speaker subject
    subtitle summary symbol title to translator type uploaded url volume website year
    """.split()  # noqa: SIM905 - words are easier to read than a list of them
) | {"last updated", "produced by", "release date"}


class Label(NamedTuple):
    """A labelled block: which one it is, its label in lower case, what follows the colon."""

    number: int
    label: str
    value: str


def front_end(cleaned: Cleaned, pieces: Sequence[tuple[int, int]]) -> int:
    """Return the plain character at which the front matter ends; 0 if there is none.

    Front matter is YAML between lines of dashes, or a leading run of at least three
    distinct labelled blocks with at most five unlabelled ones between two labels. It
    ends with the block of the last label. A label that comes twice (the speakers of an
    interview) means that there is none.
    """
    if end := yaml_end(cleaned):
        return end
    labels = list(_labels(cleaned, pieces, widest_gap=WIDEST_GAP))
    names = {label.label for label in labels}
    if len(names) < max(FEWEST_LABELS, len(labels)):
        return 0
    last = labels[-1]
    if not last.value and last.number + 1 < len(pieces):
        return pieces[last.number + 1][1]
    return pieces[last.number][1]


def yaml_end(cleaned: Cleaned) -> int:
    """Return the plain character at which YAML front matter ends; 0 if there is none."""
    yaml = _yaml(cleaned.text)
    return yaml.end() if yaml else 0


def label_starts(cleaned: Cleaned) -> list[int]:
    """Return where lines near the start open with a label, if there are at least three.

    A header is often set line under line, without blank lines between.
    """
    if cleaned.text.count(":", 0, HEADER_LENGTH) < FEWEST_LABELS:
        return []
    strong = {mark.start for mark in cleaned.marks if mark.kind == "strong"}
    found = {
        match.start(): match["label"].lower()
        for match in LABEL_LINE.finditer(cleaned.text, 0, HEADER_LENGTH)
        if match.start() in strong or (not cleaned.marks and match["label"].lower() in PLAIN_LABELS)
    }
    return list(found) if len(set(found.values())) >= FEWEST_LABELS else []


def front_matter(cleaned: Cleaned, blocks: Iterable[Block]) -> dict[str, str]:
    """Return the fields of the front matter: label in lower case (`last_updated`) to text."""
    pieces = [(block.start, block.end) for block in blocks if block.part == "front"]
    if not pieces:
        return {}
    yaml = _yaml(cleaned.text)
    if yaml:
        found = _lines(YAML_FIELD).finditer(yaml["fields"])
        return {_key(field["label"]): field["value"].strip().strip("\"'") for field in found}
    return dict(_fields(cleaned, pieces))


def _yaml(text: str) -> re.Match[str] | None:
    """Return the YAML at the start of a text, if it has fields."""
    yaml = _lines(YAML).match(text) if text.startswith(DASHES) else None
    return yaml if yaml and _lines(YAML_FIELD).search(yaml["fields"]) else None


@cache
def _lines(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.MULTILINE)


def _fields(cleaned: Cleaned, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    labels = list(_labels(cleaned, pieces))
    ends = [label.number for label in labels[1:]] + [len(pieces)]
    for label, end in zip(labels, ends, strict=True):
        more = [cleaned.text[slice(*piece)] for piece in pieces[label.number + 1 : end]]
        value = " ".join(" ".join([label.value, *more]).split())
        link = LINK.search(value) if label.label == "url" else None
        yield _key(label.label), link[0] if link else value


def _labels(
    cleaned: Cleaned, pieces: Sequence[tuple[int, int]], *, widest_gap: int = maxsize
) -> Iterator[Label]:
    """Yield the labelled blocks, up to the first gap between two that is too wide."""
    strong = {mark.start: mark for mark in cleaned.marks if mark.kind == "strong"}
    headings = {mark.start for mark in cleaned.marks if mark.kind == "heading"}
    marked = bool(cleaned.marks)
    previous = -1
    for number, (start, end) in enumerate(pieces):
        if number - previous - 1 > widest_gap:
            return
        piece = cleaned.text[start:end]
        match = LABEL.match(piece) if ":" in piece else None
        if match and _set_off(match, strong.get(start), heading=start in headings, marked=marked):
            previous = number
            yield Label(number, match["label"].lower(), match["value"].strip())


def _set_off(match: re.Match[str], strong: Mark | None, *, heading: bool, marked: bool) -> bool:
    """Return whether a label stands out: in bold, as a heading, or as a known field name."""
    if strong:
        return strong.end - strong.start in {match.end("label"), match.end("label") + 1}
    known = match["label"].lower() in PLAIN_LABELS
    if heading:
        return known or not match["value"].strip()
    return known and not marked


def _key(label: str) -> str:
    return "_".join(label.lower().split())
