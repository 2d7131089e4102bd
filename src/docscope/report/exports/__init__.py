"""Answers in the formats of other programs: calendars, timelines, annotated texts."""
