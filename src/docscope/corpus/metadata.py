"""What is known about a document: its title, its date, and what its front matter says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING

from docscope.model import Cleaned
from docscope.text.front import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.model import Block, Document

YEAR = re.compile(r"\d{4}")
LONGEST = 1000  # characters of a heading or field that may be a title or hold a date
MOST_ABOVE = 100  # blocks above the first paragraph


class Metadata(Mapping[str, str]):
    """Fields by name in lower case; those that are not given are derived when asked for."""

    __slots__ = ("_all", "_derive", "_given")

    def __init__(self, given: Mapping[str, str], derive: Callable[[], Mapping[str, str]]) -> None:
        self._given = given
        self._derive = derive
        self._all: dict[str, str] | None = None

    def __getitem__(self, field: str) -> str:
        if field in self._given:
            return self._given[field]
        return self._fields()[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields())

    def __len__(self) -> int:
        return len(self._fields())

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        """Arrive at a worker as a plain dictionary."""
        return dict, (self._fields(),)

    def _fields(self) -> dict[str, str]:
        if self._all is None:
            self._all = {**self._derive(), **self._given}
        return self._all


def described(
    name: str, cleaned: Cleaned, blocks: Sequence[Block], *, year: str | None = None
) -> dict[str, str]:
    """Return the fields of a document: those of its front matter, `title` and `date`.

    The title is the field of that name, else the first heading of the text, else that of
    the front matter. The date, in EDTF, comes from the field, what the text says of
    itself (see `docscope.text.dates.ofdocument.owndate`), the dateline, the headings before
    the first paragraph, the field `year`, or the name of the file; the last two give a day at
    the head its year.
    """
    fields = {label: value for label, value in front_matter(cleaned, blocks).items() if value}
    title = fields.get("title") or next(_titles(cleaned, blocks), None)
    stated = fields.pop("date", "")
    year = _as_year(year or fields.get("year", ""))
    dates = _dates(name, cleaned, blocks, stated=stated, year=year)
    date = next((date for _, date in dates if date), None)
    if title:
        fields["title"] = title
    if date:
        fields["date"] = date
    return fields


def date_source(document: Document) -> str:
    """Return where the date of a document is from: a key of `reasons.BORNE`; empty without one.

    What the text does not have itself is from a table, or from the settings of its folder.
    """
    fields = document.metadata
    cleaned = Cleaned(document.text, document.offsets, document.marks)
    stated = front_matter(cleaned, document.blocks).get("date") or ""
    year = _as_year(fields.get("year", ""))
    name = document.path or document.doc
    dates = _dates(name, cleaned, document.blocks, stated=stated, year=year)
    found = (source for source, date in dates if date == fields.get("date"))
    return next(found, "metadata") if fields.get("date") else ""


def _dates(
    name: str, cleaned: Cleaned, blocks: Sequence[Block], *, stated: str, year: str | None
) -> Iterator[tuple[str, str | None]]:
    """Yield where the date of a document may be from, and what is there, the surest first."""
    from docscope.corpus.filedates import date_in_name
    from docscope.text.dates.ofdocument.dayline import day_in
    from docscope.text.dates.ofdocument.owndate import own_date, tells

    text = cleaned.text[_front_end(blocks) :]
    yield "date-field", _stated_date(stated)
    yield "own-words", own_date(text)
    yield "dateline", _first_date(_datelines(cleaned, blocks))
    above = (title for title in _above(cleaned, blocks) if not tells(title))
    yield "own-heading", _first_date(above)
    named = None if year else date_in_name(PurePath(name).name)
    known = year or _as_year(named or "")
    yield "head-and-year", day_in(text, known) if known else None
    yield "year-field", year
    yield "file-name", named


def _titles(cleaned: Cleaned, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the headings of the text, then those of the front matter that are no labels."""
    yield from _texts(cleaned, (block for block in blocks if block.part == "heading"))
    front = _texts(cleaned, (block for block in blocks if block.part == "front" and block.level))
    yield from (heading for heading in front if not heading.endswith(":"))


def _datelines(cleaned: Cleaned, blocks: Sequence[Block]) -> Iterator[str]:
    above = takewhile(lambda block: block.part != "body", blocks[:MOST_ABOVE])
    yield from _texts(cleaned, (block for block in above if block.part == "dateline"))


def _front_end(blocks: Sequence[Block]) -> int:
    """Return the character at which the front matter ends."""
    return max((block.end for block in blocks if block.part == "front"), default=0)


def _above(cleaned: Cleaned, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the headings above the first paragraph."""
    above = list(takewhile(lambda block: block.part != "body", blocks[:MOST_ABOVE]))
    yield from _titles(cleaned, above)


def _texts(cleaned: Cleaned, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what blocks say, each as one line; empty and endless ones are left out."""
    for block in blocks:
        text = " ".join(cleaned.text[block.start : block.end].split())
        if text and len(text) <= LONGEST:
            yield text


def _stated_date(stated: str) -> str | None:
    """Return the date of a field that holds nothing else, of any precision, as EDTF."""
    date = _first_date([stated])
    if date or not YEAR.search(stated):
        return date
    from docscope.text.dates import find_dates

    return next((mention.date for mention in find_dates(stated[:LONGEST])), None)


def _first_date(places: Iterable[str]) -> str | None:
    for place in places:
        if YEAR.search(place):
            from docscope.text.dates import first_date

            date = first_date(place[:LONGEST])
            if date:
                return date
    return None


def _as_year(written: str) -> str | None:
    return written if YEAR.fullmatch(written) else None
