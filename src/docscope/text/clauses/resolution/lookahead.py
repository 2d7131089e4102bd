"""The printed lines of a document, and what can be told of a line by reading on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from docscope.text.clauses.layout import roles
from docscope.text.clauses.layout.inside import (
    LEADS,
    LONGEST_OPENING,
    led_to,
    opening_verb,
)
from docscope.text.clauses.resolution.marks import (
    CAPITALS,
    LOOKALIKES,
    OCR_DIGITS,
    ROMAN,
    item_mark,
    number_mark,
)
from docscope.text.clauses.verbs.lexicon import lexicon
from docscope.text.clauses.verbs.openings import Opening, opening
from docscope.text.clauses.verbs.phrase import (
    Phrase,
    operative_phrase,
    preambular_phrase,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.clauses.layout.lines import Line
    from docscope.text.clauses.verbs.lexicon import Lexicon

# `PP3. Recalling` in drafts, `(3) Recalling` and `3. Recalling` where preambles are numbered.
LABELLED = r"""
    (?P<letter> P\.?P\.? \s? \d{1,3} (?: \s? (?: bis | ter | quater | alt ) )? [.:)]?
      | [(\[] (?: PP \s? )? \d{1,3} [)\]]
      | \d{1,3} [.)] )
    (?: \s+ (?= [\"“*_]* [A-Z] ) | \s* \Z )
    """
ARTICLE = re.compile(r"(?:Article|ARTICLE)\s+(?P<number>\d{1,3}|[IVX]+)(?:\s*[.:—–-].{0,90})?\Z")
ROMANS = [label.upper() for label in ROMAN]
LABEL_OPENINGS = frozenset("P([0123456789")
NEARBY = 40  # lines within which the second item of a list is looked for
FARTHEST = 200  # lines within which the next number is looked for
# `1. The Security Council requests the permanent members`
STATED_ACTOR = re.compile(
    r"(?P<actor>(?:The|This)\s(?:(?:[A-Z][\w’'-]*|of|the|and|for|on)\s){1,8})(?=[a-z]+s\b)"
)
COMMA = re.compile(r",\s+(?=(?:[a-z]+ly\s|also\s|further\s|once\sagain\s)*[a-z]+s\s)")
# What stands before the verb of a clause: `Upon full cessation of hostilities, calls upon`.
ADVERBIAL = re.compile(
    r"(?:Upon|On|In|At|After|Before|With|Without|Within|Pursuant|Under|For|To|As|Subject|During"
    r"|Following|Until|Through|By|If|Should|When|Where|While|Notwithstanding|Against)\s"
)
BLANK_LINE = re.compile(r"\n\s*\n|;")


def label_match(text: str) -> re.Match[str] | None:
    """Return the label of a preambular clause: `PP3.`, `(3)`, `3.`."""
    return _labelled().match(text) if text[:1] in LABEL_OPENINGS else None


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(LABELLED, re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Lookahead:
    """The lines of a text, in order."""

    text: str
    lines: list[Line]
    verbs: Lexicon | None = None

    def opens_clause(self, index: int, *, body: str = "") -> bool:
        """Whether a line opens a part or a clause: what stands before it may be a heading.

        `body` is the one that an opening formula just above it named.
        """
        if index >= len(self.lines):
            return False
        text = self.lines[index].text
        if self.opens_numbered(index) or (not body and roles.acting_body(text)):
            return True
        if body and roles.is_turn(text):
            return True
        return self._opens_without_number(text, self.lines[index].start, body)

    def has(self, index: int) -> bool:
        """Whether there is such a line."""
        return index < len(self.lines)

    def above(self, index: int) -> Iterator[Line]:
        """Yield the lines above one, from the nearest upwards."""
        return (self.lines[number] for number in range(index - 1, -1, -1))

    def opens_numbered(self, index: int) -> bool:
        """Whether a line opens with a number of a clause: `4. Requests`, `4.`."""
        return self.numbered(index) is not None

    def numbered(self, index: int) -> int | None:
        """Return the number of a clause that a line opens with."""
        if index >= len(self.lines):
            return None
        line = self.lines[index]
        mark = number_mark(line.text)
        if mark is None or not mark.dotted:
            return None
        if line.text[0] in OCR_DIGITS and not self.numbered_verb(line.start + mark.end)[0]:
            return None
        return mark.value

    def is_sure(self, index: int) -> bool:
        """Whether a known verb follows the number that a line opens with."""
        line = self.lines[index]
        mark = number_mark(line.text)
        start = self.text_start(index, line, mark.end) if mark else None
        phrase = self.numbered_verb(start)[0] if start is not None else None
        return phrase is not None and phrase.known

    def opens_articles(self, index: int) -> bool:
        """Whether a line is the heading of a first article, with a second one further on."""
        first = ARTICLE.match(self.lines[index].text)
        if not first or first["number"] not in {"1", "I"}:
            return False
        following = (ARTICLE.match(line.text) for line in self.lines[index + 1 : index + FARTHEST])
        return any(match and match["number"] in {"2", "II"} for match in following)

    def articles_follow(self, index: int) -> bool:
        """Whether a first article stands further on, before the next annex."""
        for number in range(index, min(index + FARTHEST, len(self.lines))):
            if roles.is_annex(self.lines[number].text):
                return False
            if self.opens_articles(number):
                return True
        return False

    def formula_follows(self, index: int, most: int) -> bool:
        """Whether one of the next lines is an opening formula."""
        return any(roles.acting_body(line.text) for line in self.lines[index : index + most])

    def follows(self, label: str, before: str | None) -> bool:
        """Whether a part letter is the first one, or the one after the part before."""
        if before is None:
            return label in {"A", "I"}
        return any(
            pair == (before, label) for labels in (CAPITALS, ROMANS) for pair in pairwise(labels)
        )

    def _opens_without_number(self, text: str, start: int, body: str) -> bool:
        item = item_mark(text)  # (a) Recalling its resolutions
        if item:
            return bool(self.preambular(self.ahead(start + item.end)))
        label = label_match(text)
        if label and self.preambular(self.ahead(start + label.end())):
            return True
        if not text[:1].isupper():
            small = bool(body) and bool(self.unnumbered(start, small=True))
            return small or text.startswith(("having regard", "whereas"))
        if text.startswith(LEADS) and self.led_to(start)[1]:
            return True
        first_person = body.startswith("We")
        return bool(self.preambular(self.ahead(start)) or self.unnumbered(start, base=first_person))

    def may_open(self, start: int) -> Opening:
        """Return what the first word of a line may open."""
        return opening(self.text, start, self.verbs or lexicon())

    def ahead(self, start: int) -> str:
        """Return the beginning of a clause, past the end of its first line."""
        return self.text[start : start + LONGEST_OPENING]

    def preambular(self, ahead: str) -> Phrase | None:
        """Return the verb of a preambular clause that opens a text."""
        return preambular_phrase(ahead, verbs=self.verbs)

    def led_to(self, start: int) -> tuple[Phrase | None, str | None]:
        """Return the verb after words that lead to it, and the actor where one is stated.

        `To this end, appoints`; `Now, therefore, the Security Council hereby resolves`.
        """
        return led_to(self.text, start, verbs=self.verbs)

    def unnumbered(self, start: int, *, base: bool = False, small: bool = False) -> Phrase | None:
        """Return the verb of a clause that opens without a number.

        `base` allows the form that follows `We`, `small` a small first letter.
        """
        if not (small or self.text[start : start + 1].isupper()):
            return None
        return opening_verb(self.text, start, base=base, verbs=self.verbs)

    def says_verb(self, start: int) -> bool:
        """Whether a known present-tense verb stands at a character, in small letters."""
        found = operative_phrase(self.ahead(start), verbs=self.verbs)
        return found is not None and found.known

    def text_start(self, index: int, line: Line, offset: int) -> int | None:
        """Return where the text after a mark begins: on the next line, if the mark stands alone."""
        if offset < len(line.text):
            return line.start + offset
        following = self.next_text(index)
        return following.start if following else None

    def numbered_verb(self, start: int) -> tuple[Phrase | None, str | None]:
        """Return the verb after a number, and the actor where one stands before it."""
        ahead = self.ahead(start)
        found = operative_phrase(ahead, numbered=True, verbs=self.verbs)
        if found and found.known:
            return found, None
        stated = STATED_ACTOR.match(ahead)
        if stated:
            inner = operative_phrase(ahead, start=stated.end(), verbs=self.verbs)
            if inner and inner.known:
                return inner, " ".join(stated["actor"].split())
        if not found and (ADVERBIAL.match(ahead) or self.preambular(ahead)):
            return self._after_adjunct(BLANK_LINE.split(ahead, maxsplit=1)[0]), None
        return found, None

    def _after_adjunct(self, ahead: str) -> Phrase | None:
        """Return the verb after a phrase that opens the clause: `Upon cessation, calls upon`."""
        for comma in COMMA.finditer(ahead):
            inner = operative_phrase(ahead, start=comma.end(), verbs=self.verbs)
            if inner and inner.known:
                return inner
        return None

    def is_preambular(self, start: int) -> bool:
        """Whether a number stands before a preambular clause: `1. Recalling war,`."""
        phrase = self.preambular(self.ahead(start))
        said = BLANK_LINE.split(self.ahead(start), maxsplit=1)[0].rstrip()
        return phrase is not None and phrase.known and said.endswith(",")

    def next_text(self, index: int) -> Line | None:
        """Return the next line that is no furniture of the page."""
        following = self.lines[index + 1 : index + FARTHEST]
        return next((line for line in following if not roles.is_furniture(line.text)), None)

    def next_number(self, index: int) -> int | None:
        """Return the number of the next numbered line."""
        for line in self.lines[index + 1 : index + FARTHEST]:
            mark = number_mark(line.text)
            if mark and mark.dotted and line.fresh:
                return mark.value
        return None

    def has_mark(self, index: int, sign: str) -> bool:
        """Whether a sub-item mark opens one of the next lines, before the next number."""
        for line in self.lines[index + 1 : index + NEARBY]:
            mark = item_mark(line.text)
            if mark and (mark.sign == sign or mark.sign in LOOKALIKES.get(sign, ())):
                return True
            numbered = number_mark(line.text)
            if numbered and numbered.dotted and line.fresh:
                return False
        return False

    def paragraph_end(self, index: int) -> int:
        """Return where the paragraph of a line ends."""
        end = self.lines[index].end
        for line in self.lines[index + 1 :]:
            if line.gap:
                break
            end = line.end
        return end
