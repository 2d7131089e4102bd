"""Bytes in, text and encoding out."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus.decoding import decode, known_encoding
from docscope.corpus.unreadable import UnreadableError
from docscope.errors import UsageError

ENGLISH = "The Government of Hungary requests the Secretary-General to report at once.\n"
FRENCH = "Le président déclare que l'été dernier les événements ont été très graves.\n"
POLISH = "Rząd oświadcza, że będzie dążył do porozumienia w sprawie granic i wojsk.\n"
RUSSIAN = "Советское правительство готово вступить в соответствующие переговоры.\n"
GREEK = "Η Ελληνική Κυβέρνηση δηλώνει ότι θα υποστηρίξει την απόφαση.\n"
JAPANESE = "日本国政府は、国際連合総会の決議を支持する。ハンガリー情勢についての声明。\n"
CHINESE = "中华人民共和国政府支持联合国大会关于匈牙利局势的决议。\n"


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        (b"plain\r\nlines\rhere\n", "plain\r\nlines\rhere\n", "utf-8"),
        ("Imré 🕊 \u202eاب".encode(), "Imré 🕊 \u202eاب", "utf-8"),
        (codecs.BOM_UTF8, "", "utf-8-sig"),
        (codecs.BOM_UTF8 + "é".encode(), "é", "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "é\n".encode("utf-16-le"), "é\n", "utf-16"),
        (codecs.BOM_UTF16_BE + "é\n".encode("utf-16-be"), "é\n", "utf-16"),
        (codecs.BOM_UTF32_LE + "é\n".encode("utf-32-le"), "é\n", "utf-32"),
        (codecs.BOM_UTF32_BE + "é\n".encode("utf-32-be"), "é\n", "utf-32"),
        ("a\ufeffb".encode(), "a\ufeffb", "utf-8"),
        (b"bold: \x1b[1mtext\x1b[0m, _\x08a, \x0c page, end\x1a", None, "utf-8"),
    ],
)
def test_the_mark_decides_then_strict_utf_8(raw: bytes, text: str | None, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.text == (raw.decode() if text is None else text)
    assert (decoded.encoding, decoded.guess) == (encoding, "")


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, GREEK, JAPANESE * 3, "ok\n", "a b"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_by_its_pattern(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding, "")


def test_utf_16_with_a_late_half_of_a_pair_is_damaged() -> None:
    raw = (ENGLISH * 1000).encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(UnreadableError, match="not valid utf-16-le at byte"):
        decode(raw)


@pytest.mark.parametrize(
    ("text", "written", "guess"),
    [
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH, "latin-1", "cp1252"),
        (ENGLISH.replace("report", "pay ½ a pound"), "cp1252", "cp1252"),
        ("Nagy’s “appeal” – of 4 November 1956 – was heard.\n", "cp1252", "cp1252"),
        (POLISH, "cp1250", "cp1250"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (GREEK, "cp1253", "cp1253"),
        (JAPANESE, "shift_jis", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_the_detector_reads_what_is_not_utf_8(text: str, written: str, guess: str) -> None:
    assert decode((text * 20).encode(written)) == (text * 20, guess, guess)


def test_the_detector_looks_where_the_text_stops_being_utf_8() -> None:
    text = ENGLISH * 5000 + RUSSIAN * 20
    assert decode(text.encode("cp1251")) == (text, "cp1251", "cp1251")


@pytest.mark.parametrize("guess", [None, "EUC-TW"])
def test_a_detector_without_an_answer_is_a_reason(
    guess: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chardet.detect", lambda _: {"encoding": guess})
    with pytest.raises(UnreadableError, match=f"{guess or 'unknown'}.*--encoding names it"):
        decode(b"\xe9\xe8")


@pytest.mark.parametrize(
    ("raw", "text", "guess"),
    [
        ((FRENCH * 9).encode() + b"\xc3", FRENCH * 9 + "\ufffd", "utf-8 with 1 broken character"),
        (
            RUSSIAN.encode() + b"\xff\xfe" + RUSSIAN.encode(),
            RUSSIAN + "\ufffd\ufffd" + RUSSIAN,
            "utf-8 with 2 broken characters",
        ),
        (
            ("\ufffd" + RUSSIAN + "é").encode()[:-1],
            "\ufffd" + RUSSIAN + "\ufffd",
            "utf-8 with 1 broken character",
        ),
    ],
)
def test_utf_8_with_a_few_broken_characters_is_read(raw: bytes, text: str, guess: str) -> None:
    assert decode(raw) == (text, "utf-8", guess)


def test_a_wrong_guess_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chardet.detect", lambda _: {"encoding": "ascii"})
    with pytest.raises(UnreadableError, match="not valid ascii at byte 3; --encoding"):
        decode(b"caf\xc3\xe9")


@pytest.mark.parametrize(
    "raw",
    [
        b"\0",
        b"text with one \0 in it",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00" * 20,
        bytes(range(256)) * 8,
        b"\xff\xd8\xe0\x10\x01\x02\x03\x04\x05\x06\x0e\x0f" * 50,
        b"\x01\x02\x03 control characters",
        b"\xff\xfe\x01\x00\x02\x00\x03\x00",
        "a b ".encode("utf-16-le") + b"!",
    ],
)
def test_binary_is_no_text(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        (b"caf\xe9", "latin-1", "café"),
        (b"caf\x8e", "mac-roman", "café"),
        ("é".encode(), "cp1252", "Ã©"),
        (codecs.BOM_UTF8 + b"a", "utf-8", "a"),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "utf-16-le", "é"),
        (b"", "utf-16", ""),
    ],
)
def test_a_named_encoding_is_obeyed(raw: bytes, encoding: str, text: str) -> None:
    name = known_encoding(encoding)
    assert decode(raw, encoding=name) == (text, name, "")


@pytest.mark.parametrize(
    ("raw", "encoding", "reason"),
    [
        (b"caf\xe9", "utf-8", "not valid utf-8 at byte 3; another --encoding may fit"),
        (b"abc", "utf-16-le", "not valid utf-16-le at byte 2"),
        (b"+2AA-", "utf-7", "not valid utf-7"),
        (b"abc", "undefined", "not valid undefined"),
        (b"a\0b", "latin-1", "binary"),
    ],
)
def test_what_is_not_in_the_named_encoding_is_a_reason(
    raw: bytes, encoding: str, reason: str
) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(raw, encoding=encoding)


def test_a_mark_with_something_else_behind_it_is_a_reason() -> None:
    with pytest.raises(UnreadableError, match="not valid utf-8-sig at byte"):
        decode(codecs.BOM_UTF8 + b"caf\xe9")


@pytest.mark.parametrize(
    ("name", "known"),
    [("UTF8", "utf-8"), ("latin1", "iso8859-1"), ("windows-1252", "cp1252"), ("utf-32", "utf-32")],
)
def test_an_encoding_goes_by_the_name_that_python_has_for_it(name: str, known: str) -> None:
    assert known_encoding(name) == known


@pytest.mark.parametrize("name", ["latin9000", "base64", "rot13", "", "a\0b", "naïve"])
def test_an_unknown_encoding_is_named(name: str) -> None:
    with pytest.raises(UsageError, match="no such encoding; try utf-8"):
        known_encoding(name)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


def test_few_controls_are_text_but_no_nul() -> None:
    assert decode(b"text \x01 with one control in it").text[5] == "\x01"
    assert decode("é\x01 words and more words".encode("utf-16")).text[1] == "\x01"
    for late in ("word " * 20_000 + "\0", "é" * 70_000 + "\0"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16-le"):
            with pytest.raises(UnreadableError, match="binary"):
                decode(late.encode(encoding), encoding=encoding)


@given(st.binary())
def test_any_bytes_are_text_or_a_reason(raw: bytes) -> None:
    with suppress(UnreadableError):
        decode(raw).text.encode()


def test_ten_megabytes_take_no_time() -> None:
    raw = b"word " * 2_000_000 + b"caf\xe9"
    assert decode(raw).text.endswith("café")
