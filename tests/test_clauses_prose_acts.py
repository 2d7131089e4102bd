"""Prose: which stance a sentence takes, who takes it, what limits it."""

from __future__ import annotations

import pytest

from docscope.model import Cleaned, Document, OffsetMap
from docscope.text.clauses import Clause, read_clauses
from docscope.text.clauses.residue import residue
from docscope.text.clauses.verbs.lexicon import Form, Lexicon, Verb
from docscope.text.structure import blocks

BEFORE = "The meeting was held in Geneva.\n\n"


def plain(text: str) -> Document:
    return Document("test", text, text, OffsetMap(), (), blocks(Cleaned(text)), {})


def stances(text: str, **options: object) -> list[Clause]:
    read = read_clauses(plain(BEFORE + text), read_as="prose", **options)  # type: ignore[arg-type]  # table
    return list(read.clauses)


@pytest.mark.parametrize(
    ("sentence", "actor", "stance_class"),
    [
        # the ten classes that a diplomat asks for
        ("The Parties undertake to release all prisoners.", "The Parties", "commitment"),
        ("Norway stands ready to send observers.", "Norway", "commitment"),
        ("The Government gives a solemn pledge not to attack.", "The Government", "commitment"),
        ("All Member States must pay their dues.", "All Member States", "obligation"),
        ("Neither Party shall move its forces.", "Neither Party", "obligation"),
        ("It is incumbent upon the Members to comply.", "the Members", "obligation"),
        ("We urge all sides to respect the truce.", "We", "request"),
        ("I should be grateful if you would circulate this.", "I", "request"),
        ("The Council renews its appeal to both sides.", "The Council", "request"),
        ("The Council demands that the attacks cease.", "The Council", "demand"),
        ("The Council reiterates its demand that all forces leave.", "The Council", "demand"),
        ("Peru condemns the attack and its authors.", "Peru", "condemnation"),
        ("My Government protests against this violation.", "My Government", "condemnation"),
        ("The Holy See regrets the loss of life.", "The Holy See", "regret"),
        ("The company apologises to all its customers.", "The company", "regret"),
        ("We endorse the plan of the mediator.", "We", "support"),
        ("The EU expresses its full solidarity with Greece.", "The EU", "support"),
        ("The Government recognises the right to return.", "The Government", "recognition"),
        ("My delegation reserves its position on article 3.", "My delegation", "reservation"),
        ("Chad wishes to place on record its reservations.", "Chad", None),
        ("Kenya rejects the charges made here.", "Kenya", "denial"),
        ("Canada denies that it has sold arms.", "Canada", "denial"),
        # the other side of a stance
        ("We do not recognize the annexation.", "We", "denial"),
        ("Iceland cannot accept this proposal.", "Iceland", "denial"),
        ("Ghana refuses to withdraw its proposal.", "Ghana", "denial"),
        ("We will never accept such a plan.", "We", "denial"),
        ("We are not prepared to sign it now.", "We", "denial"),
        ("We do not contest that claim.", "We", "recognition"),
        # the tense and what stands around the verb
        ("We would like to express our deep concern at it.", "We", "concern"),
        ("I must voice our concern at the arms race.", "I", "concern"),
        ("We can only deplore this decision.", "We", "condemnation"),
        ("We join others in condemning the attack.", "We", "condemnation"),
        ("Mali has always supported the Charter.", "Mali", "support"),
        ("We have decided to close the mission.", "We", "decision"),
        ("We have agreed that talks will resume.", "We", "decision"),
        ("The two sides agreed that talks would resume.", "The two sides", "decision"),
        ("It was agreed that talks would resume.", None, "decision"),
        ("It is our hope that talks will resume.", "we", "expectation"),
        ("Our gravest concern is the arms race.", "we", "concern"),
        ("Allow me to pay tribute to your predecessor.", "I", "appreciation"),
        # the passive
        ("All States are called upon to comply.", None, "request"),
        ("It is a crime that was condemned by all.", "", None),
        ("The attack was condemned by the Government of Oman.", "the Government of Oman", None),
        # what is put in between
        ("The Council, recalling its duty, and much alarmed, demands peace.", "The Council", None),
        ("Spain, too, must leave the territory.", "Spain", "obligation"),
        ("All States, with no regard to size, should take part.", "All States", "obligation"),
        ("The crime, which we do not condone, goes on.", "we", "denial"),
        ("In this regard Albania highly appreciates the plan.", "Albania", "appreciation"),
        ("We all believe that it ends.", "We", "opinion"),
        ("We, the mayors of Oslo, having met in May, declare that it ends.", "We", "declaration"),
        ("We wish also to pay tribute to them.", "We", "appreciation"),
        ("Member States are encouraged to contribute.", None, "request"),
        ("Laos stated that it firmly supports the plan.", "Laos", "support"),
    ],
)
def test_class_and_actor(sentence: str, actor: str | None, stance_class: str | None) -> None:
    found = stances(sentence)
    if actor == "":
        assert found == []
        return
    assert [clause.actor for clause in found] == [actor]
    if stance_class:
        assert [clause.verb_class for clause in found] == [stance_class]


@pytest.mark.parametrize(
    "sentence",
    [
        "The United States of America lies in the west.",
        "As Mongolia supports the plan, it will pass.",
        "It is plain that France supports the plan.",
        "A world order can be built.",
        "Such a plan, I repeat, would fail.",
        "If we were to stop, we should see the end.",
        "It should be recalled that the war is over.",
        "The human rights of all are recognized.",
        "We do not condemn anybody here.",
        "The plan would have to be approved.",
        "The situation demands an answer.",
    ],
)
def test_no_stance(sentence: str) -> None:
    assert stances(sentence) == []


def test_a_pronoun_is_the_actor_it_means() -> None:
    first, second = stances("The Ministers reaffirmed their unity. They condemned the attack.")
    assert (second.actor, second.note) == ("The Ministers", "printed: They")
    assert first.note is None


def test_a_second_verb_is_a_stance_below_the_first() -> None:
    first, second = stances("My Government protests against the raid and demands redress.")
    assert (first.object, second.object) == ("the raid", "redress")
    assert (second.actor, second.verb_class, second.parent) == ("My Government", "demand", "s1")


def test_an_infinitive_that_goes_on_is_no_stance() -> None:
    assert [clause.verb for clause in stances("We will aid and encourage the young.")] == ["will"]


def test_the_past_counts_where_a_document_tells_of_decisions() -> None:
    assert stances("We met here. The King demanded a treaty.") == []
    told = "The King demanded peace. The Queen supported it. The Senate rejected war."
    assert len(stances(told)) == len(["demanded", "supported", "rejected"])


def test_what_a_voice_of_the_document_will_do_is_a_promise() -> None:
    (alone,) = stances("The Senate will act.", secondary=True)
    assert alone.secondary
    promised = stances("The Senate supports the plan. The Senate will act.")
    assert [clause.verb_class for clause in promised] == ["support", "commitment"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The French Government condemn it. They reserve the right to act.", "Government"),
        ("The two parties condemn it. They reserve the right to act.", "parties"),
        ("The French Government condemns it. They reserve the right to act.", None),
    ],
)
def test_they_are_a_body_that_acts_as_several(text: str, actors: str | None) -> None:
    *_, last = [clause.actor or "" for clause in stances(text)]
    assert [clause.note for clause in stances(text)][-1:] == ["printed: They" if actors else None]
    assert last.endswith(actors or "Government")


@pytest.mark.parametrize(
    ("sentence", "addressee", "wanted"),
    [
        ("I am instructed to request that the Board reply.", "the Board", "reply"),
        ("The Council of Chad requested that the Board reply.", "the Board", "reply"),
        ("We wish to ask the Board to reply.", "the Board", "to reply"),
    ],
)
def test_who_is_asked_whatever_stands_before_the_verb(
    sentence: str, addressee: str, wanted: str
) -> None:
    assert [(each.addressee, each.object) for each in stances(sentence)] == [(addressee, wanted)]


def test_an_acknowledgement_of_receipt_is_no_stance() -> None:
    assert stances("I have the honour to acknowledge receipt of your note of 5 May 1938.") == []


@pytest.mark.parametrize(
    ("sentence", "taken"),
    [
        ("Neither side was prepared to yield.", ("Neither side", "denial")),
        ("No Government supports the plan.", ("No Government", "denial")),
        ("No State shall recognize it.", ("No State", "obligation")),
        ("Both Governments support the plan.", ("Both Governments", "support")),
    ],
)
def test_a_subject_may_deny_what_is_said_of_it(sentence: str, taken: tuple[str, str]) -> None:
    assert [(clause.actor, clause.verb_class) for clause in stances(sentence)] == [taken]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Oman agrees to leave, provided that all agree.", "provided that all agree"),
        ("If all agree, Oman undertakes to leave.", "If all agree"),
        ("Oman undertakes to leave as soon as peace returns.", "as soon as peace returns"),
        ("Oman undertakes to leave as soon as possible.", None),
        (
            "Oman undertakes to enter only with the consent of Chad.",
            "only with the consent of Chad",
        ),
        ("We will not sign it unless it is amended.", "unless it is amended"),
        ("At the request of Chad, Oman undertakes to leave.", "At the request of Chad"),
        ("Oman undertakes to act even if nobody follows.", None),
        ("Oman supports the calls of peoples still subject to colonial rule.", None),
        (
            "Oman undertakes to leave, subject to the consent of Chad.",
            "subject to the consent of Chad",
        ),
        ("Oman undertakes to leave.", None),
    ],
)
def test_condition(sentence: str, condition: str | None) -> None:
    assert [clause.condition for clause in stances(sentence)] == [condition]


def test_when_it_is_due() -> None:
    (found,) = stances("We request the Council to report immediately, by 1 May 1994.")
    assert found.deadline == "by 1 May 1994"
    assert found.urgency == ("immediately",)


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("We hope that it ends.", 1),
        ("We support the plan.", 2),
        ("We request a meeting.", 3),
        ("We cannot support the plan.", 3),
        ("We urge all States to act.", 4),
        ("We demand an answer.", 5),
    ],
)
def test_force(sentence: str, force: int) -> None:
    assert [clause.force for clause in stances(sentence)] == [force]


def test_further_verbs_are_stances_too() -> None:
    verb = Verb("anathematize", "condemnation", 5, "no")
    forms = [Form(("anathematize",), "base", verb), Form(("anathematizes",), "present", verb)]
    text = "The Church anathematizes the sect. We anathematize it."
    assert stances(text) == []
    found = stances(text, lexicon=Lexicon(forms))
    assert [(clause.actor, clause.force) for clause in found] == [("The Church", 5), ("We", 5)]


CLOSING = "I have the honour to be, with high consideration, Sir, your obedient servant,"
LETTER = f"""New York, 3 May 1984

Sir,

I have the honour to request a meeting.

Two boats were seized.

{CLOSING}
(Signed) Victor GAUCI
Ambassador
"""


def test_the_parts_of_a_letter_are_named_and_the_rest_is_left_over() -> None:
    document = plain(LETTER)
    read = read_clauses(document, read_as="prose")
    parts = [(claim.part, document.text[claim.start : claim.end]) for claim in read.claims]
    assert parts == [
        ("dateline", "New York, 3 May 1984"),
        ("salutation", "Sir,"),
        ("signature", CLOSING),
        ("signature", "(Signed) Victor GAUCI"),
        ("signature", "Ambassador"),
    ]
    left = [document.text[span.start : span.end] for span in residue(document, read)]
    assert left == ["Two boats were seized."]
