"""Resolutions: the preamble, what is decided, sub-items, parts, annexes."""
