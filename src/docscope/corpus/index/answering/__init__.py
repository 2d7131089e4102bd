"""Answering from an index: documents, postings, tokens."""
