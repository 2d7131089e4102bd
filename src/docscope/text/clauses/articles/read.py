"""The front door: what the articles of a text are, and how far it has any."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.model import Document
    from docscope.text.clauses.articles.reader import Read
    from docscope.text.clauses.clause import Clause
    from docscope.text.clauses.reading import Claim
    from docscope.text.clauses.verbs.lexicon import Lexicon

FEWEST = 2  # articles of a treaty
FEWEST_NUMBERED = 4  # where mere numbers head them
ENOUGH = 4
# Numbered paragraphs for each `shall`, and for each legal word, at the most.
A_SHALL, A_LEGAL_WORD = 4, 2
FIRST = frozenset(" \t#*_>-AaSRCc§0123456789")  # what the lines looked at begin with
HEADING = r"""
    ^ [ \t\#*_>-]*
    (?: Article | ARTICLE | [Aa]rt\. | ART\. | Section | SECTION | Sec\. | SEC\. | §§?
      | Clause | CLAUSE | Rule | RULE ) \.? [\s-]{0,3} [\dIVXLC]
"""
NUMBERED = r"^ [ \t\#*_>-]* \d{1,3} (?: [.)] \s | [ \t]{1,8} ) \s* [A-Z]"
COUNTED = r"^ [ \t\#*_>-]* \d{1,3} \.1 \.? [ \t]+ \S"  # 1.1 and 2.1
# It begins with a class of characters, which `re` looks for five times as fast.
LEGAL = r"""
    [AaCcHhLlRrTt] (?<! \w . )
    (?: (?<= [Aa] ) (?: greement | GREEMENT ) | (?<= A ) (?: ct | CT )
      | (?<= [Ll] ) (?: icen[cs]e | ICENSE | ease | EASE ) | (?<= [Cc] ) (?: ontract | ONTRACT )
      | (?<= [Rr] ) (?: egulations | ules | ULES ) | (?<= [Hh] ) ereby
      | (?<= [Tt] ) (?: enant | erms | ERMS ) )
    \b
"""


class ArticlesRead(NamedTuple):
    """The clauses and claims of a text read as articles; `score` is between 0 and 1.

    `first` is the character at which the first heading stands, `grounds` says in plain
    words what the score rests on.
    """

    clauses: tuple[Clause, ...]
    claims: tuple[Claim, ...]
    score: float
    grounds: str
    first: int


def may_have_articles(text: str) -> bool:
    """Whether a text has at least two lines that look like headings of articles.

    Mere numbers may be those of the paragraphs of a speech: with them a text must have as
    many words of the law as so many paragraphs call for.
    """
    lines = list(_lines(text))
    if _count(HEADING, text, lines) >= FEWEST:
        return True
    numbered = _count(NUMBERED, text, lines)
    if numbered >= FEWEST_NUMBERED and _sounds_legal(text, numbered):
        return True
    return _count(COUNTED, text, lines) >= FEWEST and _sounds_legal(text, 1)


def _lines(text: str) -> Iterator[int]:
    """Yield where lines begin that may be a heading or a numbered paragraph: a quick look."""
    start = 0
    while True:
        if text[start : start + 1] in FIRST:
            yield start
        start = text.find("\n", start) + 1
        if not start:
            return


def _count(pattern: str, text: str, lines: Iterable[int]) -> int:
    match = _compiled(pattern).match
    return sum(match(text, start) is not None for start in lines)


def _sounds_legal(text: str, numbered: int) -> bool:
    """Whether a text has the words of a contract with so many numbered paragraphs."""
    fewest = 1 if text.count("shall") * A_SHALL >= numbered else ceil(numbered / A_LEGAL_WORD)
    return len(list(islice(_compiled(LEGAL).finditer(text), fewest))) == fewest


def read_articles(
    document: Document,
    start: int = 0,
    end: int | None = None,
    *,
    prefix: str = "",
    lexicon: Lexicon | None = None,
) -> ArticlesRead:
    """Return what characters `start` to `end` of a document say, read as articles.

    `prefix` stands before every id: that of an annex, say. `lexicon` holds the verbs of
    recitals, by default those of the package.
    """
    from docscope.text.clauses.articles.assemble import assemble
    from docscope.text.clauses.articles.reader import read_text

    blocks = document.searched
    if not blocks:
        return ArticlesRead((), (), 0.0, "no text", 0)
    first = max(start, blocks[0].start)
    last = min(len(document.text) if end is None else end, blocks[-1].end)
    read = read_text(document, first, last)
    clauses = tuple(assemble(document.text, read.drafts, prefix=prefix, verbs=lexicon))
    score, grounds = _score(read)
    return ArticlesRead(clauses, tuple(read.claims), score, grounds, read.body_start)


def _score(read: Read) -> tuple[float, str]:
    """Return the share of the text that articles and what belongs to them cover."""
    articles = [draft for draft in read.drafts if draft.kind == "article"]
    if len(articles) < FEWEST:
        return 0.0, f"{len(articles)} headings of articles"
    covered = sum(draft.end - draft.start for draft in read.drafts if draft.parent is None)
    covered += sum(claim.end - claim.start for claim in read.claims if claim.part != "title")
    length = sum(row.end - row.start for row in read.page.rows)
    share = min(covered / max(length, 1), 1.0)
    score = share * min(len(articles) / ENOUGH, 1.0)
    return (
        score,
        f"{len(articles)} articles; they and what belongs to them are {share:.0%} of the text",
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.VERBOSE)
