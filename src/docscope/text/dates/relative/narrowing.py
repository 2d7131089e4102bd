"""What narrows a length of time: more than, nearly, at least; and old, long behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

MODS = {
    "over": "MORE_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN",
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "just": "", "only": "", "another": "", "barely": "LESS_THAN", "mere": "", "full": "", "all": "",
}  # fmt: skip
BEFORE = {  # two words before a duration
    ("more", "than"): "MORE_THAN", ("less", "than"): "LESS_THAN", ("fewer", "than"): "LESS_THAN",
    ("longer", "than"): "MORE_THAN", ("at", "least"): "EQUAL_OR_MORE",
    ("at", "most"): "EQUAL_OR_LESS",
    ("up", "to"): "EQUAL_OR_LESS", ("close", "to"): "LESS_THAN", ("well", "over"): "MORE_THAN",
}  # fmt: skip
NEGATIVE = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}  # no more than
COUNTS = frozenset("123dnkqY5g")
ADJECTIVE = frozenset(("for", "over", "very"))  # before last: over last six weeks
AGE = frozenset(("old", "long"))
AGE_WORDS = frozenset((("-", "old"), ("-", "long"), ("of", "age")))


def extend(tokens: Tokens, draft: Draft) -> None:
    """Take in `more than` before a duration, and `old` behind it."""
    if draft.kind == "set":
        return
    word = tokens.word(draft.first)
    if tokens.classes[draft.first] == "K":
        draft.mod = MODS.get(word, "APPROX")
    elif (
        "T" not in tokens.classes[draft.first : draft.first + 1]
        and "R" not in tokens.classes[draft.first]
    ):
        take_before(tokens, draft)
    behind = tokens.word(draft.last), tokens.word(draft.last + 1)
    draft.last += 1 if behind[0] in AGE else 2 if behind in AGE_WORDS else 0


def take_before(tokens: Tokens, draft: Draft) -> None:
    """Take in what narrows a number of units: more than, nearly, at least."""
    before = tokens.word(draft.first - 2), tokens.word(draft.first - 1)
    if before in BEFORE:
        draft.mod, draft.first = BEFORE[before], draft.first - 2
        if tokens.word(draft.first - 1) in {"no", "not"}:
            draft.mod, draft.first = NEGATIVE.get(draft.mod, draft.mod), draft.first - 1
        elif tokens.word(draft.first - 1) == "little" and tokens.word(draft.first - 2) == "a":
            draft.first -= 2
    elif before[1] in MODS:
        draft.mod, draft.first = MODS[before[1]], draft.first - 1
        draft.first -= before == ("a", "mere")


def is_verb(tokens: Tokens, at: int) -> bool:
    """Say whether `last` before a number is the verb: talks should last six weeks."""
    counted = tokens.classes[at + 1 : at + 2] in COUNTS
    if tokens.word(at) != "last" or at == 0 or not counted:
        return False
    before = tokens.word(at - 1)
    return tokens.classes[at - 1] in {"_", "t"} and before not in words("owners") | ADJECTIVE
