"""The words that set two sides apart: keyness of every word, by several measures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from docscope.errors import UsageError
from docscope.model import Column, Totals
from docscope.statistics.keyness import Counts
from docscope.statistics.measures import FURTHER, STANDARD, scores, strength
from docscope.text.folding import fold_case, fold_punctuation
from docscope.text.tokens import is_word, pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row
    from docscope.statistics.measures import Scores

PER = 10_000  # the one rate unit: occurrences per so many words
LONGEST_SEQUENCE = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contrast: its name on the screen, and its documents."""

    label: str
    docs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word stands in some documents, and how many words these have.

    With sequences of words `counts` counts the sequences, `words` still the words.
    """

    counts: Counter[str] = field(default_factory=Counter)
    words: int = 0
    documents: int = 0

    def __add__(self, other: Vocabulary) -> Vocabulary:
        """Return the vocabulary of both."""
        return joined((self, other))


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The words of both sides; `min_freq` says which of them are compared."""

    a: Vocabulary
    b: Vocabulary
    min_freq: int

    @property
    def totals(self) -> Totals:
        """The documents and words of both sides, and how many words are compared."""
        family = len(self.compared)
        return Totals(
            documents=self.a.documents + self.b.documents,
            words=self.a.words + self.b.words,
            found=family,
            documents_found=self.a.documents + self.b.documents,
            named={"words_a": self.a.words, "words_b": self.b.words, "family": family},
        )

    @property
    def compared(self) -> dict[str, Counts]:
        """The counts of the words that are frequent enough to be compared."""
        counts = self.all_counts()
        return {word: pair for word, pair in counts.items() if pair.a + pair.b >= self.min_freq}

    def all_counts(self) -> dict[str, Counts]:
        """Return the counts of every word of both sides."""
        a, b = self.a.counts, self.b.counts
        n_a, n_b = a.total(), b.total()
        return {word: Counts(a[word], b[word], n_a, n_b) for word in a.keys() | b.keys()}

    def spent(self) -> Vocabularies:
        """Return the same: no row can be made before all documents are read."""
        return self


@dataclass(frozen=True, slots=True)
class Contrast:
    """The words that one side uses more often than the other.

    Words of at least `min_freq` occurrences on both sides together are compared: they
    are the family that q refers to. Rows come side by side, the strongest words by
    `measure` first, at most `top` of each side. `stop` hides words, and sequences that
    begin or end with one, but changes no score. `ngram` compares sequences of words
    within a paragraph, `numbers` counts numbers and document symbols too, and `every`
    adds a column for each further measure.

    Raises:
        UsageError: There is no such measure, or sequences are not of 1 to 3 words.
    """

    a: Side
    b: Side
    min_freq: int = 5
    top: int | None = None
    measure: str = "lrc"
    case: bool = False
    numbers: bool = False
    ngram: int = 1
    stop: frozenset[str] = frozenset()
    every: bool = False

    def __post_init__(self) -> None:
        if self.measure not in (*STANDARD, *FURTHER):
            known = ", ".join((*STANDARD, *FURTHER))
            raise UsageError(f"--measure {self.measure}: no such measure; there are {known}")
        if not 1 <= self.ngram <= LONGEST_SEQUENCE:
            raise UsageError(f"--ngram {self.ngram}: sequences have 1 to {LONGEST_SEQUENCE} words")

    @property
    def name(self) -> str:
        """The name of the command."""
        return "contrast"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: a word, its counts, how far they differ."""
        return ALL_COLUMNS if self.every else COLUMNS

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns with every measure, which `every` asks for."""
        return ALL_COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: never, all documents are counted first."""
        return False

    def collect(self, part: Corpus) -> Vocabularies:
        """Count the words of every document of a part on its side."""
        a: list[Vocabulary] = []
        b: list[Vocabulary] = []
        for document in part.documents():
            vocabulary = self._vocabulary(document)
            if document.doc in self.a.docs:
                a.append(vocabulary)
            if document.doc in self.b.docs:
                b.append(vocabulary)
        return Vocabularies(joined(a), joined(b), self.min_freq)

    def merge(self, left: Vocabularies, right: Vocabularies) -> Vocabularies:
        """Add up the words of two parts."""
        return Vocabularies(left.a + right.a, left.b + right.b, self.min_freq)

    def rows(self, total: Vocabularies, corpus: Corpus) -> Iterator[Row]:  # noqa: ARG002 - protocol
        """Yield one row a word: those of side A, then B's, then those alike on both."""
        compared = total.compared
        scored = self._scores(total, compared)
        shown = [word for word in compared if not self._stopped(word)]
        shown.sort(key=lambda word: self._key(word, scored[compared[word]]))
        for side, label in ((1, self.a.label), (-1, self.b.label), (0, None)):
            words = [word for word in shown if _direction(compared[word]) == side]
            for word in words[: self.top]:
                counts = compared[word]
                row = self._row(word, label, counts, scored[counts])
                sizes = (counts.n_a, counts.n_b, len(compared))
                yield (*row, *sizes) if self.every else row

    def _vocabulary(self, document: Document) -> Vocabulary:
        fold = fold_punctuation if self.case else fold_case
        pattern = pattern_for(document.text)
        blocks = [
            pattern.findall(document.text, block.start, block.end) for block in document.searched
        ]
        forms = Counter(chain.from_iterable(blocks))
        folded = {form: fold(form) for form in forms if self.numbers or is_word(form)}
        words = sum(forms[form] for form in folded)
        if self.ngram > 1:
            return Vocabulary(_sequences(blocks, folded, self.ngram), words, 1)
        counts: Counter[str] = Counter()
        for form, word in folded.items():
            counts[word] += forms[form]
        return Vocabulary(counts, words, 1)

    def _scores(self, total: Vocabularies, compared: Mapping[str, Counts]) -> dict[Counts, Scores]:
        names = (*STANDARD, *FURTHER) if self.every else (*STANDARD, self.measure)
        everything = Counter(total.all_counts().values()) if "jsd_share" in names else {}
        return scores(tuple(compared.values()), everything, names)

    def _key(self, word: str, scored: Scores) -> tuple[float, float, str]:
        by_measure = strength(self.measure, scored[self.measure])
        return -by_measure, -strength("g2", scored["g2"]), word

    def _stopped(self, word: str) -> bool:
        if not self.stop:
            return False
        words = word.split(" ")
        return fold_case(words[0]) in self.stop or fold_case(words[-1]) in self.stop

    def _row(self, word: str, label: str | None, counts: Counts, scored: Scores) -> Row:
        a, b, n_a, n_b = counts
        rates = (PER * a / max(n_a, 1), PER * b / max(n_b, 1))
        row: Row = (word, label, a, b, *rates, *(scored[name] for name in STANDARD))
        return (*row, *(scored[name] for name in FURTHER)) if self.every else row


def joined(vocabularies: Iterable[Vocabulary]) -> Vocabulary:
    """Return the vocabulary of all."""
    counts: Counter[str] = Counter()
    words = documents = 0
    for vocabulary in vocabularies:
        counts.update(vocabulary.counts)
        words += vocabulary.words
        documents += vocabulary.documents
    return Vocabulary(counts, words, documents)


def _sequences(
    blocks: Iterable[Sequence[str]], folded: Mapping[str, str], length: int
) -> Counter[str]:
    """Count the sequences of words within each block; what is no word breaks a sequence."""
    counts: Counter[str] = Counter()
    for block in blocks:
        words = [folded.get(form) for form in block]
        starts = (words[first:] for first in range(length))
        counts.update(" ".join(run) for run in zip(*starts, strict=False) if None not in run)
    return counts


def _direction(counts: Counts) -> int:
    """Return 1 where side A uses a word more often, -1 where B does, 0 where both alike."""
    excess = counts.a * max(counts.n_b, 1) - counts.b * max(counts.n_a, 1)
    return (excess > 0) - (excess < 0)


COLUMNS = (
    Column("word"),
    Column("side"),
    Column("count_a", "integer"),
    Column("count_b", "integer"),
    Column("per_10k_a", "number", 1),
    Column("per_10k_b", "number", 1),
    Column("g2", "number", 1),
    Column("p", "number", 3),
    Column("q", "number", 3),
    *(Column(name, "number") for name in STANDARD[3:]),
)
ALL_COLUMNS = (
    *COLUMNS,
    *(Column(name, "number", 4 if name in {"ell", "jsd_share"} else 2) for name in FURTHER),
    Column("n_a", "integer"),
    Column("n_b", "integer"),
    Column("family", "integer"),
)
