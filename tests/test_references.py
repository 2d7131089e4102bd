"""References: what is one, and the one symbol of each document."""

from __future__ import annotations

import pytest

from docscope.text.references import find_references, references, references_each
from docscope.text.references.organs import LAST_OF_YEAR, year_of
from docscope.text.references.ownsymbols import own_symbols


def found(text: str, acting: str = "") -> list[str]:
    """Return the symbols of a text, each with its provision behind a bar."""
    return [
        f"{one.symbol}|{one.provision}" if one.provision else one.symbol
        for one in find_references(text, acting=acting)
    ]


@pytest.mark.parametrize(
    "symbol",
    [
        *("A/3251", "S/3726", "A/ES-11/L.1", "A/RES/47/19", "A/HRC/RES/16/18", "A/HRC/S-6/1"),
        *("S/PRST/2001/5", "S/PV.123", "S/Agenda/4712", "E/CN.4/1998/53/Add.2", "E/RES/1996/31"),
        *("E/1996/96", "E/CN.4/Sub.2/1996/31", "TD/B/1/L.2", "ST/SG/AC.10/1/Rev.3", "DP/1998/1"),
        *("UNEP/GC.22/11", "CCPR/C/21/Rev.1/Add.13", "CERD/C/304/Add.1", "GC(57)/RES/10"),
        *("FCCC/CP/2015/10/Add.1", "A/CONF.166/9", "NPT/CONF.2010/50", "CCPR/C/55/D/560/1993"),
    ],
)
def test_a_symbol_is_its_own_one_form(symbol: str) -> None:
    text = f"the document ({symbol}), and others"
    (one,) = find_references(text)
    assert (one.symbol, text[one.start : one.end]) == (symbol, symbol)


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        # one document, however it is written
        ("resolution 242 (1967)", "S/RES/242 (1967)"),
        ("resolution 242(1967) of 22 November 1967", "S/RES/242 (1967)"),
        ("Security Council resolution 242 (1967)", "S/RES/242 (1967)"),
        ("Security\nCouncil resolution 242", "S/RES/242 (1967)"),
        ("resolution 242 (1967) of the Security Council", "S/RES/242 (1967)"),
        ("S/RES/242 (1967)", "S/RES/242 (1967)"),
        ("S/RES/242(1967)", "S/RES/242 (1967)"),
        ("S/RES/242", "S/RES/242 (1967)"),
        ("resolution 1514 (XV)", "A/RES/1514 (XV)"),
        ("A/RES/1514(XV)", "A/RES/1514 (XV)"),
        ("resolution 377 A (V)", "A/RES/377 (V) A"),
        ("A/RES/377(V)A", "A/RES/377 (V) A"),
        ("resolution 1004 (ES-II)", "A/RES/1004 (ES-II)"),
        ("resolution 47/19", "A/RES/47/19"),
        ("General Assembly resolution 47/19 B", "A/RES/47/19 B"),
        ("resolution ES-10/2", "A/RES/ES-10/2"),
        ("resolution S-6/1", "A/RES/S-6/1"),
        ("resolution 1996/31", "E/RES/1996/31"),
        ("Economic and Social Council resolution 1996/31", "E/RES/1996/31"),
        ("Commission on Human Rights resolution 1996/31", "E/CN.4/RES/1996/31"),
        ("Human Rights Council resolution 16/18", "A/HRC/RES/16/18"),
        ("Council resolution 5/1", "A/HRC/RES/5/1"),
        ("Commission resolution 1996/31", "E/CN.4/RES/1996/31"),
        ("Trusteeship Council resolution 2183 (LIII)", "T/RES/2183 (LIII)"),
        ("General Assembly decision 48/425", "A/DEC/48/425"),
        ("Economic and Social Council decision 1996/275", "E/DEC/1996/275"),
        # treaties
        ("the Charter", "Charter of the United Nations"),
        ("the United Nations Charter", "Charter of the United Nations"),
        (
            "the Nuclear Non-Proliferation Treaty",
            "Treaty on the Non-Proliferation of Nuclear Weapons",
        ),
        ("the Geneva Conventions of 12 August 1949", "Geneva Conventions"),
        ("the Peace Treaty between Hungary and the Allied Powers", "Peace Treaty"),
        # acts
        ("Regulation (EU) 2016/679", "Regulation (EU) 2016/679"),
        ("Regulation (EC) No 45/2001", "Regulation (EC) No 45/2001"),
        ("Directive 95/46/EC", "Directive 95/46/EC"),
        ("Council Decision 1999/468/EC", "Decision 1999/468/EC"),
        (
            "Commission Implementing Regulation (EU) 2019/947",
            "Implementing Regulation (EU) 2019/947",
        ),
        ("the Data Protection Act 1998", "Data Protection Act 1998"),
        ("the Foreign Assistance Act of 1961", "Foreign Assistance Act 1961"),
        ("Pub. L. No. 104-191", "Pub. L. 104-191"),
        # records and cases
        ("OJ L 281, 23.11.1995, p. 31", "OJ L 281, 23.11.1995, p. 31"),
        ("OJ No L 281 , 23. 11. 1995, p. 31", "OJ L 281, 23.11.1995, p. 31"),
        (
            "Official Records of the General Assembly, Fifty-second Session, Supplement No. 12",
            "GAOR, 52nd session, Suppl. 12",
        ),
        ("United Nations, Treaty Series, vol. 75, No. 973", "UNTS 75, No. 973"),
        ("ECLI:EU:C:2014:317", "ECLI:EU:C:2014:317"),
        ("Case C‑131/12", "Case C-131/12"),
        ("410 U.S. 113 (1973)", "410 U.S. 113"),
        ("I.C.J. Reports 1986, p. 14", "ICJ Reports 1986, p. 14"),
        # by their day
        ("the declaration of 30 October 1956", "declaration 1956-10-30"),
        ("the letter from the Minister dated 7 August 1992", "letter 1992-08-07"),
        ("a telegram of October 30, 1956", "telegram 1956-10-30"),
    ],
)
def test_one_document_has_one_symbol(written: str, symbol: str) -> None:
    assert found(f"Recalling {written}, they met.") == [symbol]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        (
            "its resolutions 425 (1978), 426 (1978) and 501\n(1982)",
            ["S/RES/425 (1978)", "S/RES/426 (1978)", "S/RES/501 (1982)"],
        ),
        (
            "resolutions 47/19 of 24 November 1992 and 48/16 of 3 November 1993",
            ["A/RES/47/19", "A/RES/48/16"],
        ),
        ("Security Council resolutions 242 and 338", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        (
            "Directives 2002/58/EC and 95/46/EC",
            ["Directive 2002/58/EC", "Directive 95/46/EC"],
        ),
        (
            "Joined Cases C-402/05 P and C-415/05 P",
            ["Case C-402/05 P", "Case C-415/05 P"],
        ),
        ("the letter of 5 May 1980 (S/13926)", ["S/13926"]),
        (
            "the letter dated 7 August 1992 from the Permanent Representative (S/24409)",
            ["S/24409"],
        ),
    ],
)
def test_lists_are_taken_apart(text: str, symbols: list[str]) -> None:
    assert found(text) == symbols


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Articles 39 and 40 of the Charter", ["39", "40"]),
        ("Article 2, paragraph 4, of the Charter of the United Nations", ["2(4)"]),
        ("Article 2 (4) of the UN Charter", ["2(4)"]),
        ("paragraph 4 of Article 2 of the Charter", ["2(4)"]),
    ],
)
def test_places_in_a_treaty(text: str, places: list[str]) -> None:
    assert found(text) == [f"Charter of the United Nations|art{place}" for place in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Article 10 of the ECHR",
            "Convention for the Protection of Human Rights and Fundamental Freedoms|art10",
        ),
        ("Article 3 common to the Geneva Conventions", "Geneva Conventions|art3"),
        ("45 CFR 164.512(e)", "45 C.F.R.|§ 164.512(e)"),
        ("Chapter VII of the Charter", "Charter of the United Nations|chapter VII"),
        ("Article 16(1) TFEU", "Treaty on the Functioning of the European Union|art16(1)"),
        ("Article 6(1)(a) of Regulation (EU) 2016/679", "Regulation (EU) 2016/679|art6(1)(a)"),
        ("section 3(2)(b) of the Lamps Act 1950", "Lamps Act 1950|sec3(2)(b)"),
        ("5 U.S.C. § 552(a)(1)", "5 U.S.C.|§ 552(a)(1)"),
        ("paragraph 5 (a) of resolution 47/19", "A/RES/47/19|o5(a)"),
        ("operative paragraph 5 of resolution 1701 (2006)", "S/RES/1701 (2006)|o5"),
        ("section C of resolution 687 (1991)", "S/RES/687 (1991)|secC"),
        ("paragraph 5 of the report of the Secretary-General (S/12345)", "S/12345|par5"),
        ("S/25274, annex II", "S/25274|annex II"),
        ("A/54/123, para. 17", "A/54/123|par17"),
        ("Article VI of the NPT", "Treaty on the Non-Proliferation of Nuclear Weapons|art6"),
    ],
)
def test_places_in_other_works(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "provisions"),
    [
        ("Article 2(4)", ["art2(4)"]),
        ("paragraph 3 above", ["par3"]),
        ("paragraphs 12 to 30 below", ["par12-30"]),
        ("the preceding paragraph", ["preceding paragraph"]),
        ("point (b) of the first subparagraph of Article 6(1)", ["art6(1)(b)"]),
        ("Article 46(2)(a) to (d)", ["art46(2)(a)-(d)"]),
        ("Annex I, Part A, point 3", ["annex I:part A:point(3)"]),
        ("Section 2 of Chapter III", ["chapter III:sec2"]),
        ("Article 6(1)(a), (c) and (e)", ["art6(1)(a)", "art6(1)(c)", "art6(1)(e)"]),
        ("Articles 13(1), 14(2) and 15 of this Regulation", ["art13(1)", "art14(2)", "art15"]),
        ("paragraph 2 of this Article", ["this article:par2"]),
        ("Annex III", ["annex III"]),
        ("annexes I and II to this Regulation", ["annex I", "annex II"]),
        ("operative paragraph 5", ["o5"]),
        ("the third preambular paragraph", ["p3"]),
        ("recital 14", ["rec14"]),
    ],
)
def test_places_in_the_text_itself(text: str, provisions: list[str]) -> None:
    assert [(one.kind, one.provision) for one in find_references(f"See {text}.")] == [
        ("internal", provision) for provision in provisions
    ]


@pytest.mark.parametrize(
    "text",
    [
        "and/or on 1/2 of them, 24/7, km/h, N/A, HIV/AIDS and the B/52",
        "see https://undocs.org/A/RES/47/19 and www.un.org/S/123",
        "a resolution 20 years ago; decisions taken; in this section; the great threat",
        "the agreement, a treaty, the convention of delegates, great expectations",
        "on 30 October 1956, in March 1957, from May to June, on 4 November",
        "at this point in time; part of it; the title of the book; an article about it",
        "Article 5 of the Ruritanian code and paragraph 3 of the minutes",
        "this Treaty, the present Convention and this Charter",
        "Ibid., Supplement No. 4, annex 7",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        # a short name means the last full one
        (
            "the Genocide Convention; Article 6 of the Convention",
            ["Convention on the Prevention and Punishment of the Crime of Genocide"] * 2,
        ),
        (
            "resolution 242 (1967); paragraph 1 of that resolution",
            ["S/RES/242 (1967)", "S/RES/242 (1967)"],
        ),
        ("resolution 194 (III), and resolution 194", ["A/RES/194 (III)", "A/RES/194 (III)"]),
        (
            "the Charter of the Organization of African Unity; the Charter",
            ["Charter of the Organization of African Unity"] * 2,
        ),
        ("the Treaty on European Union, and Article 3 thereof", ["Treaty on European Union"] * 2),
        ("Article 3 thereof", []),
    ],
)
def test_short_names_have_the_symbol_of_the_full_one(text: str, symbols: list[str]) -> None:
    assert [one.symbol for one in find_references(text)] == symbols


@pytest.mark.parametrize(
    ("acting", "symbol"),
    [("A/HRC", "A/HRC/RES/16/18"), ("A", "A/RES/16/18"), ("", "A/RES/16/18")],
)
def test_its_resolution_is_one_of_who_acts(acting: str, symbol: str) -> None:
    assert found("its resolution 16/18", acting) == [symbol]


def test_many_texts_are_read_in_one_look() -> None:
    texts = [
        "resolution 1 (1946) and the Charter",
        "",
        "no reference; the Charter of",
        "the UN Charter",
    ]
    assert references_each(texts) == [references(text) for text in texts]


def test_references_in_the_words_of_the_text() -> None:
    cited = "the appeal of 4 November 1956, Articles 39 and 40 of the Charter"
    assert references(f"{cited}, its resolutions 1 (1946) and 2 (1946)") == (
        "appeal of 4 November 1956",
        "Articles 39 and 40 of the Charter",
        "resolution 1 (1946)",
        "resolution 2 (1946)",
    )


@pytest.mark.parametrize(
    ("number", "year"),
    [(1, "1946"), (15, "1946"), (16, "1947"), (242, "1967"), (1373, "2001"), (2231, "2015")],
)
def test_the_year_of_a_resolution_of_the_security_council(number: int, year: str) -> None:
    assert year_of(number) == year
    assert year_of(LAST_OF_YEAR[-1] + 1) == year_of(0) == ""


@pytest.mark.parametrize(
    ("title", "stem", "field", "head", "symbols"),
    [
        ("Resolution 1004 (ES-II)", "x", "", "", ("A/RES/1004 (ES-II)",)),
        ("RESOLUTION 242 (1967) of 22 November 1967", "x", "", "", ("S/RES/242 (1967)",)),
        ("Resolution 242 (1967) revisited", "x", "", "", ()),
        ("", "S_RES_0242_1967_EN", "", "", ("S/RES/242 (1967)",)),
        ("", "A_RES_47_19", "", "", ("A/RES/47/19",)),
        ("", "A_RES_1514_XV", "", "", ("A/RES/1514 (XV)",)),
        ("", "A_3251", "", "", ("A/3251",)),
        ("", "CELEX_32016R0679_EN_TXT", "", "", ("Regulation (EU) 2016/679",)),
        ("", "31995L0046", "", "", ("Directive 95/46/EC",)),
        ("", "letter_1956", "A/3251", "", ("A/3251",)),
        (
            "",
            "x",
            "",
            "UNITED NATIONS\n\nS/RES/242 (1967)\n\nThe Security Council,",
            ("S/RES/242 (1967)",),
        ),
        ("", "x", "", "We recall\nresolution 242 (1967).\n", ()),
        (
            "Regulation (EU) 2016/679 of the European Parliament",
            *("x", "", ""),
            ("Regulation (EU) 2016/679",),
        ),
        ("CHARTER OF THE UNITED NATIONS", "x", "", "", ("Charter of the United Nations",)),
        ("A letter about A/3251", "notes", "", "", ()),
    ],
)
def test_what_a_document_is_known_by(
    title: str, stem: str, field: str, head: str, symbols: tuple[str, ...]
) -> None:
    assert own_symbols(title, stem, field, head) == symbols
