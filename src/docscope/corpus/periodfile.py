"""A user's table of named periods, read from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.tablefile import read_table

if TYPE_CHECKING:
    from docscope.text.dates.names.periods import Period


def read_periods(path: str) -> tuple[Period, ...]:
    """Return the periods of a CSV file, see `docscope.text.dates.names.periods.parse_periods`.

    Raises:
        InputError: The file cannot be read, or a line of it is no period.
    """
    from docscope.text.dates.names.periods import parse_periods

    return parse_periods(read_table(path, of="periods"), path)
