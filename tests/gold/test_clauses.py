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
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docscope.analyses.place import slice_text
from docscope.corpus.open import open_corpus
from docscope.text.clauses import find_clauses, read_clauses
from docscope.text.clauses.residue import body_lines, residue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
GOLD = Path(os.environ.get("DOCSCOPE_GOLD", "/nonexistent")) / "clauses"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="DOCSCOPE_GOLD names no annotated texts")
SCORE = re.compile(r"^(\w+) .* F1 ([\d.]+) number ([\d.]+) verb ([\d.]+)$", re.MULTILINE)


PAGE = {"furniture", "footnote"}  # what a page sets into the middle of a clause
HERE = Path(__file__).parent
LABELS = {
    "labels": GOLD / "labels.json",
    "labels_markdown": GOLD / "labels_markdown.json",
    "resolutions_a": HERE / "resolutions_a.json",
    "resolutions_b": HERE / "resolutions_b.json",
    "resolutions_sealed": HERE / "resolutions_sealed.json",  # not read while rules were written
}


@pytest.mark.parametrize("name", LABELS)
def test_scores_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    labels = LABELS[name]
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


@pytest.mark.parametrize("name", ["resolutions_a", "resolutions_b", "resolutions_sealed"])
def test_sub_items_stand_below_the_right_clause(name: str) -> None:
    right, labelled, found = 0, 0, 0
    for text in json.loads(LABELS[name].read_text(encoding="utf-8")):
        wanted = _label_paths(text["clauses"])
        paths = _found_paths(text)
        right += len(wanted & paths)
        labelled, found = labelled + len(wanted), found + len(paths)
    score = round(200 * right / (labelled + found), 1)
    assert score >= FLOORS["clauses"]["parents"][name]


def test_hardly_a_line_of_the_other_resolutions_is_left_over_and_none_held_twice() -> None:
    lines, left = 0, 0
    for document in open_corpus([GOLD / "unlabelled"]).documents():
        reading = read_clauses(document)
        lines += sum(1 for _ in body_lines(document))
        left += len(residue(document, reading))
        named = [claim[:2] for claim in reading.claims if claim.part not in PAGE]
        roots = [(clause.start, clause.end) for clause in reading.clauses if not clause.parent]
        for spans in (sorted(named + roots), sorted(claim[:2] for claim in reading.claims)):
            assert all(before[1] <= after[0] for before, after in pairwise(spans)), document.doc
    assert left / lines <= FLOORS["clauses"]["residue"]["share"]


def _label_paths(clauses: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    """Return the sub-items by the way to them: section, kind and numbers from the top down."""
    named = {clause["id"]: clause for clause in clauses}
    return {
        _way(clause["section"], chain)
        for clause in clauses
        if clause["kind"] == "subitem"
        for chain in [_chain(clause, lambda each: named.get(each["parent"]))]
    }


def _found_paths(text: dict[str, str]) -> set[tuple[str, ...]]:
    (document,) = open_corpus([GOLD / text["path"]]).documents()
    clauses = [
        {field: getattr(clause, field) for field in ("id", "kind", "number", "parent", "section")}
        | {"first80": slice_text(document, clause.start, clause.end)}
        for clause in find_clauses(document)
    ]
    return _label_paths(clauses)


def _chain(clause: dict[str, Any], above: Callable[..., Any]) -> list[dict[str, Any]]:
    chain = [clause]
    while parent := above(chain[0]):
        chain.insert(0, parent)
    return chain


def _way(section: str | None, chain: list[dict[str, Any]]) -> tuple[str, ...]:
    """Name a sub-item; a clause without a number is known by its first letters."""
    said = re.sub(r"^\(?\w{1,3}[.,)]\s+", "", chain[0]["first80"])  # `Z.` for `2.` too
    top = re.sub(r"\W+", "", said)[:12].lower()
    return (section or "", top, *(str(each["number"]).strip("().") for each in chain[1:]))


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
