"""Words and sequences of words, counted as numbers: every sequence is one number."""

from __future__ import annotations

from array import array
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.analyses.words import PER
from docscope.corpus.index.answering.typecounts import searched_blocks
from docscope.model import Totals
from docscope.statistics.dispersion import Spread, dispersions, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from docscope.analyses.words import Words
    from docscope.corpus.index.answering.order import Stretch
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.index.making.bulk import Numbers
    from docscope.model import Row

MOST = 1 << 62  # sequences that one number can tell apart


class Running(NamedTuple):
    """The words of a stretch as they follow each other: -1 for what is not counted.

    `ends` are the places after the last word of each block, `opening` those of the first
    word of each document; the first of these is number `before` in the corpus.
    """

    words: NDArray[np.int32]
    ends: Numbers
    opening: Numbers
    before: int

    def documents(self, places: Numbers) -> Numbers:
        """Return the documents in which words stand, by their places in the corpus."""
        found: Numbers = np.searchsorted(self.opening, places, "right") - 1 + self.before
        return found


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
        if not self.asked.keys.numbers:  # what is counted are words
            return np.concatenate([np.zeros(0, np.int64), *map(self._words, self._stretches())])
        sizes = np.zeros(self.documents, np.int64)
        for one in self._running():
            counted = one.documents(np.flatnonzero(one.words >= 0))
            sizes += np.bincount(counted, minlength=self.documents)
        return sizes

    def _stretches(self) -> Iterable[Stretch]:
        return self.corpus.names.stretches

    def _words(self, stretch: Stretch) -> Numbers:
        """Return how many words each document of a stretch has, as the table says."""
        numbers = self.corpus.opened.catalogues[stretch.segment].numbers
        words, in_front = (
            numbers(field).array(stretch.first, stretch.last).astype(np.int64)
            for field in ("words", "front_words")
        )
        if not self.corpus.asked.front_matter:
            in_front *= numbers("front_matter").array(stretch.first, stretch.last)
        found: Numbers = words + in_front
        return found

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
        return _summed(_counted(self._codes(one, length)) for one in self._running())

    def _running(self) -> Iterator[Running]:
        """Yield the words of one stretch of documents after the other."""
        before = 0
        for at, (segment, first, last) in enumerate(self.corpus.names.stretches):
            catalogue, blocks, ranges = searched_blocks(self.corpus, at)
            ends = np.cumsum(ranges.stops - ranges.starts)
            opening = catalogue.numbers("first_block").array(first, last)
            within = np.searchsorted(blocks, opening)  # of the blocks that are searched
            yield Running(
                self.tables[segment][ranges.of(catalogue.column("ids"))],
                ends,
                np.concatenate(([0], ends))[within],
                before,
            )
            before += last - first

    def _codes(self, running: Running, length: int) -> Numbers:
        """Return the number of the sequence that begins with each word; -1 where none does."""
        words = running.words
        end = max(len(words) - length + 1, 0)
        codes = words[:end].astype(np.int64)
        broken = words[:end] < 0
        for at in range(1, length):
            codes *= len(self.keys)
            codes += words[at : at + end]
            broken |= words[at : at + end] < 0
            across = running.ends - at
            broken[across[(across >= 0) & (across < end)]] = True
        codes[broken] = -1
        return codes

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
        if not len(wanted):
            return np.zeros(0, np.int64)
        first = np.zeros(len(self.keys) + 1, bool)  # the last is for what is not counted
        first[wanted // len(self.keys) ** (length - 1)] = True
        codes = self._codes(running, length)
        begin = np.flatnonzero(first[running.words[: len(codes)]])
        codes = codes[begin]
        place = np.minimum(np.searchsorted(wanted, codes), len(wanted) - 1)
        hit = wanted[place] == codes
        found: Numbers = place[hit] * self.documents + running.documents(begin[hit])
        return found


def _counted(codes: Numbers) -> tuple[Numbers, Numbers]:
    """Return the different numbers in order, and how often each is there; -1 is none."""
    codes.sort()
    codes = codes[np.searchsorted(codes, 0) :]
    opening = _opening(codes)
    return codes[opening], np.diff(opening, append=len(codes))


def _summed(counted: Iterable[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """Return the numbers of several counts in order, with the sums of these."""
    parts = list(counted)
    if len(parts) == 1:
        return parts[0]
    codes = np.concatenate([np.zeros(0, np.int64), *(codes for codes, _ in parts)])
    counts = np.concatenate([np.zeros(0, np.int64), *(counts for _, counts in parts)])
    del parts
    room = int(counts.max(initial=0)).bit_length()
    if int(codes.max(initial=0)) < MOST >> room:  # both fit in one number, which sorts sooner
        codes <<= room
        codes |= counts
        codes.sort()
        counts = codes & ((1 << room) - 1)
        codes >>= room
    else:
        order = np.argsort(codes, kind="stable")
        codes, counts = codes[order], counts[order]
    opening = _opening(codes)
    if not len(opening):
        return codes, counts
    return codes[opening], np.add.reduceat(counts, opening)


def _opening(codes: Numbers) -> Numbers:
    """Return where numbers in order differ from those before them."""
    differs = np.ones(len(codes), bool)
    np.not_equal(codes[1:], codes[:-1], out=differs[1:])
    return np.flatnonzero(differs)
