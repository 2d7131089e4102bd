"""Plain text: nothing is markup."""

from __future__ import annotations

from docscope.corpus.readers.base import Format
from docscope.text.cleaning import clean_text

FORMAT = Format("text", (".txt",), clean_text)
