"""The frequency list: every word or sequence with its frequency and dispersion."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import chain, groupby, islice
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.wordkeys import AS_WRITTEN, is_hidden
from docscope.corpus.fields import field_value, known_fields, unknown_fields
from docscope.corpus.gaps import is_among
from docscope.corpus.query import parse_query
from docscope.errors import UsageError
from docscope.model import Column, Totals
from docscope.statistics.dispersion import MEASURES, Spread, dispersions, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.wordkeys import WordKeys
    from docscope.corpus.base import Corpus
    from docscope.corpus.query import Query
    from docscope.model import Document, Row

    Keys = Sequence[str | None]

PER = 10_000  # the one rate unit: occurrences per so many words
LONGEST_SEQUENCE = 5
LENGTHS = re.compile(r"([1-9])(?:-([1-9]))?")


class Part(NamedTuple):
    """A document or a slice of one: its words, and how often each stands there.

    `value` is the document's own of the field that is counted by.
    """

    doc: str
    value: str
    size: int
    words: tuple[str, ...]
    counts: array[int]


@dataclass(frozen=True)
class Counted:
    """The words of all parts; what was asked says which of them are listed."""

    asked: Words
    parts: tuple[Part, ...]

    @property
    def totals(self) -> Totals:
        """The documents and words read, and how many words are listed."""
        documents = len({part.doc for part in self.parts})
        return Totals(
            documents=documents,
            words=sum(part.size for part in self.parts),
            found=len(self.listed),
            documents_found=documents,
            named={"types": len(self.counts)},
        )

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in all parts."""
        counts: Counter[str] = Counter()
        for part in self.parts:
            for word, count in zip(part.words, part.counts, strict=True):
                counts[word] += count
        return counts

    @cached_property
    def listed(self) -> list[str]:
        """The words to list, the most frequent first."""
        return self.asked.listed(self.counts)

    def spent(self) -> Counted:
        """Return the same: no row can be made before all documents are read."""
        return self


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word is used, and how evenly.

    `lengths` are the least and most words of a sequence, which stays within a paragraph;
    what has no key breaks it. Words of `min_freq` occurrences or more are listed, the
    most frequent first, at most `top`; `match` is a pattern for them as in a query, and
    `stop` hides words, and sequences that begin or end with one. Neither changes a
    figure. Dispersion is measured over documents, or over so many `slices` of each.

    With `by`, a field of the documents, a row is a word with its count in all documents
    of one value.

    Raises:
        UsageError: Sequences are not of 1 to 5 words, or the pattern has no word.
    """

    keys: WordKeys = AS_WRITTEN
    lengths: tuple[int, int] = (1, 1)
    min_freq: int = 1
    top: int | None = None
    match: str | None = None
    stop: frozenset[str] = frozenset()
    slices: int = 1
    by: str | None = None

    def __post_init__(self) -> None:
        least, most = self.lengths
        if not 1 <= least <= most <= LONGEST_SEQUENCE:
            raise UsageError(f"--ngram: sequences have 1 to {LONGEST_SEQUENCE} words, as 2 or 2-4")
        self._pattern()

    @property
    def name(self) -> str:
        """The name of the command."""
        return "words"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: a word, its frequency, its dispersion."""
        if self.by:
            return (Column("word"), Column(self.by), Column("count", "integer"))
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: never, all documents are counted first."""
        return False

    def collect(self, part: Corpus) -> Counted:
        """Count the words of every document of a part."""
        parts: list[Part] = []
        for document in part.documents():
            value = field_value(part, document.doc, self.by) if self.by else None
            parts += self._parts(document, value or "")
        return Counted(self, tuple(parts))

    def merge(self, left: Counted, right: Counted) -> Counted:
        """Join the words of two neighbouring parts."""
        return Counted(self, left.parts + right.parts)

    def rows(self, total: Counted, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a word, or one a word and value of the field it is counted by.

        Raises:
            UsageError: No document has that field.
        """
        if self.by is None:
            return self._by_word(total)
        if unknown_fields(corpus, [self.by]):
            known = ", ".join(known_fields(corpus))
            raise UsageError(f"--by {self.by}: no such field; there are {known}")
        return self._by_value(total)

    def listed(self, counts: Counter[str]) -> list[str]:
        """Return the words to list, the most frequent first."""
        pattern = self._pattern()
        words = [
            word
            for word, count in counts.items()
            if count >= self.min_freq and not is_hidden(word, self.stop) and _matches(word, pattern)
        ]
        most = len(words) if self.top is None else self.top
        return nsmallest(most, words, key=lambda word: (-counts[word], word))

    def _pattern(self) -> Query | None:
        if self.match is None:
            return None
        return parse_query(self.match, case=self.keys.case, whole=True)

    def _parts(self, document: Document, value: str) -> Iterator[Part]:
        blocks = self.keys.blocks(document)
        for pieces in _slices(blocks, self.slices):
            counts = self._counts(pieces)
            size = sum(key is not None for keys, a, b in pieces for key in keys[a:b])
            yield Part(document.doc, value, size, tuple(counts), array("L", counts.values()))

    def _counts(self, pieces: Iterable[tuple[Keys, int, int]]) -> dict[str, int]:
        """Count the words and sequences that begin in some stretches of blocks."""
        least, most = self.lengths
        runs: Counter[Keys] = Counter()
        for keys, start, stop in pieces:
            for length in range(least, most + 1):
                shifted = (islice(keys, start + n, stop + n) for n in range(length))
                runs.update(zip(*shifted, strict=False))
        counts: dict[str, int] = {}
        for run, count in runs.items():
            words = [key for key in run if key is not None]
            if len(words) == len(run):
                # one string for all documents: most sequences stand in many
                counts[intern(" ".join(words))] = count
        return counts

    def _by_word(self, total: Counted) -> Iterator[Row]:
        words = sum(part.size for part in total.parts)
        parts = parts_of([part.size for part in total.parts])
        listed = set(total.listed)
        spreads = _spreads(total.parts, listed)
        documents = _documents(total.parts, listed)
        for word in total.listed:
            count = total.counts[word]
            measured = dispersions(Spread(*spreads[word], parts)).values()
            yield (word, count, PER * count / words, documents[word], *measured)

    def _by_value(self, total: Counted) -> Iterator[Row]:
        counts: dict[str, Counter[str]] = {word: Counter() for word in total.listed}
        for part in total.parts:
            for word, count in zip(part.words, part.counts, strict=True):
                if word in counts:
                    counts[word][part.value] += count
        for word, values in counts.items():
            for value in sorted(values):
                yield (word, value, values[value])


def parse_lengths(written: str) -> tuple[int, int]:
    """Return the least and most words of a sequence that `2` or `2-4` asks for.

    Raises:
        UsageError: It is neither.
    """
    match = LENGTHS.fullmatch(written.strip())
    if match is None:
        raise UsageError(f"--ngram {written}: write a number of words, such as 2, or 2-4")
    return int(match[1]), int(match[2] or match[1])


def _matches(word: str, pattern: Query | None) -> bool:
    """Return whether a pattern finds neighbouring words of a sequence; no pattern finds all."""
    return pattern is None or is_among(pattern, word.split(" "))


def _slices(blocks: Sequence[Keys], number: int) -> Iterator[list[tuple[Keys, int, int]]]:
    """Cut a document into slices of equally many words, each a list of stretches of blocks."""
    if number == 1:
        yield [(keys, 0, len(keys)) for keys in blocks]
        return
    size = max(sum(key is not None for keys in blocks for key in keys), 1)
    pieces: list[list[tuple[Keys, int, int]]] = [[] for _ in range(number)]
    word = 0
    for keys in blocks:
        start, place = 0, min(word * number // size, number - 1)
        for at, key in enumerate(keys):
            now = min(word * number // size, number - 1)
            if now != place:
                pieces[place].append((keys, start, at))
                start, place = at, now
            word += key is not None
        pieces[place].append((keys, start, len(keys)))
    yield from pieces


def _spreads(parts: Iterable[Part], listed: set[str]) -> dict[str, tuple[array[int], array[int]]]:
    """Return how often each listed word stands in the parts that have it, and their sizes."""
    spreads = {word: (array("L"), array("L")) for word in listed}
    for part in parts:
        for word, count in zip(part.words, part.counts, strict=True):
            if word in listed:
                counts, sizes = spreads[word]
                counts.append(count)
                sizes.append(part.size)
    return spreads


def _documents(parts: Iterable[Part], listed: set[str]) -> Counter[str]:
    """Return in how many documents each listed word stands."""
    documents: Counter[str] = Counter()
    for _, slices in groupby(parts, key=lambda part: part.doc):
        words = chain.from_iterable(part.words for part in slices)
        documents.update(listed.intersection(words))
    return documents


COLUMNS = (
    Column("word"),
    Column("count", "integer"),
    Column("per_10k", "number", 1),
    Column("documents", "integer"),
    *(Column(name, "number") for name in MEASURES),
)
