"""Every code that a date or a rejected candidate can carry is explained, and no other."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docscope.analyses import citations, timeline
from docscope.corpus import metadata
from docscope.text import dates
from docscope.text.dates import KINDS, REJECTED, find_dates
from docscope.text.dates.reasons import BORNE, COUNTED, READ, REFUSED, SUPPLIED
from docscope.text.dates.scanning.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(dates.__file__).parent
JUDGING = ("reject.py", "numbers.py", "labels.py")
MAKERS = ("Draft", "one", "relative", "_relative")
HANDED_ON = frozenset(("half-of-year", "range"))  # to functions that make the draft
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
ALL = frozenset((*KINDS, REJECTED))


def test_every_code_of_a_rejected_candidate_is_explained() -> None:
    given = {code for file in JUDGING for code in _returned(PACKAGE / "rejection" / file)}
    labels = {code for code, *_ in rows("labels.csv")}
    assert given | labels == set(REFUSED)


def test_every_code_of_a_supplied_value_is_explained() -> None:
    quoted = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')
    modules = [path for path in PACKAGE.rglob("*.py") if path.name != "reasons.py"]
    modules.append(Path(citations.__file__))
    written = {code for path in modules for code in quoted.findall(path.read_text("utf-8"))}
    assert set(SUPPLIED) - written == set()


def test_every_rule_that_reads_a_date_is_explained() -> None:
    """A rule is what a draft is made with: `Draft("later", ...)`, `draft.rule = "rate"`."""
    given = {code for path in PACKAGE.rglob("*.py") for code in _rules(path)}
    assert given | HANDED_ON == set(READ)


def test_every_source_and_manner_of_the_date_of_a_document_is_explained() -> None:
    source = Path(metadata.__file__).read_text(encoding="utf-8")
    assert {*re.findall(r'yield "([a-z-]+)", ', source), "metadata"} == set(BORNE)
    modules = [PACKAGE / "anchoring" / "anchor.py", Path(timeline.__file__)]
    written = " ".join(path.read_text(encoding="utf-8") for path in modules)
    assert [code for code in COUNTED if f'"{code}"' not in written] == []


@pytest.mark.parametrize("codes", [READ, BORNE, COUNTED, SUPPLIED, REFUSED])
def test_a_code_is_kebab_case_and_its_phrase_plain(codes: dict[str, str]) -> None:
    for code, phrase in codes.items():
        assert KEBAB.fullmatch(code)
        assert phrase[0].islower()
        assert not phrase.endswith(".")


TEXT = """Report of 4 May 1956

Vienna, 5 June 1956

In July it rained; in '45 and on 12/11/1944 too. "Last June," he said. By January, in March
1957. On Friday, 13 April of that year, two days later, yesterday, last week. In 1950 and in
June, the year after. April Smith came. It may rain. Resolution 1956, page 1945, $ 1914 and
1,945 men. Each September. In the '90s and '12.
"""


def test_what_a_text_yields_carries_known_codes_only() -> None:
    for anchor in (None, "none", "1956-06-05", "1956"):
        for mention in find_dates(TEXT, anchor=anchor, kinds=ALL):
            known = REFUSED if mention.kind == REJECTED else {"", *SUPPLIED}
            assert mention.reason in known


def _rules(path: Path) -> Iterator[str]:
    """Yield the rules that a module makes drafts with."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKERS and node.args:
            given = [node.args[0]]
        elif isinstance(node, ast.Assign) and "draft.rule" in ast.unparse(node.targets[0]):
            given = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        else:
            continue
        written = [str(part.value) for part in given if isinstance(part, ast.Constant)]
        yield from filter(KEBAB.fullmatch, written)


def _returned(path: Path) -> Iterator[str]:
    """Yield the strings that the functions of a module return which return a string."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and _is_str(node.returns):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield from filter(None, _strings(inner.value))


def _is_str(annotation: ast.expr | None) -> bool:
    return isinstance(annotation, ast.Name) and annotation.id == "str"


def _strings(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from _strings(value.body)
        yield from _strings(value.orelse)
    elif isinstance(value, ast.BoolOp):
        for part in value.values:
            yield from _strings(part)
