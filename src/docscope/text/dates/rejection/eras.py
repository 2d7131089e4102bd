"""Years that are counted in another calendar: 1375 AH, 5717 AM, 28 Mordad 1332."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

LATEST = 1500  # of the years that the Muslim calendars have reached; ours need more figures
BEHIND = r"""
    (?: \s?[-/]\s?\d{1,4} )?                             # 1375-76 AH
    \s? [(\[]?
    (?: A\.\s?H\. | AH\b | [Hh]i[jg]r[iae]\w* | [Hh]egira | [Aa]nno\sHegirae
      | of\sthe\s(?:Hi[jg]r[ai]h?|Hegira)
      | A\.\s?P\. | AP\b | A\.?\s?S\.?H\b | SH\b          # Persian, from the same year
      | A\.\s?M\. | AM\b(?!-) | [Aa]nno\s[Mm]undi         # Jewish and Byzantine
      | A\.\s?Y\. | B\.\s?E\. | BE\b | [Ss]aka\b          # of Yazdegerd, Buddhist, Indian
    )
"""
BEFORE = r"""
    (?: A\.\s?[HPMY]\. | \bA[HPM] | [Hh]i[jg]r[ia]h?(?:\syear)? | [Ss]aka(?:\syear)?
      | (?: Muharram | Safar | Rabi\W{0,2}\s?\w[\w'’-]*(?:\s\w+)? | Jumad\w[\w'’-]*(?:\s\w+)?
          | Rajab | Sha['’]?ban | Rama[dz][ah]n | Shawwal | Dh?u\w*['’]?[- ]?(?:al|ul|l)[- ]?\w+
          | Farvardin | Ordibehesht | Khordad | Tir | A?[Mm]ordad | Shahrivar
          | Mehr | Aban | Azar | Dey | Bahman | Esfand
        ) ,?
    )
    \s \Z
"""
HIJRI_EPOCH, HIJRI_YEAR = 621.57, 0.970224  # in years of ours
WINDOW = 24  # characters before a year


def behind_hijri(tokens: Tokens, year: int) -> bool:
    """Say whether the token of a year has its Hijri year before it: 505/1111."""
    at = year - 2
    if at < 0 or tokens.word(at + 1) != "/" or tokens.classes[at] not in "nky":
        return False
    begins = HIJRI_EPOCH + HIJRI_YEAR * tokens.number(at)
    close = begins - 1 <= tokens.number(year) <= begins + 1
    return close and tokens.glued(at) and tokens.glued(at + 1)


def counts_otherwise(tokens: Tokens, draft: Draft) -> bool:
    """Say whether the year of an expression is one of another era than ours."""
    year = draft.point.year if draft.points else None
    if year is None or not 0 < year <= LATEST or draft.short:
        return False
    start = tokens.starts[draft.first]
    if draft.last + 1 < len(tokens.words) and behind_hijri(tokens, draft.last + 1):
        return True
    return bool(
        _compiled(BEHIND).match(tokens.text, tokens.end(draft.last - 1))
        or _compiled(BEFORE).search(tokens.text, max(0, start - WINDOW), start)
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)
