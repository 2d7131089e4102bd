"""From the bytes of a file to its text: the encoding that was named, marked, seen or guessed."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from docscope.corpus.unreadable import UnreadableError
from docscope.errors import UsageError

# The four bytes of UTF-32 come first: they begin like UTF-16. These names of codecs take
# the mark off, so that a reader who opens the file with them counts the same characters.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What no text has: the control characters but bell, backspace, white space, the end mark
# of CP/M and DOS, and the escape of coloured or typeset output.
CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
# One for each control character, zero for every other byte.
MARKED = bytes(code in CONTROLS for code in range(256))
CONTROL_SHARE = 0.05
BEYOND_ASCII = bytes(range(0x80, 0x100))
SOUND_SHARE = 4  # whole characters beyond ASCII for every broken one, in damaged UTF-8
UTF_8 = ("utf-8", "utf-8-sig")
SAMPLE = 65_536  # characters or bytes that are looked at before all are decoded
# What French, German, Spanish, Italian and English write beyond ASCII.
WESTERN = frozenset("àâäáæçèéêëîïíôöóœùûüúñßÀÂÄÁÆÇÈÉÊËÎÏÍÔÖÓŒÙÛÜÚÑ°§«»“”‘’–—…€£½¼·©®¿¡ºª\xa0")


class Decoded(NamedTuple):
    """A text without its byte order mark, and the Python name of its encoding.

    `guess` is what to tell the reader where the encoding is not certain, else empty.
    """

    text: str
    encoding: str
    guess: str = ""


def known_encoding(name: str) -> str:
    """Return Python's own name of an encoding.

    Raises:
        UsageError: There is no such encoding of text.
    """
    try:
        b"ab".decode(name)  # also refuses codecs between bytes, such as base64
    except (LookupError, ValueError) as problem:
        if not isinstance(problem, UnicodeError):
            hint = "try utf-8, cp1252, latin-1, cp1251 or utf-16"
            raise UsageError(f"{name}: no such encoding; {hint}") from None
    return codecs.lookup(name).name


def decode(raw: bytes, *, encoding: str | None = None) -> Decoded:
    """Return the text of a file.

    Without a named encoding the byte order mark decides, then strict UTF-8, then the
    pattern of UTF-16, then UTF-8 with little damage, and at last a detector.

    Raises:
        UnreadableError: The bytes are no text, or not in that encoding.
    """
    decoded = _named(raw, encoding) if encoding else _recognised(raw)
    # A control character is the same byte in UTF-8, and most files have none of these.
    if decoded.encoding in UTF_8 and 1 not in raw.translate(MARKED):
        return decoded
    if _has_controls(decoded.text):
        raise UnreadableError("binary, not text")
    return decoded


def _named(raw: bytes, encoding: str) -> Decoded:
    text = _strict(raw, encoding, hint="another --encoding may fit")
    return Decoded(text.removeprefix("\ufeff"), encoding)


def _recognised(raw: bytes) -> Decoded:
    for mark, name in MARKS:
        if raw.startswith(mark):
            return Decoded(_strict(raw, name, hint="--encoding may fit better"), name)
    if b"\0" in raw:
        return _without_mark(raw)
    try:
        return Decoded(raw.decode(), "utf-8")
    except UnicodeDecodeError as problem:
        return _damaged(raw) or _detected(raw, problem.start)


def _strict(raw: bytes, encoding: str, *, hint: str) -> str:
    try:
        text = raw.decode(encoding)
        text.isascii() or text.encode()  # UTF-7 and the like let lone surrogates pass
    except UnicodeDecodeError as problem:
        where = f"not valid {encoding} at byte {problem.start}"
        raise UnreadableError(f"{where}; {hint}") from None
    except UnicodeError:
        raise UnreadableError(f"not valid {encoding}; {hint}") from None
    return text


def _without_mark(raw: bytes) -> Decoded:
    """Return the text of UTF-16 without a byte order mark: the order with more ASCII."""
    orders = ("utf-16-le", "utf-16-be")
    seen = {order: raw[: SAMPLE & ~1].decode(order, "replace") for order in orders}
    best = max(orders, key=lambda order: _ascii_share(seen[order]))
    if len(raw) % 2 or not _is_plausible(seen[best]):
        raise UnreadableError("binary, not text")
    return Decoded(_strict(raw, best, hint="--encoding may fit better"), best)


def _is_plausible(text: str) -> bool:
    """Return whether a sample is text: hardly anything unassigned, spaces or line ends."""
    printable = sum(c.isprintable() or c.isspace() for c in text) - text.count("\ufffd")
    return printable > 0.95 * len(text) and _ascii_share(text) > 1 / 200


def _ascii_share(text: str) -> float:
    return sum("\t" <= character <= "~" for character in text) / len(text)


def _damaged(raw: bytes) -> Decoded | None:
    """Return the text of UTF-8 of which few characters are broken, those as U+FFFD.

    A file cut off within a character, say, which a detector would make nonsense of. Other
    encodings hardly ever give characters of UTF-8 by chance.
    """
    text = raw.decode(errors="replace")
    broken = text.count("\ufffd") - raw.count("\ufffd".encode())
    whole = len(text) - len(raw.translate(None, BEYOND_ASCII)) - broken
    if whole < SOUND_SHARE * broken:
        return None
    characters = "1 broken character" if broken == 1 else f"{broken} broken characters"
    return Decoded(text, "utf-8", f"utf-8 with {characters}")


def _detected(raw: bytes, position: int) -> Decoded:
    """Return the text as the detector reads it, from the first line that is not UTF-8."""
    import chardet

    start = max(raw.rfind(b"\n", 0, position) + 1, position - SAMPLE // 2)
    sample = raw[start : start + SAMPLE]
    if _has_controls(sample.decode("latin-1")):
        raise UnreadableError("binary, not text")
    name = _python_name(chardet.detect(sample)["encoding"])
    if _is_western(name, raw) or _reads_western(sample):
        name = "cp1252"
    return Decoded(_strict(raw, name, hint="--encoding may fit better"), name, name)


def _python_name(guess: str | None) -> str:
    try:
        return codecs.lookup(guess or "").name
    except LookupError:
        problem = f"in an encoding ({guess or 'unknown'}) that cannot be read; --encoding names it"
        raise UnreadableError(problem) from None


def _is_western(name: str, raw: bytes) -> bool:
    """Return whether cp1252, by far the most common, says the same as a guess, or more.

    Detectors tell it from Latin 1 and Latin 9 by bytes that hardly any text has, such as
    the euro sign of the latter.
    """
    if name == "iso8859-1" or (name == "iso8859-15" and b"\xa4" not in raw):
        return True
    return raw.decode(name, "replace") == raw.decode("cp1252", "replace")


def _reads_western(sample: bytes) -> bool:
    """Return whether a text read as cp1252 has no signs but those of the great western languages.

    On a few lines detectors take any of a dozen alphabets; only where such signs are many
    (Greek, Russian) or others come in (Czech, Turkish) is there something to detect.
    """
    text = sample.decode("cp1252", "replace")
    signs = [char for char in text if not char.isascii()]
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isalpha, signs)) * 2 <= letters and WESTERN.issuperset(signs)


def _has_controls(text: str) -> bool:
    sample = text[:SAMPLE].encode("utf-8", "replace")
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > CONTROL_SHARE * len(sample) or "\0" in text
