"""The wording of clauses: verbs, addressees, second verbs, references."""

from __future__ import annotations

import pytest

from docscope.text.clauses import Clause, find_clauses, says
from docscope.text.clauses.verbs.lexicon import forms
from docscope.text.clauses.verbs.phrase import operative_phrase, preambular_phrase
from docscope.text.references import references
from resolutions import COUNCIL, plain


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Calls upon all States", "Calls upon", "call upon"),
        ("Calls once more upon all States", "Calls once more upon", "call upon"),
        ("Urgently calls again for a cease-fire", "Urgently calls again for", "call for"),
        ("Censures in the strongest terms the act", "Censures in the strongest terms", "censure"),
        ("Once again urges States", "Once again urges", "urge"),
        (
            "Strongly and unequivocally condemns it",
            "Strongly and unequivocally condemns",
            "condemn",
        ),
        ("Reiterates its call upon all States", "Reiterates its call upon", "reiterate"),
        ("Reiterates its strong support for", "Reiterates", "reiterate"),
        (
            "Expresses its deep concern and alarm at",
            "Expresses its deep concern and alarm",
            "express",
        ),
        ("Expresses the strongest censure of", "Expresses", "express"),
        ("Notes with satisfaction that", "Notes with satisfaction", "note"),
        ("Notes with the parties that", "Notes", "note"),
        ("Takes note of the report", "Takes note", "take note"),
        ("Takes due note of the report", "Takes due note", "take note"),
        ("DECIDES to adopt", "DECIDES", "decide"),
        ("Frobnicates the report", "Frobnicates", "frobnicates"),
        ("Calis on all States", "Calis on", "call upon"),
    ],
)
def test_operative_verbs_are_what_print_sets_in_italics(text: str, verb: str, lemma: str) -> None:
    found = operative_phrase(text)
    assert found
    assert (text[found.start : found.end], found.verb.lemma) == (verb, lemma)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Noting moreover the declaration", "Noting moreover"),
        ("Taking note of", "Taking note"),
        ("Having called for an immediate", "Having called for"),
        ("Having called upon the", "Having called upon"),
        ("Having received and considered the", "Having received and considered"),
        ("Having duly frobnicated the", "Having duly frobnicated"),
        ("Being deeply aware of", "Being deeply aware"),
        ("Deeply alarmed and concerned about", "Deeply alarmed and concerned"),
        ("Expressing its continuing concern with", "Expressing its continuing concern"),
        ("Also expressing its appreciation to", "Also expressing its appreciation"),
        ("Noting also with deep regret that", "Noting also with deep regret"),
        ("Bearing in mind the", "Bearing in mind"),
        ("Whereas the", "Whereas"),
        ("Pursuant to its resolution", "Pursuant to"),
        ("Singing Corporation of Kent", None),
        ("Grumbling that the delay", "Grumbling"),
        ("Pickled by the delay", "Pickled"),
        ("United Nations forces", None),
        ("Adopted at the meeting", None),
        ("According to the report", None),
        ("Having", None),
        ("", None),
        ("Also", None),
    ],
)
def test_preambular_verbs_are_adverb_and_participle(text: str, verb: str | None) -> None:
    found = preambular_phrase(text)
    assert (text[found.start : found.end] if found else None) == verb


def test_the_lexicon_knows_the_verbs_of_the_trade() -> None:
    verbs = {form.verb.lemma: form for group in forms().values() for form in group}
    tenses = {(form.verb.lemma, form.tense) for group in forms().values() for form in group}
    assert sum(tense == "present" for _, tense in tenses) >= 120
    assert sum(tense in {"participle", "adjective"} for _, tense in tenses) >= 110
    assert all(0 <= form.verb.force <= 5 for form in verbs.values())
    assert {form.verb.takes_addressee for form in verbs.values()} == {"direct", "to", "no"}


@pytest.mark.parametrize(
    ("clause", "addressee", "wanted"),
    [
        (
            "Requests the Secretary-General, in consultation with them, to report",
            "the Secretary-General",
            "in consultation with them, to report",
        ),
        (
            "Calls upon all States, including States not Members, to act",
            "all States, including States not Members",
            "to act",
        ),
        ("Calls upon Israel immediately to cease", "Israel", "immediately to cease"),
        (
            "Urges States that have and continue to apply them to stop",
            "States that have and continue to apply them",
            "to stop",
        ),
        (
            "Calls upon the parties to the conflict to stop",
            "the parties to the conflict",
            "to stop",
        ),
        ("Recommends to the General Assembly that it act", "the General Assembly", "that it act"),
        ("Recommends that it act", None, "that it act"),
        ("Appeals to Member States to pay", "Member States", "to pay"),
        (
            "Reminds the Government of Hungary of its resolution 27",
            "the Government of Hungary",
            "of its resolution 27",
        ),
        ("Reiterates its call upon all States to act", "all States", "to act"),
        ("Requests that the Board act", "the Board", "act"),
        ("Calls for peace", None, "peace"),
        ("Affirms the right to peace", None, "the right to peace"),
        ("Requests the parties", "the parties", None),
    ],
)
def test_addressee_is_the_noun_phrase_before_what_is_asked(
    clause: str, addressee: str | None, wanted: str | None
) -> None:
    found = find_clauses(plain(f"{COUNCIL}1. {clause}."))
    assert [(each.addressee, each.object) for each in found] == [(addressee, wanted)]


@pytest.mark.parametrize(
    ("clause", "verb", "addressee"),
    [
        ("Decides to act and requests him to report", "requests", "him"),
        (
            "Decides to act, and in this regard calls upon all States to help",
            "calls upon",
            "all States",
        ),
        ("Notes the acts, demands and requests of both", None, None),
        ("Decides to act; further requests the Board to report", "further requests", "the Board"),
        ("Reaffirms it and takes note of the report", "takes note", None),
    ],
)
def test_second_verbs(clause: str, verb: str | None, addressee: str | None) -> None:
    (found,) = find_clauses(plain(f"{COUNCIL}1. {clause}."))
    assert (found.second_verb, found.second_addressee) == (verb, addressee)


def test_second_verbs_of_the_preamble_are_participles() -> None:
    text = COUNCIL + "Having studied the report and taking note of it,\n\n1. Decides to act."
    assert find_clauses(plain(text))[0].second_verb == "taking note"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resolution 242 (1967) of 22 November 1967", ["resolution 242 (1967)"]),
        (
            "its resolutions 425 (1978), 426 (1978) and 501\n(1982)",
            ["resolution 425 (1978)", "resolution 426 (1978)", "resolution 501 (1982)"],
        ),
        ("General Assembly resolution 377 A (V)", ["General Assembly resolution 377 A (V)"]),
        (
            "resolutions 47/19 of 24 November 1992 and 48/16",
            ["resolution 47/19", "resolution 48/16"],
        ),
        (
            "document S/RES/242, E/CN.4/1998/53/Add.2 and A/3251",
            ["S/RES/242", "E/CN.4/1998/53/Add.2", "A/3251"],
        ),
        ("and/or on 1/2 of them", []),
        ("Articles 39 and 40 of the Charter", ["Articles 39 and 40 of the Charter"]),
        (
            "Chapter VII of the Charter of the United Nations",
            ["Chapter VII of the Charter of the United Nations"],
        ),
        ("the letter of 5 May 1980 (S/13926)", ["S/13926"]),
        (
            "the report of the Secretary-General of 9 April 1984",
            ["report of the Secretary-General of 9 April 1984"],
        ),
        ("the Warsaw Treaty and the Warsaw Treaty", ["Warsaw Treaty"]),
        ("paragraph 4 above", ["paragraph 4 above"]),
        ("nothing", []),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    assert list(references(text)) == expected


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("request", True),
        ("Requests", True),
        ("requested", True),
        ("further requests", True),
        ("call", False),
        ("", False),
    ],
)
def test_verbs_are_found_by_lemma_form_or_print(wanted: str, found: bool) -> None:  # noqa: FBT001 - a table
    clause = find_clauses(plain(COUNCIL + "1. Further requests the Board to act."))[0]
    assert says(clause, wanted) is found


def test_verbs_of_several_words_are_found_by_any_of_their_forms() -> None:
    clause = find_clauses(plain(COUNCIL + "1. Calls upon all States to act."))[0]
    assert all(says(clause, wanted) for wanted in ("call", "calls upon", "called on", "Call upon"))
    assert not says(clause, "upon all")
    section = Clause("part A", "section", 0, 1)
    assert not says(section, "call")


@pytest.mark.parametrize(
    ("clause", "addressee", "wanted"),
    [
        # a comma inside a number ends nothing, and an action is asked nothing
        (
            "Authorizes the increase of the Force to 1,200 men",
            None,
            "the increase of the Force to 1,200 men",
        ),
        ("Demands the restoration of peace", None, "the restoration of peace"),
        ("Encourages the speedy implementation", None, "the speedy implementation"),
        (
            "Demands an immediate and complete cease-fire",
            None,
            "an immediate and complete cease-fire",
        ),
        # what is inserted between verb and addressee
        ("Strongly urges, without prejudice to it, all States to act", "all States", "to act"),
        (
            "Further requests, in this regard, that the Secretary-General develop proposals",
            "the Secretary-General",
            "develop proposals",
        ),
        (
            "Urges all States and, where appropriate, the World Bank to assist",
            "all States and, where appropriate, the World Bank",
            "to assist",
        ),
        # the subject of a that-clause is asked, if it is a body
        ("Demands that Iraq and Kuwait in accordance with law act", "Iraq and Kuwait", None),
        ("Demands that all parties concerned cease fire", "all parties concerned", "cease fire"),
        ("Demands that hostilities should cease", None, "that hostilities should cease"),
        ("Demands that it be so", None, "that it be so"),
        ("Demands that the racist régime should go", "the racist régime", "should go"),
        ("Requests that States, if able, act", "States", "if able, act"),
        ("Requests that States", None, "that States"),
        ("Requests that States have peace", None, "that States have peace"),
        (
            "Reiterates its request to the Secretary-General to act",
            "the Secretary-General",
            "to act",
        ),
        (
            "Calls upon States parties, as well as relevant organizations:",
            "States parties, as well as relevant organizations",
            None,
        ),
    ],
)
def test_who_is_asked_is_a_person_or_a_body(
    clause: str, addressee: str | None, wanted: str | None
) -> None:
    (found,) = find_clauses(plain(f"{COUNCIL}1. {clause}\n"))
    assert found.addressee == addressee
    assert wanted is None or found.object == wanted


def test_a_phrase_may_stand_before_the_verb() -> None:
    text = (
        "1. Upon full cessation of hostilities, calls upon Peru to act;\n\n2. In short, so it is."
    )
    found = find_clauses(plain(COUNCIL + text))
    assert [(c.verb, c.addressee) for c in found] == [("calls upon", "Peru"), (None, None)]


def test_a_second_verb_after_a_comma() -> None:
    (found,) = find_clauses(plain(COUNCIL + "1. Emphasizes peace, and recalls paragraph 5;"))
    assert found.second_verb == "recalls"
