"""A user's table of further verbs, read line by line into a `Lexicon`.

    lemma,forms,class,force,takes_addressee
    frobnicate,,decision,4,no
    beseech,beseeches|beseeching|besought,call,3,direct

The first line names the columns; only `lemma` must be there. Without `forms` (present,
participle and perfect, or one form of an adjective) those of a regular verb are taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.errors import InputError
from docscope.text.clauses.verbs.lexicon import OTHER, TENSES, Form, Lexicon, Verb, row_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("lemma", "forms", "class", "force", "takes_addressee")
MORE_COLUMNS = (
    "use",
    "seen",
    "seen_operative",
    "seen_preambular",
    "note",
)  # of our own table, and free
SHAPE = f"name the columns {','.join(COLUMNS)}"
DELIMITERS = ",;\t"
FORCES = tuple("012345")
ADDRESSEES = ("direct", "to", "no")


def parse_verbs(text: str, file: str) -> Lexicon:
    """Return the verbs of the package and those of a table; the latter win.

    Raises:
        InputError: A line is no verb; `file` and its number are in the message.
    """
    added: list[Form] = []
    lines_of: dict[str, int] = {}
    for line, cells in _records(text, file):
        where = f"{file}: line {line}"
        lemma = _lemma(cells, where)
        if lemma in lines_of:
            raise InputError(f"{where}: {lemma} is in line {lines_of[lemma]} already; name it once")
        lines_of[lemma] = line
        added.extend(row_forms(lemma, _forms(lemma, cells, where), _verb(lemma, cells, where)))
    if not added:
        raise InputError(f"{file}: no verbs in it; {SHAPE}")
    return Lexicon(added)


def _records(text: str, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the lines below the heading with their numbers, by column."""
    columns: list[str] = []
    for line, cells in _lines(text, file):
        if not columns:
            columns = [cell.lower() for cell in cells]
            _ensure_columns(columns, file)
        elif len(cells) > len(columns):
            wide = f"{len(cells)} cells under {len(columns)} columns"
            raise InputError(f"{file}: line {line}: {wide}; quote a cell with commas")
        else:
            yield line, dict(zip(columns, cells, strict=False))


def _lines(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    import csv

    opening = next(iter(text.splitlines()), "")
    reader = csv.reader(
        text.splitlines(keepends=True), delimiter=max(DELIMITERS, key=opening.count), strict=True
    )
    try:
        for row in reader:
            if any(map(str.strip, row)) and not row[0].startswith("#"):
                yield reader.line_num, [" ".join(cell.split()) for cell in row]
    except csv.Error as problem:
        raise InputError(f"{file}: line {reader.line_num}: {problem}; {SHAPE}") from None


def _ensure_columns(columns: list[str], file: str) -> None:
    if "lemma" not in columns:
        raise InputError(f"{file}: no column lemma; {SHAPE}")
    for name in columns:
        if name not in {*COLUMNS, *MORE_COLUMNS}:
            raise InputError(f"{file}: no such column as {name or 'one without a name'}; {SHAPE}")
        if columns.count(name) > 1:
            raise InputError(f"{file}: two columns {name}; {SHAPE}")


def _lemma(cells: dict[str, str], where: str) -> str:
    lemma = cells["lemma"].lower()
    if not any(map(str.isalpha, lemma)):
        raise InputError(f"{where}: no lemma; write a verb such as request")
    return lemma


def _forms(lemma: str, cells: dict[str, str], where: str) -> list[str]:
    written = cells.get("forms", "")
    if not written:
        return _regular(lemma)
    forms = [" ".join(form.lower().split()) for form in written.split("|")]
    if not all(forms) or (len(forms) > 1 and len(forms) % len(TENSES)):
        shape = "write calls|calling|called, or one form of an adjective"
        raise InputError(f"{where}: {len(list(filter(None, forms)))} forms of {lemma}; {shape}")
    return forms


def _regular(lemma: str) -> list[str]:
    from docscope.text.clauses.prose.forms import PARTICIPLE, PROGRESSIVE, SINGULAR, verb_forms

    first, blank, rest = lemma.partition(" ")
    tags = (SINGULAR, PROGRESSIVE, PARTICIPLE)
    known = verb_forms(first)
    return [
        next((form for form, kinds in known.items() if tag in kinds), first) + blank + rest
        for tag in tags
    ]


def _verb(lemma: str, cells: dict[str, str], where: str) -> Verb:
    force = cells.get("force", "") or "0"
    if force not in FORCES:
        raise InputError(f"{where}: force {force} of {lemma}; write 0 (mentions) to 5 (binds)")
    asks = cells.get("takes_addressee", "").lower() or "no"
    if asks not in ADDRESSEES:
        shape = "write direct (asks them), to (appeals to them) or no"
        raise InputError(f"{where}: takes_addressee {asks} of {lemma}; {shape}")
    return Verb(lemma, cells.get("class", "").lower() or OTHER, int(force), asks)
