"""What a command loads, asserted in a process of its own: start-up time depends on it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from docscope.cli.guide import COMMANDS
from terminal import environment

HEAVY = {"nltk", "pandas", "numpy", "pyarrow", "pydantic", "scipy", "dask", "distributed", "jinja2"}
PROGRAM = """
import sys
from docscope.cli.app import main
try:
    main(sys.argv[1:])
except SystemExit as left:
    assert left.code == 0, left.code
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "call",
    [
        "kwic intervention",
        "kwic intervention --csv",
        "kwic intervention --by 1R,doc",
        "clauses",
        "timeline",
        "contrast",
        "words --ngram 2",
        "words --lemma",
        "collocates soviet --kwic 1",
        "dispersion soviet",
        "docs",
        "docs --columns all",
        "text resolution-1004",
        "show resolution-1004 o4",
    ],
)
def test_command_on_built_in_texts_loads_nothing_heavy(call: str) -> None:
    loaded = _loaded(call)
    assert not HEAVY & loaded
    if call.startswith("kwic"):
        assert not {"tabulate", "rich", "concurrent.futures", "multiprocessing"} & loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_only_the_command_asked_for_is_imported(name: str) -> None:
    here = "docscope.cli.commands."
    imported = {module for module in _loaded(f"{name} --help") if module.startswith(here)}
    assert imported == {here + name}


def test_first_screen_imports_no_command_and_no_analysis() -> None:
    loaded = _loaded("")
    assert not [module for module in loaded if module.startswith(("docscope.cli.commands.",))]
    assert not [module for module in loaded if module.startswith("docscope.analyses")]


def _loaded(call: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *call.split()],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        check=True,
    )
    return set(done.stderr.decode().splitlines()[-1].split())
