"""`kwic --dispersion`: the barcodes below the lines, and where there is no place for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal import in_process, in_terminal

if TYPE_CHECKING:
    Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "options",
    ["", "--sort 1R", "--sample 2", "--limit 3", "--dedupe -w 1", "--jobs 2", "--near soviet"],
)
def test_barcodes_are_those_of_all_hits(options: str, capsys: Captured) -> None:
    lines = in_process(capsys, "kwic", "hungary", *options.split())
    query = ["--near", "soviet"] if "near" in options else []
    barcodes = in_process(capsys, "dispersion", "hungary", *query)
    both = in_process(capsys, "kwic", "hungary", *options.split(), "--dispersion")
    assert both.output == f"{lines.output}\n{barcodes.output}"
    assert both.errors == lines.errors + barcodes.errors.lstrip("\n")
    assert (lines.code, both.code) == (0, 0)


def test_the_documents_are_those_of_the_lines(capsys: Captured) -> None:
    shown = in_process(
        capsys, "kwic", "hungary", "--dispersion", "--where", "year=1956 and part=head"
    )
    assert shown.code == 1
    shown = in_process(capsys, "kwic", "hungary", "--dispersion", "--where", "doc~declaration")
    assert "in 1 of 1 built-in document; D " in shown.output
    assert "resolution" not in shown.output


def test_without_lines_the_barcodes_come_first(capsys: Captured) -> None:
    shown = in_process(capsys, "kwic", "hungary", "--dispersion", "-n", "0")
    assert shown.output == in_process(capsys, "dispersion", "hungary").output


def test_what_is_not_found_is_said_once(capsys: Captured) -> None:
    assert in_process(capsys, "kwic", "zzz", "--dispersion") == in_process(capsys, "kwic", "zzz")


@pytest.mark.parametrize(
    "options", ["--csv", "--jsonl", "-c", "-l", "-q", "--by doc", "--columns doc"]
)
def test_where_nothing_is_drawn_the_way_is_shown(options: str, capsys: Captured) -> None:
    ended = in_process(capsys, "kwic", "hungary", "--dispersion", *options.split())
    assert (ended.code, ended.output) == (2, "")
    assert ended.errors == (
        "docscope: --dispersion draws below the lines of a table; "
        "docscope dispersion QUERY --csv writes the positions\n"
    )


def test_it_fits_the_terminal() -> None:
    shown = in_terminal("docscope kwic soviet --dispersion", columns=60)
    assert max(map(len, shown.output.splitlines())) <= 60
