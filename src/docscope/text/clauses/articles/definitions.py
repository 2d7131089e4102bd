"""Definitions: the term, the verb that defines it, and what it is said to be."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

QUOTATION_MARKS = "“‘\"'«„"
VERBS = r"""
    means? | includes? | denotes? | refers? \s to | signif (?: y | ies ) | comprises? | covers?
    | (?: shall | will | must | is \s to | are \s to ) \s
        (?: mean | include | refer \s to | denote
          | (?: be \s )? (?: understood | construed | taken ) \s (?: as | to \s mean )
          | have \s the \s (?: same \s )? meanings? )
    | (?: has | have | bears? ) \s the \s (?: same \s | respective \s | following \s )* meanings?
    | (?: is | are ) \s
        (?: (?: defined | construed ) \s as | understood \s (?: as | to \s mean ) | as \s defined
        )
    | (?: is | are ) (?= \s (?: an? | the | any ) \b )
"""
# Without quotation marks a verb must leave no doubt: `vessel means`.
PLAIN_VERBS = r"""
    means? | (?: shall | will ) \s (?: be \s understood \s to \s )? mean
    | (?: has | have ) \s the \s meanings?
"""
NO_TERM = r"""
    this | that | it | which | there | by | if | no | not | shall | may | must | will | should
    | is | are | was | were | has | have | all | other | necessary | appropriate | such | any
    | these | with | and
"""
QUOTED = r"""
    (?: “ [^”“]{1,150} ” | ‘ [^‘]{1,150}? ’ | " [^"]{1,150} " | ' [^']{1,150}? '
      | « [^»]{1,150} » | „ [^“”]{1,150} [“”] )
"""
LEAD = r"""
    (?: (?: in | for | under | within ) \s [^“‘"«„:;—]{1,200}? (?: , | : | — | – ) \s*
        (?: unless \s [^,]{1,120} , \s* )? )?
    (?: unless \s [^“‘"«„:;]{1,160}? [,:] \s* )? (?: and \s )?
    (?: \( \w{1,5} \) \s* | \d{1,3} [.)] \s* | [a-z] \) \s* )?
    (?: (?: the | a | any | all )? \s?
        (?: references? \s to | terms? | expressions? | words? | phrases? | definitions? \s of ) \s
        (?: the \s (?: term | expression | word ) s? \s )? )?
    (?: an? \s | the \s )?
"""
# `“Director”, in relation to a body corporate, means`
SCOPE = r"""
    \s? , \s (?: in \s (?: relation | connection | respect | the | this )
        | with \s re (?: spect | ference ) | when | where | as \s (?: used | regards )
        | used | unless | for ) \b
    [^;:“‘"]{0,200}? ,
    | \s (?: when \s used | as \s used | in \s (?: this | the ) ) [^,;:“‘"]{0,100}? ,?
"""


class Definition(NamedTuple):
    """The term without its quotation marks, the verb as printed, what follows it."""

    term: str
    verb: str
    definiens: str


def definition(text: str) -> Definition | None:
    """Return the definition that a provision gives, if it opens with one.

    >>> definition("‘dog’ includes a bitch;")
    Definition(term='dog', verb='includes', definiens='a bitch')
    """
    quoted = any(mark in text for mark in QUOTATION_MARKS)
    for pattern in (_quoted,) * quoted + (_plain,) * (" mean" in text):
        found = pattern().match(text)
        if found and found["said"].strip(" .;:,"):
            term = found["term"].strip(" “”‘’\"'«»„")
            verb = found["verb"].strip() if found["verb"].strip() not in _marks() else "means"
            return Definition(term, verb, found["said"].strip(" .;,")) if term else None
    return None


def _marks() -> set[str]:
    return {":", "—", "–", "-", "="}


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \s* {LEAD} (?P<term> {QUOTED} )
        (?: \s? (?: , | and | or | and/or ) \s (?: the \s )? {QUOTED} ){{0,6}}
        (?: \s? \( [^()]{{1,120}} \) )?
        (?: {SCOPE} )?
        (?: \s? , )?
        (?P<verb> \s (?: {VERBS} ) (?! \w ) | \s? [:=—–] (?= \s ) ) ,?
        \s* (?P<said> .* )
        """,
        re.VERBOSE | re.IGNORECASE | re.DOTALL,
    )


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \s* {LEAD} (?P<term> (?: (?! (?: {NO_TERM} ) \b ) [\w’'/()-]+ \s ){{1,8}}? )
        (?P<verb> {PLAIN_VERBS} ) (?! \w | \s (?: of | and | to | for | or | by | used ) \b ) ,?
        \s* (?P<said> .* )
        """,
        re.VERBOSE | re.IGNORECASE | re.DOTALL,
    )
