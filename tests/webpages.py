"""Pages to look at: of the built-in texts, and of texts that try to be markup or script."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docscope.analyses.clauses.table import Clauses
from docscope.analyses.contrast import Contrast, Side
from docscope.analyses.documents import Documents
from docscope.analyses.drafts.comparison import Drafts
from docscope.analyses.drafts.rows import Compared
from docscope.analyses.kwic import Kwic
from docscope.analyses.tally import tally
from docscope.analyses.timeline import Timeline
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from docscope.report.html.page import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.analyses.base import Analysis
    from docscope.corpus.base import Corpus
    from docscope.model import Row

ATTACKS = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 2</script>",
    '"><img src="x:y" onerror="window.hit = 3">',
    "' onmouseover='window.hit = 4",
    "</td></table></details><svg onload=window.hit=5>",
    "&lt;script&gt;window.hit=6&lt;/script&gt; &amp;",
    "{{ 7 * 7 }}{% raw %}${7*7}<!-- -->]]>",
    "</title></style><style>*{display:none}</style>",
    "<base href='http://a.example/'><form action='http://a.example/'>",
    "a\u2028b\u2029c\u202ed\x1be",
)
DANGEROUS = MemoryCorpus.from_texts(
    {
        f"{number} {attack}".replace("/", "∕") + ".txt": (
            "The General Assembly,\n\n"
            f"Recalling that on 4 November 1956 peace {attack} and peace in May 1957 {attack},\n\n"
            f"1. Requests the Secretary-General {attack} to report on peace {attack};\n\n"
            f"2. Calls upon all Members {attack} to co-operate with him.\n"
        )
        for number, attack in enumerate(ATTACKS)
    }
)


def page(
    analysis: Analysis[Any],
    corpus: Corpus | None = None,
    *,
    by: str = "",
    rows: Iterable[Row] | None = None,
    header: bool = True,
) -> str:
    """Return the page of an answer."""
    answer = run(analysis, corpus or open_corpus(()))
    if by:
        answer = answer._replace(table=tally(answer.table, by.split(",")))
    stream = io.StringIO(newline="")
    write(answer, answer.table if rows is None else rows, stream, header=header)
    return stream.getvalue()


def questions(word: str, corpus: Corpus) -> dict[str, Analysis[Any]]:
    """Return a question for each kind of page."""
    return {
        "docs": Documents(),
        "kwic": Kwic(parse_query(word)),
        "clauses": Clauses(),
        "contrast": Contrast(*_sides(corpus), min_freq=1),
        "drafts": Drafts((Compared(*corpus.names[:2]),)),
        "timeline": Timeline(),
    }


def _sides(corpus: Corpus) -> tuple[Side, Side]:
    first, *others = corpus.names
    return Side(first, frozenset([first])), Side("others", frozenset(others))
