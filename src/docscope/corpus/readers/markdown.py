"""Markdown: text with marks for headings, emphasis, lists and links."""

from __future__ import annotations

from docscope.corpus.readers.base import Format
from docscope.text.cleaning import clean_markdown

FORMAT = Format("markdown", (".md", ".markdown"), clean_markdown)
