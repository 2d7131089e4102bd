"""Whether a text is visibly Markdown: what in it only Markdown writes, weighed."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

SAMPLE = 65_536  # characters that are looked at
THRESHOLD = 4
# No mark counts for more than so much: a text with one habit is not yet Markdown.
CAP = 4
# What each kind of mark is worth, by a sign that it cannot do without. Paired stars are also
# written for stress in plain text, a list of dashes in any: four of the first are needed,
# and the second count for nothing.
KINDS = {
    "#": {"title": 2, "heading": 2},
    "*": {"strong": 2, "emphasis": 1},
    "](": {"link": 2, "image": 2},
    "`": {"fence": 4, "code": 1},
    "~": {"tildes": 4},
    "|": {"table": 4},
    "\\": {"escape": 1},
    "\n": {"dashed_number": 2},
}


def looks_like_markdown(source: str) -> bool:
    r"""Say whether the marks of a text, taken together, can hardly be anything but Markdown.

    >>> looks_like_markdown("## **Resolution 83**\n\n*Having determined* that ...")
    True
    >>> looks_like_markdown("1. Affirms * that ...\n\n* See document S/902.")
    False
    """
    sample = source[:SAMPLE]
    if "\r" in sample:
        sample = sample.replace("\r\n", "\n").replace("\r", "\n")
    sample = f"\n{sample}"  # the first line too begins after a line end
    score = 0
    for sign, kinds in KINDS.items():
        # One character is looked for ten times as fast as two.
        if sign[0] in sample and sign in sample:
            score += sum(_score(kind, worth, sample) for kind, worth in kinds.items())
    return score >= THRESHOLD


def _score(kind: str, worth: int, sample: str) -> int:
    found = list(islice(_mark(kind).finditer(sample), CAP))
    return min(len(found) * worth, CAP)


@cache
def _mark(kind: str) -> re.Pattern[str]:
    return re.compile(MARKS[kind], re.VERBOSE | re.MULTILINE)


# Most texts have none of these. What begins with a sign, not with a look behind it or `^`,
# is searched for from sign to sign: ten times as fast.
MARKS = {
    "title": r"\A \s*+ \#{1,6} [ ] (?= \S .*+ \n [ \t]*+ $ )",
    "heading": r"""
        \# (?: (?<= \A\n\# ) | (?<= [\s\S]\n\n\# ) | (?<= [\s\S]\n[ ]\n\# ) )
        \#{0,5} [ ] (?= [^\s\#] )
    """,
    "fence": r"\n [ ]{0,3} ``` \w*+ [ \t]*+ $",
    "tildes": r"\n [ ]{0,3} ~~~ \w*+ [ \t]*+ $",
    "table": r"""
        \n [ ]{0,3} \|? [ \t]*+ :?-{3,}+:? [ \t]*+
        (?: \| [ \t]*+ :?-{3,}+:? [ \t]*+ )++ \|? [ \t]*+ $
    """,
    "dashed_number": r"\n [ ]{0,3} [-*+] [ ]+ (?: \d{1,3} [.)] | \( \w{1,4} \) ) [ ]",
    "image": r"! \[ [^\]\n]{0,200} \] \( [^()\s]{1,500} \)",
    "link": r"\[ (?<! !\[ ) [^\]\n]{1,200} \] \( [^()\s]{1,500} \)",
    "strong": r"\*\* (?<! [\w*\\] \*\* ) (?= [^\s*] ) [^*\n]{1,300}+ (?<= \S ) \*\* (?! \* )",
    "emphasis": r"\* (?<! [\w*\\] \* ) (?= [^\s*] ) [^*\n]{1,300}+ (?<= \S ) \* (?! [\w*] )",
    "code": r"` (?<! [`\\\w] ` ) [^`\s] [^`\n]{0,80} ` (?! [`\w] )",
    "escape": r"\\ (?<= [\w$] \\ ) [_*\#]",
}
