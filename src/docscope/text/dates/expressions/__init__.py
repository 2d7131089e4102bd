"""Expressions of the calendar: the grammar, and what its rules mean."""
