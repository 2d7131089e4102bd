"""The progress bar: documents, megabytes, megabytes a second, the time left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

if TYPE_CHECKING:
    from types import TracebackType


LEAST = 4_000_000  # bytes: what is less is done before a bar could be read


class Bar:
    """A bar on standard error, which is gone when the work is done; none for little work."""

    def __init__(self) -> None:
        self._documents = 0
        self._progress = Progress(
            TextColumn("{task.fields[documents]}", markup=False),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", documents="", total=None, visible=False)
        self._total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def begin(self, documents: int, size: int) -> None:
        """Show that so many documents of so many bytes are to be read."""
        self._total = documents
        if size >= LEAST:
            self._progress.start()
        self._progress.reset(self._task, total=size, visible=True, documents=self._counted())

    def advance(self, size: int) -> None:
        """Show that another document was read, of so many bytes."""
        self._documents += 1
        self._progress.update(self._task, advance=size, documents=self._counted())

    def _counted(self) -> str:
        return f"{self._documents:,} of {self._total:,} documents" if self._total else ""
