"""Putting an analysis to a corpus: in one process or in several."""
