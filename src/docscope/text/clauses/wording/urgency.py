"""The words that say how pressing a clause is: `forthwith`, `without delay`."""

from __future__ import annotations

import re
from functools import cache

# One of these stands in every phrase that counts: a quick look.
TRIGGERS = (
    "mmediate", "rgent", "rgency", "delay", "soon", "forthwith", "earl", "rompt", "peedi",
    "speed", "xpedit", "riority", "haste", "at once", "dispatch", "shortest", "of time",
    "nstantly",
)  # fmt: skip
LONGEST = 70  # characters of a phrase on either side of that word
# What can be immediate: a deed, not a neighbour or a need.
DEEDS = r"""
    (?: [a-z]{3,} (?: ation | sion | ction | ition | ution | ment | tions | ance )
      | withdrawal | removal | renewal | approval | disposal | denial | cease-? fire | truce
      | end | halt | steps? | measures? | access | stop | release | start | entry | return
      | relief | help | aid | surrender | departure | transfer | delivery | effect | resumption
      | adoption | cessation | attention | recall | repeal | lifting | dismantling )
"""


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \b (?:
          forthwith | at \s once | instantly
          | immediately (?! ,? \s (?: after | following | before | prior | preced | adjacent
                | affect | concerned | involved | upon ) )
          | (?: most \s )? urgently | promptly | expeditiously | speedily | hastily
          | without \s (?: (?: any | further | undue | unnecessary | the \s least | more
                | additional ) \s ){{0,2}} (?: delay s? | loss \s of \s time )
          | as \s (?: soon | early | quickly | rapidly | speedily | promptly | expeditiously
                | urgently ) \s as \s (?: (?: it \s is \s )? (?: possible | practicable | feasible
                | practical | may \s be | circumstances \s permit | they \s can | it \s can ) )
          | (?: at | on ) \s (?: the | its | his | their ) \s (?: very \s )? earliest
            (?: \s (?: possible | practicable | feasible | convenient ) )?
            (?: \s (?: moment | date | opportunity | time | convenience | stage | session
                | occasion ) )?
          | at \s an \s early \s (?: date | stage | opportunity | moment | session )
          | on \s an? \s (?: most \s )? (?: urgent | priority | expedited | emergency
                | accelerated ) \s basis
          | (?: as \s a \s | as \s an? \s (?: most \s )? | with \s )
            (?: (?: the \s )? (?: special | utmost | great | greatest | extreme | highest | high
                | top | first | absolute ) (?: \s and \s [a-z]+ )? \s | the \s )?
            (?: matter \s of \s ){{0,1}}
            (?: (?: the \s )? (?: special | utmost | great | greatest | extreme | highest | high
                | top | first | absolute ) (?: \s and \s [a-z]+ )? \s )?
            (?: (?: (?: urgent \s )? necessity | urgency | priority ) \b (?! \s area ) )
          | with \s (?: all | the \s (?: utmost | greatest | least ) | every | due )
            (?: \s (?: possible | due | necessary | practicable ) )? \s
            (?: speed | haste | dispatch | despatch | urgency | promptness | expedition | delay )
          | (?: with)? in \s the \s shortest (?: \s possible )? \s (?: time | delay | period )
            (?: \s possible )?
          | in \s (?: an \s expeditious | an \s expedited | a \s prompt | a \s speedy
                | an \s urgent | a \s timely ) \s (?: manner | fashion | way )
          | with \s immediate \s effect
          | (?<! \b (?: his | its ) ) (?<! their ) (?P<adjective> immediate )
            (?= (?: ,? (?: \s and )? \s [a-z]+ ){{0,3}}? ,? \s {DEEDS} \b )
        )
        (?! [\w-] )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def urgency(text: str) -> tuple[str, ...]:
    """Return the words that say how pressing a clause is, in order, each once.

    >>> urgency("to report thereon at the earliest moment, and as soon as possible suggest")
    ('at the earliest moment', 'as soon as possible')
    """
    found: dict[str, None] = {}
    last = 0
    for place in _places(text):
        if place < last:
            continue
        match = _phrases().search(text, max(last, place - LONGEST), place + LONGEST)
        if match:
            found[" ".join(match[0].split())] = None
            last = match.end()
    return tuple(found)


def _places(text: str) -> list[int]:
    found = []
    for trigger in TRIGGERS:
        place = text.find(trigger)
        while place >= 0:
            found.append(place)
            place = text.find(trigger, place + 1)
    return sorted(found)
