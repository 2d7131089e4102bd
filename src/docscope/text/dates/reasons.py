"""Why a candidate is no date: the codes that `--explain` shows, with a phrase for each."""

from __future__ import annotations

REFUSED = {
    "abbreviation": "a short form that can be another word: mar, dec",
    "address": "the number of a house",
    "article": "the number of an article, a section or a paragraph",
    "case": "the number of a case, a file or a bill",
    "figure": "part of a longer figure or of a name written together",
    "lower-case": "a month written small, which is another word",
    "mark": "the shelf mark or catalogue number of a thing",
    "model": "the number of a model, a make or a version",
    "money": "a sum of money",
    "number": "a number with nothing beside it that makes it a year",
    "page": "a page, a volume, a line or a note",
    "person": "the name of a person",
    "phone": "a telephone number",
    "quantity": "it counts or measures something",
    "quoted": "a number in quotation marks",
    "recurring": "it comes back every year",
    "road": "a road, a hill, a flight, a room",
    "section": "the number of a version or of a section: 1.2.3",
    "symbol": "the number of a resolution, a law or a document",
    "title": "the title of a book or a film",
    "unit": "the number of a ship or of a body of soldiers",
    "verb": "may and march as verbs",
}
