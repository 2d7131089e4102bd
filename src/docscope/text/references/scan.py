"""Going through a text for the words that references have in them.

Every kind of reference has a few letters without which it is none (`esolution`, `/`,
`rticle`). These are looked for first, and only where they stand is a pattern tried.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.references.reference import Bounds, Citation, Reference, lazily, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docscope.model import Span

    Reader = Callable[[str, int, Bounds], Citation | None]

# Between `paragraph 4 of` and the work, and between `of the report` and its symbol.
BEFORE_WORK = lazily(r"\s*(?:(?:the|its|said|same|[a-z]+-[a-z]+|draft|Council|Assembly)\s+){0,2}")
BEFORE_SYMBOL = lazily(r"[a-z][^.;()]{0,200}\((?:(?:document|see)\s+)*")
DIFFERENT_WORDS = 65_536


class Trigger(NamedTuple):
    """Letters that a kind of reference has in it, and who reads it: modules with a function.

    The word begins `back` characters before them, with one of the letters of `first`.
    """

    letters: str
    readers: tuple[str, ...]
    first: str = ""
    back: int = 0


def _words(words: str, *readers: str) -> tuple[Trigger, ...]:
    """Return triggers of whole words; a low line stands for a space."""
    return tuple(Trigger(word.replace("_", " "), readers) for word in words.split())


def _either(words: str, *readers: str) -> tuple[Trigger, ...]:
    """Return triggers of words that begin with a capital or not."""
    return tuple(
        Trigger(word[1:], readers, f"{word[0]}{word[0].upper()}", 1) for word in words.split()
    )


MONTHS = "January February March April May June July August September October November December"
TRIGGERS = (
    *_words("/", "symbols.symbol_at"),
    *_either("resolution", "resolutions.resolution_at"),
    *_words("decision", "resolutions.resolution_at"),
    *_words("Decision", "acts.union_act_at", "resolutions.resolution_at"),
    *_words("Regulation Directive", "acts.union_act_at"),
    *_either(
        "article paragraph point annex chapter recital section clause", "provisions.provision_at"
    ),
    *_either("para. paras. appendi schedule", "provisions.provision_at"),
    *_words("Art. Part_ Title_ §", "provisions.provision_at"),
    *_either("treat convention protocol agreement accord", "treaties.treaty_at"),
    *_words("Covenant Charter Declaration Statute Pact Constitution", "treaties.treaty_at"),
    *_words("Final_Act Programme_of_Action", "treaties.treaty_at"),
    *_words("NPT CTBT UNCLOS TFEU", "treaties.acronym_at"),
    *_words("Act", "acts.national_act_at"),
    *_words("U.S.", "acts.code_at", "cases.report_at"),
    *_words("C.F.R CFR", "acts.code_at"),
    *_words("Pub._L", "acts.public_law_at"),
    *_words("Official_Records GAOR SCOR", "records.official_record_at"),
    *_words("OJ_", "records.journal_at"),
    *_words("Treaty_Series", "records.treaty_series_at"),
    *_words("ECLI:", "cases.ecli_at"),
    *_words("Case", "cases.union_case_at"),
    Trigger("pplication no", ("cases.application_at",), "aA", 1),
    *_words("Reports_", "cases.court_report_at"),
    *_words(MONTHS, "dated.dated_at"),
)


def may_cite(text: str) -> bool:
    """Whether a text has a word that any reference has in it: a quick look at its words.

    Half the sentences of a speech have none, and most words have been met before.
    """
    return any(map(_may_be_cited, text.split()))


@lru_cache(maxsize=DIFFERENT_WORDS)
def _may_be_cited(word: str) -> bool:
    return any(part in word for part in _parts(small=word.islower()))


@cache
def _parts(*, small: bool) -> tuple[str, ...]:
    """Return what a word of each trigger has in it, of a `small` word what has no capital."""
    parts = {
        f"{initial}{trigger.letters}".split()[0]
        for trigger in TRIGGERS
        for initial in trigger.first or ("",)
    }
    return tuple(sorted(part for part in parts if not small or part == part.lower()))


def citations(text: str, spans: Sequence[Span], *, acting: str = "") -> Iterator[Citation]:
    """Yield the citations inside some spans of a text, in order; none overlaps another.

    `acting` is the organ whose own text this is, as its symbols begin (`S`, `A/HRC`).
    """
    waiting: Citation | None = None
    done = 0
    for at, readers in _candidates(text, spans):
        span = _span_of(spans, at)
        if at < done or span is None:
            continue
        bounds = Bounds(max(span.start, done), span.end, acting)
        found = next(filter(None, (_reader(name)(text, at, bounds) for name in readers)), None)
        if found is None:
            continue
        if waiting:
            joined = _joined(text, waiting, found)
            if joined is None and not waiting.needed:
                yield waiting
            found, waiting = joined or found, None
        done = found.end
        if found.awaits:
            waiting = found
        else:
            yield found
    if waiting and not waiting.needed:
        yield waiting


@cache
def _reader(name: str) -> Reader:
    """Return the function that reads a kind of reference; its module is loaded when needed."""
    module, _, function = name.partition(".")
    reader: Reader = getattr(import_module(f"docscope.text.references.{module}"), function)
    return reader


def _candidates(text: str, spans: Sequence[Span]) -> list[tuple[int, tuple[str, ...]]]:
    """Return where words begin that references have in them, in order, and who reads them."""
    if not spans:
        return []
    first, last = spans[0].start, spans[-1].end
    found: list[tuple[int, int]] = []
    for order, trigger in enumerate(TRIGGERS):
        letters, back, initials = trigger.letters, trigger.back, trigger.first
        at = text.find(letters, first, last)
        while at >= 0:
            if not back or text[at - 1] in initials:
                found.append((at - back, order))
            at = text.find(letters, at + len(letters), last)
    found.sort()
    return [(at, TRIGGERS[order].readers) for at, order in found]


def _span_of(spans: Sequence[Span], at: int) -> Span | None:
    place = bisect_right(spans, at, key=lambda span: span.start) - 1
    return spans[place] if place >= 0 and at < spans[place].end else None


def _joined(text: str, places: Citation, work: Citation) -> Citation | None:
    """Return a citation of places in a work, if the work is the one that was waited for."""
    if work.awaits or work.start < places.awaits or work.references[0].kind == "internal":
        return None
    between = text[places.awaits : work.start]
    known_by_symbol = work.references[0].kind == "document" and BEFORE_SYMBOL.fullmatch(between)
    if not (BEFORE_WORK.fullmatch(between) or not between or known_by_symbol):
        return None
    end = work.end + (bool(known_by_symbol) and text[work.end : work.end + 1] == ")")
    references = tuple(
        Reference(places.start, end, cited.symbol, cited.kind, _place(place.provision, cited))
        for cited in work.references
        for place in places.references
    )
    name = printed(text, places.start, end)
    return Citation(places.start, end, references, (name,))


def _place(provision: str, work: Reference) -> str:
    """Return the place in a work: the paragraphs of a resolution are its operative ones."""
    inner = f"{provision}:{work.provision}" if work.provision else provision
    return f"o{inner[3:]}" if work.kind == "resolution" and inner.startswith("par") else inner
