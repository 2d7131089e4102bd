"""Whether a text is visibly Markdown: what in it only Markdown writes, weighed."""

from __future__ import annotations

import re
from functools import cache

SAMPLE = 65_536  # characters that are looked at
THRESHOLD = 4
# No mark counts for more than so much: a text with one habit is not yet Markdown.
CAP = 4
# What each kind of mark is written with, and what it is worth. Paired stars are also
# written for stress in plain text, a list of dashes in any: four of the first are needed,
# and the second count for nothing.
KINDS = {
    "title": ("#", 2),
    "heading": ("#", 2),
    "strong": ("**", 2),
    "emphasis": ("*", 1),
    "link": ("](", 2),
    "image": ("![", 2),
    "fence": ("```", 4),
    "tildes": ("~~~", 4),
    "dashed_number": (" ", 2),
    "table": ("---", 4),
    "escape": ("\\", 1),
    "code": ("`", 1),
}


def looks_like_markdown(source: str) -> bool:
    r"""Say whether the marks of a text, taken together, can hardly be anything but Markdown.

    >>> looks_like_markdown("## **Resolution 83**\n\n*Having determined* that ...")
    True
    >>> looks_like_markdown("1. Affirms * that ...\n\n* See document S/902.")
    False
    """
    sample = source[:SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    score = 0
    for kind, (needed, worth) in KINDS.items():
        if needed in sample:
            count = sum(1 for _ in _mark(kind).finditer(sample))
            score += min(count * worth, CAP)
    return score >= THRESHOLD


@cache
def _mark(kind: str) -> re.Pattern[str]:
    return re.compile(MARKS[kind], re.VERBOSE | re.MULTILINE)


MARKS = {
    "title": r"\A \s*+ \#{1,6} [ ] (?= \S .*+ \n [ \t]*+ $ )",
    "heading": r"(?: \A | (?<= \n\n ) | (?<= \n[ ]\n ) ) \#{1,6} [ ] (?= [^\s\#] )",
    "fence": r"^ [ ]{0,3} ``` \w*+ [ \t]*+ $",
    "tildes": r"^ [ ]{0,3} ~~~ \w*+ [ \t]*+ $",
    "table": r"""
        ^ [ ]{0,3} \|? [ \t]*+ :?-{3,}+:? [ \t]*+
        (?: \| [ \t]*+ :?-{3,}+:? [ \t]*+ )++ \|? [ \t]*+ $
    """,
    "dashed_number": r"^ [ ]{0,3} [-*+] [ ]+ (?: \d{1,3} [.)] | \( \w{1,4} \) ) [ ]",
    "image": r"! \[ [^\]\n]{0,200} \] \( [^()\s]{1,500} \)",
    "link": r"(?<! ! ) \[ [^\]\n]{1,200} \] \( [^()\s]{1,500} \)",
    "strong": r"(?<! [\w*\\] ) \*\* (?= [^\s*] ) [^*\n]{1,300}+ (?<= \S ) \*\* (?! \* )",
    "emphasis": r"(?<! [\w*\\] ) \* (?= [^\s*] ) [^*\n]{1,300}+ (?<= \S ) \* (?! [\w*] )",
    "code": r"(?<! [`\\\w] ) ` [^`\s] [^`\n]{0,80} ` (?! [`\w] )",
    "escape": r"(?<= [\w$] ) \\ [_*\#]",
}
