"""Why a date was given a value, or a candidate turned down: the codes and what they mean."""

from __future__ import annotations

SUPPLIED = {
    "document-date": "taken or counted from the date of the document",
    "last-date": "taken or counted from the date before it",
    "told": "counted from the date just told, as the text has none of its own",
    "that-year": "the words point to a year that was named before",
    "heading": "the year stands in the heading above",
    "same-sentence": "the year is named in the same sentence",
    "list": "the year stands behind the last date of a list",
    "year-ahead": "no year stands before it; this is the next one that is written",
    "wrapped": "the months begin again here, as the dates around it show",
    "weekday": "in this year alone the day falls on the weekday that is written",
    "century": "two figures stand for the year; the century is that of the text",
    "era": "a bare figure among years before Christ",
    "figure-order": "other figures of the text show which is the day and which the month",
    "two-readings": "both readings are possible, and nothing decides between them",
    "no-anchor": "nothing is known that it could be counted from",
    "too-late": "it would lie after the document",
}
