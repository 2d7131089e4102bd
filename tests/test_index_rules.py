"""An index is only read by the rules it was made by: `layout.TOKENISER` tells them apart."""

from __future__ import annotations

from hashlib import blake2b

from docscope.corpus.builtin import builtin_paths
from docscope.corpus.index.storage.layout import TOKENISER
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.text.folding import fold
from docscope.text.sentences import sentences
from docscope.text.tokens import is_word, token_spans

# What the rules gave when that was set. Whoever changes a rule on purpose gives TOKENISER
# another value, so that old indexes are made again, and notes down what this test prints.
GIVEN = {"2": "135ef85fb2d6db98"}
SAMPLES = {
    "words.txt": """Non-intervention, people's rights; U.S.S.R. and A/3251, S/RES/242 on 20th May.
ŉ ﬁne Straße İstanbul ÆON ǅ naïve näive co­operate ‘quoted’ e.g. 1,277.5%""",
    "scripts.txt": """Мир во всём мире. Ειρήνη. 联合国大会 カタカナ ひらがな ประชุม שָׁלוֹם السَّلَام
हिन्दी 한국어 𝔘𝔫""",
    "sentences.txt": """Mr. Smith of No. 5 came at 3 p.m. He left. "Why?" she asked. (Yes.) No...
Dr. K. was there, cf. Art. 4. and p. 7; the U.S. Government; U.N. It ended!""",
    "structure.txt": """THE TITLE\n
Moscow, 30 October 1956\n
First paragraph, which goes\non here.\n
  1. An item.\n
\tPage 3\n
lower case goes on.
\x0cNext page.\r
Old lines.\u2028New ones.""",
    "closing.txt": """We have agreed on what follows, and on nothing else.\n
Done at Paris this tenth day of February, one thousand nine hundred and forty-seven.""",
    "marked.md": """---\ntitle: A\ndate: 1956-10-30\n---
# Head & tail\n
*Calls upon* [all](x) **states**:\n
> quoted &amp; `code`\n
- one\n- two\n
| a | b |\n|---|---|\n| 1 | 2 |
""",
}


def test_rules_are_those_of_the_fingerprint() -> None:
    assert {TOKENISER: _given()} == GIVEN


def _given() -> str:
    """Return a digest of all that an index keeps of the samples and the built-in texts."""
    digest = blake2b(digest_size=8)
    for corpus in (MemoryCorpus.from_texts(SAMPLES), open_corpus(list(builtin_paths()))):
        for document in corpus.documents():
            text = document.text
            found: list[object] = [text, sorted(document.metadata.items())]
            for block in document.blocks:
                spans = list(token_spans(text, block.start, block.end))
                forms = [text[start:end] for start, end in spans]
                found += [tuple(block), spans, list(map(fold, forms)), list(map(is_word, forms))]
                found += [list(map(tuple, sentences(text, block.start, block.end)))]
            digest.update(repr(found).encode())
    return digest.hexdigest()
