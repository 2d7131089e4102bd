"""Every command shown in README and docs is run, and prints what is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from terminal import in_terminal

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"(?<=^```python\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"(?<=^```sh\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^\$ .*\n", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_shows_what_commands_print(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    written = page.read_text(encoding="utf-8")
    played = CONSOLE.sub(lambda block: _played(block[0], tmp_path), written)
    assert "internal fault" not in played
    if request.config.getoption("--accept"):
        page.write_text(played, encoding="utf-8")
    else:
        assert played == written


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_on_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for block in PYTHON.findall(page.read_text(encoding="utf-8")):
        exec(compile(block, str(page), "exec"), {})  # noqa: S102 - the text of our own page


def test_every_docscope_command_is_shown_with_its_output() -> None:
    """A command outside console blocks would not be run; only set-up may stand in sh blocks."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        shown = "".join(SHELL.findall(text))
        calls = re.findall(r"^(?!python -m).*docscope .*$", shown, re.MULTILINE)
        assert not calls, f"{page.name}: {calls}"


def _played(block: str, folder: Path) -> str:
    calls = CALL.findall(block)
    assert calls, block
    return "".join(
        call + in_terminal(call.removeprefix("$ "), folder=folder).output for call in calls
    )
