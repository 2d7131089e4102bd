"""Which lines are the headings of a text: its chapters, articles and annexes, each once."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.text.clauses.articles.contents import contents
from docscope.text.clauses.articles.heads import DOT_LEADER, LONGEST_TITLE, Head, heads
from docscope.text.clauses.articles.lineends import connects, finished
from docscope.text.clauses.articles.page import SHORT_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.clauses.articles.page import Page

Role = Literal["article", "part", "container", "annex"]
UNITS = ("article", "§", "section", "clause", "rule")
CONTAINERS = frozenset(["part", "chapter", "title", "book", "division"])
WIDEST_STEP = 40  # articles that a consolidated text may lack in a row
MODAL = re.compile(r"\b(?:shall|may|must|will|is|are|has|have|undertakes?|means)\b")
NO_HEADING_END = tuple(",;:")


class Placed(NamedTuple):
    """A true heading and what it heads: articles, their parts, what holds them, annexes."""

    head: Head
    role: Role


class Outline(NamedTuple):
    """The headings of a text in order, and the rows of its table of contents."""

    placed: list[Placed]
    contents: range
    word: str


def outline(page: Page) -> Outline:
    """Return the headings of a text that uses words for them: `Article 5`, `§ 12`."""
    found = [head for head in heads(page.rows, page.quoted) if _may_stand(page, head)]
    listed = contents(page, found)
    if found and found[0].row < listed.start:
        listed = range(0)
    found = [head for head in found if head.row not in listed and not _is_entry(page, head)]
    word = _unit_word(found)
    if not word:
        return _numbered(page, found, listed)
    roles = {word: "article"} if word else {}
    if not any(head.word in CONTAINERS for head in found):
        from docscope.text.clauses.articles.crossheads import roman_parts

        parts = roman_parts(page, [head for head in found if head.word == word])
        found = sorted([*found, *parts], key=lambda head: head.row)
    if word == "article":
        roles["section"] = "part" if _sections_have_text(page, found) else "container"
    placed = list(_placed(page, found, roles))
    return Outline(placed, listed, word)


def _numbered(page: Page, found: Sequence[Head], listed: range) -> Outline:
    """Return the outline of a text whose articles are called by numbers alone."""
    from docscope.text.clauses.articles.bare import bare_heads

    numbers = bare_heads(page)
    if not numbers:
        return Outline([], range(0), "")
    merged = sorted([*found, *numbers], key=lambda head: head.row)
    taken = {head.row for head in numbers}
    placed = [
        Placed(head, "article" if head.row in taken else _holding(head))
        for head in merged
        if head.row in taken or _is_title(page, head)
    ]
    return Outline(placed, listed, "")


def _holding(head: Head) -> Role:
    return "annex" if head.word == "annex" else "container"


def _may_stand(page: Page, head: Head) -> bool:
    """Whether a line stands where a heading can."""
    row = page.rows[head.row]
    if row.heading or head.row == 0 or _is_entry(page, head):
        return True
    before = page.rows[head.row - 1]
    if connects(before.text) and not page.parted(head.row):
        return False
    if not page.apart(head.row) and page.wrapped and len(before.text) >= SHORT_LINE * page.width:
        return before.text.isupper() and head.form == "alone"
    if head.form == "loose":
        return page.apart(head.row) or not page.wrapped
    return True


def _is_entry(page: Page, head: Head) -> bool:
    """Whether a line ends in the page it points to, as those of a table of contents."""
    return bool(DOT_LEADER.search(page.rows[head.row].text, len(head.printed)))


def _unit_word(found: Sequence[Head]) -> str:
    """Return the word that the articles of a text are called by."""
    counts = Counter(head.word for head in found)
    for word in UNITS:
        if counts[word] > 1 and _ascending(found, word) > 1:
            return word
    return next((word for word in UNITS[:2] if counts[word]), "")


def _ascending(found: Sequence[Head], word: str) -> int:
    """Return how many headings of a word follow another with the number before theirs."""
    values = [head.value for head in found if head.word == word]
    return 1 + sum(
        after[0] in {before[0], before[0] + 1} and after > before
        for before, after in pairwise(values)
    )


def _sections_have_text(page: Page, found: Sequence[Head]) -> bool:
    """Whether sections stand below articles: text follows them, not the next article."""
    votes = 0
    for head, after in pairwise(found):
        if head.word == "section":
            between = page.rows[head.row + 1 : after.row]
            bare = len(between) < 4 and not any(MODAL.search(row.text) for row in between)  # noqa: PLR2004 - title lines
            one_line = head.form != "alone" and MODAL.search(page.rows[head.row].text, head.body)
            votes += -1 if bare and not one_line else 1
    return votes > 0


def _placed(page: Page, found: Sequence[Head], roles: dict[str, str]) -> Iterator[Placed]:
    last: dict[str, Head] = {}
    for number, head in enumerate(found):
        role = roles.get(head.word, "annex" if head.word == "annex" else "container")
        if role in {"article", "part"}:
            apart = page.rows[head.row].gap
            if not _follows(last.get(head.word), head, found[number + 1 :], apart=apart):
                continue
            last[head.word] = head
            if role == "article":
                last.pop("section" if head.word == "article" else "", None)
            yield Placed(head, role)  # type: ignore[arg-type]  # one of the two
        elif _is_title(page, head):
            if role == "annex":
                last.clear()
            yield Placed(head, role)  # type: ignore[arg-type]  # one of the two


def _follows(last: Head | None, head: Head, ahead: Sequence[Head], *, apart: bool) -> bool:
    """Whether the number of a heading is the next one, or one that begins a new count.

    In an abridged text many may be left out before one that stands `apart`.
    """
    if last is None:
        return head.form != "loose" or head.value[0] == 1 or bool(ahead)
    if head.word in {"§", "section"} and not head.number.isdigit():
        return head.number != last.number
    step = head.value[0] - last.value[0]
    if step == 1 or (step == 0 and head.value[1] > last.value[1]):
        return True
    same = (other for other in ahead if other.word == head.word)
    if step > 1:
        wanted = last.value[0] + 1
        coming = any(other.value[0] == wanted for other in same)
        near = step <= WIDEST_STEP or (head.form == "alone" and (apart or _goes_on(head, ahead)))
        return not coming and near and head.form != "loose"
    after = next(same, None)
    return (
        head.value[0] == 1 and head.form == "alone" and (after is None or after.value[0] in {1, 2})
    )


def _goes_on(head: Head, ahead: Sequence[Head]) -> bool:
    """Whether the next heading of the same word has the number after this one."""
    after = next((other for other in ahead if other.word == head.word), None)
    return after is not None and after.value[0] == head.value[0] + 1


def _is_title(page: Page, head: Head) -> bool:
    """Whether a line that names a chapter or an annex is its heading."""
    text = page.rows[head.row].text
    if len(text) > LONGEST_TITLE or text.endswith(NO_HEADING_END):
        return False
    if head.form == "alone":
        return page.apart(head.row) or head.row == 0 or not finished_like_text(page, head.row)
    title = text[head.body :]
    if title.endswith(".") and not (title.isupper() or len(title) < LONGEST_TITLE // 2):
        return False
    return title.isupper() or not MODAL.search(title)


def finished_like_text(page: Page, row: int) -> bool:
    """Whether a row goes on with a sentence of the row before it."""
    before = page.rows[row - 1].text
    return not finished(before) and len(before) >= SHORT_LINE * page.width
