"""Sentence ends: tables of paragraphs, properties, and nupunkt as the oracle on speeches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus.open import open_corpus
from docscope.text.sentences import sentences

if TYPE_CHECKING:
    from pathlib import Path


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "marked",
    [
        "",
        "No end mark",
        "One sentence.",
        "It is known. | Soviet units are there! | Are they? | They are…",
        "He said “No.” | Then he left. | (It was late.) | So it was.",
        "He asked 'why?' and left. | Then more.",
        "Wait... | What? | Yes?! | Done.",
        "a policy... and so on. | End.",
        # abbreviations
        "Mr. Nagy met Dr. Smith and Mrs. Jones. | They spoke.",
        "Gen. Malinin and Lt. Col. Kovács signed.",
        "see Art. 51 and para. 4, No. 3, pp. 252-255. | Then more.",
        "as shown in vol. II of the series. | See also ch. X.",
        "The firm of Smith & Co. Ltd. was closed. | It was sold.",
        "arms, munitions, etc. | The Assembly noted it.",
        "arms, munitions, etc. were sent.",
        "It came at 5 p.m. on Monday. | It left at 7 p.m. | The next did not.",
        "in Jan. 1957 and on 4 Nov. 1956. | It ended.",
        "Ibid. | The rest follows.",
        # initials and initialisms
        "Mr. J. F. Kennedy and J. Smith spoke.",
        "relations of the U.S.S.R. with others. | It ended.",
        "It was the U.S. Navy that came.",
        "forces of the U.S.S.R. | The Government replied.",
        "signed by V. M. Molotov. | It was late.",
        # enumerators
        "4. Requests the Secretary-General to report.",
        "(a) The first. | (b) The second.",
        "iv. The fourth point. | It holds.",
        "B. The second part.",
        "In 1956. | The year ended.",
        "It grew by 4.5 per cent. | It fell by 1.",
        # what follows
        "It was so. and on it went.",
        "The end.— Then more.",
        "First.  | Second.",
        "First.\n| Second\nline. | Third.",
        "«Нет.» | Он ушёл. | Всё.",
        "¿Por qué? | ¡No! | ¿Y ahora?",
        "会議は終わった。|彼は「はい。」|と言った。",
        "终了。 | 下一句！|再来？",
        "See www.un.org for more. | It is there.",
        "Visit cvce.eu. | It is free.",
        "He said: “I know. ” | Then he left.",
        "the existence of any . . . breach of the peace. | It ended.",
        "to perish . . .”",
        "the use of force.\n| 213.\tThe security.",
        "resolution 435 (1978);\n148. It would indeed.",
        "It was so (see Part I.). | Then more.",
        "* * *",
        "... and then.",
        "。",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    pieces = [piece.strip() for piece in marked.split("|")] if marked else []
    assert split(re.sub(r"\| ?", "", marked)) == pieces


def test_the_built_in_texts_have_the_sentences_that_were_counted() -> None:
    corpus = open_corpus()
    counts = {
        document.doc: [
            len(sentences(document.text, block.start, block.end))
            for block in document.blocks
            if block.part == "body"
        ]
        for document in corpus.documents()
    }
    declaration = [1, 3, 1, 1, 2, 1, 1, 1, 3, 1, 1, 3, 2, 3, 1, 1, 1, 1, 1, 2]
    assert counts == {"resolution-1004": [1] * 18, "soviet-declaration": declaration}
    assert sum(declaration) == 31


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(st.sampled_from(" \n.!?…。」)\"'”’aA1Mr-\u3000("), max_size=60),
    ),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_sentences_cover_all_but_white_space_in_order(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(len(text) - after, min(before, len(text)))
    position = start
    for span in sentences(text, start, end):
        assert position <= span.start < span.end <= end
        assert not text[position : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        position = span.end
    assert not text[position:end].strip()


@pytest.mark.parametrize(
    "text", ["." * 300_000 + "a", ".)" * 150_000 + "a", "a. b" * 100_000, "*" * 300_000]
)
def test_odd_long_paragraphs_cost_no_more_than_their_length(text: str) -> None:
    assert sentences(text, 0, len(text))  # a quadratic rule would take minutes


def test_speeches_are_cut_as_the_oracle_cuts_them(speeches: list[Path]) -> None:
    """Differences were read: most are slips of scanning (`we. must`), ends to nupunkt."""
    nupunkt = pytest.importorskip("nupunkt")
    agreed = differing = 0
    for document in open_corpus(speeches[::110]).documents():
        for block in document.blocks:
            text = document.text[block.start : block.end]
            ours = {len(text[: span.end]) for span in sentences(text, 0, len(text))}
            theirs = {len(text[:end].rstrip()) for _, end in nupunkt.sent_spans(text)}
            agreed += len(ours & theirs)
            differing += len(ours ^ theirs)
    assert agreed > 500
    assert differing <= 0.015 * agreed, (agreed, differing)
