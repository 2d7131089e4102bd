"""Whom a provision binds: the subject before the words that bind, or nobody in its place."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docscope.text.clauses.articles.verbs import is_adverb, is_finite
from docscope.text.clauses.wordlists import word_list

WORD = re.compile(r"[^\s,;]+|[,;]")
OPENERS = re.compile(
    r"""
    \s* (?: (?: however | nevertheless | nonetheless | notwithstanding | therefore | accordingly
        | furthermore | moreover | consequently | similarly | likewise | thus | hence | thereafter
        | thereupon | further | finally | otherwise | conversely | also | provided | in \s addition
        | in \s particular | inter \s alia | for \s example | to \s (?: this | that ) \s end
        | in \s (?: this | that ) \s (?: regard | respect | context | connection )
        | as \s (?: a \s rule | appropriate ) ) (?: , \s* | (?= \s the \b ) \s )
    | (?: and | but | or | so | yet | then ) \s ,? \s*
    | it \s is \s (?: hereby \s | further \s | also \s | mutually \s )? (?: understood | agreed ) \s that \s
    | provided \s (?: further \s | always \s | however \s )? ,? \s? that \s )+
    """,
    re.VERBOSE | re.IGNORECASE,
)
LABEL = re.compile(r"\s*(?:\(\w{1,5}\)|\d{1,3}[.)](?!\d)|[a-z]\)|[—–•*-])\s*")
# What a phrase opens with that is no subject.
ADJUNCTS = frozenset(
    """after against along amongst among as at before between beyond by despite due during except
    failing following for from having if in including into irrespective notwithstanding of on once
    only-if pending pursuant regardless save since subject through throughout to towards unless
    under until upon when whenever where wherever whereas whether while with within without with
    regarding concerning acting taking not on-or-before provided although though because should
    besides inside outside over per via depending based given owing prior""".split()
)
RELATIVES = frozenset(
    """which who whom whose that where if when unless until whether because wherever whenever while
    though although""".split()
)
AGAINST = frozenset("the a an any each every such no its their his her of to in for by".split())
NOBODY = re.compile(
    r"(?:no|none|nobody|nothing|neither|not\sa|no-one)\b(?!\slater\b)", re.IGNORECASE
)
# `Nor shall any State`: the subject follows the modal verb.
INVERTED = re.compile(
    r"(?:nor|neither|in no (?:case|event|way|circumstances?)|under no (?:circumstances?|pretext)"
    r"|on no account|at no time|never|not only)\Z",
    re.IGNORECASE,
)
SECOND_CLAUSE = re.compile(
    r"(?:[;:]|,)\s(?:(?:and|but|or|nor)\s)?(?=(?:the|an?|no|any|each|every|all|it|they|he|she|such|these|this|those)\s)"
    r"|;\s(?:and\s|but\s|or\s)?"
)
# `(hereinafter called the depositary)`, not `paragraph (1)`
ASIDE = re.compile(r"\([^()]{6,}\)\Z")
LINKS = (" and", " or", " but")
MOST_INSERTED = 6
# `and, where applicable, the processor`
ELLIPTICAL = re.compile(
    r",?\s(?:where|if|when|as)\s(?:\w+ly\s)?(?:applicable|appropriate|necessary|relevant|possible"
    r"|required|requested|available|any|so)\b,?"
)


class Subject(NamedTuple):
    """A subject as printed, and what stands before it and between it and the verb."""

    name: str
    adjunct: str
    inserted: str

    @property
    def negative(self) -> bool:
        """Whether it says that nobody is meant: `No State`, `Neither Party`."""
        return bool(NOBODY.match(self.name))


def subject_before(prefix: str) -> Subject | None:
    """Return the subject that ends a stretch of a sentence, None if the verb is not its own.

    A verb within a relative or conditional clause has a subject, but says nothing of what
    the sentence demands: `Any State which`, `If a Party`.
    """
    start = 0
    if label := LABEL.match(prefix):
        start = label.end()
    if opener := OPENERS.match(prefix, start):
        start = opener.end()
    said, inserted = _without_insertions(prefix[start:].rstrip())
    begin = _subject_start(said)
    if begin is None:
        return None
    name = said[begin:].strip(" ,")
    name = _first_subject(name) if name.endswith(LINKS) else name
    if not name or not _ends_well(name) or _is_subordinate(name) or _own_verb(name):
        return None
    return Subject(name, said[:begin], f"{name if ',' in name else ''}, {inserted}")


def _first_subject(name: str) -> str:
    """Return the subject of a sentence with two predicates: `A treaty binds them and`."""
    said = name.rsplit(" ", 1)[0].rstrip(" ,")
    at = _own_verb(said)
    return said[:at].strip(" ,") if at else ""


def _own_verb(name: str) -> int:
    """Return where a verb stands in a supposed subject outside a relative clause, else 0."""
    for match in WORD.finditer(name):
        word = match[0].strip("()")
        if match.start() and word in RELATIVES:
            return 0
        if match.start() and is_finite(word):
            return match.start()
    return 0


def _without_insertions(said: str) -> tuple[str, str]:
    """Return a stretch without what stands between commas before the verb, and that."""
    inserted = ""
    while said.endswith(",") or ASIDE.search(said):
        opening = _insertion_start(said)
        if opening is None:
            return said.rstrip(", "), inserted
        inserted = said[opening:] + inserted
        said = said[:opening].rstrip()
    return said, inserted


def _insertion_start(said: str) -> int | None:
    if said.endswith(")"):
        return said.rfind("(")
    end, first = len(said) - 1, None
    for _ in range(MOST_INSERTED):
        end = said.rfind(",", 0, end)
        if end < 0:
            return first
        words = said[end + 1 :].split(maxsplit=1)
        first = end if first is None else first
        if words and _opens_insertion(words[0].lower().strip(",")):
            return end
    return first


def _opens_insertion(word: str) -> bool:
    return (
        word in ADJUNCTS
        or word in RELATIVES
        or word.endswith(("ing", "ed"))
        or word
        in {
            "or",
            "and",
            "other",
            "inclusive",
            "being",
            "together",
            "both",
            "whatever",
            "however",
            "therefore",
            "nevertheless",
            "accordingly",
            "moreover",
            "furthermore",
        }
    )


def _subject_start(said: str) -> int | None:
    """Return where the subject begins: after an opening adjunct, or at once."""
    first = said.split(maxsplit=1)[:1]
    if not first:
        return None
    begin = _second_clause(said)
    if first[0].lower().strip(",") not in ADJUNCTS or begin:
        return begin
    if first[0].lower().strip(",") == "not" and not said.lower().startswith("not later"):
        return 0
    if "," not in said:
        return _after_short_adjunct(said)
    return _after_adjunct(said)


def _second_clause(said: str) -> int:
    """Return where a second main clause begins, 0 if there is but one."""
    begin = 0
    for match in SECOND_CLAUSE.finditer(said):
        before = said[begin : match.start()]
        words = before.lower().split()
        if match[0].startswith(";") or (
            words
            and words[0] not in ADJUNCTS
            and not RELATIVES.intersection(words)
            and any(is_finite(word) for word in before.split()[1:])
        ):
            begin = match.end()
    return begin


def _after_adjunct(said: str) -> int | None:
    """Return where the subject begins after the last comma, or before that of a list."""
    commas = [match.end() for match in re.finditer(r",\s", said)]
    if commas and said.split(",", 1)[0].lower().split()[-1] in RELATIVES:
        return None  # If, in the opinion of the Board, a Member
    for index in range(len(commas) - 1, -1, -1):
        words = said[commas[index] :].split()
        word = words[0].lower() if words else ""
        if word in {"and", "or", "but"} | ADJUNCTS | RELATIVES:
            continue
        return _list_start(said, commas, index)
    return _after_short_adjunct(said)


def _list_start(said: str, commas: list[int], index: int) -> int:
    """Return where a list of subjects begins: `Member States, the Board and the Commission`."""
    linked = re.search(r"\b(?:and|or)\b", said[commas[index] :])
    while linked and index > 0:
        before = said[commas[index - 1] : commas[index]].rstrip(" ,").split()
        if not before or len(before) > 5 or not _opens_name(before[0]):
            break
        if any(is_finite(word) for word in before):
            break
        index -= 1
    return commas[index]


def _opens_name(word: str) -> bool:
    return word[:1].isupper() or word in word_list("determiners")


def _after_short_adjunct(said: str) -> int | None:
    """Return where the subject begins where no comma says so: `In this case the Board`."""
    words = list(WORD.finditer(said))
    opening = words[0][0].lower()
    for index in range(len(words) - 1, 1, -1):
        word, before = words[index][0], words[index - 1][0].lower()
        if word.lower() in word_list("determiners") and before not in ADJUNCTS | {
            "and",
            "or",
            "all",
        }:
            if opening in RELATIVES and not any(is_finite(w[0]) for w in words[1:index]):
                continue
            return words[index].start()
    last = words[-1][0]
    if last.lower() in word_list("pronouns") and len(words) > 2 and opening not in RELATIVES:
        return words[-1].start()
    for index in range(2, len(words)):
        if words[index][0][:1].isupper() and words[index - 1][0].lower() in {
            "applicable",
            "necessary",
            "case",
            "event",
        }:
            return words[index].start()
    return None


def _ends_well(name: str) -> bool:
    words = name.split()
    if not words or not any(character.isalpha() for character in name):
        return False
    return words[-1].lower().strip("(),") not in AGAINST | RELATIVES | {"and", "or", "it:"}


def _is_subordinate(name: str) -> bool:
    """Whether the verb that follows belongs to a relative clause within the subject."""
    words = [word.strip(",()").lower() for word in ELLIPTICAL.sub(" ", name).split()]
    last = max((at for at, word in enumerate(words) if at and _is_relative(words, at)), default=0)
    if not last:
        return False
    after = words[last + 1 :]
    if not after:
        return True
    direct = words[last] in {"which", "who", "that"} and words[last - 1] not in ADJUNCTS
    determined = after[0] in word_list("determiners") or after[0] in word_list("pronouns")
    if direct and not determined and after[0] not in ADJUNCTS:
        return len(after) == 1 and is_adverb(after[0])
    return not any(is_finite(word) for word in after[1:])


def _is_relative(words: list[str], at: int) -> bool:
    if words[at] == "that":
        return words[at - 1] not in ADJUNCTS - {"in"} and words[at - 1] not in {"and", "or", "all"}
    return words[at] in RELATIVES


def inverted(prefix: str) -> bool:
    """Whether the subject follows the modal verb: `Nor shall any State`."""
    return bool(INVERTED.search(prefix.strip(" ,")))


@cache
def organs() -> frozenset[str]:
    """Return the words for bodies whose `may` is a power."""
    return word_list("organs")


def is_organ(name: str) -> bool:
    """Whether a subject is a body with powers: `The Security Council`, not `The Seller`."""
    words = [
        word.strip(",.()")
        for word in re.split(
            r"\s(?:of|for|on|in|to|which|that|referred|under|whose)\b", name, maxsplit=1
        )[0].split()
    ]
    return bool(words) and words[-1].lower() in organs()
