"""Whom a clause asks, and its second verb: the phrases of resolutions of all decades."""

from __future__ import annotations

import pytest

from docscope.text.clauses import find_clauses
from resolutions import COUNCIL, plain

# Who is asked stands between brackets.
ASKED = [
    "Reminds [the Government of the Netherlands and the Government of Italy] of their duties",
    "Reminds [Egypt and Israel] as Members of their obligations",
    "Draws the attention of [all States] to the need for vigilance",
    "Reiterates its appeal to [both parties] to abide by the law",
    "Reiterates its call to [all parties] to cooperate",
    "Directs [the Committee] thereupon, as its first task, to draw up proposals",
    "Urges, having regard to Article 2, [States not Members of the United Nations] to act",
    "Demands to that end that [all parties and others concerned] cooperate fully",
    "Requests [the Committee established under resolution 661 (1990)] to report",
    "Calls upon [all parties, movements and factions] immediately to cease hostilities",
    "Calls on [the Government, parties and organizations, and the Union] to cooperate",
    "Entrusts [the Secretary-General] with the task of convening a conference",
    "Recommends that [Member States] ratify the Convention",
    "Recommends to [the General Assembly] that Swaziland be admitted",
    "Calls upon [all States, regional organizations and, as appropriate, the Court] to act",
    "Calls upon [Member States], and in this regard urges the Bank, to provide resources",
]
NOBODY = [
    "Recommends that Swaziland be admitted to membership",
    "Confirms its previous resolutions and stresses the need for peace",
    "Demands an immediate cease-fire, and a cessation of all activities:",
    "Draws attention to the need for vigilance",
]
SECOND = [
    ("Supports the agreements, and to that effect decides to follow them", "decides", None),
    ("Notes the report and urges States to assist", "urges", "States"),
    ("Calls upon States, and in this regard urges the Bank, to help", "urges", "the Bank"),
    ("Notes the report; and invites Governments to reply", "invites", "Governments"),
    ("Calls for peace and again demands that they withdraw", "again demands", None),
    ("Deplores the act, and equally urges that both sides talk", "equally urges", None),
    ("Notes the statement “war ends, and demands the impossible” of the mission", None, None),
    ("Notes a thousand reports the Council has seen", None, None),
]


@pytest.mark.parametrize("marked", ASKED)
def test_who_is_asked_is_the_phrase_after_the_verb(marked: str) -> None:
    whom = marked[marked.index("[") + 1 : marked.index("]")]
    clause = marked.replace("[", "").replace("]", "")
    (found,) = find_clauses(plain(f"{COUNCIL}1. {clause};\n"))
    assert found.addressee == whom


@pytest.mark.parametrize("clause", NOBODY)
def test_a_clause_may_ask_nobody(clause: str) -> None:
    (found,) = find_clauses(plain(f"{COUNCIL}1. {clause};\n"))
    assert found.addressee is None


@pytest.mark.parametrize(("clause", "verb", "whom"), SECOND)
def test_a_second_verb_has_whom_it_asks(clause: str, verb: str | None, whom: str | None) -> None:
    (found,) = find_clauses(plain(f"{COUNCIL}1. {clause};\n"))
    assert found.second_verb == verb
    assert whom is None or found.second_addressee == whom


def test_prepositions_are_no_second_verbs_of_a_preamble() -> None:
    text = "Noting the measures taken, including those of the States, and recalling its decision,"
    (found,) = find_clauses(plain(f"{COUNCIL}{text}\n"))
    assert found.second_verb == "recalling"
