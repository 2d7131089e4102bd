"""Keeping the segments of an index few, and free of what was dropped."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from docscope.corpus.index.making.merging import merged
from docscope.corpus.index.making.tiers import groups
from docscope.corpus.index.storage.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from docscope.corpus.index.storage.manifest import SegmentEntry
    from docscope.corpus.index.storage.update import Update

    Left = tuple[SegmentEntry, Collection[int]]  # a segment, and which documents it has lost

LEAST_LIVE = 0.5  # of the tokens of a segment, or it is written anew without the rest


def tidied(writer: Update, segments: Sequence[Left]) -> list[Left]:
    """Return segments, small ones made one, and those without what was dropped that was much."""
    live = [_live_tokens(writer.folder, entry, dropped) for entry, dropped in segments]
    chosen = groups(live)
    alone = set(range(len(segments))).difference(*chosen)
    hollow = {one for one in alone if live[one] < segments[one][0].tokens * LEAST_LIVE}
    chosen += [[one] for one in sorted(hollow)]
    left = [segments[one] for one in sorted(alone - hollow)]
    return left + [(_merged(writer, [segments[one] for one in group]), ()) for group in chosen]


def _live_tokens(folder: str, entry: SegmentEntry, dropped: Collection[int]) -> int:
    """Return how many tokens the documents of a segment have that are not dropped."""
    if not dropped:
        return entry.tokens
    with closing(Segment(folder, entry)) as segment:
        tokens = segment.table("documents").numbers("tokens")
        return entry.tokens - sum(tokens[number] for number in dropped)


def _merged(writer: Update, chosen: Sequence[Left]) -> SegmentEntry:
    with ExitStack() as stack:
        opened = [
            (stack.enter_context(closing(Segment(writer.folder, entry))), dropped)
            for entry, dropped in chosen
        ]
        for segment, _ in opened:
            segment.trust()  # the writer checked it when it began, or has just written it
        built = merged(opened)
        return writer.write_segment(built.columns, built.tables)
