"""The words that keep company with a node, by several measures of association."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.company import WINDOW, company, nodes
from docscope.analyses.contexts import contexts, token_table
from docscope.analyses.place import block_at
from docscope.analyses.wordkeys import AS_WRITTEN, is_hidden
from docscope.corpus.search import Hit, find
from docscope.errors import UsageError
from docscope.model import Column, Totals
from docscope.statistics.association import MEASURES, Pair, expected, measure_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docscope.analyses.company import Beside, Window
    from docscope.analyses.wordkeys import WordKeys
    from docscope.corpus.base import Corpus
    from docscope.corpus.query import Query
    from docscope.model import Document, Row

JOINT = "joint"  # what else rows can be sorted by
AROUND = 5  # tokens on each side of an example
DIGITS = {"dice": 4, "delta_p_from_node": 4, "delta_p_to_node": 4}


class Example(NamedTuple):
    """A node and a collocate beside it: from the one to the other, in plain characters."""

    doc: str
    start: int
    end: int


@dataclass(frozen=True)
class Company:
    """The words of some documents outside the nodes, and those of them near a node.

    `asked` says which of them are listed; `words` counts all words, nodes included.
    """

    asked: Collocates
    everywhere: Counter[str]
    left: Counter[str]
    right: Counter[str]
    examples: Mapping[str, tuple[Example, ...]]
    read: Totals

    @property
    def totals(self) -> Totals:
        """What was read, the hits of the node, and how many collocates are listed."""
        read = self.read
        found = len(self.listed)
        return Totals(read.documents, read.words, found, read.documents_found, read.named)

    @cached_property
    def listed(self) -> list[str]:
        """The collocates to list, in no order."""
        joint = self.left + self.right
        return [word for word, count in joint.items() if self.asked.lists(word, count)]

    def pair(self, word: str) -> Pair:
        """Return the counts that the measures compare."""
        return Pair(
            joint=self.left[word] + self.right[word],
            near=self.read.named["near"],
            word=self.everywhere[word],
            size=self.read.named["outside"],
            nodes=self.read.named["hits"],
        )

    def spent(self) -> Company:
        """Return the same: no row can be made before all documents are read."""
        return self


@dataclass(frozen=True, slots=True)
class Collocates:
    """The words that stand near a node more often than chance would have it.

    Words that stand within the `window` of a node `min_freq` times or more are listed,
    the strongest by `measure` first, at most `top`; a word near two nodes counts once,
    with the nearest. `stop` hides words and changes no score. `examples` is how many
    examples each has.

    Raises:
        UsageError: There is no such measure.
    """

    query: Query
    window: Window = WINDOW
    keys: WordKeys = AS_WRITTEN
    min_freq: int = 5
    top: int | None = None
    measure: str = "log_dice"
    stop: frozenset[str] = frozenset()
    examples: int = 0

    def __post_init__(self) -> None:
        if self.measure != JOINT and measure_named(self.measure) is None:
            known = ", ".join((JOINT, *MEASURES))
            raise UsageError(f"--measure {self.measure}: no such measure; there are {known}")

    @property
    def name(self) -> str:
        """The name of the command."""
        return "collocates"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: a word, its counts, how strongly it is tied to the node."""
        return COLUMNS + EXAMPLES if self.examples else COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: never, all documents are counted first."""
        return False

    @property
    def sorted_by(self) -> str:
        """The column that the rows are sorted by."""
        return measure_named(self.measure) or JOINT

    def collect(self, part: Corpus) -> Company:
        """Count the words of every document of a part, and those near a node apart."""
        everywhere: Counter[str] = Counter()
        sides: dict[str, Counter[str]] = {"L": Counter(), "R": Counter()}
        examples: dict[str, tuple[Example, ...]] = {}
        read = Totals()
        for document in part.documents():
            words: Counter[str] = Counter()
            for keys in self.keys.blocks(document):
                words.update(key for key in keys if key is not None)
            size, near = words.total(), 0
            hits = find(document, self.query)
            if hits:
                runs = nodes(document, hits)
                words.subtract(word for run in runs for word, _ in self._words(document, run))
                for beside in company(document, runs, self.window):
                    here = self._words(document, beside.tokens)
                    sides[beside.side].update(word for word, _ in here)
                    near += len(here)
                    self._add_examples(examples, document, beside, here)
            everywhere.update(words)
            named = {"hits": len(hits), "near": near, "outside": words.total()}
            read += Totals(1, size, 0, bool(hits), named)
        return Company(self, everywhere, sides["L"], sides["R"], examples, read)

    def merge(self, left: Company, right: Company) -> Company:
        """Add up the words of two neighbouring parts."""
        examples = dict(left.examples)
        for word, found in right.examples.items():
            examples[word] = (examples.get(word, ()) + found)[: self.examples]
        return Company(
            self,
            _sum(left.everywhere, right.everywhere),
            _sum(left.left, right.left),
            _sum(left.right, right.right),
            examples,
            left.read + right.read,
        )

    def rows(self, total: Company, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a collocate, the strongest first."""
        pairs = {word: total.pair(word) for word in total.listed}
        measures = {
            word: {name: measure(pair) for name, measure in MEASURES.items()}
            for word, pair in pairs.items()
        }
        by = self.sorted_by
        strength = {word: measures[word].get(by, pair.joint) for word, pair in pairs.items()}
        words = sorted(pairs, key=lambda word: (-strength[word], -pairs[word].joint, word))
        shown = words[: self.top]
        examples = _written(corpus, total.examples, shown) if self.examples else {}
        for word in shown:
            pair = pairs[word]
            sides = (total.left[word], total.right[word])
            row: Row = (word, pair.joint, *sides, expected(pair), *measures[word].values())
            row += (pair.word, pair.nodes, pair.near, pair.size)
            yield (*row, *examples[word]) if self.examples else row

    def lists(self, word: str, joint: int) -> bool:
        """Return whether a word that stands near a node so often is listed."""
        return joint >= self.min_freq and not is_hidden(word, self.stop)

    def _words(self, document: Document, tokens: range) -> list[tuple[str, int]]:
        """Return the words among some tokens, with the numbers of the tokens."""
        table = token_table(document)
        forms = [document.text[table.starts[n] : table.ends[n]] for n in tokens]
        keys = self.keys.of(forms)
        found = ((keys[form], n) for form, n in zip(forms, tokens, strict=True))
        return [(key, n) for key, n in found if key is not None]

    def _add_examples(
        self,
        examples: dict[str, tuple[Example, ...]],
        document: Document,
        beside: Beside,
        words: Iterable[tuple[str, int]],
    ) -> None:
        if not self.examples:
            return
        table = token_table(document)
        for word, n in words:
            found = examples.get(word, ())
            if len(found) < self.examples:
                start = table.starts[min(n, beside.node.start)]
                end = table.ends[max(n, beside.node.stop - 1)]
                examples[word] = (*found, Example(document.doc, start, end))


def _sum(left: Counter[str], right: Counter[str]) -> Counter[str]:
    total = left.copy()
    total.update(right)
    return total


def _written(
    corpus: Corpus, examples: Mapping[str, tuple[Example, ...]], words: Sequence[str]
) -> dict[str, Row]:
    """Return the columns of examples of each word; each document is read once for all."""
    texts: dict[Example, tuple[str, str]] = {}
    for example in sorted({example for word in words for example in examples[word]}):
        document = corpus.document(example.doc)
        texts[example] = (_text(document, example), _reference(document, example))
    return {
        word: (
            tuple(texts[example][0] for example in examples[word]),
            tuple(example.doc for example in examples[word]),
            tuple(texts[example][1] for example in examples[word]),
        )
        for word in words
    }


def _text(document: Document, example: Example) -> str:
    """Return node and collocate with what is between and around them."""
    hit = Hit(example.start, example.end, inside=False)
    return "".join(contexts(document, hit, left=AROUND, right=AROUND, unit="token"))


def _reference(document: Document, example: Example) -> str:
    block = block_at(document, example.start)
    if block.paragraph:
        return f"¶{block.paragraph}"
    return "front" if block.part == "front" else "head"


COLUMNS = (
    Column("word"),
    Column(JOINT, "integer"),
    Column("joint_left", "integer"),
    Column("joint_right", "integer"),
    Column("expected", "number", 1),
    *(Column(name, "number", DIGITS.get(name, 2)) for name in MEASURES),
    Column("count", "integer"),
    Column("count_node", "integer"),
    Column("n_near", "integer"),
    Column("n", "integer"),
)
EXAMPLES = (
    Column("example", "list"),
    Column("example_doc", "list"),
    Column("example_reference", "list"),
)
