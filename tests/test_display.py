"""Text in display columns."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.report.display import (
    UNKNOWN_WIDTH,
    fit,
    fit_left,
    pad,
    visible,
    width,
    wrapped,
)

FAMILY = "👨‍👩‍👧"
ZALGO = "z" + "\u0301" * 800
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cc", "Cs"]),
        st.sampled_from("ab  -é東京한글א👍\u0301\u200d\ufe0f\u0300क्ष🇫🇷…\xa0"),
    ),
    max_size=60,
).map(visible)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Imré Nagy — “¶ 3”… 東京 👍", "Imré Nagy — “¶ 3”… 東京 👍"),
        ("no\xa0break\u2009thin", "no\xa0break\u2009thin"),
        ("\x1b[31mred\x1b]0;title\x07", r"\x1b[31mred\x1b]0;title\x07"),
        ("tab\tline\r\n", r"tab\tline\r\n"),
        ("nul\0 del\x7f c1\x9b nel\x85", r"nul\x00 del\x7f c1\x9b nel\x85"),
        ("txt\u202egpj.exe\u202c", r"txt\u202egpj.exe\u202c"),
        ("\u2066iso\u2069 \u200elrm\u200f \u061c", r"\u2066iso\u2069 \u200elrm\u200f \u061c"),
        ("\ufeffmark \u2028 \u2029", r"\ufeffmark \u2028 \u2029"),
        ("caf\udce9", r"caf\udce9"),
        ("می‌خواهم " + FAMILY, "می‌خواهم " + FAMILY),
        ("שלום", "שלום"),
    ],
)
def test_unsafe_characters_are_escapes_and_all_others_stay(text: str, shown: str) -> None:
    assert visible(text) == shown


@settings(deadline=None)  # the first example imports libraries
@given(st.text())
def test_visible_text_holds_no_control_and_no_override(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(character) for character in shown} & {
        *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    }


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Imré", 4),
        ("Imre\u0301", 4),
        ("東京", 4),
        ("한글", 4),
        ("ｶﾀｶﾅ", 4),
        ("👍", 2),
        (FAMILY, 2),
        ("Москва Ελλάδα", 13),
        ("שלום", 4),
        ("zero\u200bwidth", 9),
        ("東\x1b京", 4),  # never negative, whatever the caller forgot
    ],
)
def test_width_counts_display_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_all_characters_taken_as_one_column_are() -> None:
    known = [chr(code) for code in range(sys.maxunicode) if not UNKNOWN_WIDTH.search(chr(code))]
    assert len(known) > 2000
    assert [character for character in known if wcwidth.wcwidth(character) != 1] == []


@settings(deadline=None)  # the first example imports libraries
@given(TEXTS)
def test_width_is_that_of_wcwidth(text: str) -> None:
    assert width(text) == wcwidth.wcswidth(text)


@pytest.mark.parametrize(
    ("text", "columns", "fitted"),
    [
        ("", 5, ""),
        ("whole", 5, "whole"),
        ("armed intervention", 17, "armed…"),
        ("armed intervention", 18, "armed intervention"),
        ("armed forces in Hungary", 13, "armed forces…"),
        ("armed forces in Hungary", 12, "armed…"),
        ("non-intervention", 6, "non-i…"),
        ("  deep indent", 5, "  de…"),
        ("word", 1, "…"),
        ("word", 0, ""),
        ("word", -3, ""),
        ("東京都庁", 5, "東京…"),
        ("東京都庁", 6, "東京…"),
        ("東京 abcdef", 8, "東京…"),
        ("the 東京都庁", 7, "the 東…"),
        ("Imre\u0301 Nagy", 5, "Imre\u0301…"),
        ("re\u0301re\u0301re\u0301", 4, "re\u0301r…"),
        (FAMILY * 3, 3, FAMILY + "…"),
    ],
)
def test_fit_cuts_after_a_word(text: str, columns: int, fitted: str) -> None:
    assert fit(text, columns) == fitted


@pytest.mark.parametrize(
    ("text", "columns", "fitted"),
    [
        ("", 5, ""),
        ("whole", 5, "whole"),
        ("armed intervention", 17, "…intervention"),
        ("the armed forces", 13, "…armed forces"),
        ("the armed forces", 12, "…forces"),
        ("non-intervention", 6, "…ntion"),
        ("word", 1, "…"),
        ("word", 0, ""),
        ("東京都庁", 5, "…都庁"),
        ("東京都庁", 6, "…都庁"),
        ("abcdef 東京", 8, "…東京"),
        ("re\u0301re\u0301re\u0301", 4, "…e\u0301re\u0301"),
        ("abc 東", 2, "…"),
    ],
)
def test_fit_left_keeps_the_end(text: str, columns: int, fitted: str) -> None:
    assert fit_left(text, columns) == fitted


@settings(deadline=None)  # the first example imports libraries
@given(TEXTS, st.integers(-1, 70))
def test_a_fitted_text_is_never_wider_and_is_cut_only_if_it_must_be(
    text: str, columns: int
) -> None:
    for fitted, kept in ((fit(text, columns), str.startswith), (fit_left(text, columns), ends)):
        assert width(fitted) <= max(columns, 0)
        assert (fitted == text) == (width(text) <= columns or text == "")
        assert fitted == text or kept(text, fitted.strip("…").strip())


def ends(text: str, end: str) -> bool:
    return text.endswith(end) or text.rstrip().endswith(end) or text.rstrip("…").endswith(end)


@pytest.mark.parametrize(
    ("text", "columns", "right", "padded"),
    [
        ("ab", 4, False, "ab  "),
        ("ab", 4, True, "  ab"),
        ("東京", 5, False, "東京 "),
        ("東京", 5, True, " 東京"),
        ("longer", 3, True, "longer"),
        ("e\u0301", 2, False, "e\u0301 "),
    ],
)
def test_pad_fills_with_blanks_and_never_cuts(
    text: str, columns: int, padded: str, *, right: bool
) -> None:
    assert pad(text, columns, right=right) == padded


@settings(deadline=None)  # the first example imports libraries
@given(text=TEXTS, columns=st.integers(0, 70), right=st.booleans())
def test_padded_text_has_the_width(text: str, columns: int, *, right: bool) -> None:
    assert width(pad(text, columns, right=right)) == max(columns, width(text))


@pytest.mark.parametrize(
    ("text", "columns", "lines", "found"),
    [
        ("", 10, None, [""]),
        ("   ", 10, None, [""]),
        ("one", 10, None, ["one"]),
        (" white \n\t space ", 20, None, ["white space"]),
        ("to withdraw all of its forces", 12, None, ["to withdraw", "all of its", "forces"]),
        ("to withdraw all of its forces", 12, 2, ["to withdraw", "all of its…"]),
        ("to withdraw all of its forces", 12, 3, ["to withdraw", "all of its", "forces"]),
        ("to withdraw all of its forces", 12, 1, ["to withdraw…"]),
        ("exactly ten chars", 10, 2, ["exactly", "ten chars"]),
        ("abcdefghij klm", 10, None, ["abcdefghij", "klm"]),
        ("Donaudampfschiff an", 6, None, ["Donaud", "ampfsc", "hiff", "an"]),
        ("resolution-1004 a", 12, None, ["resolution-", "1004 a"]),
        ("in a/b/long.txt", 6, None, ["in", "a/b/", "long.t", "xt"]),
        ("-abcdef", 4, None, ["-abc", "def"]),
        ("30\xa0October 1956", 7, None, ["30\xa0Octo", "ber", "1956"]),
        ("東京都庁で", 5, None, ["東京", "都庁", "で"]),
        ("see 東京都庁 now", 8, None, ["see 東京", "都庁 now"]),
        ("東京", 1, None, ["東", "京"]),
        ("ab", 0, None, ["a", "b"]),
        ("re\u0301re\u0301", 2, None, ["re\u0301", "re\u0301"]),
    ],
)
def test_wrapping(text: str, columns: int, lines: int | None, found: list[str]) -> None:
    assert wrapped(text, columns, lines=lines) == found


@settings(deadline=None)  # the first example imports libraries
@given(TEXTS, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing_but_white_space(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(deadline=None)  # the first example imports libraries
@given(TEXTS, st.integers(2, 30), st.integers(1, 4))
def test_a_limit_of_lines_holds_and_shows(text: str, columns: int, limit: int) -> None:
    whole, lines = wrapped(text, columns), wrapped(text, columns, lines=limit)
    assert lines[: limit - 1] == whole[: limit - 1]
    assert lines == whole or (len(lines) == limit and lines[-1].endswith("…"))


@pytest.mark.parametrize(
    "text", ["a", "漢", "e\u0301\u0301", "ab ", "\u0301", "👍\u200d", "\xa0", ZALGO]
)
def test_a_megabyte_in_one_cell_takes_no_time(text: str) -> None:
    text *= 1_000_000 // len(text)
    assert width(fit(text, 80)) <= 80
    assert width(fit_left(text, 80)) <= 80
    assert all(width(line) <= 80 for line in wrapped(text, 80))
    assert len(wrapped(text, 80, lines=2)) <= 2


def test_wcwidth_is_loaded_only_for_text_of_unknown_width() -> None:
    program = (
        "import sys; from docscope.report.display import fit, pad, visible, wrapped\n"
        "fit('Imré Nagy, Москва — “¶”', 9), pad('ß', 3), visible('a'), wrapped('a b', 1)\n"
        "print('wcwidth' in sys.modules, 'tabulate' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert run.stdout.split() == [b"False", b"False"]
