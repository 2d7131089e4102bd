"""Clauses that begin in the middle of a line: `of its Members, Recalling also`.

Text taken from web pages, or from print with its paragraphs run together, has them. Only
what is sure counts: a participle after a comma, a verb after a semicolon, a number before
a verb, a formula before a clause.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.layout import roles
from docscope.text.clauses.verbs.phrase import Phrase, operative_phrase, preambular_phrase
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.text.clauses.verbs.lexicon import Lexicon

AFTER_MARK = r"""
    (?P<mark> [,;.:] ) [\"”’»)\]]{0,2} (?: \s? \d{1,3} \s? /? (?= [ \t] ) )? [ \t]+
    (?: (?P<number> (?: [OP]P \s? )? (?P<value> \d{1,3} ) (?: \s? (?: bis | ter ) )?
        (?: \s? [.)] | (?<= P\d ) ) \s+ ) (?= [A-Z] )                             # ; 3. Requests
      | (?: (?: and | or ) \s+ )?
        (?P<item> \( (?: [a-z]{1,4} | \d{1,2} ) \) ) \s+ (?= [A-Za-z] )              # ; (b) To
      | (?P<word> [A-Z] ) [a-zA-Z] )
    """
# `Urges all States (a) to act; (b) to report`, but not `paragraph (a) above`.
UNMARKED = r"(?<= [a-z] \s ) (?<! graph \s ) (?<! cle \s ) (?<! tion \s ) \(a\) (?= \s [A-Za-z] )"
FORMULA = r"(?: The | THE ) (?: \s+ (?: [A-Z][\w’'-]* | of | the | and | on | for ) ){1,9} ,\s+"
# Verbs that are nouns too: they open no clause without a number but before a determiner.
AFTER_AMBIGUOUS = re.compile(
    r"\w+\s+(?:the|that|with|upon|on|for|its|all|to|also|further|of|by|a|an|any|this|these"
    r"|again|it|him|them|both|each|every|such)\b|(?!States)\w+\s+[A-Z]"
)
NUMBER = r"(?: [OP]P \s? )? (?P<value> \d{1,3} ) \s? [.)] \s"
NOUN_ENDINGS = ("ions", "ments", "ties", "ings")  # of words that no lexicon has as verbs
# `And to this end,`; `Now, therefore, the Security Council, having met, hereby`
LEAD = r"""
    (?: (?: And \s | AND \s )? (?: [Tt]o | TO | [Ff]or ) \s (?: this | that | THIS ) \s
        (?: end | END | purpose ) ,? \s
      | (?: N(?: ow | OW ) ,? \s )? [Tt](?: herefore | HEREFORE ) ,? \s | Accordingly ,? \s )?
    (?: (?P<actor> (?: [Tt]he | THE ) \s (?: General \s Assembly | Security \s Council
          | Economic \s and \s Social \s Council | Council | Assembly )
        (?: \s of \s the \s United \s Nations )? )
      (?: , \s [a-z]+(?: ing | ed ) \b [^;.]{0,250}? , )? \s )?
    """
LEADS = ("The ", "THE ", "Now", "NOW", "And ", "To th", "For th", "Therefore", "Accordingly")
LONGEST_OPENING = 400  # characters of a clause in which its verb stands
SHORTEST_BEFORE = 20  # characters of a clause that ends within a line
LONG_LINE = 150  # characters of a line that no printer broke
FIRST_MARKS = frozenset({"(a)", "(i)", "(1)"})


def opening_verb(
    text: str, start: int, *, base: bool = False, verbs: Lexicon | None = None
) -> Phrase | None:
    """Return the verb of a clause without a number that opens at a character, if one does.

    `base` allows the form that follows `We`.
    """
    ahead = text[start : start + LONGEST_OPENING]
    found = operative_phrase(ahead, numbered=base, verbs=verbs)
    if not found:
        return None
    if not found.known and found.verb.lemma.endswith(NOUN_ENDINGS):
        return None
    head = ahead[found.start : found.end].lower().split()[0]
    if head in word_list("ambiguous") and not AFTER_AMBIGUOUS.match(ahead):
        return None
    return found


def led_to(
    text: str, start: int, *, verbs: Lexicon | None = None
) -> tuple[Phrase | None, str | None]:
    """Return the verb after words that lead to it, and the actor where one is stated.

    `To this end, appoints`; `Now, therefore, the Security Council hereby resolves`.
    """
    ahead = _ahead(text, start)
    lead = _compiled(LEAD).match(ahead)
    if not lead or not lead[0]:
        return None, None
    found = operative_phrase(ahead, start=lead.end(), verbs=verbs)
    actor = " ".join(lead["actor"].split()) if lead["actor"] else None
    return (found, actor) if _known(found) else (None, None)


def opens_clause(text: str, start: int) -> bool:
    """Whether a known clause opens at a character: a number, a participle or a verb."""
    if text[start].isdigit():
        return _compiled(NUMBER).match(text, start) is not None
    return _known(preambular_phrase(_ahead(text, start))) or _known(opening_verb(text, start))


def inside_starts(text: str, start: int, end: int, *, listed: bool) -> Iterable[int]:
    """Return where clauses, formulas and votes begin inside the line between two characters.

    `listed` says that a list of sub-items was opened above.
    """
    match = _compiled(AFTER_MARK).search(text, start, end)
    return _inside(text, start, end, listed=listed) if match else ()


def _inside(text: str, start: int, end: int, *, listed: bool) -> Iterator[int]:
    opened = start
    long = end - start > LONG_LINE and text.find("\n", start, end) < 0
    first = _compiled(NUMBER).match(text, start, end)
    last = int(first["value"]) if first else 0
    for match in _compiled(AFTER_MARK).finditer(text, start, end):
        place, mark = _place(match), match["mark"]
        if place - opened < SHORTEST_BEFORE and not match["item"]:
            continue
        if match["item"]:
            begun = None if listed else _unmarked_first(text, opened, match)
            if begun is not None:
                yield begun
            listed = listed or begun is not None or (mark == ":" and match["item"] in FIRST_MARKS)
            opens = (listed and mark != ".") or (
                mark in ",;" and _known(opening_verb(text, match.end()))
            )
        elif match["number"]:
            value = int(match["value"])
            opens = value == last + 1 or _opens_numbered(_ahead(text, match.end("number")))
            last = value if opens else last
        else:
            opens = _opens(text, place, mark, long=long)
        if opens and not _quoted(text, start, place):
            opened = place
            yield place


def _unmarked_first(text: str, start: int, second: re.Match[str]) -> int | None:
    """Return where the first item of a list stands that no mark precedes: `States (a) to act`."""
    if second["item"] != "(b)":
        return None
    first = _compiled(UNMARKED).search(text, start, second.start())
    return first.start() if first and not _quoted(text, start, first.start()) else None


def _place(match: re.Match[str]) -> int:
    return max(match.start("number"), match.start("item"), match.start("word"))


def _opens_numbered(ahead: str) -> bool:
    return _known(operative_phrase(ahead, numbered=True)) or _known(preambular_phrase(ahead))


def _opens(text: str, start: int, mark: str, *, long: bool) -> bool:
    ahead = _ahead(text, start)
    if mark in ",;" and _known(preambular_phrase(ahead)):
        return True
    if mark == "." and ahead.startswith("Adopted"):
        return roles.is_closing(ahead)
    if long and ahead.startswith(LEADS) and _known(led_to(text, start)[0]):
        return True
    if ahead.startswith(("The ", "THE ")):
        formula = _compiled(FORMULA).match(ahead)
        return formula is not None and _known(preambular_phrase(ahead[formula.end() :]))
    return (long or mark in ".;") and _known(opening_verb(text, start))


def _quoted(text: str, start: int, place: int) -> bool:
    """Whether a place in a line stands within quotation marks."""
    if text.rfind("“", start, place) > text.rfind("”", start, place):
        return True
    return text.count('"', start, place) % 2 == 1


def _known(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.known


def _ahead(text: str, start: int) -> str:
    return text[start : start + LONGEST_OPENING]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)
