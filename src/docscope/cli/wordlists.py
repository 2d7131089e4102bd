"""Which words the commands that count them leave out and take in: `--stop`, `--numbers`."""
# No deferred annotations here, as in options.py.

from pathlib import Path
from typing import Annotated

import typer

from docscope.cli.options import FURTHER
from docscope.corpus.decoding import decode
from docscope.corpus.unreadable import why_failed
from docscope.errors import InputError
from docscope.text.stopwords import english_stop_words, stop_words

Stop = Annotated[
    str | None, typer.Option(metavar="en|FILE", help="Hide these words; no figure changes.")
]
Numbers = Annotated[
    bool,
    typer.Option(
        "--numbers", help="Count numbers and document symbols too.", rich_help_panel=FURTHER
    ),
]


def hidden_words(chosen: str | None) -> frozenset[str]:
    """Return the words to hide: none, the English function words, or those of a file.

    Raises:
        InputError: There is no such file, or it cannot be read.
    """
    if chosen is None:
        return frozenset()
    if chosen == "en":
        return english_stop_words()
    try:
        return stop_words(decode(Path(chosen).read_bytes()).text)
    except FileNotFoundError:
        raise InputError(f"--stop {chosen}: no such file; write en or a file") from None
    except OSError as error:
        raise InputError(f"--stop {chosen}: {why_failed(error)}; write en or a file") from None
