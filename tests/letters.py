"""Letters to index, and what the tests of indexing share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LETTERS = {
    "anna.txt": "Dear Boris,\n\nWe want peace, not war.\n",
    "boris.md": "# Answer\n\n*Non-intervention*, then peace.\n",
    "clara.txt": "",
}


def write(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        folder.joinpath(name).write_bytes(text.encode())


def flip(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


class Nobody:
    """Looks on and says nothing."""

    def begin(self, documents: int, size: int) -> None: ...

    def advance(self, size: int) -> None: ...


class interrupting(Nobody):  # noqa: N801 - in the place of a function
    """Has had enough after the first document."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def advance(self, size: int) -> None:  # noqa: ARG002 - as Watch has it
        raise KeyboardInterrupt
