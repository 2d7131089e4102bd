"""Who takes a stance: the noun phrase that ends where the verb begins."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = re.compile(r"[^\s]+")
WINDOW = 260  # characters before the verb
DETERMINERS = frozenset(
    """
    the a an this that these those my our its their his her your every each all both any no such
    many some most neither either another no-one
    """.split()
)
SPEAKERS = frozenset(["i", "we", "ourselves"])
PRONOUNS = frozenset(["they", "it", "he", "she", "one", "you", "there", "what", "who", "which", "whom", "whose"])
NOBODIES = frozenset(["it", "there", "one", "what", "who", "which", "whom", "whose", "that"])
# What stands before a subordinate clause: it is no stance of the writer's own.
SUBORDINATORS = frozenset(
    """
    that if whether because unless until since although though while whereas where when whenever
    as than lest which who whom whose what how why so provided supposing once till after before
    """.split()
)
LINKERS = frozenset("of for on and in to with against de la du des".split())
BODIES = frozenset(
    """
    administration africa alliance america arabia army assembly assemblies authorities authority
    bank bloc board bureau cabinet chamber coalition command commission commissions committee committees
    commonwealth community congress council councils countries country court delegation
    delegations democracies department emirates empire federation forces foundation front
    government governments group groups islands junta kingdom leaders leadership league legislature
    majority member members ministers minister ministry mission monarchy movement nation nations office
    opposition organisation organisations organization organizations palestine parliament
    parties party people peoples power powers presidency president prime-minister republic
    republics representative representatives secretariat secretary-general senate side sides society
    spokesman state states territory troops union union's west world zone majesty highness excellency
    signatories signatory authors author undersigned king queen emperor pope church see holder
    """.split()
)
OURS = frozenset(["my", "our"])
SENTENCE_OPENERS = frozenset("and but or therefore thus hence moreover however furthermore accordingly nevertheless so yet also then".split())
BOUNDARIES = ",;:—–(\"“‘«-"
APPOSITION = re.compile(r",\s[^,;:.!?]{2,140},?\s*\Z|\s\([^()]{2,140}\)\s*\Z")


class Subject(NamedTuple):
    """A subject as printed; `kind` is speaker, body, pronoun, thing or nobody.

    A `secondary` one is not the body that speaks, so that what it does is only reported.
    """

    name: str
    kind: str
    secondary: bool = False


def subject_before(text: str, first: int, end: int) -> Subject | None:
    """Return the subject that ends at `end` in the sentence that begins at `first`."""
    said = text[max(first, end - WINDOW) : end].rstrip()
    found = _plain_subject(said, whole=end - WINDOW <= first)
    if found or not said.endswith((",", ")")):
        return found
    inserted = APPOSITION.search(said)
    if inserted is None:
        return None
    return _plain_subject(said[: inserted.start()], whole=end - WINDOW <= first)


def _plain_subject(said: str, *, whole: bool) -> Subject | None:
    words = list(WORD.finditer(said))
    if not words or words[-1][0][-1:] in BOUNDARIES + ".)":
        return None
    start = _start(words)
    if start is None or not _opens(words, start, whole=whole):
        return None
    name = " ".join(word[0] for word in words[start:]).lstrip("\"“‘«(*_")
    kind = _kind(name)
    return Subject(name, kind, secondary=kind == "pronoun")


def _start(words: list[re.Match[str]]) -> int | None:
    """Return the index of the first word of the noun phrase that ends the words."""
    index = len(words) - 1
    if _bare(words[index]) in SPEAKERS | PRONOUNS:
        return index
    while index >= 0:
        word = words[index][0]
        if index < len(words) - 1 and word[-1:] in BOUNDARIES:
            return index + 1 if _may_begin(words[index + 1]) else None
        if _bare(words[index]) in SUBORDINATORS - {"that", "so"} and word[:1].islower():
            return None
        if _bare(words[index]) in DETERMINERS and not _linked(words, index):
            return index
        index -= 1
    return 0


def _linked(words: list[re.Match[str]], index: int) -> bool:
    """Whether a determiner goes on after a noun: `Government of the`, `peoples and the`."""
    if index < 2:  # noqa: PLR2004 - a noun and a linker must stand before it
        return False
    linker, noun = _bare(words[index - 1]), words[index - 2][0]
    return linker in {"of", "for", "and", "to"} and noun[-1:] not in BOUNDARIES and (
        noun[:1].isupper() or _bare(words[index - 2]) in BODIES
    )


def _may_begin(word: re.Match[str]) -> bool:
    return word[0][:1].isupper() or _bare(word) in DETERMINERS | SPEAKERS | BODIES


def _opens(words: list[re.Match[str]], start: int, *, whole: bool) -> bool:
    """Whether a subject stands where a main clause can begin."""
    if start == 0:
        return whole
    before = words[start - 1]
    if before[0][-1:] in BOUNDARIES:
        return True
    bare = _bare(before)
    if bare in SENTENCE_OPENERS:
        return True
    return bare not in SUBORDINATORS | LINKERS and _is_adjunct(words[:start])


def _is_adjunct(words: list[re.Match[str]]) -> bool:
    """Whether the words before a subject open the sentence without a comma: `In so doing`."""
    return len(words) <= 4 and words[0][0][:1].isupper() and _bare(words[0]) in {  # noqa: PLR2004 - a short adjunct
        "in", "at", "on", "to", "for", "by", "today", "now", "here", "once", "thus", "accordingly", "with", "from"
    }


def _kind(name: str) -> str:
    words = [re.sub(r"^\W+|\W+$", "", word) for word in name.split()]
    first, last = words[0].lower(), words[-1]
    if len(words) == 1 and first in SPEAKERS:
        return "speaker"
    if first in NOBODIES and len(words) == 1:
        return "nobody" if first != "it" else "pronoun"
    if first in PRONOUNS and len(words) == 1:
        return "pronoun"
    head = _head(words)
    if head.lower() in BODIES or head.lower().removesuffix("s") in BODIES:
        return "body"
    if first in OURS and head.lower() in {"delegation", "government", "country", "people", "nation"}:
        return "body"
    if all(word[:1].isupper() or word.lower() in LINKERS | {"the", "and", "of"} for word in words):
        return "body" if last[:1].isupper() else "thing"
    return "thing"


def _head(words: list[str]) -> str:
    """Return the head noun: the word before the first `of`, `for`, `on` or the last one."""
    for index, word in enumerate(words[1:], 1):
        if word.lower() in {"of", "for", "on", "in", "to", "and", "that", "which", "from", "with", "between"}:
            return words[index - 1]
    return words[-1]


def _bare(word: re.Match[str]) -> str:
    return re.sub(r"^\W+|\W+$", "", word[0]).lower()
