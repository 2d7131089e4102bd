"""The words that say how pressing a clause is: `forthwith`, `without delay`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What can be immediate: a deed, not a neighbour or a need.
DEEDS = r"""
    (?: ,? (?: \s and )? \s
        (?! (?: future | need | vicinity | area | cause | past | family | of | for | to | the ) \b )
        [a-z]+ (?<! s ) ){0,3}? ,? \s
    (?: [a-z]+ (?: ation | sion | ction | ition | ution | ment | tions | ance )
      | withdrawal | removal | renewal | approval | disposal | denial | cease-? \s? fire | truce
      | end | halt | steps? | measures? | access | stop | release | start | entry | return
      | relief | help | aid | surrender | departure | transfer | delivery | effect | resumption
      | adoption | cessation | attention | recall | repeal | lifting | dismantling ) \b
"""
DEGREE = r"""
    (?: the \s )? (?: special | utmost | great | greatest | extreme | highest | high | top | first
      | absolute | most ) (?: \s and \s [a-z]+ )? \s
"""
POSSIBLE = r"(?: possible | practicable | feasible | practical | convenient )"
AS_POSSIBLE = rf"""\s as \s (?: it \s is \s )?
    (?: {POSSIBLE} | may \s be | circumstances \s permit | (?: they | it | he ) \s can )"""
# By a part that stands in every phrase of a kind: where it does not, nothing is looked for.
PHRASES = {
    "forthwith": r"[Ff]orthwith",
    "at once": r"at \s once",
    "nstantly": r"[Ii]nstantly",
    "mmediately": r"""[Ii]mmediately (?! ,? \s (?: after | following | before | prior | preced
        | adjacent | affect | concerned | involved | upon ) )""",
    "mmediate ": rf"""with \s immediate \s effect
        | immediate (?= {DEEDS} )""",
    "mmediate,": rf"immediate (?= {DEEDS} )",
    "rgent": r"""(?: most \s )? [Uu]rgently
        | on \s an? \s (?: most \s )? urgent \s basis | in \s an \s urgent \s (?: manner | way )
        | as \s (?: a \s matter \s of \s )? (?: special \s and \s )? urgent \s necessity""",
    "rgency": rf"""(?: as \s a \s matter \s of \s | with \s (?: all \s due \s )? )
        (?: {DEGREE} )? (?: the \s )? urgency""",
    "necessity": rf"as \s a \s matter \s of \s (?: {DEGREE} )? (?: urgent \s )? necessity",
    "riority": rf"""(?: as \s an? \s | as \s | with \s ) (?: {DEGREE} )? (?: matter \s of \s )?
        (?: {DEGREE} )? priority (?! \s area ) | on \s a \s priority \s basis""",
    "delay": r"""without \s (?: (?: any | further | undue | unnecessary | the \s least | more
        | additional ) \s ){0,2} delay s?
        | with \s the \s least (?: \s possible | \s practicable )? \s delay
        | (?: with )? in \s the \s shortest (?: \s possible )? \s delay""",
    "of time": r"without \s loss \s of \s time",
    "soon as": rf"as \s soon {AS_POSSIBLE}",
    "ly as": rf"""as \s (?: early | quickly | rapidly | speedily | promptly | expeditiously
        | urgently ) {AS_POSSIBLE}""",
    "earliest": rf"""(?: at | on ) \s (?: the | its | his | their ) \s (?: very \s )? earliest
        (?: \s {POSSIBLE} )? (?: \s (?: moment | date | opportunity | time | convenience | stage
          | session | occasion ) )?""",
    "an early": r"at \s an \s early \s (?: date | stage | opportunity | moment | session )",
    "romptly": r"[Pp]romptly",
    "a prompt": r"in \s a \s prompt \s (?: manner | way )",
    "peed": r"""[Ss]peedily | in \s a \s speedy \s (?: manner | way )
        | with \s (?: all | the \s utmost | every | due ) (?: \s [a-z]+ )? \s speed""",
    "xpedit": r"""[Ee]xpeditiously | on \s an \s expedited \s basis
        | in \s an \s (?: expeditious | expedited ) \s (?: manner | fashion | way )""",
    "haste": r"with \s (?: all | the \s utmost | every | due ) (?: \s [a-z]+ )? \s haste",
    "spatch": r"with \s (?: all | the \s utmost | every | due ) (?: \s [a-z]+ )? \s d[ei]spatch",
    "shortest": r"(?: with )? in \s the \s shortest (?: \s possible )? \s (?: time | period )",
    "a timely": r"in \s a \s timely \s (?: manner | fashion | way )",
}


def urgency(text: str) -> tuple[str, ...]:
    """Return the words that say how pressing a clause is, in order, each once.

    >>> urgency("to report thereon at the earliest moment, and as soon as possible suggest")
    ('at the earliest moment', 'as soon as possible')
    """
    found = sorted(
        match.span()
        for part in PHRASES
        if part in text
        for match in _pattern(part).finditer(text)
        if not text[: match.start()][-1:].isalnum()
    )
    return tuple(dict.fromkeys(" ".join(text[slice(*span)].split()) for span in _apart(found)))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans that do not lie within an earlier one."""
    last = 0
    for start, end in spans:
        if start >= last:
            yield start, end
            last = end


@cache
def _pattern(part: str) -> re.Pattern[str]:
    return re.compile(rf"(?: {PHRASES[part]} ) (?! [\w-] )", re.VERBOSE)
