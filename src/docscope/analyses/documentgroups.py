"""Documents by one of their fields: the figures of each group as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.figures import COLUMNS, MORE_COLUMNS, Figures
from docscope.analyses.tally import label, ordered
from docscope.corpus.fields import field_value, known_fields, unknown_fields
from docscope.errors import UsageError
from docscope.model import Column, Totals
from docscope.statistics.lexical import Windows, hapaxes, mattr, type_token_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.corpus.base import Corpus
    from docscope.model import Row, Value

ADDED = (
    Column("words", "integer"),
    Column("paragraphs", "integer"),
    Column("sentences", "integer"),
    Column("tokens", "integer"),
    Column("types", "integer"),
    Column("type_token_ratio", "number", 3),
    Column("mattr", "number", 3),
    Column("hapaxes", "integer"),
    Column("mean_sentence_length", "number", 1),
)
SUMMED = ("words", "paragraphs", "sentences", "tokens", "body_words")
# What each further column is made of.
MADE_OF = {
    **{name: (name,) for name in SUMMED},
    "types": ("counts",),
    "hapaxes": ("counts",),
    "type_token_ratio": ("counts", "words"),
    "mattr": ("windows",),
    "mean_sentence_length": ("body_words", "sentences"),
}
OF_DOCUMENTS = tuple(column.name for column in COLUMNS + MORE_COLUMNS)


class Group(NamedTuple):
    """The documents that have one value of a field, and their sums.

    `windows` are those of all documents, one entry for each size.
    """

    documents: int
    sums: Mapping[str, int]
    counts: Counter[str]
    windows: Mapping[int, Windows]


class Groups(NamedTuple):
    """The groups of some documents by their value, and the totals."""

    found: Mapping[str, Group]
    totals: Totals

    def spent(self) -> Groups:
        """Return the same: rows come once all is known."""
        return self


@dataclass(frozen=True, slots=True)
class DocumentGroups:
    """How many documents have each value of a field, and what these are together.

    A group is counted as one text: numbers are sums, types are those of all its documents,
    and means are means over all its sentences or windows, not of the documents' means.
    The columns are those named in `more`.
    """

    by: str
    more: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name of the command."""
        return "docs"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the field, how many documents, and what was asked for."""
        added = (column for column in ADDED if column.name in self.more - {self.by})
        return (Column(self.by), Column("count", "integer"), *added)

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: no."""
        return False

    def collect(self, part: Corpus) -> Groups:
        """Return the groups of the documents of a part."""
        found: dict[str, list[Group]] = {}
        for document in part.documents():
            figures = Figures(document)
            found.setdefault(label(self._value(part, figures)), []).append(self._alone(figures))
        groups = {value: _together(alike) for value, alike in found.items()}
        read = sum(group.documents for group in groups.values())
        words = sum(group.sums.get("words", 0) for group in groups.values())
        return Groups(groups, Totals(read, words, read, read))

    def merge(self, left: Groups, right: Groups) -> Groups:
        """Join the groups of two neighbouring parts."""
        groups = {**left.found, **right.found}
        for value in left.found.keys() & right.found.keys():
            groups[value] = _together([left.found[value], right.found[value]])
        return Groups(groups, left.totals + right.totals)

    def rows(self, total: Groups, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a value, as `tally` orders them.

        Raises:
            UsageError: No document has such a field.
        """
        if self.by not in OF_DOCUMENTS and unknown_fields(corpus, [self.by]):
            there_are = ", ".join(dict.fromkeys([*OF_DOCUMENTS, *known_fields(corpus)]))
            raise UsageError(f"--by {self.by}: no such field; there are {there_are}")
        counts = {value: group.documents for value, group in total.found.items()}
        names = [column.name for column in self.columns[2:]]
        for value in ordered(self.by, counts):
            group = total.found[value]
            yield (value, group.documents, *(_figure(group, name) for name in names))

    def _value(self, part: Corpus, figures: Figures) -> Value:
        if self.by in OF_DOCUMENTS:
            return figures.value(self.by)
        return field_value(part, figures.document.doc, self.by)

    def _alone(self, figures: Figures) -> Group:
        """Return the group of one document, with what the columns are made of."""
        needed = {part for column in self.columns[2:] for part in MADE_OF[column.name]}
        windows = figures.windows if "windows" in needed else Windows(0, 0, 0)
        return Group(
            documents=1,
            sums={name: getattr(figures, name) for name in SUMMED if name in needed},
            counts=figures.counts if "counts" in needed else Counter(),
            windows={windows.size: windows} if windows.number else {},
        )


def _together(groups: Sequence[Group]) -> Group:
    """Return the group of the documents of all."""
    counts: Counter[str] = Counter()
    windows: dict[int, Windows] = {}
    for group in groups:
        counts.update(group.counts)
        for size, more in group.windows.items():
            known = windows.get(size, Windows(size, 0, 0))
            windows[size] = Windows(size, known.number + more.number, known.types + more.types)
    sums = {name: sum(group.sums[name] for group in groups) for name in groups[0].sums}
    return Group(sum(group.documents for group in groups), sums, counts, windows)


def _figure(group: Group, name: str) -> Value:
    """Return a figure of a group."""
    if name in group.sums:
        return group.sums[name]
    if name == "types":
        return len(group.counts)
    if name == "hapaxes":
        return hapaxes(group.counts)
    if name == "type_token_ratio":
        return type_token_ratio(len(group.counts), group.sums["words"])
    if name == "mattr":
        return mattr(group.windows.values())
    sentences = group.sums["sentences"]
    return group.sums["body_words"] / sentences if sentences else None
