"""The vectorised tokeniser gives the tokens and sentences of the rules, on every text."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docscope.corpus.open import open_corpus
from docscope.model import Block, Document, OffsetMap
from docscope.text import bulk
from docscope.text.bulk import Batch, tokenise
from docscope.text.sentences import sentences
from docscope.text.tokens import full_pattern, token_spans

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# What the rules look at, and a little of every script.
TRICKY = (
    "aAzé9.,/-'’＇‐‑ʼ\u00ad\u200d \n\u00a0\u0301\u0903ßıİσςﬁЖאل한\u1112\u1161ア゛ー中กั🕊𝒜𠀀𝟗²_*|\x00"
)
PIECES = [
    *(
        "A/3251",
        "E/CN.4/Sub.2/1994/2/Add.1",
        "A/3251a",
        "and/or",
        "U.S.S.R.",
        "e.g.",
        "A.b",
        "é.é.",
    ),
    *("people's", "self-", "3rd-class", "20th", "1,277", "4.5", "B2B", "a", "A", "9", "é", "Жизнь"),
    *("中", "アー", "กั", "हिन्दी", "co\u00adoperate", "می\u200cخواهم", "internationalisation"),
    *("-", "'", "’", ".", ",", "/", "..", " ", " ", "\n", "\t", "(", "_", "\u0301", "\u200d", "🕊"),
]
SAYINGS = [
    *("Mr", "No", "etc", "p.m", "Art", "Co. Ltd.", "J. F. Kennedy", "U.S.", "178", "iv", "I", "B"),
    *(
        "Lt.-Gen",
        "mid",
        "1956",
        "The",
        "the",
        "word",
        "It",
        "a) ",
        "(b) ",
        "12) ",
        "é",
        "Нет",
        "中",
    ),
    *(
        ". ",
        ".\n",
        "! ",
        "? ",
        "...",
        "… ",
        "。",
        "！",
        ".” ",
        '." ',
        ".) ",
        '. " ',
        ", ",
        "; ",
        "— ",
    ),
    *(
        " ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\u00a0",
        "\u2003",
        '"',
        "“",
        "”",
        "(",
        "*",
        "-",
        "\x1f",
        ",",
    ),
]


def read(text: str, bounds: Sequence[tuple[int, int]] | None = None) -> Document:
    """Return a document with blocks between these bounds; one block without."""
    found = [(0, len(text))] if bounds is None else bounds
    blocks = [Block("body", *bound) for bound in found]
    return Document("a", text, text, OffsetMap(), (), tuple(blocks), {})


def check(documents: Sequence[Document]) -> Batch:
    """Assert that a batch of documents is what the rules say of each; return it."""
    batch = tokenise(documents)
    forms = batch.forms.to_pylist()
    lengths = [len(forms[number]) for number in batch.ids]
    assert len(forms) == len(set(forms))
    blocks = 0
    for number, document in enumerate(documents):
        first, last = batch.document_token[number : number + 2].tolist()
        expected = [
            span
            for block in document.blocks
            for span in token_spans(document.text, block.start, block.end)
        ]
        starts = batch.starts[first:last].tolist()
        found = [(a, a + n) for a, n in zip(starts, lengths[first:last], strict=True)]
        assert found == expected
        assert [forms[n] for n in batch.ids[first:last]] == [document.text[a:b] for a, b in found]
        a, b = batch.text_start[number : number + 2]
        assert bytes(batch.text[a:b]).decode() == document.text
        assert batch.document_block[number] == blocks
        for block in document.blocks:
            check_block(batch, blocks, document, block)
            blocks += 1
    assert batch.document_block[-1] == blocks == len(batch.block_start)
    assert batch.document_token[-1] == batch.block_token[-1] == len(batch.ids)
    assert batch.block_sentence[-1] == len(batch.sentence_start)
    return batch


def check_block(batch: Batch, number: int, document: Document, block: Block) -> None:
    """Assert that a block has its bounds, its tokens and its sentences."""
    assert (batch.block_start[number], batch.block_end[number]) == block[1:3]
    first, last = batch.block_token[number : number + 2].tolist()
    tokens = list(token_spans(document.text, block.start, block.end))
    assert batch.starts[first:last].tolist() == [start for start, _ in tokens]
    first, last = batch.block_sentence[number : number + 2].tolist()
    spans = sentences(document.text, block.start, block.end)
    assert batch.sentence_start[first:last].tolist() == [span.start for span in spans]


@st.composite
def documents(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Document:
    """Draw a text with blocks that start and end anywhere, not only at white space."""
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    if len(cuts) < 2:
        return read(text)
    apart = draw(st.booleans())
    return read(text, list(pairwise(cuts))[:: 2 if apart else 1])


few = st.lists(st.sampled_from(TRICKY), min_size=2, max_size=6)  # that they meet more often
texts = st.one_of(
    few.flatmap(lambda characters: st.text(st.sampled_from(characters), max_size=20)),
    st.text(st.sampled_from(TRICKY), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join),
    st.lists(st.sampled_from(SAYINGS), max_size=30).map("".join),
    st.text(st.characters(max_codepoint=0x2AF), max_size=30),
    st.text(max_size=30),
)


@given(st.lists(documents(texts), max_size=4))
@example([])
@example([read("")])
@example([read("", [(0, 0), (0, 0)]), read("a", [(0, 0), (0, 1), (1, 1)])])
@example([read("ab"), read("cd"), read("", []), read("-ef")])
@example([read("a."), read(". 0")])
@example([read("لั’Ж")])
@example([read("Say Mr. A", [(4, 6), (6, 9)])])
def test_a_batch_is_what_the_rules_say_of_each_document(drawn: list[Document]) -> None:
    check(drawn)


@given(st.lists(documents(texts), max_size=4), st.integers(0, 12))
@example([read("...A. b", [(1, 3), (3, 7)]), read("    "), read("", [])], 0)
def test_large_documents_are_read_in_stretches(drawn: list[Document], large: int) -> None:
    with patch.object(bulk, "LARGE", large):
        check(drawn)


@given(st.lists(st.sampled_from(SAYINGS), max_size=40).map("".join))
@example("Co. Ltd.。Mr")
@example("So it ends. ” A? » Да. ” о")
@example("178. The end.\n179. The\n\n 180. It is (see 12). 13. So, 14. The")
@example("It is the U.S. Navy. Mr. X, etc. The (iv) no. 4. x) B. C")
@example("a.  b" + ". " * 40 + "A.\x1fB.\u00a0C." + " " * 99 + "D.")
@example("«Нет.» Он ушёл… Всё. ....A. 終わった。。「はい。」と A.”B.” C")
def test_sentences_are_those_of_the_rule(text: str) -> None:
    check([read(text)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people’s ‘free’ will", ["people’s", "free", "will"]),
        ("(A/3251) S/RES/242; U.S.S.R.", ["A/3251", "S/RES/242", "U.S.S.R."]),
        ("the 20th, 1,277; covid19", ["the", "20th", "1,277", "covid", "19"]),
        ("हिन्दी \u0301में ハンガリーの国", ["हिन्दी", "में", "ハンガリー", "の", "国"]),
        ("", []),
    ],
)
def test_what_the_tokens_of_a_document_are(text: str, expected: list[str]) -> None:
    batch = tokenise([read(text)])
    forms = batch.forms.to_pylist()
    assert [forms[n] for n in batch.ids] == expected
    assert [text.find(form) for form in expected] == batch.starts.tolist()


@pytest.mark.parametrize(
    "around", ["{0}a{0}", "{0}9{0}9a{0}{0}b.{0}", "A/{0}9{0} a.{0}", "中{0}ア{0}"]
)
def test_each_character_is_to_both_what_it_is(around: str) -> None:
    """All of the planes below U+3400, what is assigned late in the first, and every 97th."""
    codes = {*range(0x3400), *range(0xFA00, 0x10000), *range(0x3400, sys.maxunicode, 97)}
    codes -= set(range(0xD800, 0xE000))
    text = " ".join(around.format(chr(code)) for code in sorted(codes))
    batch = tokenise([read(text)])
    forms = batch.forms.to_pylist()
    expected = list(full_pattern().finditer(text))
    assert batch.starts.tolist() == [match.start() for match in expected]
    assert [forms[n] for n in batch.ids] == [match[0] for match in expected]


def test_forms_of_any_length_are_told_apart() -> None:
    stem = "abcdefgh" * 12
    forms = [stem[:size] + end for size in range(len(stem)) for end in ("x", "y", "é")]
    batch = check([read(" ".join(forms + forms[::-1]))])
    assert batch.forms.to_pylist() == forms


@pytest.mark.parametrize("size", [79, 80, 81, 200])
def test_long_forms_before_a_stop_are_words_too(size: int) -> None:
    text = f"It is {'a' * size}. The {'é' * size}. It ends."
    batch = check([read(text)])
    assert len(batch.sentence_start) == 3


def test_tokens_outside_blocks_are_left_out() -> None:
    batch = check([read("front one, two three", [(6, 9), (15, 20)])])
    assert batch.forms.to_pylist() == ["one", "three"]


def test_columns_are_as_narrow_as_they_can_be() -> None:
    batch = check([read("One. Two.")])
    narrow = (batch.starts, batch.block_start, batch.block_end, batch.sentence_start)
    assert {array.dtype for array in narrow} == {np.dtype(np.uint32)}
    assert batch.ids.dtype == np.dtype(np.int32)


@pytest.mark.parametrize(
    "text",
    [
        *("." * 300_000, "1" * 300_000, "*" * 300_000, "(" * 300_000, " " * 300_000, "é" * 150_000),
        *(
            "a-" * 150_000,
            "A/" * 150_000 + "1a",
            "U." * 150_000 + "a",
            "a1" * 150_000,
            "中" * 100_000,
        ),
        *("a. b" * 75_000, "A. B" * 75_000, "Mr. A. " * 40_000, "1. " * 100_000, "。" * 100_000),
        *(
            "ア\u0301" * 75_000,
            "\u0301" * 100_000,
            "3rd-" * 75_000,
            ".\n" * 100_000,
            "é.é" * 60_000,
        ),
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_odd_long_texts_cost_no_more_than_their_length(text: str) -> None:
    check([read(text)])  # a quadratic rule would take minutes


def test_the_built_in_texts_are_what_the_rules_say() -> None:
    batch = check(list(open_corpus().documents()))
    assert len(batch.ids) > 583 + 1281  # and front matter


def test_speeches_are_what_the_rules_say(speeches: list[Path]) -> None:
    batch = check(list(open_corpus(speeches[::12]).documents()))
    assert len(batch.ids) > 100_000
