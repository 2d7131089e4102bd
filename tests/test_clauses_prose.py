"""Prose: who takes which stance, and what is none."""

from __future__ import annotations

import pytest

from docscope.corpus.open import open_corpus
from docscope.model import Cleaned, Document, OffsetMap
from docscope.text.clauses import Clause, find_clauses
from docscope.text.structure import blocks

BEFORE = "This is a speech.\n\n"

# Paragraph, actor, verb, class, beginning of the object: the hand-made table of 1956.
DECLARATION = [
    (
        "s1",
        8,
        "The Soviet government",
        "is prepared to",
        "commitment",
        "discuss together",
    ),
    ("s2", 9, "This principle", "must also be", "obligation", "extended to advisors"),
    ("s3", 10, "the Soviet government", "considers it urgent to", "necessity", "review, together"),
    (
        "s4",
        13,
        "the Soviet government",
        "is prepared to",
        "commitment",
        "review with the",
    ),
    (
        "s5",
        13,
        "the Soviet government",
        "proceeds from the general principle that",
        "principle",
        "stationing the troops",
    ),
    (
        "s6",
        14,
        "The Soviet government",
        "considers it necessary to",
        "necessity",
        "make a statement",
    ),
    (
        "s7",
        15,
        "The Soviet government",
        "deeply regrets that",
        "regret",
        "the development",
    ),
    (
        "s8",
        16,
        "the Soviet government",
        "has granted consent to",
        "decision",
        "the entry into",
    ),
    (
        "s9",
        17,
        "the Soviet government",
        "has given its military command instructions to",
        "decision",
        "withdraw the Soviet",
    ),
    (
        "s10",
        18,
        "the Soviet government",
        "is prepared to",
        "commitment",
        "enter into the",
    ),
    (
        "s11",
        20,
        "The Soviet government",
        "expresses confidence that",
        "confidence",
        "the peoples of",
    ),
]


def plain(text: str) -> Document:
    return Document("test", text, text, OffsetMap(), (), blocks(Cleaned(text)), {})


def stances(text: str, *, secondary: bool = False) -> list[tuple[str, str, str, str]]:
    found = find_clauses(plain(BEFORE + text + " So it is."), secondary=secondary)
    return [(c.actor or "", c.verb or "", c.addressee or "", c.object or "") for c in found]


def paragraph(document: Document, clause: Clause) -> int | None:
    return next(b for b in reversed(document.blocks) if b.start <= clause.start).paragraph


def test_the_declaration_of_1956_gives_its_table() -> None:
    document = open_corpus().document("soviet-declaration")
    clauses = find_clauses(document)
    found = [
        (
            c.id,
            paragraph(document, c),
            c.actor,
            c.verb,
            c.verb_class,
            (c.object or "")[: len(row[5])],
        )
        for c, row in zip(clauses, DECLARATION, strict=True)
    ]
    assert found == DECLARATION
    assert clauses[8].addressee == "its military command"


def test_secondary_stances_keep_the_ids_of_the_others() -> None:
    document = open_corpus().document("soviet-declaration")
    every = find_clauses(document, secondary=True)
    assert [clause for clause in every if not clause.secondary] == find_clauses(document)
    minor = [clause.verb for clause in every if clause.secondary]
    assert "quite resolutely condemned" in minor
    assert "has repeatedly raised" in minor


@pytest.mark.parametrize(
    ("sentence", "actor", "verb", "addressee", "object_"),
    [
        ("We call upon all States to act.", "We", "call upon", "all States", "to act"),
        ("We strongly condemn the attack.", "We", "strongly condemn", "", "the attack"),
        ("My delegation, for its part, supports it.", "My delegation", "supports", "", "it"),
        (
            "We would like to underline that it is so.",
            "We",
            "would like to underline that",
            "",
            "it is so",
        ),
        ("At the same time we reject the plan.", "we", "reject", "", "the plan"),
        (
            "In our view, the parties must not be left alone.",
            "the parties",
            "must not be",
            "",
            "left alone",
        ),
        (
            "The Government of the Republic of Korea hopes that it ends.",
            "The Government of the Republic of Korea",
            "hopes that",
            "",
            "it ends",
        ),
        ("12. We will never accept it.", "We", "will never accept", "", "it"),
        ("We call for peace.", "We", "call for", "", "peace"),
        ("I am convinced that it ends.", "I", "am convinced that", "", "it ends"),
    ],
)
def test_stances(sentence: str, actor: str, verb: str, addressee: str, object_: str) -> None:
    assert stances(sentence) == [(actor, verb, addressee, object_)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will we support it?",
        "It is clear that we must act.",
        "If we condemn it, all is well.",
        "The man who supports it is here.",
        "I should like to say a word.",
        "I must say a word.",
        "Increasing demands are made.",
        "Africa's call for peace is old.",
        "We must.",
        "Having in mind that it is so, it was done.",
        "To guard it is a duty of all.",
        "They support it.",
        "The house supports a roof.",
        "And support it they did.",
        "must act.",
    ],
)
def test_what_is_no_stance_of_the_writer(sentence: str) -> None:
    assert stances(sentence) == []


def test_a_name_is_known_from_the_middle_of_sentences() -> None:
    assert stances("Norway condemns it, and so do all in Norway.") != []
    assert stances("Progress requires good will.") == []


def test_a_second_verb_with_its_addressee() -> None:
    (found,) = find_clauses(plain(BEFORE + "We regret the delay and urges all States to act. So."))
    assert (found.second_verb, found.second_addressee) == ("urges", "all States")


def test_a_long_paragraph_is_read_in_time() -> None:
    text = "We must act and the Government supports it, of course, " * 4000
    assert find_clauses(plain(BEFORE + text + "."))


@pytest.mark.parametrize(
    "state", ["Hungary", "Poland", "Italy", "France", "Egypt", "Japan", "Germany", "Russia"]
)
@pytest.mark.parametrize("verb", ["rejects", "supports", "undertakes to", "is prepared to"])
def test_a_state_is_an_actor_by_its_name_alone(state: str, verb: str) -> None:
    assert stances(f"{state} {verb} leave.") == [(state, verb, "", "leave")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name that no list knows, before a verb that only bodies have
        ("Zamoria rejects the plan.", [("Zamoria", "rejects", "", "the plan")]),
        ("Nothing rejects the plan.", []),
        ("Aggression condemns itself.", []),
        # a noun is no verb, half a noun phrase no actor
        ("He saw the interdependence of countries and the need to act.", []),
        ("There is an urgent need to act.", []),
        ("The urgent need to act is plain.", []),
        ("Small States need to act.", [("Small States", "need to", "", "act")]),
        ("Nor should we forget them.", [("we", "should", "", "forget them")]),
        ("It is conduct, that must be stopped.", []),
        # an action is the object, not the addressee
        ("We demand the restoration of peace.", [("We", "demand", "", "the restoration of peace")]),
        (
            "We should like to warn against haste.",
            [("We", "should like to warn", "", "against haste")],
        ),
        ("The Allies demand surrender.", [("The Allies", "demand", "", "surrender")]),
        # undertakings of the parties to a treaty
        (
            "The High Contracting Parties renounce war.",
            [("The High Contracting Parties", "renounce", "", "war")],
        ),
        ("Zamoria shall withdraw at once.", [("Zamoria", "shall", "", "withdraw at once")]),
        ("Each Party shall notify the others.", [("Each Party", "shall", "", "notify the others")]),
        # a quotation ends the object
        (
            '"The Government condemns the attack", said Mr. Smith.',
            [("The Government", "condemns", "", "the attack")],
        ),
        (
            "“The Government condemns the attack”, said Mr. Smith.",
            [("The Government", "condemns", "", "the attack")],
        ),
        # an abstract subject or a courtesy shows in a full listing only
        ("Priority must be given to it.", []),
        ("This must end now.", []),
        (
            "The present Treaty must be ratified.",
            [("The present Treaty", "must be", "", "ratified")],
        ),
        ("I consider it a great honour to be here.", []),
        ("I congratulate you on your election.", []),
        # neither a modal verb nor a conjunction belongs to the actor
        ("And small nations support it.", [("small nations", "support", "", "it")]),
        (
            "The Members should solemnly affirm it.",
            [("The Members", "should", "", "solemnly affirm it")],
        ),
        # the number of a paragraph is no actor
        ("25 should be read again.", []),
    ],
)
def test_rules_of_stance(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert stances(text) == expected


def test_a_sentence_without_an_end_takes_no_time() -> None:
    found = find_clauses(plain(BEFORE + "We condemn it and the need to act, " * 100_000))
    assert all(len(clause.object or "") < 10_000 for clause in found)
