"""By when something is due, and how pressing it is."""

from __future__ import annotations

import pytest

from docscope.text.clauses import find_clauses
from docscope.text.clauses.wording.deadlines import deadline
from docscope.text.clauses.wording.urgency import urgency
from resolutions import COUNCIL, plain

# What is due stands between brackets; the word before tells what it hangs on.
DUE = [
    ("event", "to pay it [within thirty days of receipt of each invoice], and"),
    ("event", "to tell it [not later than 72 hours after having become aware of it]."),
    ("date", "to report [by 30 November 1982] on the implementation"),
    ("date", "and to report back [not later than 1 March 1983];"),
    ("date", "to report [by 30 November 1985 at the latest]"),
    ("date", "to hold elections [by March 1994, at the latest], in accordance"),
    ("date", "the first report, [no later than 30 June 1987], and"),
    ("date", "to meet [on or before 31 August 1976] for the purpose"),
    ("date", "for a period of six months, that is, [until 15 June 1982];"),
    ("date", "to withdraw [before 12 noon on 5 June 1967] to the line"),
    ("date", "to complete [by the end of 1999] the work"),
    ("date", "[not later than mid-March 2005]"),
    ("date", "to complete it [by May 1997]"),
    ("date", "to be finished [by 1976]"),
    ("date", "[within two months of 4 May 1993]"),
    ("adoption", "[within three months of the adoption of this resolution] to take"),
    ("adoption", "[no later than two weeks after the adoption of the present resolution], a list"),
    ("adoption", "[not later than thirty days from the date of the adoption of this resolution];"),
    ("document", "to report [within thirty days] on the steps"),
    ("document", "[within 30 (thirty) days]"),
    ("document", "[not later than two hours from now]"),
    ("document", "[within the next few weeks]"),
    ("event", "[within a period of three months from the date of receipt of the notification]"),
    ("event", "[within six months after the entry into force of this Convention] the Parties"),
    ("event", "[no later than 30 days before the expiry of the mandate]"),
    ("event", "[before the end of the session] on the question"),
    ("event", "[by that date]"),
    ("date", "to report at its next session, [not later than 1 March], on the matter"),
    ("session", "to report to the General Assembly [at its seventy-fourth session]"),
    ("session", "a report [for consideration at its thirty-second session]"),
    ("session", "[before the next session of the General Assembly]."),
    ("session", "the Conference to be held [at its next session]"),
]  # fmt: skip
NOT_DUE = [
    "the outgoing President, for the work done during the last session",
    "as it was proposed at its previous session",
    "the report of the Committee adopted at its thirtieth session",
    "in the provisional agenda of its seventy-fourth session the item",
    "an increase by 30 per cent",
    "adopted by 15 votes to none",
    "by its resolution 1514 (XV) of 14 December 1960",
    "by resolution 242 (1967)",
    "within the framework of the Convention, within existing resources",
    "all activities within Bosnia and Herzegovina",
    "any licence or permit granted prior to 15 April 1992",
    "the positions held by them before 5 August 1965",
    "before the Security Council",
    "up to 500 troops",
    "until a peaceful solution is achieved",
]
PRESSING = [
    ("to desist forthwith from all attack", ["forthwith"]),
    ("to withdraw all of its forces without delay", ["without delay"]),
    (
        "to report at the earliest moment, and as soon as possible suggest methods",
        ["at the earliest moment", "as soon as possible"],
    ),
    ("to inquire, on an urgent basis, into the needs", ["on an urgent basis"]),
    ("Urgently calls upon all States immediately to cease", ["Urgently", "immediately"]),
    (
        "as a matter of special and urgent necessity",
        ["as a matter of special and urgent necessity"],
    ),
    ("as a matter of the highest priority", ["as a matter of the highest priority"]),
    ("with the least possible delay", ["with the least possible delay"]),
    ("in the shortest possible time", ["in the shortest possible time"]),
    ("the immediate and unconditional withdrawal of all forces", ["immediate"]),
    ("immediately, and then immediately again", ["immediately"]),
    ("its immediate neighbours and the urgent need for relief", []),
    ("immediately after the vote", []),
    ("its earlier resolutions and the priority areas", []),
]


@pytest.mark.parametrize(("anchor", "marked"), DUE)
def test_a_deadline_is_read_as_printed(anchor: str, marked: str) -> None:
    before, _, rest = marked.partition("[")
    words, _, _ = rest.partition("]")
    found = deadline(marked.replace("[", "").replace("]", ""))
    assert found
    assert (found.words, found.anchor, found.start) == (words, anchor, len(before))
    assert found.end == found.start + len(words)


@pytest.mark.parametrize("text", NOT_DUE)
def test_a_past_day_a_measure_or_an_agent_is_no_deadline(text: str) -> None:
    assert deadline(text) is None


@pytest.mark.parametrize(("text", "words"), PRESSING)
def test_urgency_is_read_as_printed(text: str, words: list[str]) -> None:
    assert list(urgency(text)) == words


def test_clauses_say_how_soon_and_preambles_do_not() -> None:
    text = (
        COUNCIL + "Recalling that it called for an immediate cease-fire by 1 May 1990,\n\n"
        "1. Demands that they\ncease fire immediately;\n\n"
        "2. Requests the Secretary-General to report by\n30 November 1990.\n"
    )
    assert [(each.urgency, each.deadline) for each in find_clauses(plain(text))] == [
        ((), None),
        (("immediately",), None),
        ((), "by 30 November 1990"),
    ]
