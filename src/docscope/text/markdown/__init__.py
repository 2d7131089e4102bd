"""Markdown: which characters are marks, and what they say about the others."""
