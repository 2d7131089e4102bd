"""The documents of a corpus: what is counted in each, and the screen of them."""

from __future__ import annotations

from docscope.analyses.documents import Documents
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.report.layout import Layout
from docscope.report.screens import docs as screens


def lines(corpus: MemoryCorpus, layout: Layout) -> list[str]:
    answer = run(Documents(), corpus)
    shown = list(answer.table)
    return [*screens.screen(answer, shown, layout), *screens.footer(answer, len(shown))]


def test_the_built_in_documents() -> None:
    table = run(Documents(every=True), open_corpus()).table
    found = [dict(zip(table.names, row, strict=True)) for row in table]
    wanted = ("doc", "date", "words", "paragraphs", "kind", "language", "sentences", "tokens")
    assert [tuple(row[name] for name in wanted) for row in found] == [
        ("resolution-1004", "1956-11-04", 562, 18, "resolution", "en", 18, 583),
        ("soviet-declaration", "1956-10-30", 1277, 20, "declaration", "en", 31, 1281),
    ]
    assert found[0]["file"] == "resolution-1004"
    assert found[0]["encoding"] == "utf-8"
    assert table.totals.words == 1839


def test_types_are_folded_words() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": "The the THE. A/3251 3 l’état L'ÉTAT"})
    table = run(Documents(every=True), corpus).table
    (row,) = table
    values = dict(zip(table.names, row, strict=True))
    assert (values["words"], values["tokens"], values["types"]) == (5, 7, 2)
    assert (values["date"], values["title"]) == (None, None)


def test_a_document_may_be_empty() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": "", "b.txt": " \n"})
    assert [row[:4] for row in run(Documents(), corpus).table] == [
        ("a.txt", None, 0, 0),
        ("b.txt", None, 0, 0),
    ]


def test_the_screen_leaves_out_what_would_be_empty() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": "One two.\n", "bcd.txt": "Three.\n"})
    assert lines(corpus, Layout(80)) == [
        " document  words  ¶",
        " a.txt         2  1",
        " bcd.txt       1  1",
        "2 documents, 3 words; none skipped",
    ]
    assert lines(corpus, Layout(80, header=False))[0] == " a.txt    2  1"
    assert all(len(line) <= 12 for line in lines(corpus, Layout(12))[:3])


def test_the_closing_line_says_from_when_to_when() -> None:
    texts = {"a_1956-11-04.txt": "A.", "b_1957-01-02.txt": "B.", "c.txt": "C."}
    corpus = MemoryCorpus.from_texts(texts)
    corpus.report.skip("d.txt", "no")
    assert lines(corpus, Layout())[-1] == (
        "3 documents, 3 words, 1956-11-04 to 1957-01-02; 1 skipped"
    )
    assert lines(corpus.only(["a_1956-11-04.txt"]), Layout())[-1] == (
        "1 document, 1 word, 1956-11-04; 1 skipped"
    )
    assert lines(MemoryCorpus.from_texts({}), Layout()) == ["0 documents, 0 words; none skipped"]
