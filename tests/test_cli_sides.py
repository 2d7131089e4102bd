"""Which documents each side of a contrast stands for, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docscope.corpus.open import open_corpus
from docscope.corpus.sides import Documents, two_sides
from docscope.errors import InputError, UsageError
from terminal import in_pipe

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("ours/a.txt", "ours/b.txt", "theirs/a.txt", "1856.txt", "1857a.txt", "1857b.txt")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "sides"),
    [
        (
            (),
            [("resolution-1004", "resolution-1004"), ("soviet-declaration", "soviet-declaration")],
        ),
        (("1856.txt", "theirs"), [("1856.txt", "1856.txt"), ("theirs", "theirs/a.txt")]),
        (("ours/", "./theirs"), [("ours", "ours/a.txt ours/b.txt"), ("theirs", "theirs/a.txt")]),
        (("1857*.txt", "1856*"), [("1857*.txt", "1857a.txt 1857b.txt"), ("1856*", "1856.txt")]),
        (
            ("ours/a.txt", "theirs/a.txt"),
            [("ours/a.txt", "ours/a.txt"), ("theirs/a.txt", "theirs/a.txt")],
        ),
        (("1856.txt", "1856.txt"), [("1856.txt (A)", "1856.txt"), ("1856.txt (B)", "1856.txt")]),
        (("ours", "ours/a.txt"), [("ours", "ours/a.txt ours/b.txt"), ("a.txt", "ours/a.txt")]),
        (
            ("resolution-1004", "1856.txt"),
            [("resolution-1004", "resolution-1004"), ("1856.txt", "1856.txt")],
        ),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else "",
)
def test_sides(arguments: tuple[str, ...], sides: list[tuple[str, str]]) -> None:
    expected = tuple(Documents(label, frozenset(names.split())) for label, names in sides)
    assert two_sides(open_corpus(arguments), arguments) == expected


@pytest.mark.parametrize("arguments", [("ours",), ("1857a.txt", "1857b.txt", "1856.txt")])
def test_there_are_two(arguments: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=f"two sides, not {len(arguments)}; a folder can be"):
        two_sides(open_corpus(arguments), arguments)


def test_side_without_a_document(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    arguments = ("ours", "empty")
    with pytest.raises(InputError, match="empty: nothing in it can be read"):
        two_sides(open_corpus(arguments), arguments)


def test_standard_input_is_a_side() -> None:
    ended = in_pipe("contrast", "-", "1856.txt", "--min-freq", "1", given=b"War and war.")
    assert (ended.code, ended.output.splitlines()[0]) == (0, "More in - (3 words)")
