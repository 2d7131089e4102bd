"""The clauses of hand-labelled resolutions, scored; the floors only rise.

The texts lie in the folder that `DOCSCOPE_GOLD` names; without it nothing is scored.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docscope.analyses.place import slice_text
from docscope.corpus.open import open_corpus
from docscope.text.clauses import find_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
GOLD = Path(os.environ.get("DOCSCOPE_GOLD", "/nonexistent")) / "clauses"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="DOCSCOPE_GOLD names no annotated texts")
SCORE = re.compile(r"^(\w+) .* F1 ([\d.]+) number ([\d.]+) verb ([\d.]+)$", re.MULTILINE)


@pytest.mark.parametrize("name", ["labels", "labels_markdown"])
def test_scores_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    labels = GOLD / f"{name}.json"
    found = tmp_path / "found.jsonl"
    lines = [
        json.dumps(record) for text in json.loads(labels.read_text()) for record in _found(text)
    ]
    found.write_text("\n".join(lines), encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), str(found), str(labels)],
        capture_output=True,
        check=True,
        text=True,
    )
    reached = {
        f"{kind}_{measure}": round(100 * float(value), 1)
        for kind, *values in SCORE.findall(printed.stdout)
        for measure, value in zip(("f1", "number", "verb"), values, strict=True)
    }
    floors = FLOORS["clauses"][name]
    assert {key: reached[key] for key in floors if reached[key] < floors[key]} == {}


def _found(text: dict[str, str]) -> Iterator[dict[str, str | None]]:
    (document,) = open_corpus([GOLD / text["path"]]).documents()
    for clause in find_clauses(document):
        yield {
            "doc": text["doc"],
            "kind": clause.kind,
            "number": clause.number,
            "verb": clause.verb,
            "text": slice_text(document, clause.start, clause.end),
        }
