"""The scan of plain files finds what reading every document finds, whatever their bytes are."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docscope.corpus.collection import Collection
from docscope.corpus.files import FileCorpus, Sources
from docscope.corpus.query import parse_query
from docscope.corpus.query.near import Near
from docscope.corpus.reading import Reading
from docscope.corpus.scan import scan_for
from docscope.errors import UsageError
from docscope.text.folding import fold
from docscope.text.tokens import token_forms

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.corpus.base import Searched
    from docscope.corpus.query import Query
    from docscope.model import Document


def corpus(raw: bytes, *, name: str = "a.txt", reading: Reading | None = None) -> FileCorpus:
    """Return a corpus of one file, whose bytes are given."""
    return FileCorpus(Sources({name: name}, {name: raw}, frozenset()), reading or Reading())


def as_plain(searched: Searched) -> list[tuple[str, list[tuple[int, int, bool]]]]:
    return [
        (doc, [(one.start, one.end, one.inside) for one in hits]) for doc, hits in searched.found
    ]


def ensure_alike(query: Query, read: FileCorpus) -> None:
    """Check the scan of a corpus against reading its documents, and both reports."""
    reference = FileCorpus(read._where, read.reading)
    expected = Collection.search(reference, query)
    found = read.search(query)
    assert as_plain(found) == as_plain(expected)
    assert found.documents == expected.documents
    assert vars(read.report) == vars(reference.report)


def built(query: Query, raw: bytes, *, name: str = "a.txt") -> bool:
    """Return whether a file is read as a document for a query."""
    scan = scan_for(query)
    form = "markdown" if name.endswith(".md") else None
    return scan is None or scan.hits(raw, form=form, front_matter=False) is None


FRAGMENTS = (
    "Armed intervention, non-intervention; the people’s intervention.",
    "The armed\nforces of the U.S.S.R.the armed forces",
    "armed\n\nforces and the armed  forces\r\n",
    "in­ter­vention and inter\u200dvention, résumé re\u0301sume\u0301 RÉSUMÉ",
    "ﬁrst ofﬁce Straße İstanbul ıstanbul ſister Kelvin Å Œuvre",
    "“forces” — forces… forces' ‘forces’ forces’s (forces) forces_a forces/the",
    "A/3251 and/or S/RES/242 20th 1,277.5 e.g. the.the the5 5the",
    "*inter*vention **armed** [forces](http://a.b/forces) &eacute;t&eacute; <b>the</b>",
    "- 1. the forces\n- 2. the armed forces\n",
    "- (a) the\n+ (b) for[c][x]es\n\n[x]: y\n",
    "# The forces\n\n`the` forces | the\n---|---\n",
    "---\ntitle: The forces\ndate: 1956\n---\n",
    "Title: the forces\nAuthor: the armed\nDate: 1956\n\n",
    "Title: the\n\nSource : armed\n\nLanguage\n: forces\n\n",
    "東京の会議 the 中国 한국 ᄒ\u1161\u11ab мир МИР Мир ΔΌΓΜΑ δόγμα",
    "\x0c\x1b[1mthe\x1b[0m\x00\x01\x02",
    "ａｂｃ ｔｈｅ\u3000the\xa0the\u2003the\u2028the\x85the\x1cthe",
    "non-\nintervention the-the-the armed-forces --the -- forces",
)
texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4).map("\n".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=10)), max_size=4).map(" ".join),
    st.text(st.sampled_from("theéſ ­\u0301’'-‑./,\n\r*_[]()<&:#1AT“"), max_size=40),
    st.text(max_size=40),
)
encoded = st.one_of(
    texts.map(lambda text: text.encode("utf-8", "replace")),
    texts.map(lambda text: b"\xef\xbb\xbf" + text.encode("utf-8", "replace")),
    st.builds(
        lambda text, name: text.encode(name, "replace"),
        texts,
        st.sampled_from(["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"]),
    ),
    st.builds(
        lambda text, at: text.encode()[:at] + b"\xe9" + text.encode()[at:],
        st.sampled_from(FRAGMENTS),
        st.integers(0, 60),
    ),
    st.binary(max_size=60),
)
readings = st.builds(
    Reading,
    encoding=st.sampled_from([None, None, None, "utf-8", "latin-1"]),
    format_in=st.sampled_from([None, None, None, "text", "markdown"]),
    front_matter=st.booleans(),
)
WORDS = """
    the forces intervention armed non-intervention people's résumé resume office strasse
    istanbul sister kelvin ete мир 한국 中国 the5 20th A/3251 and/or e.g. the|forces for*
    *ces f?rces interven* th? inter*ion forces' t* é oeuvre
""".split()  # noqa: SIM905 - words are easier to read than a list of them
PHRASES = (
    "armed forces",
    "the armed forces",
    "armed|the forces",
    "the the",
    "for* the",
    "people’s intervention",
    "armed intervention, non-intervention",
    "* forces",
    "мир мир",
    "(armed forces|the intervention)",
    "the .. forces",
    "armed ..3 intervention",
    "/inter.*/",
)


def written(text: str) -> st.SearchStrategy[str]:
    """Queries that are likely to be found: the usual ones, and words cut from the text."""
    forms = st.sampled_from(token_forms(text) or ["the"])
    cut = st.builds(lambda form, a, b: form[a:b] + "*", forms, st.integers(0, 2), st.integers(2, 5))
    pairs = st.builds("{} {}".format, forms, forms)
    slices = st.builds(lambda a, b: text[a : a + b], st.integers(0, 30), st.integers(1, 12))
    return st.one_of(st.sampled_from((*WORDS, *PHRASES)), forms, cut, pairs, slices)


@given(encoded, readings, st.sampled_from(["a.txt", "a.txt", "b.md", "c"]), st.data())
def test_the_scan_finds_what_the_documents_hold(
    raw: bytes, reading: Reading, name: str, data: st.DataObject
) -> None:
    shown = raw.decode("utf-8", "replace")
    asked = data.draw(written(shown))
    whole, case = data.draw(st.booleans()), data.draw(st.booleans())
    try:
        query = parse_query(asked, whole=whole, case=case)
    except UsageError:
        assume(False)  # noqa: FBT003 - as hypothesis has it
    ensure_alike(query, corpus(raw, name=name, reading=reading))


@pytest.mark.parametrize("asked", [*WORDS, *PHRASES])
def test_every_query_agrees_on_every_fragment(asked: str) -> None:
    query = parse_query(asked)
    for fragment in FRAGMENTS:
        for raw in (
            fragment.encode(),
            fragment.encode("utf-16"),
            fragment.encode("cp1252", "replace"),
        ):
            for name in ("a.txt", "a.md"):
                ensure_alike(query, corpus(raw, name=name))


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        ("forces", "The armed forces, 'forces' and “forces”.", "a.txt"),
        ("forces", "No such word; ﬁne œuvres, in­deed — été.", "a.txt"),
        ("forces", "task-forces and forces’s FORCES\r\nforces", "a.txt"),
        ("resume", "a résumé and a resume", "a.txt"),
        ("armed forces", "the armed\nforces came.\n\nThe armed forces", "a.txt"),
        ("interven*", "an intervention, interventions", "a.txt"),
        ("strasse", "die Straße", "a.txt"),
        ("cooperate", "to co\u00adoperate", "a.txt"),
        ("forces", "# A *word* of `praise`\n\n- 1. for you\n", "a.md"),
        ("forces", "a * b * c", "a.txt"),
        ("forces", "peace: love: the forces", "a.txt"),
        ("forces", "[sic] the forces", "a.txt"),
    ],
)
def test_these_need_no_document(asked: str, text: str, name: str) -> None:
    query = parse_query(asked)
    assert not built(query, text.encode(), name=name)
    ensure_alike(query, corpus(text.encode(), name=name))


@pytest.mark.parametrize(
    ("asked", "raw", "name"),
    [
        ("forces", "forces".encode("utf-16"), "a.txt"),
        ("forces", b"\xe9t\xe9 forces", "a.txt"),
        ("forces", b"forces \x01", "a.txt"),
        ("forces", b"title: a\nauthor: b\ndate: c\n\nforces", "a.txt"),
        ("forces", b"---\ntitle: a\n---\nforces", "a.txt"),
        ("forces", b"for*c*es", "a.md"),
        ("forces", b"# forces **forces** *forces*", "a.txt"),
        ("forces", b"for&#99;es", "a.md"),
        ("forces", b"- 1. forces\n- 2. forces\n", "a.txt"),
        ("armed forces", b"armed\nforces", "a.txt"),
        ("armed forces", b"a\n\nb armed\n\nforces", "a.txt"),
        ("armed, forces", b"armed, forces", "a.txt"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8".encode(), "a.txt"),
        ("*", b"forces", "a.txt"),
        ("ǣ", "Ǣ æ".encode(), "a.txt"),
    ],
)
def test_these_take_a_document(asked: str, raw: bytes, name: str) -> None:
    query = parse_query(asked)
    assert built(query, raw, name=name)
    ensure_alike(query, corpus(raw, name=name))


def test_what_must_stand_near_a_hit_takes_a_document() -> None:
    near = replace(parse_query("forces"), near=(Near(parse_query("armed"), 3),))
    within = replace(parse_query("the forces"), within="sentence")
    for query in (near, within):
        assert built(query, b"the armed forces")
        assert not built(query, b"the armed peace")
        for fragment in FRAGMENTS:
            ensure_alike(query, corpus(fragment.encode()))


def test_only_what_may_hold_a_hit_is_cut_up(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    load = FileCorpus._load

    def noted(self: FileCorpus, doc: str) -> Document:
        read.append(doc)
        return load(self, doc)

    monkeypatch.setattr(FileCorpus, "_load", noted)
    held = {
        "a.txt": b"forces",
        "b.txt": b"peace",
        "c.txt": b"\xff\xfe" + "peace".encode("utf-16-le"),
    }
    corpus = FileCorpus(Sources({doc: doc for doc in held}, held, frozenset()))
    assert corpus.search(parse_query("forces")).documents == 3
    assert read == ["c.txt"]
    assert corpus.report.read == set(held)


def test_what_cannot_be_read_is_reported_as_ever(tmp_path: Path) -> None:
    held = {"a.txt": b"\x00\x01" * 40, "b.txt": b"forces", "c.txt": b"\xe9t\xe9 et \xe0 la fin"}
    for name, raw in held.items():
        ensure_alike(parse_query("forces"), corpus(raw, name=name))
    gone = FileCorpus(Sources({"x.txt": f"{tmp_path}/x.txt"}, {}, frozenset()))
    ensure_alike(parse_query("forces"), gone)
    assert gone.report.skipped == {"x.txt": "no longer there"}
    assert gone.search(parse_query("forces")).documents == 0  # a second time


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_ascii_letters_of_a_fold_are_those_of_its_characters(left: str, right: str) -> None:
    """What the scan relies on: of several characters no ASCII letter arises that none has."""
    token = unicodedata.normalize("NFD", left) + right
    apart = "".join(fold(character) for character in token)
    assert "".join(filter(str.isascii, fold(token))) == "".join(filter(str.isascii, apart))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("国", "国" * 100_000),
        ("ab", "ab-" * 100_000),
        ("ab*", "ab" * 200_000),
        ("a b", "ab " * 100_000),
        ("the the", "the " * 100_000),
        ("the the", "the\n" * 50_000),
        ("the", "the’" * 100_000),
        ("the", "x:" * 200_000 + " the"),
        ("the", "\n" * 200_000 + ": the" * 3),
        ("the", " " * 200_000 + ": the" * 3),
        ("soft", "so\u00adft " * 50_000),
    ],
)
def test_odd_long_texts_cost_no_more_than_their_length(asked: str, text: str) -> None:
    corpus(text.encode()).search(parse_query(asked))  # a quadratic search would take minutes
