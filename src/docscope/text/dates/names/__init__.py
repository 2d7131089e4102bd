"""Periods and holidays that texts call by their names."""
