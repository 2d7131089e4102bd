"""Scores on annotated texts."""
