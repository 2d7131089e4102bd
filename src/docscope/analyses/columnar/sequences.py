"""Words and sequences of words, counted as numbers: every sequence is one number."""

from __future__ import annotations

from array import array
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.analyses.words import PER
from docscope.corpus.index.typecounts import searched_blocks
from docscope.model import Totals
from docscope.statistics.dispersion import Spread, dispersions, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from docscope.analyses.words import Words
    from docscope.corpus.index.bulk import Numbers
    from docscope.corpus.index.reading import IndexCorpus
    from docscope.model import Row

MOST = 1 << 62  # sequences that one number can tell apart


class Running(NamedTuple):
    """The words of a stretch as they follow each other: -1 for what is not counted.

    `blocks` and `documents` say where each stands, the documents by their place in the
    corpus.
    """

    words: NDArray[np.int32]
    blocks: NDArray[np.int32]
    documents: NDArray[np.int32]


def counted(asked: Words, corpus: IndexCorpus) -> Counted | None:
    """Return a frequency list; None where sequences are too many to be numbered."""
    keys: dict[str, int] = {}
    tables: dict[int, NDArray[np.int32]] = {}

    def number(form: str) -> int:
        key = asked.keys.key(form)
        return -1 if key is None else keys.setdefault(key, len(keys))

    for segment in dict.fromkeys(stretch.segment for stretch in corpus.names.stretches):
        forms = corpus.opened.catalogues[segment].lookup.forms
        tables[segment] = np.array(list(map(number, forms)), np.int32)
    if max(len(keys), 1) ** asked.lengths[1] >= MOST:
        return None
    return Counted(asked, corpus, list(keys), tables)


class Counted:
    """A frequency list of words and sequences of some lengths.

    `tables` say for each segment which of the `keys` its types have, -1 for none. One
    stretch of documents is in memory at a time.
    """

    def __init__(
        self,
        asked: Words,
        corpus: IndexCorpus,
        keys: list[str],
        tables: Mapping[int, NDArray[np.int32]],
    ) -> None:
        self.asked = asked
        self.corpus = corpus
        self.documents = len(corpus.names)
        self.keys = keys
        self.tables = tables

    @cached_property
    def totals(self) -> Totals:
        """The documents and words read, and how many words are listed."""
        return Totals(
            documents=self.documents,
            words=int(self._sizes.sum()),
            found=len(self._listed),
            documents_found=self.documents,
            named={"types": sum(len(codes) for codes, _ in self._counts.values())},
        )

    def rows(self) -> Iterator[Row]:
        """Yield one row a word or sequence, the most frequent first."""
        parts = parts_of(self._sizes.tolist())
        spreads = self._spreads()
        for word, (length, code, count) in self._listed.items():
            counts, sizes = spreads[length, code]
            measured = dispersions(Spread(counts, sizes, parts)).values()
            yield (word, count, PER * count / self.totals.words, len(counts), *measured)

    @cached_property
    def _sizes(self) -> Numbers:
        """How many words each document has."""
        sizes = np.zeros(self.documents, np.int64)
        for one in self._running():
            sizes += np.bincount(one.documents[one.words >= 0], minlength=self.documents)
        return sizes

    @cached_property
    def _counts(self) -> dict[int, tuple[Numbers, Numbers]]:
        """The sequences of each length that there are, and how often."""
        least, most = self.asked.lengths
        return {length: self._counts_of(length) for length in range(least, most + 1)}

    def _counts_of(self, length: int) -> tuple[Numbers, Numbers]:
        if length == 1:
            counts = np.zeros(len(self.keys), np.int64)
            for running in self._running():
                words = running.words
                counts += np.bincount(words[words >= 0], minlength=len(self.keys))
            found = np.flatnonzero(counts)
            return found, counts[found]
        return _summed(_counted(self._codes(one, length)[0]) for one in self._running())

    def _running(self) -> Iterator[Running]:
        """Yield the words of one stretch of documents after the other."""
        before = 0
        for at, (segment, first, last) in enumerate(self.corpus.names.stretches):
            catalogue, blocks, ranges = searched_blocks(self.corpus, at)
            sizes = ranges.stops - ranges.starts
            opening = catalogue.numbers("first_block").array(first, last)
            documents = np.searchsorted(opening, blocks, "right") - 1 + before
            yield Running(
                self.tables[segment][catalogue.column("ids").array()[ranges.tokens()]],
                np.repeat(blocks.astype(np.int32), sizes),
                np.repeat(documents.astype(np.int32), sizes),
            )
            before += last - first

    def _codes(self, running: Running, length: int) -> tuple[Numbers, Numbers]:
        """Return the numbers of the sequences in a stretch, and where each begins."""
        words, blocks = running.words, running.blocks
        end = max(len(words) - length + 1, 0)
        codes = np.zeros(end, np.int64)
        whole = np.ones(end, bool)
        for at in range(length):
            here = words[at : at + end]
            whole &= (here >= 0) & (blocks[at : at + end] == blocks[:end])
            codes *= len(self.keys)
            codes += here
        begin = np.flatnonzero(whole)
        return codes[begin], begin

    @cached_property
    def _listed(self) -> dict[str, tuple[int, int, int]]:
        """The length, the number and the count of each word to list, in order."""
        known: dict[str, tuple[int, int, int]] = {}
        for length, (codes, counts) in self._counts.items():
            likely = np.flatnonzero(counts >= max(self.asked.min_freq, self._floor))
            for code, count in zip(codes[likely].tolist(), counts[likely].tolist(), strict=True):
                known[self._word(code, length)] = (length, code, count)
        listed = self.asked.listed(Counter({word: count for word, (_, _, count) in known.items()}))
        return {word: known[word] for word in listed}

    @cached_property
    def _floor(self) -> int:
        """The least count of what can be listed: where all are, of the most frequent ones."""
        top = self.asked.top
        counts = np.concatenate([counts for _, counts in self._counts.values()])
        if top is None or self.asked.stop or self.asked.match is not None or top >= len(counts):
            return 0
        return int(np.partition(counts, -top)[-top])

    def _word(self, code: int, length: int) -> str:
        words: list[str] = []
        for _ in range(length):
            code, word = divmod(code, len(self.keys))
            words.append(self.keys[word])
        return " ".join(reversed(words))

    def _spreads(self) -> dict[tuple[int, int], tuple[array[int], array[int]]]:
        """Return how often each listed word stands in its documents, and how large these are."""
        spreads: dict[tuple[int, int], tuple[array[int], array[int]]] = {}
        for length in self._counts:
            codes = np.array(
                sorted(code for of, code, _ in self._listed.values() if of == length), np.int64
            )
            found = [self._placed(one, length, codes) for one in self._running()]
            pairs, counts = np.unique(np.concatenate(found), return_counts=True)
            places, documents = np.divmod(pairs, max(self.documents, 1))
            bounds = np.searchsorted(places, np.arange(len(codes) + 1)).tolist()
            sizes = self._sizes[documents]
            for code, start, stop in zip(codes.tolist(), bounds, bounds[1:], strict=False):
                spreads[length, code] = (
                    array("L", counts[start:stop].tolist()),
                    array("L", sizes[start:stop].tolist()),
                )
        return spreads

    def _placed(self, running: Running, length: int, wanted: Numbers) -> Numbers:
        """Return which of some sequences stand in which documents, as one number each."""
        codes, begin = self._codes(running, length)
        if not len(wanted):
            return codes[:0]
        place = np.minimum(np.searchsorted(wanted, codes), len(wanted) - 1)
        hit = wanted[place] == codes
        found: Numbers = place[hit] * self.documents + running.documents[begin[hit]]
        return found


def _counted(codes: Numbers) -> tuple[Numbers, Numbers]:
    """Return the different numbers in order, and how often each is there."""
    codes.sort()
    opening = np.flatnonzero(np.diff(codes, prepend=-1))
    return codes[opening], np.diff(opening, append=len(codes))


def _summed(counted: Iterable[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """Return the numbers of several counts in order, with the sums of these."""
    parts = list(counted)
    if len(parts) == 1:
        return parts[0]
    codes = np.concatenate([np.zeros(0, np.int64), *(codes for codes, _ in parts)])
    counts = np.concatenate([np.zeros(0, np.int64), *(counts for _, counts in parts)])
    order = np.argsort(codes, kind="stable")
    codes, counts = codes[order], counts[order]
    opening = np.flatnonzero(np.diff(codes, prepend=-1))
    if not len(opening):
        return codes, counts
    return codes[opening], np.add.reduceat(counts, opening)
