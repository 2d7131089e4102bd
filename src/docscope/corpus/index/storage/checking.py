"""Checking a corpus folder: every byte, and whether the columns fit each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY, damaged
from docscope.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from docscope.corpus.index.storage.segment import Segment
    from docscope.corpus.index.storage.store import Index

    Numbers = np.ndarray[Any, Any]  # Any: of the widths of the columns

WIDE = 255
AS_LONG = {
    "postings": "ids",
    "steps": "ids",
    "wide_step": "wide_at",
    "block_end": "block_start",
    "block_kind": "block_start",
    "block_token": "block_start",
    "block_sentence": "block_start",
}
# Documents lie one after the other: where each begins, how much it has, and of what.
TILES = (
    ("first_token", "tokens", "ids"),
    ("first_block", "blocks", "block_start"),
    ("text_start", "text_bytes", "text"),
    ("source_start", "source_bytes", "sources"),
)


class Checked(NamedTuple):
    """How far a check has come: bytes read, and bytes in all."""

    done: int
    total: int


def checked(index: Index) -> Iterator[Checked]:
    """Compare every byte with its checksum, and what the columns say with each other.

    Raises:
        IndexDamagedError: Something is not what was written.
    """
    total = sum(sum(entry.files.values()) for entry in index.manifest.segments)
    done = 0
    for segment in index.segments:
        for read in segment.check():
            done += read
            yield Checked(done, total)
        for problem in _problems(segment):
            raise damaged(index.folder, f"{segment.name}: {problem}")
        segment.release()
    yield Checked(total, total)
    _ensure_once(index)


def _ensure_once(index: Index) -> None:
    """Raise if a document is in two segments."""
    seen: set[str] = set()
    for segment in index.segments:
        for number, doc in enumerate(segment.table("documents").texts("doc")):
            if number not in segment.dropped:
                if doc in seen:
                    raise damaged(index.folder, f"{segment.name}: document {doc} is there twice")
                seen.add(doc)


def _problems(segment: Segment) -> Iterator[str]:
    """Yield what does not fit, the first first; what comes later relies on it."""
    for column, other in AS_LONG.items():
        if len(segment.column(column)) != len(segment.column(other)):
            yield f"{column} is not as long as {other}"
    yield from _problems_of_lexicon(segment)
    yield from _problems_of_postings(segment)
    yield from _problems_of_documents(segment)
    yield from _problems_of_starts(segment)
    yield from _problems_of_blocks(segment)


def _problems_of_lexicon(segment: Segment) -> Iterator[str]:
    lexicon, parts = segment.table("lexicon"), segment.table("parts")
    forms, folded = lexicon.texts("form"), lexicon.texts("folded")
    if not _ascending(list(zip(folded, forms, strict=True))):
        yield "lexicon is not in order"
    if any(fold(form) != bare for form, bare in zip(forms, folded, strict=True)):
        yield "lexicon is not folded as it is searched"
    first, count = lexicon.numbers("first").array(), lexicon.numbers("count").array()
    if not _tiled(first, count, segment.tokens) or not count.all():
        yield "lexicon does not fit postings"
    if (lexicon.numbers("documents").array() > count).any():
        yield "lexicon counts more documents than tokens"
    types = parts.numbers("type")
    if not _ascending(list(zip(parts.texts("part"), types, strict=True))):
        yield "parts are not in order"
    if any(number >= segment.types for number in types):
        yield "parts do not fit lexicon"


def _problems_of_postings(segment: Segment) -> Iterator[str]:
    import numpy as np

    ids, postings = segment.column("ids").array(), segment.column("postings").array()
    if (ids >= segment.types).any() or (postings >= segment.tokens).any():
        yield "ids do not fit lexicon"
    count = segment.table("lexicon").numbers("count").array()
    if (np.bincount(ids, minlength=segment.types) != count).any():
        yield "lexicon does not count ids"
    # As long as ids, of the right types, and ascending: then each token is there once.
    types = ids[postings]
    later = np.diff(types.astype(np.int64))
    after = postings[1:] > postings[:-1]
    if not ((later > 0) | ((later == 0) & after)).all():
        yield "postings do not fit ids"


def _problems_of_documents(segment: Segment) -> Iterator[str]:
    import numpy as np

    documents = segment.table("documents")
    if not _ascending(documents.texts("doc").list(0, segment.documents)):
        yield "documents are not in order"
    for start, size, column in TILES:
        starts, sizes = documents.numbers(start).array(), documents.numbers(size).array()
        if not _tiled(starts, sizes, len(segment.column(column))):
            yield f"documents do not fit {column}"
    if any(number >= segment.documents for number in segment.dropped):
        yield "dropped documents do not fit documents"
    counted = (
        documents.numbers(name).array().astype(np.int64) for name in ("words", "front_words")
    )
    if (sum(counted) > documents.numbers("tokens").array()).any():
        yield "documents have more words than tokens"
    lengths = [len(text) for text in _texts(segment)]
    if lengths != list(documents.numbers("characters")):
        yield "documents do not fit text"


def _texts(segment: Segment) -> Iterator[str]:
    documents = segment.table("documents")
    places = zip(documents.numbers("text_start"), documents.numbers("text_bytes"), strict=True)
    return (str(segment.bytes("text", at, at + size), "utf-8") for at, size in places)


def _problems_of_starts(segment: Segment) -> Iterator[str]:
    import numpy as np

    steps = segment.column("steps").array().astype(np.uint32)
    wide, wide_steps = segment.column("wide_at").array(), segment.column("wide_step").array()
    at = np.flatnonzero(steps == WIDE)
    if not np.array_equal(at, wide) or (wide_steps < WIDE).any():
        yield "wide_at does not fit steps"
    steps[at] = wide_steps
    documents = segment.table("documents")
    first, size = (documents.numbers(name).array() for name in ("first_token", "tokens"))
    sums = np.cumsum(steps, dtype=np.int64)
    before = np.where(first > 0, sums[first.astype(np.int64) - 1], 0) if len(sums) else sums
    starts = (sums - np.repeat(before, size))[::CHECKPOINT_EVERY] if len(sums) else sums
    if not np.array_equal(starts, segment.column("checkpoints").array()):
        yield "checkpoints do not fit steps"
    if not _tokens_stand(segment, starts.tolist()):
        yield "tokens do not fit text"


def _tokens_stand(segment: Segment, starts: Sequence[int]) -> bool:
    """Return whether each token that has a checkpoint stands in the text where that says."""
    ids = segment.column("ids").array()[::CHECKPOINT_EVERY].tolist()
    forms = segment.table("lexicon").texts("form")
    last = at = 0
    for size, text in zip(
        segment.table("documents").numbers("tokens"), _texts(segment), strict=True
    ):
        last += size
        while at < len(starts) and at * CHECKPOINT_EVERY < last:
            if not text.startswith(forms[ids[at]], starts[at]):
                return False
            at += 1
    return True


def _problems_of_blocks(segment: Segment) -> Iterator[str]:
    import numpy as np

    start, end, token, sentence = (
        segment.column(f"block_{name}").array() for name in ("start", "end", "token", "sentence")
    )
    if (start > end).any():
        yield "blocks end before they begin"
    documents = segment.table("documents")
    characters = documents.numbers("characters").array()
    if (end > np.repeat(characters, documents.numbers("blocks").array())).any():
        yield "blocks do not fit text"
    sentences = len(segment.column("sentence_start"))
    for values, most in ((token, segment.tokens), (sentence, sentences)):
        if (values[1:] < values[:-1]).any() or (values > most).any():
            yield "blocks are not in order"


def _ascending(values: Sequence[Any]) -> bool:  # Any: whatever can be compared
    return all(before < after for before, after in pairwise(values))


def _tiled(starts: Numbers, sizes: Numbers, total: int) -> bool:
    """Return whether stretches follow each other without gaps, from 0 to the end."""
    import numpy as np

    ends = np.cumsum(sizes, dtype=np.int64)
    return bool((starts == ends - sizes).all() and sizes.sum(dtype=np.int64) == total)
