"""Each folder of tests/cases holds a command (`cmd`) and what it prints in a pipe (`stdout`).

`nox -s tests -- --accept` writes the expected output anew; read the difference.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from docscope.cli.guide import COMMANDS
from terminal import environment

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    command = (case / "cmd").read_text(encoding="utf-8")
    done = subprocess.run(
        ["/bin/bash", "-c", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        check=False,
    )
    assert b"internal fault" not in done.stderr
    expected = case / "stdout"
    if request.config.getoption("--accept"):
        expected.write_bytes(done.stdout)
    assert done.stdout.decode() == expected.read_bytes().decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_a_case_and_a_page(name: str) -> None:
    assert any(case.name.startswith(name) for case in CASES)
    pages = (Path(__file__).parent.parent / "docs").glob("*.md")
    assert any(f"docscope {name}" in page.read_text(encoding="utf-8") for page in pages)
