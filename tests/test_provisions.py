"""Provisions: who shall do what, on what condition, in treaties, statutes and contracts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.text.clauses.articles.provision import Provision, provision
from docscope.text.clauses.wordlists import WORDS

DATA = Path(__file__).parent / "data" / "clauses"
MARKS = (">", "@", "?", "=")


def _table(name: str) -> dict[str, dict[str, str]]:
    """Return what a table expects of each provision, by mark."""
    found: dict[str, dict[str, str]] = {}
    for block in (DATA / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            found[lines[0]] = {line[0]: line[2:] for line in lines[1:]}
    return found


def _said(found: Provision) -> dict[str, str]:
    """Return a provision as the tables have it."""
    chief = (found.party, found.verb, found.modality, found.verb_class)
    return {
        ">": " | ".join(part or "-" for part in chief),
        "@": found.addressee or "",
        "?": found.condition or "",
        "=": found.object or "",
    }


TABLE = _table("provisions.txt") | _table("provisions_fresh.txt")


@pytest.mark.parametrize("text", TABLE)
def test_a_provision_says_who_shall_do_what(text: str) -> None:
    said, expected = _said(provision(text)), TABLE[text]
    assert [said[mark] for mark in ">@?"] == [expected.get(mark, "") for mark in ">@?"]
    assert said["="].startswith(expected.get("=", ""))


# The chapeau of a list, one of its points, and what the point says: party, verb,
# modality, class, how its object begins, condition.
POINTS = [
    (
        "The controller shall:",
        "keep records of all processing;",
        "The controller | shall keep | shall | obligation",
        "records",
        "",
    ),
    (
        "The processor shall not:",
        "(a) engage a sub-processor without consent; or",
        "The processor | shall not engage | shall not | prohibition",
        "a sub-processor",
        "",
    ),
    (
        "States Parties undertake:",
        "to refrain from any act of discrimination;",
        "States Parties | undertake to refrain | undertake to | commitment",
        "from any act",
        "",
    ),
    (
        "The court may, on the application of a party:",
        "(i) order a stay of proceedings;",
        "The court | may order | may | power",
        "a stay",
        "",
    ),
    (
        "The Member States shall ensure that:",
        "access to justice is guaranteed;",
        "The Member States | shall ensure | shall | obligation",
        "access to justice",
        "",
    ),
    (
        "Each Contracting Party:",
        "shall designate a national authority;",
        "Each Contracting Party | shall designate | shall | obligation",
        "a national authority",
        "",
    ),
    (
        "The Agency:",
        "(b) may request information from any operator.",
        "The Agency | may request | may | power",
        "information",
        "",
    ),
    (
        "Everyone charged has these minimum rights:",
        "to be informed promptly of the accusation;",
        "Everyone charged | has these minimum rights | has these minimum rights | right",
        "to be informed",
        "",
    ),
    (
        "Processing shall be lawful only if and to the extent that one of the following applies:",
        "the data subject has given consent;",
        "Processing | shall be | shall | obligation",
        "",
        "the data subject has given consent",
    ),
    (
        "Each Party shall, where appropriate:",
        "promote the exchange of experts;",
        "Each Party | shall promote | shall | obligation",
        "the exchange",
        "where appropriate",
    ),
    (
        "The notification shall at least:",
        "describe the nature of the breach;",
        "The notification | shall describe | shall | obligation",
        "the nature",
        "",
    ),
    (
        "The notice shall contain:",
        "the name of the applicant;",
        "The notice | shall contain | shall | obligation",
        "the name",
        "",
    ),
    (
        "This Directive does not apply to:",
        "agreements between undertakings;",
        "This Directive | does not apply | - | statement",
        "agreements between",
        "",
    ),
    (
        "The following rules apply:",
        "the carrier shall inform the passengers;",
        "the carrier | shall inform | shall | obligation",
        "",
        "",
    ),
    (
        "Each Party shall:",
        "(b) ensure, within the limits of its law, that:",
        "Each Party | shall ensure | shall | obligation",
        "within the limits",
        "",
    ),
    (
        "No person shall:",
        "carry a weapon in a public place;",
        "No person | shall carry | shall | prohibition",
        "a weapon",
        "",
    ),
]


@pytest.mark.parametrize(("chapeau", "point", "chief", "begins", "condition"), POINTS)
def test_a_point_completes_its_chapeau(
    chapeau: str, point: str, chief: str, begins: str, condition: str
) -> None:
    said = _said(provision(point, chapeau=provision(chapeau)))
    assert (said[">"], said["?"]) == (chief, condition)
    assert said["="].startswith(begins)


def test_a_point_of_a_point_completes_both() -> None:
    article = provision("Each Party shall:")
    outer = provision("(b) ensure that:", chapeau=article)
    inner = provision("(i) victims are informed; and", chapeau=outer)
    assert (inner.party, inner.verb, inner.object) == (
        "Each Party",
        "shall ensure",
        "victims are informed",
    )


DEFINITIONS = [
    (
        "‘personal data’ means any information relating to a person;",
        "personal data",
        "means",
        "any",
    ),
    ('The term "vessel" means every description of water craft.', "vessel", "means", "every"),
    (
        "“Confidential Information” shall mean all information.",
        "Confidential Information",
        "shall mean",
        "all",
    ),
    ("In this Act, “dog” includes a bitch.", "dog", "includes", "a bitch"),
    (
        'For the purposes of this Convention: (a) "treaty" means an international agreement;',
        "treaty",
        "means",
        "an international",
    ),
    (
        "“Affiliate” has the meaning given in clause 12.1.",
        "Affiliate",
        "has the meaning",
        "given in",
    ),
    ("(7) ‘controller’ means the natural or legal person;", "controller", "means", "the natural"),
    ('"Ship" and "vessel" mean any craft.', "Ship", "mean", "any craft"),
    ("The expression ‘public road’ refers to a highway.", "public road", "refers to", "a highway"),
    ("“Services”: the services described in Schedule 1.", "Services", "means", "the services"),
    (
        "'filing system' means any structured set of personal data;",
        "filing system",
        "means",
        "any structured",
    ),
    (
        '"Director", in relation to a body corporate, means a member of its board.',
        "Director",
        "means",
        "a member",
    ),
    (
        "Genocide means any of the following acts committed with intent to destroy.",
        "Genocide",
        "means",
        "any of",
    ),
]


@pytest.mark.parametrize(("text", "term", "verb", "begins"), DEFINITIONS)
def test_a_definition_gives_its_term(text: str, term: str, verb: str, begins: str) -> None:
    found = provision(text)
    assert (found.party, found.verb, found.verb_class, found.force) == (term, verb, "definition", 1)
    assert (found.object or "").startswith(begins)


def test_no_list_of_words_is_there_twice() -> None:
    names = re.findall(r"^\[(.+)\]$", WORDS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == len(set(names)) > 50


FORCES = {
    "The Seller shall pay.": 5,
    "The Seller shall not pay.": 5,
    "The Parties undertake to pay.": 4,
    "The Seller has the right to refuse.": 4,
    "The Seller may refuse.": 3,
    "The Council may refuse.": 3,
    "The Seller should refuse.": 2,
    "The Seller is a company.": 1,
    "Final provisions": 0,
}


@pytest.mark.parametrize("text", FORCES)
def test_what_binds_has_more_force(text: str) -> None:
    assert provision(text).force == FORCES[text]


LEMMAS = {
    "Records shall be kept.": "keep",
    "The Party shall have notified the others.": "notify",
    "The Treaty applies to all ships.": "apply",
    "The data subject shall have the right to obtain a copy.": "obtain",
    "The Council may adopt rules.": "adopt",
    "Everyone has the right to life.": "have",
    "The controller shall be liable.": "be",
    "The measures were taken in good faith.": "take",
}


@pytest.mark.parametrize("text", LEMMAS)
def test_a_provision_is_found_by_its_main_verb(text: str) -> None:
    assert provision(text).lemma == LEMMAS[text]


PIECES = """
shall|may|not|which|if|where|,|;|:|(a)|means|“X”|no|nor|and|in|of|keep|be|kept|unless|)|(|.
|the Parties|has the right to|undertakes to
""".replace("\n", "").split("|")
PHRASES = st.lists(st.sampled_from(PIECES), max_size=14)


@given(
    st.lists(st.sampled_from(PIECES), max_size=14), st.lists(st.sampled_from(PIECES), max_size=6)
)
def test_no_order_of_words_is_an_error(words: list[str], above: list[str]) -> None:
    found = provision(" ".join(words), chapeau=provision(" ".join(above)))
    assert (found.verb_class is None) == (found.force == 0)


@pytest.mark.parametrize("text", ["", "   ", "Article 3", ")", "(a)", "shall", "‘’ means", ":"])
def test_scraps_are_no_provision_and_no_error(text: str) -> None:
    assert provision(text).party is None
    assert provision(text, chapeau=provision("The Seller shall:")).force in {0, 5}
