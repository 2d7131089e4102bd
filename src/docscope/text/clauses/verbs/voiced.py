"""Verbs that do another act by what stands around them.

`Expresses its grave concern` is a concern, and `Having considered the report` holds no
opinion as `Considers that` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.verbs.lexicon import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.verbs.lexicon import Verb

# Class and force of the act by the noun that names it, equal to those of the verb or
# adjective of the same meaning: `Expresses regret` as `Regrets`.
NOUNS = {
    ("appreciation", 1): (
        "admiration appreciation congratulations gratitude pleasure recognition satisfaction thanks"
    ),
    ("approval", 3): "approval",
    ("call", 3): "appeal call",
    ("commitment", 3): "commitment determination intention readiness resolve willingness",
    ("concern", 2): "anxiety care concern preoccupation worry",
    ("concern", 3): "alarm anguish consternation dismay distress",
    ("condemnation", 3): "disapproval",
    ("condemnation", 4): "condemnation horror indignation outrage revulsion shock",
    ("confidence", 1): "confidence",
    ("expectation", 1): "desire expectation hope wish",
    ("invitation", 2): "invitation",
    ("opinion", 1): "belief conviction opinion view views",
    ("regret", 1): "condolences sympathy",
    ("regret", 2): (
        "apologies disappointment displeasure dissatisfaction grief regret regrets sadness sorrow"
    ),
    ("request", 3): "request requests",
    ("support", 2): "encouragement solidarity support",
}
READ = ("notice", 0)
ACTS = {noun: act for act, nouns in NOUNS.items() for noun in nouns.split()}


def voiced(verb: Verb, complement: Sequence[str]) -> Verb:
    """Return a verb as what its complement makes it: `Expresses` `its grave concern`.

    A verb that a user gave another class keeps that.
    """
    own = (form.verb for form in forms().get(verb.lemma, ()) if form.verb.lemma == verb.lemma)
    if next(own, verb).verb_class != verb.verb_class:
        return verb
    for word in complement:
        act = ACTS.get(word)
        if act:
            return verb._replace(verb_class=act[0], force=act[1])
    return verb


def in_perfect(verb: Verb) -> Verb:
    """Return a verb as it is after `Having`: what was considered was read."""
    if verb.lemma != "consider":
        return verb
    return verb._replace(verb_class=READ[0], force=READ[1])
