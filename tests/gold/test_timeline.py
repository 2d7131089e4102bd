"""The dates of annotated texts, scored; the floors only rise.

The texts lie in the folder that `DOCSCOPE_GOLD` names; without it nothing is scored.
"""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docscope.text.dates import KINDS, SHOWN, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.dates import DateMention

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
GOLD = Path(os.environ.get("DOCSCOPE_GOLD", "/nonexistent")) / "timeline"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="DOCSCOPE_GOLD names no annotated texts")

# TIMEX3 does not mark periods known by name; the annotators of GUM marked what has a value.
MARKED = {
    "seeds": SHOWN,
    "wikiwars": frozenset(KINDS) - {"period"},
    "gum-dates": SHOWN | {"vague"},
}


@pytest.mark.parametrize("name", sorted(MARKED))
def test_scores_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    lines = (json.dumps(record) for doc in _documents(name) for record in _records(name, doc))
    found.write_text("\n".join(lines), encoding="utf-8")
    scores = _scorer().score(str(GOLD / name), str(found))
    reached = {
        f"{part}_{measure}": round(100 * scores[part][measure], 1)
        for part in ("strict", "relaxed", "value")
        for measure in ("p", "r", "f1")
    }
    floors = FLOORS["timeline"][name]
    assert {key: reached[key] for key in floors if reached[key] < floors[key]} == {}


@pytest.mark.parametrize("name", ["wikiwars", "gum-dates"])
def test_the_command_writes_what_the_tagger_finds(name: str, tmp_path: Path) -> None:
    """The columns of TIMEX3, scored, give what `find_dates` gives for the same texts."""
    texts = GOLD / name / "txt"
    call = [sys.executable, "-m", "docscope", "timeline", texts, "--format-in", "text"]
    columns = "doc,char_start,char_end,text,timex_type,timex_value"
    called = [*map(str, call), "--kind", "all", "--anchor", "none", "--csv", "--columns", columns]
    done = subprocess.run(called, capture_output=True, text=True, encoding="utf-8", check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    marks = [(Path(row["doc"]).stem, *_place(row), row["timex_value"]) for row in rows]
    expected = [
        (doc, mark.start, mark.end, mark.type, mark.value)
        for doc in _documents(name)
        for mention in find_dates(_text(name, doc), kinds=frozenset(KINDS), anchor="none")
        for mark in mention.timex
    ]
    named = {mark[0] for mark in expected}
    assert _scores(name, [mark for mark in marks if mark[0] in named], tmp_path) == _scores(
        name, expected, tmp_path
    )


def _place(row: dict[str, str]) -> tuple[int, int, str]:
    return int(row["char_start"]), int(row["char_end"]), row["timex_type"]


def _scores(
    name: str, marks: Sequence[tuple[str, int, int, str, str]], folder: Path
) -> Any:  # Any: what JSON holds  # noqa: ANN401
    fields = ("doc", "start", "end", "type", "value")
    found = folder / "marks.jsonl"
    lines = (json.dumps(dict(zip(fields, mark, strict=True))) for mark in sorted(marks))
    found.write_text("\n".join(lines), encoding="utf-8")
    return _scorer().score(str(GOLD / name), str(found))


def _documents(name: str) -> list[str]:
    lines = (GOLD / name / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["doc"] for line in lines]


def _text(name: str, doc: str) -> str:
    return (GOLD / name / "txt" / f"{doc}.txt").read_bytes().decode("utf-8")


def _records(name: str, doc: str) -> Iterator[dict[str, Any]]:  # Any: what JSON holds
    for mention in find_dates(_text(name, doc), kinds=MARKED[name]):
        for start, end, kind, value in _marks(name, mention):
            yield {"doc": doc, "start": start, "end": end, "type": kind, "value": value}


def _marks(name: str, mention: DateMention) -> Iterator[tuple[int, int, str, str]]:
    """Yield what the annotators of a set would mark, in their way of writing values."""
    if name == "wikiwars" or (name == "gum-dates" and len(mention.timex) > 1):
        for timex in mention.timex:
            yield timex.start, timex.end, timex.type, timex.value
    elif mention.date:
        value = _as_in_gum(mention) if name == "gum-dates" else mention.date
        yield mention.start, mention.end, "DATE", value


def _as_in_gum(mention: DateMention) -> str:
    """Return a decade or century as its days, an unknown year as two hyphens."""
    if mention.precision in {"decade", "century"} and mention.first and mention.last:
        return f"{mention.first}/{mention.last}"
    plain = mention.date.removesuffix("/..").removeprefix("../").rstrip("~?%")
    return f"-{plain[4:]}" if plain.startswith("XXXX") else plain


def _scorer() -> Any:  # Any: a program that lies beside the texts  # noqa: ANN401
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
