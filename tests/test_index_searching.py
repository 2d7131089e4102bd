"""What a query finds in an index: what it finds in the text, whatever it asks."""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.query import parse_query
from docscope.corpus.query.asked import Asked, asked_query
from docscope.corpus.search import Hit
from docscope.errors import UsageError
from index_of import files, indexed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docscope.corpus.base import Corpus
    from docscope.corpus.query import Query

PIECES = (
    *(
        "the",
        "The",
        "of",
        "OF",
        "a",
        "armed",
        "forces",
        "force",
        "non-intervention",
        "intervention",
    ),
    *("pre-non-intervention", "inter-armed", "co‑operate", "re\u00adport", "people's", "people’s"),
    *("İstanbul", "Straße", "STRASSE", "e\u0301tat", "état", "etat", "ŉdou", "ﬁle", "file", "Ðe"),
    *("A/3251", "S/RES/242", "1956", "20th", "U.S.S.R.", "東京", "の", "カタカナ", "x"),
    *(
        " ",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "  ",
        ", ",
        ". ",
        "-",
        " — ",
        "\n\n",
        "\n\n",
        "'",
        "/",
        "\r\n",
    ),
)
text = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
texts = st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c.txt"]), text, min_size=1, max_size=3)
word = st.sampled_from(
    [piece for piece in PIECES if piece.strip(" \n\r,.-—'/")]
    + ["*", "t*", "*e", "inter*", "*tion", "?he", "non-*", "non-inter*", "f*e?", "-", "état*"]
)
query = st.lists(
    st.one_of(word, word, st.tuples(word, word).map("|".join), st.sampled_from(["..", "..2"])),
    min_size=1,
    max_size=3,
).map(" ".join)
options = st.fixed_dictionaries(
    {"case": st.booleans(), "whole": st.booleans()},
    optional={
        "near": st.sampled_from(["the", "of|armed"]),
        "not_near": st.sampled_from(["forces", "a"]),
        "within": st.sampled_from(["sentence", "paragraph", "document"]),
    },
)
CQL = (
    '"the"',
    '[word="inter.*"%c]',
    '[] [word="of"%c]',
    '[word!="the"%c & fold="armed"] []{0,2} "forces"',
    '[lemma="force"]',
    '[stem="interven"] within s',
)


@settings(max_examples=60)
@given(texts, st.lists(st.tuples(query, options), min_size=1, max_size=12), st.booleans())
def test_index_scan_and_memory_agree(
    texts: dict[str, str],
    asked: list[tuple[str, Asked]],
    front_matter: bool,  # noqa: FBT001 - drawn
) -> None:
    with TemporaryDirectory() as folder:
        corpus = files(folder, texts, front_matter=front_matter)
        index = indexed(corpus, f"{folder}/a.corpus")
        memory = MemoryCorpus.from_texts(texts, front_matter=front_matter)
        for written, how in asked:
            for question in valid(written, how):
                expected = found(memory, question)
                assert found(index, question) == expected, (written, how)
                assert found(corpus, question) == expected, (written, how)


@settings(max_examples=15)
@given(texts)
def test_patterns_of_corpus_linguists_agree(texts: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        index = indexed(files(folder, texts), f"{folder}/a.corpus")
        memory = MemoryCorpus.from_texts(texts)
        for written in CQL:
            question = parse_query(written)
            assert found(index, question) == found(memory, question), written


def test_a_part_gives_the_hits_of_its_documents_alone(tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"The {n} of the.\n\nAn end, the end." for n in "abcdef"}
    index = indexed(files(tmp_path, texts), tmp_path / "a.corpus")
    part = index.only(["f.txt", "b.txt", "c.txt"])
    searched = part.search(parse_query("the"), words=True)
    assert [(doc, len(hits)) for doc, hits in searched.found] == [
        ("b.txt", 3),
        ("c.txt", 3),
        ("f.txt", 3),
    ]
    assert searched.documents == 3
    assert searched.words == 3 * 8


def test_words_far_apart_are_found_where_they_stand(tmp_path: Path) -> None:
    text = "a" + " " * 300 + "b" + " " * 255 + "c\n\n" + "1 " * 200 + "d"
    index = indexed(files(tmp_path, {"a.txt": text}), tmp_path / "a.corpus")
    for letter in "abcd":
        at = text.index(letter)
        assert found(index, parse_query(letter)) == [("a.txt", [Hit(at, at + 1, inside=False)])]
    tokens = index.document("a.txt").stored
    assert tokens
    assert [tokens.tokens.starts[at] for at in (0, 1, 2, 203)] == [0, 301, 557, len(text) - 1]
    assert list(tokens.tokens.ends) == [start + 1 for start in tokens.tokens.starts]
    assert tokens.tokens.between(301, 558) == range(1, 3)


COUNTS = {"intervention": 481, "nations": 18_798, "armed intervention": 19}


def test_the_united_nations_sample_has_the_hits_that_grep_counts(
    speeches: Sequence[Path], tmp_path: Path
) -> None:
    texts = {path.name: path.read_text(encoding="utf-8-sig") for path in speeches}
    index = indexed(files(tmp_path, texts), tmp_path / "un.corpus")
    for written, count in COUNTS.items():
        hits = [hit for _, hits in index.search(parse_query(written)).found for hit in hits]
        assert len(hits) == count


def valid(written: str, how: Asked) -> list[Query]:
    """Return the query if it is one: some of those that are drawn have no word."""
    try:
        return [asked_query(written, how)]
    except UsageError:
        return []


def found(corpus: Corpus, query: Query) -> list[tuple[str, list[Hit]]]:
    return [(doc, list(hits)) for doc, hits in corpus.search(query).found]
