"""The texts that come with docscope: where they lie and what is known about them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from docscope.errors import InputError

CATALOGUE = "corpus.toml"
PACKAGE = Path(__file__).resolve().parents[1]
PLACES = (
    PACKAGE / "builtin",  # an installed package
    PACKAGE.parents[1] / "corpus",  # a checkout, also when installed editable
)
# The catalogue keeps to `key = 'literal string'`. Read this way it costs 0.1 ms, where
# importing tomllib costs 4; a test holds it to what tomllib reads.
ENTRY = re.compile(r"^(\w+) = '(.*)'$", re.MULTILINE)
# How a file is found and checked is not what a reader asks about a text.
HOUSEKEEPING = frozenset({"id", "file", "sha256"})


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return the fields of every built-in text by its id.

    Raises:
        InputError: The texts are not where an installation has them.
    """
    listed = (folder() / CATALOGUE).read_text(encoding="utf-8")
    entries = [dict(ENTRY.findall(entry)) for entry in listed.split("[[document]]")[1:]]
    return {fields["id"]: fields for fields in entries}


@cache
def folder() -> Path:
    """Return the folder of the built-in texts.

    Raises:
        InputError: There is none.
    """
    for place in PLACES:
        if (place / CATALOGUE).exists():
            return place
    raise InputError("the built-in texts are missing; install docscope again")


def builtin_paths() -> dict[str, str]:
    """Return the path of every built-in text by its id."""
    return {doc: str(folder() / fields["file"]) for doc, fields in catalogue().items()}


def builtin_metadata(doc: str) -> dict[str, str]:
    """Return what is known about a built-in text: title, date, issuer, kind, language, source."""
    fields = catalogue()[doc].items()
    return {label: value for label, value in fields if label not in HOUSEKEEPING}
