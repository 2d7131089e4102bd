"""Two drafts clause by clause: each pair with what a reader would say became of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docscope
from docscope.analyses.clauses.table import Clauses
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from drafted import (
    ASKS,
    CALLS,
    DECIDES,
    INVITES,
    NEW,
    OLD,
    OPERATIVES,
    PREAMBLE,
    REPORTS,
    REQUESTS,
    SENDS,
    TREATY,
    VISITS,
    changes,
    resolution,
    rows,
    what_differs,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("preamble", "operatives", "expected"),
    [
        pytest.param(PREAMBLE, OPERATIVES, [], id="nothing"),
        pytest.param(PREAMBLE, (NEW, *OPERATIVES), ["o1 (-) added"], id="renumbered"),
        pytest.param(PREAMBLE, (*OPERATIVES, NEW), ["o5 (-) added"], id="added last"),
        pytest.param(PREAMBLE, OPERATIVES[1:], ["- (o1) dropped"], id="dropped first"),
        pytest.param(PREAMBLE[1:], OPERATIVES, ["- (p1) dropped"], id="preambular dropped"),
        pytest.param(
            PREAMBLE,
            (REQUESTS, CALLS, INVITES, DECIDES),
            ["o2 (o1) moved"],
            id="swapped: the shorter one has moved",
        ),
        pytest.param(
            PREAMBLE, (INVITES, CALLS, REQUESTS, DECIDES), ["o1 (o3) moved"], id="brought forward"
        ),
        pytest.param(
            PREAMBLE,
            (CALLS, REQUESTS.replace("forty-third", "forty-fourth"), INVITES, DECIDES),
            ["o2 (o2) changed"],
            id="one word",
        ),
        pytest.param(
            PREAMBLE,
            (CALLS, ASKS, INVITES, DECIDES),
            ["o2 (o2) changed"],
            id="reworded",
        ),
        pytest.param(
            PREAMBLE,
            (f"{INVITES} without delay", CALLS, REQUESTS, DECIDES),
            ["o1 (o3) moved and changed"],
            id="moved and changed",
        ),
        pytest.param(
            PREAMBLE,
            (CALLS, SENDS, REPORTS, INVITES, DECIDES),
            ["o2 (-) added", "o3 (o2) changed"],
            id="split: the longer part is the clause",
        ),
        pytest.param(
            PREAMBLE,
            (CALLS, f"{REQUESTS}, and invites Member States to contribute to a fund", DECIDES),
            ["o2 (o2) changed", "- (o3) dropped"],
            id="merged",
        ),
        pytest.param(
            PREAMBLE[:2],
            (
                "Affirms that a lasting peace requires the withdrawal of all foreign troops",
                *OPERATIVES,
            ),
            ["o1 (p3) moved and changed"],
            id="preambular turned operative",
        ),
        pytest.param(
            PREAMBLE,
            (CALLS, REQUESTS, INVITES, f"{INVITES} for refugees", DECIDES),
            ["o4 (-) added"],
            id="like the one before it",
        ),
        pytest.param(
            PREAMBLE,
            (CALLS, NEW, INVITES, DECIDES),
            ["o2 (-) added", "- (o2) dropped"],
            id="another clause under the same number",
        ),
    ],
)
def test_fates(preamble: tuple[str, ...], operatives: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(what_differs(resolution(preamble, operatives), OLD)) == sorted(expected)


@pytest.mark.parametrize(
    ("operatives", "expected"),
    [
        (
            (CALLS, VISITS.replace("north", "north and west")),
            ["o2(a) (o2(a)) changed"],
        ),
        ((VISITS, CALLS), ["o2 (o1) moved"]),
        (
            (CALLS, VISITS.replace("(b) To interview witnesses of the events;\n(c)", "(b)")),
            ["- (o2(b)) dropped"],
        ),
        (
            (
                f"{CALLS}:\n(a) To interview witnesses of the events;\n(b) To publish the result",
                VISITS.replace("(b) To interview witnesses of the events;\n(c)", "(b)"),
            ),
            ["o1(a) (o2(b)) moved", "o1(b) (-) added"],
        ),
    ],
    ids=["one changed", "moved with what is below", "one dropped", "moved below another"],
)
def test_sub_items_are_matched_below_their_clauses(
    operatives: tuple[str, ...], expected: list[str]
) -> None:
    old = resolution(PREAMBLE, (CALLS, VISITS))
    assert sorted(what_differs(resolution(PREAMBLE, operatives), old)) == sorted(expected)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (TREATY.replace("ten years", "twenty years"), ["art3(2) (art3(2)) changed"]),
        (TREATY.replace("Consultation", "Cooperation"), ["art2 (art2) changed"]),
        (TREATY.replace("\n2. It does not apply to their overseas possessions.\n", ""),
         ["- (art1(2)) dropped"]),
    ],
)  # fmt: skip
def test_provisions_of_a_treaty(new: str, expected: list[str]) -> None:
    as_articles = Clauses(read_as="articles", dates=False)
    found = [each for each in changes(new, TREATY, as_articles) if not each.endswith(" same")]
    assert found == expected


def test_clause_in_another_part_has_moved() -> None:
    old = (
        f"The General Assembly,\n\nA\n\n1. {CALLS};\n\n2. {REQUESTS};\n\n"
        f"B\n\n1. {INVITES};\n\n2. {DECIDES}.\n"
    )
    new = (
        f"The General Assembly,\n\nA\n\n1. {CALLS};\n\nB\n\n1. {REQUESTS};\n\n"
        f"2. {INVITES};\n\n3. {DECIDES}.\n"
    )
    assert what_differs(new, old) == ["B.o1 (o2) moved"]


def test_clauses_alike_but_for_a_name_are_told_apart() -> None:
    names = ("Cyprus", "Lebanon", "Namibia", "Angola")
    clauses = [f"Requests the Secretary-General to report on the situation in {n}" for n in names]
    old = resolution(PREAMBLE, tuple(clauses))
    clauses.insert(0, clauses.pop(3))
    assert what_differs(resolution(PREAMBLE, tuple(clauses)), old) == ["o1 (o4) moved"]
    clauses[1] = f"{clauses[1]} without delay"
    assert what_differs(resolution(PREAMBLE, tuple(clauses)), old) == [
        "o1 (o4) moved",
        "o2 (o1) changed",
    ]


def test_renumbered_articles_are_the_same() -> None:
    before, _, after = TREATY.partition("Article 2\n")
    inserted = "Article 2\nLanguages\n\n1. Both languages are equally authentic.\n\nArticle 3\n"
    new = before + inserted + after.replace("Article 3\nEntry", "Article 4\nEntry")
    as_articles = Clauses(read_as="articles", dates=False)
    found = [each for each in changes(new, TREATY, as_articles) if not each.endswith(" same")]
    assert found == ["art2 (-) added", "art2(1) (-) added"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Requests", "REQUESTS"),
        ("co-operate fully", "cooperate fully"),
        ("the “mission”", 'the "mission"'),
        ("Member’s", "Member's"),
        ("1990–1992", "1990-1992"),
    ],
)
def test_print_is_no_change(old: str, new: str) -> None:
    texts = [
        resolution(PREAMBLE, (f"Requests the Council to act, {word}, in May", DECIDES))
        for word in (old, new)
    ]
    assert what_differs(*texts) == []


def test_line_ends_are_no_change() -> None:
    cut = OLD.replace("humanitarian", "humani-\ntarian").replace(" troops", "\ntroops")
    assert what_differs(cut, OLD) == []


def test_row_tells_what_changed_and_how_far() -> None:
    new = resolution(PREAMBLE, (CALLS, REQUESTS.replace("forty-third", "next"), INVITES, DECIDES))
    (row,) = [row for row in rows(new, OLD) if row["change"] == ("changed",)]
    assert row["diff"].endswith("to the General Assembly at its [-forty-third-]{+next+} session")
    assert row["text"] == f"{REQUESTS.replace('forty-third', 'next')};"
    assert row["text_against"] == f"{REQUESTS};"
    # 21 words on either side, 20 in common
    assert row["similarity"] == pytest.approx(2 * 20 / 42)
    assert (row["doc"], row["doc_against"]) == ("new.txt", "old.txt")
    assert new[row["char_start"] : row["char_end"]].startswith("Requests the Secretary-General")
    assert OLD[row["char_start_against"] : row["char_end_against"]].startswith("Requests the Secr")


def test_clauses_are_chosen_by_what_either_draft_says() -> None:
    new = resolution(PREAMBLE, (CALLS, REQUESTS.replace("Requests", "Urges"), INVITES, DECIDES))
    for verb in ("request", "urge"):
        assert changes(new, OLD, Clauses(verb=verb)) == ["o2 (o2) changed"]


def test_documents_of_two_folders_are_compared_by_name(tmp_path: Path) -> None:
    texts = {"1/a.txt": OLD, "1/b.txt": OLD, "2/a.txt": OLD.replace("lasting", "just")}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    table = docscope.drafts(tmp_path / "2", tmp_path / "1")
    at = [table.names.index(name) for name in ("doc", "doc_against", "change", "id")]
    found = [tuple(row[index] for index in at) for row in table]
    assert [row for row in found if row[2] not in {("same",), ("dropped",)}] == [
        ("2/a.txt", "1/a.txt", ("changed",), "p3")
    ]
    assert {row[1] for row in found if row[2] == ("dropped",)} == {"1/b.txt"}


clause = st.sampled_from(
    (*PREAMBLE, *OPERATIVES, NEW, VISITS, f"{INVITES} at once", f"{CALLS} and exiles", "Decides so")
)
drafts = st.builds(
    resolution,
    st.lists(st.sampled_from(PREAMBLE), max_size=4).map(tuple),
    st.lists(clause, min_size=1, max_size=7).map(tuple),
)


@given(drafts)
def test_a_draft_is_the_same_as_itself(text: str) -> None:
    assert {each.rpartition(" ")[2] for each in changes(text, text)} <= {"same"}


MIRRORED = {"added": "dropped", "dropped": "added"}


@given(drafts, drafts)
def test_the_way_back_is_the_mirror(one: str, other: str) -> None:
    there = {(row["id"], row["id_against"], row["change"], row["similarity"])
             for row in rows(one, other)}  # fmt: skip
    back = {
        (
            row["id_against"],
            row["id"],
            tuple(MIRRORED.get(change, change) for change in row["change"]),
            row["similarity"],
        )
        for row in rows(other, one)
    }
    assert there == back


@given(drafts, drafts)
def test_every_clause_of_both_drafts_is_there_once(one: str, other: str) -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": one, "b.txt": other})
    found = rows(one, other)
    for doc, column in (("a.txt", "id"), ("b.txt", "id_against")):
        table = run(Clauses(), corpus.only([doc])).table
        ids = [str(row[table.names.index("id")]) for row in table]
        assert sorted(row[column] for row in found if row[column]) == sorted(ids)
        if column == "id":
            assert [row[column] for row in found if row[column]] == ids


def test_two_stances_of_a_sentence_both_have_its_words() -> None:
    old = "Vienna, 4 June 1961\n\nThe Soviet side rejected this and demanded that troops leave.\n"
    found = rows(old.replace("rejected", "firmly rejected"), old)
    assert [(row["text_against"], row["change"]) for row in found] == [
        ("The Soviet side rejected this and demanded that troops leave.", ("changed",))
    ] * 2
