"""What stands before and beside a subject: opening adjuncts, conditions, insertions."""

from __future__ import annotations

import re

from docscope.text.clauses.articles.verbs import is_finite
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
    | it \s is \s (?: hereby \s | further \s | also \s | mutually \s )?
        (?: understood | agreed ) \s that \s
    | provided \s (?: further \s | always \s | however \s )? ,? \s? that \s )+
    """,
    re.VERBOSE | re.IGNORECASE,
)
LABEL = re.compile(r"\s*(?:\(\w{1,5}\)|\d{1,3}[.)](?!\d)|[a-z]\)|[—–•*-])\s*")
# What a phrase opens with that is no subject.
SECOND_CLAUSE = re.compile(
    r"(?:[;:]|,)\s(?:(?:and|but|or|nor)\s)?(?=(?:the|an?|no|any|each|every|all|it|they|he|she|such|these|this|those)\s)"
    r"|;\s(?:and\s|but\s|or\s)?"
)
# `(hereinafter called the depositary)`, not `paragraph (1)`
ASIDE = re.compile(r"\([^()]{6,}\)\Z")
# `In assessing the risk account shall be taken`
LIGHT = frozenset(
    ["account", "regard", "notice", "provision", "recourse", "consideration", "priority", "care"]
)
# `Bearing in mind the independence of judges, each Party`, not `Processing of data`
GERUND = re.compile(
    r"(?!no|any|every)[a-z]+ing\b[^;]*,\s(?:the|an?|each|any|every|all|no|such)\s", re.IGNORECASE
)
COORDINATORS = frozenset(["and", "or", "but"])
ENDS_ADJUNCT = frozenset(["applicable", "necessary", "case", "event"])
SHORTEST_ADJUNCT, SHORTEST_CLAUSE = 2, 5  # words before a subject
LONGEST_LISTED = 5  # words of one of several subjects
MOST_INSERTED = 6
# `and, where applicable, the processor`
ELLIPTICAL = re.compile(
    r",?\s(?:where|if|when|as)\s(?:\w+ly\s)?(?:applicable|appropriate|necessary|relevant|possible"
    r"|required|requested|available|any|so)\b,?"
)


def without_insertions(said: str) -> tuple[str, str]:
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
    end = len(said) - 1
    for _ in range(MOST_INSERTED):
        end = said.rfind(",", 0, end)
        if end < 0:
            return None
        words = said[end + 1 :].split(maxsplit=1)
        if words and _opens_insertion(words[0].lower().strip(",")):
            return end
    return None


def _opens_insertion(word: str) -> bool:
    lists = ("phrase_openers", "clause_openers", "aside_openers")
    return word.endswith(("ing", "ed")) or any(word in word_list(name) for name in lists)


def subject_start(said: str) -> int | None:
    """Return where the subject begins: after an opening adjunct, or at once."""
    begin = _second_clause(said)
    if begin or not said:
        return begin if said else None
    if not _opens_adjunct(said):
        return 0
    return _after_adjunct(said) if "," in said else _after_short_adjunct(said)


def _opens_adjunct(said: str) -> bool:
    """Whether a sentence opens with what is no subject: `In the case of`, `Bearing in mind`."""
    first = said.split(maxsplit=1)[0].lower().strip(",")
    if first == "not":
        return said.lower().startswith("not later")
    if first in word_list("phrase_openers"):
        return first != "prior" or said.lower().startswith("prior to")
    return first.endswith("ing") and bool(GERUND.match(said))


def _second_clause(said: str) -> int:
    """Return where a second main clause begins, 0 if there is but one."""
    begin = 0
    for match in SECOND_CLAUSE.finditer(said):
        before = said[begin : match.start()]
        words = before.lower().split()
        if match[0].startswith(";") or (
            words
            and words[0] not in word_list("phrase_openers")
            and not word_list("clause_openers").intersection(words)
            and any(is_finite(word) for word in before.split()[1:])
        ):
            begin = match.end()
    return begin


def _after_adjunct(said: str) -> int | None:
    """Return where the subject begins after the last comma, or before that of a list."""
    commas = [match.end() for match in re.finditer(r",\s", said)]
    if commas and said.split(",", 1)[0].lower().split()[-1] in word_list("clause_openers"):
        return None  # If, in the opinion of the Board, a Member
    for index in range(len(commas) - 1, -1, -1):
        word = said[commas[index] :].split(" ", 1)[0].lower()
        if word in COORDINATORS or _opens_adjunct(said[commas[index] :] or "in"):
            continue
        return _list_start(said, commas, index)
    return _after_short_adjunct(said)


def _list_start(said: str, commas: list[int], index: int) -> int:
    """Return where a list of subjects begins: `Member States, the Board and the Commission`."""
    linked = re.search(r"\b(?:and|or)\b", said[commas[index] :])
    while linked and index > 0:
        before = said[commas[index - 1] : commas[index]].rstrip(" ,").split()
        if not before or len(before) > LONGEST_LISTED or not _opens_name(before[0]):
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
    opening, last = words[0][0].lower(), words[-1][0]
    if last in LIGHT and words[-2:][0][0].lower() not in word_list("determiners"):
        return words[-1].start()
    for index in range(len(words) - 1, 1, -1):
        if _opens_subject(words, index):
            return words[index].start()
    shortest = SHORTEST_CLAUSE if opening in word_list("clause_openers") else SHORTEST_ADJUNCT
    if last.lower() in word_list("pronouns") and len(words) > shortest:
        return words[-1].start()
    return next(
        (
            words[index].start()
            for index in range(2, len(words))
            if words[index][0][:1].isupper() and words[index - 1][0].lower() in ENDS_ADJUNCT
        ),
        None,
    )


def _opens_subject(words: list[re.Match[str]], index: int) -> bool:
    """Whether a determiner opens a noun phrase that no preposition governs."""
    word, before = words[index][0].lower(), words[index - 1][0].lower()
    governing = word_list("phrase_openers") | COORDINATORS | {"all"}
    if word not in word_list("determiners") or before in governing:
        return False
    subordinate = words[0][0].lower() in word_list("clause_openers")
    return not subordinate or any(is_finite(each[0]) for each in words[1:index])
