"""Commands on a damaged index: the right answer, or exit 5 and the command that makes it anew."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from docscope.corpus.index.storage.layout import LOCK, MANIFEST
from docscope.errors import ExitCode
from faults import REFUSED, Fault
from segments import copy, damages, litter, soaking
from terminal import in_process

if TYPE_CHECKING:
    from pathlib import Path

    from terminal import Ended

LETTERS = {
    "a.txt": "The pact was signed on 3 May 1956.\n\nNon-intervention was promised by the pact.",
    "b.md": "# Ça ira\n\nThe *armed* pact, a pact of peace.",
    "c.txt": "No word of it here.",
}
QUESTIONS = (
    ("kwic", "pact", "--csv"),
    ("kwic", "the pact was", "--csv"),
    ("kwic", "inter*", "--csv"),
    ("kwic", "nowhere", "--csv"),
    ("words", "--csv"),
    ("docs", "--csv"),
)


@pytest.fixture
def letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An index of two runs: one document changed, one is new."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text("Before." if name == "c.txt" else text)
    index = tmp_path / "letters.corpus"
    assert indexed(capsys, index).code == ExitCode.DONE
    (folder / "c.txt").write_text(LETTERS["c.txt"])
    (folder / "d.txt").write_text("A pact again.")
    assert indexed(capsys, index).code == ExitCode.DONE
    return index


def indexed(capsys: pytest.CaptureFixture[str], index: Path, *, of: Path | None = None) -> Ended:
    """Index the documents beside an index, in that or in another index."""
    return in_process(capsys, "index", str((of or index).with_suffix("")), "--to", str(index))


def answers(capsys: pytest.CaptureFixture[str], index: Path, *, every: bool = True) -> list[Ended]:
    asked = QUESTIONS if every else QUESTIONS[:1]
    return [in_process(capsys, *question[:-1], str(index), "--csv") for question in asked]


def test_no_damage_is_a_wrong_answer(
    letters: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    good = answers(capsys, letters)
    assert [ended.code for ended in good] == [0, 0, 0, 1, 0, 0]
    soak = soaking(request.config)
    seen = set()
    for number, damage in enumerate(damages(copy(letters), places=None if soak else 2)):
        damage.do_to(letters)
        for before, now in zip(good, answers(capsys, letters, every=not number % 10), strict=False):
            seen.add(now.code)
            if now.code == ExitCode.INDEX_DAMAGED:
                assert now.errors.startswith("docscope: ")
                assert now.errors.endswith(f" docscope index PATH... --to {letters}\n")
                assert before.output.startswith(now.output)
            else:
                assert now == before, damage
        damage.undo(letters)
    assert seen == {0, 1, 5}
    assert answers(capsys, letters) == good


def test_any_damage_is_found_by_verify_and_repaired_by_index(
    letters: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    good = answers(capsys, letters)
    chosen = random.Random(3)  # noqa: S311 - which damages are tried
    soak = soaking(request.config)
    for damage in damages(letters, places=100 if soak else 3):
        if damage.file == LOCK or (not soak and chosen.random() > 1 / 12):
            continue
        folder = copy(letters)
        damage.do_to(folder)
        assert in_process(capsys, "index", "--verify", str(folder)).code == ExitCode.INDEX_DAMAGED
        assert indexed(capsys, folder, of=letters).code == ExitCode.DONE
        assert answers(capsys, folder) == good, damage
        assert in_process(capsys, "index", "--verify", str(folder)).code == ExitCode.DONE
        assert litter(folder) == set()


@pytest.mark.parametrize(("name", "number"), REFUSED)
def test_what_the_system_refuses_loses_nothing(
    letters: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    number: int,
) -> None:
    before = answers(capsys, letters)
    (letters.with_suffix("") / "e.txt").write_text("One more pact.")
    (letters.with_suffix("") / "c.txt").unlink()
    after = _after(capsys, letters)
    for call in range(1, 1000):
        folder = copy(letters)
        fault = Fault(name, number, call)
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fault)
            ended = indexed(capsys, folder, of=letters)
        if ended.code == ExitCode.DONE:  # a file that can be made in another way is
            assert litter(folder) == set()
            assert answers(capsys, folder) == after
            if not fault.came:
                break
            continue
        assert ended.code == ExitCode.OUTPUT, (call, ended)
        assert ended.errors.startswith(f"docscope: {folder}: cannot be written: "), call
        assert answers(capsys, folder) == before, call
        assert (folder / MANIFEST).read_bytes() == (letters / MANIFEST).read_bytes()
    assert call > 1
    assert after != before


def _after(capsys: pytest.CaptureFixture[str], letters: Path) -> list[Ended]:
    folder = copy(letters)
    indexed(capsys, folder, of=letters)
    return answers(capsys, folder)
