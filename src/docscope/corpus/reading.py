"""How documents are to be read, and what happened while they were."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_LINES = 5  # files that get a line of their own before their kind is counted


class Reading(NamedTuple):
    """How documents are read: None leaves the choice to each document.

    `front_matter` asks for the collector's page header to be searched and counted too;
    `date_order` says how dates in figures are read.
    """

    encoding: str | None = None
    format_in: str | None = None
    front_matter: bool = False
    date_order: str = "auto"


class ReadingReport:
    """What was read and what was not, by name, so that reading twice counts once.

    `skipped` maps what was named or should have been readable to the reason; `guessed`
    maps documents to the encoding that was guessed; `left_out` counts the files of other
    kinds in folders, by suffix; `notes` holds further sentences. Reports of workers are
    added up with `add`, or with `+`.
    """

    def __init__(self) -> None:
        self.read: set[str] = set()
        self.skipped: dict[str, str] = {}
        self.guessed: dict[str, str] = {}
        self.left_out: Counter[str] = Counter()
        self.notes: list[str] = []

    @property
    def failed(self) -> bool:
        """Whether an input was skipped, which makes the exit code 3."""
        return bool(self.skipped)

    @property
    def warnings(self) -> list[str]:
        """Return what the reader should check, a sentence each."""
        if len(self.guessed) <= MOST_LINES:
            pairs = sorted(self.guessed.items())
            return [f"{doc}: encoding guessed as {name}; --encoding sets it" for doc, name in pairs]
        counts = Counter(self.guessed.values()).most_common()
        guesses = ", ".join(f"{name} ({number})" for name, number in counts)
        return [f"{len(self.guessed)} documents: encoding guessed as {guesses}; --encoding sets it"]

    def skip(self, name: str, reason: str) -> None:
        """Record that an input was not read, and why."""
        self.skipped.setdefault(name, reason)

    def forget(self, names: Iterable[str]) -> None:
        """Take back what was recorded of documents that are not asked for after all."""
        for name in names:
            self.read.discard(name)
            self.skipped.pop(name, None)
            self.guessed.pop(name, None)

    def messages(self) -> Iterator[str]:
        """Yield everything a person should be told, a line each, most general first."""
        if self.left_out:
            yield f"left out: {self.kinds_left_out()}"
        yield from self.notes
        yield from self.warnings
        yield from (f"{name}: {reason}; skipped" for name, reason in sorted(self.skipped.items()))
        if self.skipped:
            candidates = len(self.read) + len(self.skipped)
            yield f"read {len(self.read)} of {candidates} documents; {len(self.skipped)} skipped"

    def kinds_left_out(self) -> str:
        """Return the counts of other files in folders, most frequent first: `5 .jpg, 2 .db`."""
        kinds = sorted(self.left_out.items(), key=lambda kind: (-kind[1], kind[0]))
        return ", ".join(f"{count} {suffix or 'without suffix'}" for suffix, count in kinds)

    def add(self, other: ReadingReport) -> None:
        """Take in another report, in time that depends on its size alone."""
        self.read |= other.read
        self.guessed |= other.guessed
        self.left_out += other.left_out
        self.notes += other.notes
        for name, reason in other.skipped.items():
            self.skip(name, reason)

    def __add__(self, other: ReadingReport) -> ReadingReport:
        """Return both reports as one."""
        total = ReadingReport()
        total.add(self)
        total.add(other)
        return total
