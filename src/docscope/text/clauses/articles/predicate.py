"""The predicate of a sentence: its subject, the words that bind it, its main verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docscope.text.clauses.articles.conditions import inserted_conditions, leading_condition
from docscope.text.clauses.articles.modality import (
    NEGATED,
    Modality,
    bound_after,
    forbidden,
    modalities,
)
from docscope.text.clauses.articles.party import Subject, inverted, is_organ, subject_before
from docscope.text.clauses.articles.verbs import (
    FINITE,
    MainVerb,
    is_participle,
    known_verbs,
    main_verb,
    third_person,
)
from docscope.text.clauses.wordlists import word_list

NOTHING = re.compile(r"\s+no\s(?!\w+\slater)")  # shall make no law
BASE_BE = frozenset(["be", "is", "are", "was", "were", "been"])
PURPOSE = re.compile(
    r"\b(?:purposes?|aims?|objects?|objectives?|goals?|tasks?|functions?|missions?|roles?)\b"
)
WORD = re.compile(r"[A-Za-z][\w’'-]*")
PLURAL_PRONOUNS = frozenset(["we", "they", "both", "all", "these", "those"])
COPULAS = frozenset(["is", "are", "was", "were", "has", "have", "had", "does", "do", "did"])
NEGATION = re.compile(r"\s+not\b")
ABSTRACT = re.compile(r"(?:tion|sion|ment|ty|dom|cy|ance|ence|ship|ness|hood|phy)\Z")
BY_TO = re.compile(r"\s+(?:not\s+)?to\s+")


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a sentence says of whom; the verb phrase ends at `end` of the sentence.

    `modality` is None in a statement, `verb` None where the sentence breaks off before it.
    """

    subject: str | None
    modality: str | None
    verb_class: str
    verb: str | None
    head: str | None
    passive: bool
    end: int
    conditions: tuple[str, ...] = ()


def predicate(sentence: str) -> Predicate | None:
    """Return the predicate of the main clause, None if there is none."""
    found = _impersonal(sentence)
    if found:
        return found
    for modality in modalities(sentence):
        prefix = sentence[: modality.start]
        if modality.bare and inverted(prefix):
            return _inverted(sentence, modality)
        subject = subject_before(prefix) if prefix.strip(" ,") else Subject("", "", "")
        if subject and not _is_aim(sentence, modality, subject):
            return _binding(sentence, modality, subject)
    return _statement(sentence)


def _is_aim(sentence: str, modality: Modality, subject: Subject) -> bool:
    """Whether `is to` only says what something is for: `The aim of this Act is to`."""
    words = sentence[modality.start : modality.end].lower().split()
    return (
        words[-1] == "to"
        and len(words) == 2
        and words[0] in BASE_BE
        and bool(PURPOSE.search(subject.name))
    )


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
        subject=_name(subject),
        modality=_flat(printed),
        verb_class=_classed(verb_class, subject, negated=modality.negative, bare=modality.bare),
        verb=words or None,
        head=_head(verb, printed, broken=modality.bare or _breaks_off(sentence, end)),
        passive=bool(verb and verb.passive),
        end=end,
        conditions=_conditions(
            subject, sentence[modality.end : verb.start if verb else _gap_end(modality, sentence)]
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
        subject=_name(subject),
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
        conditions=_conditions(subject, sentence[modality.end : more.start]),
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


def _name(subject: Subject) -> str | None:
    return None if subject.name.lower() in {"there", ""} else subject.name


def _classed(verb_class: str, subject: Subject, *, negated: bool, bare: bool) -> str:
    if subject.negative and not negated:
        return forbidden(verb_class) if bare else NEGATED.get(verb_class, verb_class)
    if verb_class == "permission" and bare and not negated and is_organ(subject.name):
        return "power"
    return verb_class


def _conditions(subject: Subject, gap: str) -> tuple[str, ...]:
    leading = leading_condition(subject.adjunct)
    inserted = inserted_conditions(subject.inserted) + inserted_conditions(gap)
    return tuple(filter(None, [leading, *inserted]))


def _inverted(sentence: str, modality: Modality) -> Predicate | None:
    """Read `Nor shall any State deprive`: the subject ends where a verb begins."""
    words = list(WORD.finditer(sentence, modality.end))
    for index, word in enumerate(words[1:], 1):
        before = words[index - 1][0].lower()
        if word[0] in {"be", "have"} or (
            word[0] in known_verbs() and before not in {"the", "a", "any", "of", "no"}
        ):
            verb = main_verb(sentence, words[index - 1].end())
            name = sentence[words[0].start() : words[index - 1].end()]
            printed = sentence[: modality.end].strip()
            if verb:
                words_said = f"{sentence[modality.start : modality.end]} {verb.words}"
                return Predicate(
                    name, printed, "prohibition", words_said, verb.head, verb.passive, verb.end
                )
    return None


@cache
def _impersonal_pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?P<adjunct> [^,]{1,200} ,\s )? it \s
        (?P<modality> (?: shall | is | will | must ) (?P<not> \s not )? (?: \s be )? \s (?: also \s | hereby \s )?
            (?: the \s (?P<duty> duty | responsibility | obligation )
              | (?P<unlawful> unlawful | illegal | an \s offence | prohibited | forbidden | impermissible )
              | (?P<lawful> lawful | permissible | permitted | open ) ) )
        (?: , [^,]{1,120}, )? \s (?: of | for | to (?= \s (?: the | any | each ) \b ) ) \s (?P<name> [^;:.]{2,120}? )
        (?: , [^,]{1,120}, )? \s (?= to \s [a-z] )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _impersonal(sentence: str) -> Predicate | None:
    """Read `It shall be the duty of the Secretary to furnish`, `unlawful for any person to`."""
    match = _impersonal_pattern().match(sentence)
    if not match:
        return None
    verb = main_verb(sentence, match.end() + len("to "))
    verb_class = (
        "obligation" if match["duty"] else "prohibition" if match["unlawful"] else "permission"
    )
    if match["not"]:
        verb_class = NEGATED[verb_class]
    leading = leading_condition(match["adjunct"] or "")
    if not verb:
        return None
    return Predicate(
        match["name"].strip(" ,"),
        match["modality"],
        verb_class,
        f"{match['modality']} to {verb.words}",
        verb.head,
        verb.passive,
        verb.end,
        (leading,) if leading else (),
    )


def _statement(sentence: str) -> Predicate | None:
    """Return the predicate of a sentence without words that bind: `This Treaty enters`."""
    before = ""
    for match in WORD.finditer(sentence):
        word = match[0]
        if _may_be_finite(sentence, match, before):
            subject = subject_before(sentence[: match.start()])
            subject = subject if subject and _agrees(word, subject) else None
            verb = main_verb(sentence, match.start()) if subject else None
            if subject and verb:
                return _stated(sentence, match, subject)
        before = word.lower()
    return None


def _may_be_finite(sentence: str, match: re.Match[str], before: str) -> bool:
    word, end = match[0], match.end()
    if word in COPULAS:
        return bool(before)
    if not before or before in _no_subject_end():
        return False
    if word.endswith("s"):
        return word not in word_list("plural_nouns") and third_person(word) is not None
    return word in known_verbs() and (before.endswith("s") or _governs(sentence, end))


def _governs(sentence: str, end: int) -> bool:
    """Whether a word takes an object: `recognize the right`, not `the right to work`."""
    after = WORD.match(sentence, end + 1)
    return bool(after) and (after[0] in word_list("determiners") or after[0] == "that")


def _agrees(word: str, subject: Subject) -> bool:
    """Whether a verb without an ending has a plural subject."""
    if word in COPULAS or word.endswith("s"):
        return True
    head = re.split(r"\s(?:to|of|in|for|which|who|that|under|on)\s", subject.name, maxsplit=1)[0]
    return head.endswith("s") or " and " in subject.name or head.lower() in PLURAL_PRONOUNS


@cache
def _no_subject_end() -> frozenset[str]:
    return frozenset(
        "the a an of for in on to by any each its their his no all such and or this that with from under".split()
    )


def _stated(sentence: str, match: re.Match[str], subject: Subject) -> Predicate | None:
    negation = NEGATION.match(sentence, match.end()) if match[0] in COPULAS else None
    start = negation.end() if negation else match.end()
    printed = match[0] + (negation[0] if negation else "")
    if match[0] in {"does", "do", "did"}:
        verb = main_verb(sentence, start)
        if not verb:
            return None
        words, head, passive, end = f"{printed} {verb.words}", verb.head, False, verb.end
    else:
        verb = main_verb(sentence, match.start())
        if not verb:
            return None
        words, head, passive, end = verb.words, verb.head, verb.passive, verb.end
        if negation and end < start:
            words, end = printed, start
        elif negation:
            words = f"{printed} {words.split(' ', 1)[1]}" if " " in words else printed
    return Predicate(
        _name(subject), None, "statement", words, head, passive, end, _conditions(subject, "")
    )
