"""Whether a text is visibly Markdown: what in it only Markdown writes, weighed."""

from __future__ import annotations

import re
from functools import cache

SAMPLE = 65_536  # characters that are looked at
THRESHOLD = 4
# No mark counts for more than so much: a text with one habit is not yet Markdown.
CAP = 4
# What each kind of mark is worth. Paired stars are also written for stress in plain text,
# a list of dashes in any: four of the first are needed, and the second count for nothing.
WEIGHTS = {
    "heading": 2,
    "title": 2,
    "strong": 2,
    "emphasis": 1,
    "link": 2,
    "image": 2,
    "fence": 4,
    "dashed_number": 2,
    "table": 4,
    "escape": 1,
    "code": 1,
}


def looks_like_markdown(source: str) -> bool:
    r"""Say whether the marks of a text, taken together, can hardly be anything but Markdown.

    >>> looks_like_markdown("## **Resolution 83**\n\n*Having determined* that ...")
    True
    >>> looks_like_markdown("1. Affirms * that ...\n\n* See document S/902.")
    False
    """
    sample = source[:SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    if not any(mark in sample for mark in "#*[`|\\-~"):
        return False
    counts = dict.fromkeys(WEIGHTS, 0)
    for found in _marks().finditer(sample):
        assert found.lastgroup
        counts[found.lastgroup] += 1
    score = sum(min(count * WEIGHTS[kind], CAP) for kind, count in counts.items())
    return score >= THRESHOLD


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        r"""
          (?P<title> \A \s*+ \#{1,6} [ ] (?= \S .*+ \n [ \t]*+ $ ) )
        | (?P<heading> (?: \A | (?<= \n\n ) | (?<= \n[ ]\n ) ) \#{1,6} [ ] (?= [^\s\#] ) )
        | (?P<fence> ^ [ ]{0,3} (?: ``` | ~~~ ) \w*+ [ \t]*+ $ )
        | (?P<table> ^ [ ]{0,3} \|? [ \t]*+ :?-{3,}+:? [ \t]*+
              (?: \| [ \t]*+ :?-{3,}+:? [ \t]*+ )++ \|? [ \t]*+ $ )
        | (?P<dashed_number> ^ [ ]{0,3} [-*+] [ ]+ (?: \d{1,3} [.)] | \( \w{1,4} \) ) [ ] )
        | (?P<image> ! \[ [^\]\n]{0,200} \] \( [^()\s]{1,500} \) )
        | (?P<link> \[ [^\]\n]{1,200} \] \( [^()\s]{1,500} \) )
        | (?P<strong> (?<! [\w*\\] ) \*\* (?= [^\s*] ) [^*\n]{1,300}+ (?<= \S ) \*\* (?! \* ) )
        | (?P<emphasis> (?<! [\w*\\] ) \* (?= [^\s*] ) [^*\n]{1,300}+ (?<= \S ) \* (?! [\w*] ) )
        | (?P<code> (?<! [`\\\w] ) ` [^`\s] [^`\n]{0,80} ` (?! [`\w] ) )
        | (?P<escape> (?<= [\w$] ) \\ [_*\#] )
        """,
        re.VERBOSE | re.MULTILINE,
    )
