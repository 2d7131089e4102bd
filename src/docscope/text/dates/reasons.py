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
    "habit": "it is so every year",
    "no-anchor": "nothing is known that it could be counted from",
    "too-late": "it would lie after the document",
}

REFUSED = {
    "abbreviation": "an abbreviated month alone, such as Mar or Dec",
    "address": "the number of a house",
    "article": "the number of an article, a section or an item",
    "calendar": "a year of another era, such as 1375 AH",
    "case": "the number of a case, a file or a bill",
    "figure": "part of a longer figure or name",
    "lower-case": "a month without its capital",
    "mark": "the mark of a manuscript, a box or a lot",
    "model": "a model, a version or a standard",
    "money": "an amount of money",
    "number": "a number that nothing shows to be a year",
    "ordinal": "an ordinal number: the 1562nd meeting",
    "page": "the number of a page, a volume or a line",
    "person": "the name of a person",
    "phone": "a telephone or book number, or a postcode",
    "quantity": "so many of something",
    "quoted": "a number in quotation marks",
    "recurring": "it comes again every year",
    "road": "the number of a road, a flight, a hill or a room",
    "symbol": "the number of a resolution, a law or a document",
    "title": "part of a title",
    "unit": "the number of a military unit or a ship",
    "verb": "may or march as a verb",
}
