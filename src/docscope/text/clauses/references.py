"""What a clause cites: document symbols, resolutions, the Charter, treaties, dated documents."""

from __future__ import annotations

import re
from functools import cache

SPACE = re.compile(r"\s+")
LEADING_ARTICLE = re.compile(r"\A(?:[Tt]he|[Ii]ts|[Aa]n?)\s+")
MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
DATE = rf"(?:\d{{1,2}}\s+{MONTHS}(?:\s+\d{{4}})?|{MONTHS}\s+\d{{1,2}},\s+\d{{4}})"
# 425 (1978), 1514 (XV), 377 A (V), 47/19, ES-10/2, 1996/31, 2444 (XXIII)
SESSION = r"\((?:\d{4}|(?:ES-)?[IVXL]+|S-[IVX\d]+)\)"
NUMBER = rf"(?:(?:ES-|S-)?\d{{1,4}}(?:\s?/\s?\d{{1,4}}|\s?[A-Z]{{0,2}}\s?{SESSION})(?:\s[A-Z]\b)?)"
WHEN = rf"(?:\s+of\s+{DATE})?"
DOCUMENT_NOUN = (
    r"(?:declaration|communication|letter|letters|report|reports|appeal|appeals|note\s+verbale|telegram|cablegram"
    r"|statement|statements|message|memorandum|decision|communiqué|agreement|accord|proposal|proposals|protocol|plan|proclamation|cable)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the kinds of references, the more specific first."""
    return (
        # A/3251, S/RES/242, S/PV.1234, E/CN.4/1998/53/Add.2, ST/SGB/2017/1, GC(57)/RES/10
        re.compile(
            r"\b(?:GC\(\d+\)|[A-Z]{1,5})(?:/(?:[A-Z]{1,5}\.?[\d.]*|\d[\dA-Z.-]*|Add\.\s?\d+|Rev\.\s?\d+|Corr\.\s?\d+|PV\.\d+|C\.\d+|CN\.\d+|L\.\d+|WG\.\d+))*"
            r"/(?:[A-Z]{1,4}\.\d+|(?:Add|Rev|Corr|Amend)\.\s?\d+|\d[\d.]*(?:-[A-Z]/\d+)?)\b"
        ),
        # resolution 242 (1967), its resolutions 425 (1978) and 426 (1978)
        re.compile(
            rf"\b(?:(?:General\s+Assembly|Security\s+Council|Economic\s+and\s+Social\s+Council|Human\s+Rights\s+Council|Council|Assembly|Commission)\s+)?"
            rf"(?P<list>[Rr]esolutions?|[Dd]ecisions?)\s+{NUMBER}{WHEN}(?:(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+{NUMBER}{WHEN})*"
        ),
        # Articles 39 and 40 of the Charter, Chapter VII of the Charter of the United Nations
        re.compile(
            r"\b(?:(?:Articles?|Chapters?)\s+(?:\d+|[IVX]+)(?:\s?\(\d+\))?(?:,\s+paragraphs?\s+\d+)?(?:(?:,\s+|\s+and\s+|\s+to\s+)(?:\d+|[IVX]+))*,?\s+of\s+the\s+)?"
            r"(?:United\s+Nations\s+)?Charter(?:\s+of\s+the\s+[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,5})?"
        ),
        # Article 12 of the Convention, Articles 1 and 2
        re.compile(
            r"\b(?:Articles?|articles?)\s+\d+(?:\s?\(\d+\))?(?:,\s+paragraphs?\s+\d+)?(?:(?:,\s+|\s+and\s+)\d+)*(?:,?\s+of\s+the\s+(?:[A-Z][\w’'-]*\s*){1,8})?"
        ),
        # the Peace Treaty, the Vienna Convention on the Law of Treaties, 1925 Geneva Protocol
        re.compile(
            rf"\b(?:\d{{4}}\s+)?(?:[A-Z][\w’'-]*\s+|(?:of|on|the|for|and|to)\s+(?=[A-Z]))*?(?:[A-Z][\w’'-]*\s+)*"
            rf"(?:Treaty|Treaties|Conventions?|Covenants?|Protocols?|Pact|Statute|Accords?|Agreements?|Declaration|Final\s+Act|Programme\s+of\s+Action)\b"
            rf"(?:(?:\s+(?:on|of|for|against|relative\s+to|relating\s+to|concerning)(?:\s+the)?(?:\s+(?:and|of|to|in|on|the|for|All|Forms))*\s+[A-Z][\w’'-]*(?:\s+(?:and|of|to|in|the|or|on|for|[A-Z][\w’'-]*)(?=\s+(?:[A-Z]|of|to|in|the|or|on|for|and))|\s+[A-Z][\w’'-]*){{0,14}}))?"
            rf"(?:,?\s+of\s+{DATE})?"
        ),
        # declaration of 30 October 1956, report of the Secretary-General of 9 April 1984
        re.compile(
            rf"\b{DOCUMENT_NOUN}\s+(?:(?:of|from|by)\s+(?:the|its|his)\s+(?:[\w’'-]+\s+){{1,10}}?)?(?:of|dated)\s+{DATE}"
        ),
        # the radio appeal of Prime Minister Imré Nagy of 4 November 1956: its author is no office
        re.compile(
            rf"\b(?:[a-z]+\s+){DOCUMENT_NOUN}(?=\s+(?:of|from|by)\s+(?:[A-Z][\w’'.-]*\s+){{1,6}}(?:of|dated)\s+{DATE})"
        ),
        # paragraph 5 of the present resolution, paragraphs 12 to 30 below
        re.compile(
            r"\b(?:sub)?paragraphs?\s+\d+(?:\s?\([a-z]\))?(?:(?:,\s+|\s+and\s+|\s+to\s+)\d+(?:\s?\([a-z]\))?)*\s+(?:above|below|of\s+(?:the\s+present|this)\s+resolution|(?=of\s+resolution))"
        ),
    )


def references(text: str) -> tuple[str, ...]:
    """Return the references of a text in order, each once.

    A list of resolutions is taken apart (`resolutions 425 (1978) and 426 (1978)`), and a
    document known by its symbol is given by that: `the communication of 1 November 1956
    (A/3251)` is `A/3251`.
    """
    taken: list[tuple[int, int, bool]] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(first < end and start < last for first, last, _ in taken):
                taken.append((start, end, pattern.groups > 0))
    taken.sort()
    named = [name for span in _best(text, taken) for name in _names(text, *span)]
    return tuple(dict.fromkeys(named))


def _names(text: str, start: int, end: int, listed: bool) -> list[str]:  # noqa: FBT001 - a field of the tuple
    printed = LEADING_ARTICLE.sub("", SPACE.sub(" ", text[start:end]).strip(" ,"))
    if not listed:
        return [printed]
    head = re.split(r"(?<=olution)s?\s|(?<=cision)s?\s", printed, maxsplit=1)[0]
    without_dates = re.sub(rf"\s+of\s+{DATE}", "", printed)
    return [f"{head} {number}" for number in re.findall(NUMBER, without_dates)]


def _best(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Leave out a document's description where its symbol follows in brackets."""
    starts = {start for start, _, _ in spans}
    return [
        (start, end, listed)
        for start, end, listed in spans
        if not (text[end : end + 2] == " (" and end + 2 in starts)
    ]
