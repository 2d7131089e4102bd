"""Expressions that need another date, times of day, lengths of time and what recurs."""
