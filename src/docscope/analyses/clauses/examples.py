"""Options that would choose some of the clauses shown, as examples for the closing line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses import says
from docscope.text.clauses.verbs.lexicon import forms
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.clause import Clause

NAMES = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
# Capitalised words that would choose nearly everything, or nothing that one thinks of.
COMMON = {"Government", "Governments", "State", "States", "Member", "Members", "Union", "Council"}
SHORT = 4  # letters of `have`, `will`, `must`: no word to look for


def examples(clauses: Sequence[Clause], *, addressee: bool, verb: bool) -> list[str]:
    """Return options that would choose some of the clauses, one of each kind a document."""
    whom = _name_asked(clauses) if addressee else None
    said = next(filter(None, map(_plain_verb, clauses)), None) if verb else None
    return [f"--addressee {whom}"] * bool(whom) + [f"--verb {said}"] * bool(said)


def _name_asked(clauses: Sequence[Clause]) -> str | None:
    """Return a name of one word among the addressees, a state if there is one."""
    runs = [name for clause in clauses for name in NAMES.findall(clause.addressee or "")]
    names = [name for name in runs if " " not in name and name not in COMMON]
    states = [name for name in names if name.lower() in word_list("state_names")]
    return next(iter(states or names), None)


def _plain_verb(clause: Clause) -> str | None:
    """Return the verb of a clause in one word by which it is found."""
    first = (clause.lemma or "").split(" ", 1)[0]
    known = forms().get(first, ())
    verb = known[-1].verb.lemma if known else first
    return verb if verb.isalpha() and len(verb) > SHORT and says(clause, verb) else None
