"""The predicate of a sentence: its subject, the words that bind it, its main verb."""

from __future__ import annotations

import re

from docscope.text.clauses.articles.conditions import conditions_around
from docscope.text.clauses.articles.impersonal import impersonal, inverted, is_inverted
from docscope.text.clauses.articles.modality import (
    NEGATED,
    Modality,
    bound_after,
    forbidden,
    modalities,
)
from docscope.text.clauses.articles.party import Subject, is_organ, subject_before
from docscope.text.clauses.articles.statements import statement
from docscope.text.clauses.articles.terms import Predicate
from docscope.text.clauses.articles.verbs import (
    MainVerb,
    is_participle,
    known_verbs,
    main_verb,
)
from docscope.text.clauses.wordlists import word_list

NOTHING = re.compile(r"\s+no\s(?!\w+\slater)")  # shall make no law
BE_TO = frozenset(["is to", "are to"])
BASE_BE = frozenset(["be", "is", "are", "was", "were", "been"])
PURPOSE = re.compile(
    r"\b(?:purposes?|aims?|objects?|objectives?|goals?|tasks?|functions?|missions?|roles?)\b"
)
WORD = re.compile(r"[A-Za-z][\w’'-]*")
ABSTRACT = re.compile(r"(?:tion|sion|ment|ty|dom|cy|ance|ence|ship|ness|hood|phy)\Z")


def predicate(sentence: str) -> Predicate | None:
    """Return the predicate of the main clause, None if there is none."""
    found = impersonal(sentence)
    if found:
        return found
    for modality in modalities(sentence):
        prefix = sentence[: modality.start]
        if modality.bare and is_inverted(prefix):
            return inverted(sentence, modality)
        subject = subject_before(prefix) if prefix.strip(" ,") else Subject("", "", "")
        if subject and not _is_aim(sentence, modality, subject):
            return _binding(sentence, modality, subject)
    return statement(sentence)


def _is_aim(sentence: str, modality: Modality, subject: Subject) -> bool:
    """Whether `is to` only says what something is for: `The aim of this Act is to`."""
    words = sentence[modality.start : modality.end].lower().split()
    return words[1:] == ["to"] and words[0] in BASE_BE and bool(PURPOSE.search(subject.name))


def _binding(sentence: str, modality: Modality, subject: Subject) -> Predicate:
    printed = sentence[modality.start : modality.end]
    verb = main_verb(sentence, modality.end) if _takes_verb(sentence, modality) else None
    verb_class, end = modality.verb_class, modality.end
    if modality.bare and verb:
        more = bound_after(sentence, verb.start)
        if more:
            return _bound(sentence, modality, more, subject)
        end = verb.end
        if NOTHING.match(sentence, end):
            verb_class = forbidden(verb_class)
    elif verb:
        end = verb.end
    words = " ".join(filter(None, [_flat(printed), verb.words if verb else None]))
    if verb is None and modality.bare:
        words = ""
    return Predicate(
        subject=subject.party,
        modality=_flat(printed),
        verb_class=_classed(
            verb_class,
            subject,
            negated=modality.negative,
            bare=modality.bare or printed.lower() in BE_TO,
        ),
        verb=words or None,
        head=_head(verb, printed, broken=modality.bare or _breaks_off(sentence, end)),
        passive=bool(verb and verb.passive),
        end=end,
        conditions=conditions_around(
            subject.adjunct,
            subject.inserted,
            sentence[modality.end : verb.start if verb else _gap_end(modality, sentence)],
        ),
    )


def _bound(sentence: str, modality: Modality, more: Modality, subject: Subject) -> Predicate:
    """Return `shall be entitled to receive`, `shall have the right to obtain`."""
    printed = sentence[modality.start : modality.end] + " " + sentence[more.start : more.end]
    verb = main_verb(sentence, more.end) if _takes_verb(sentence, more) else None
    verb_class = more.verb_class
    if modality.negative:
        verb_class = NEGATED.get(verb_class, verb_class)
    return Predicate(
        subject=subject.party,
        modality=printed,
        verb_class=_classed(verb_class, subject, negated=more.negative, bare=False),
        verb=" ".join(filter(None, [printed, verb.words if verb else None])),
        head=verb.head
        if verb
        else printed.split()[-1]
        if printed.endswith("ed")
        else _main(printed),
        passive=bool(verb and verb.passive),
        end=verb.end if verb else more.end,
        conditions=conditions_around(
            subject.adjunct, subject.inserted, sentence[modality.end : more.start]
        ),
    )


def _takes_verb(sentence: str, modality: Modality) -> bool:
    """Whether a verb must follow: `has the right to leave`, not `has the right to life`."""
    if modality.bare:
        return True
    if not sentence[: modality.end].endswith((" to", " from")):
        return False
    after = WORD.search(sentence, modality.end)
    if not after:
        return False
    word, following = after[0], WORD.match(sentence, after.end() + 1)
    if following and following[0] in word_list("determiners") and not word[:1].isupper():
        return word not in word_list("determiners")
    if word in known_verbs() or word in {"be", "have", "do"}:
        return word not in word_list("right_nouns")
    listed = word in word_list("right_nouns") or word in word_list("determiners")
    return not listed and not word[:1].isupper() and not ABSTRACT.search(word)


def _flat(printed: str) -> str:
    """Return the words that bind without what a comma inserts: `undertakes, ..., to`."""
    return re.sub(r"\s?,[^,]*,", "", printed)


def _head(verb: MainVerb | None, printed: str, *, broken: bool) -> str | None:
    """Return the main verb; there is none where a sentence is `broken` off before it."""
    if verb:
        return verb.head
    return None if broken and not _owns(printed) else _main(printed)


def _gap_end(modality: Modality, sentence: str) -> int:
    """Return where what is inserted after a modal verb ends, if no main verb follows."""
    return len(sentence) if modality.bare else modality.end


def _breaks_off(sentence: str, end: int) -> bool:
    return sentence[:end].endswith((" to", " from")) and not WORD.search(sentence, end)


def _owns(printed: str) -> bool:
    return bool(re.match(r"(?:has|have|had|enjoys?|retains?|reserves?)\s(?!to\b)", printed))


def _main(printed: str) -> str:
    """Return the verb of words that bind by themselves: `has the right to`, `is prohibited`."""
    words = [
        word for word in printed.split() if word not in {"shall", "may", "must", "not", "will"}
    ]
    if words and words[0] in BASE_BE:
        return next((word for word in words[1:] if is_participle(word)), words[0])
    return words[0] if words else printed


def _classed(verb_class: str, subject: Subject, *, negated: bool, bare: bool) -> str:
    if subject.negative and not negated:
        return forbidden(verb_class) if bare else NEGATED.get(verb_class, verb_class)
    if verb_class == "permission" and bare and not negated and is_organ(subject.name):
        return "power"
    return verb_class
