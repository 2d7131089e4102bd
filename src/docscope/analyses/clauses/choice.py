"""Which clauses a question chooses: by kind, verb, class, force, who is asked, what is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, get_args

from docscope.errors import UsageError
from docscope.text.clauses import Kind, says

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.analyses.clauses.table import Clauses
    from docscope.text.clauses.clause import Clause

    Test = Callable[[Clause], bool]

WEAKEST, STRONGEST = 0, 5
RANGE = re.compile(r"(?P<low>\d)?(?:(?P<range>-)(?P<high>\d)?)?")


class Force(NamedTuple):
    """How much clauses bind: from the weakest that is asked for to the strongest, 0 to 5."""

    low: int = WEAKEST
    high: int = STRONGEST

    @property
    def written(self) -> str:
        """The same as it is typed."""
        return f"{self.low}-{self.high}" if self.low < self.high else str(self.low)


def parse_force(written: str) -> Force:
    """Return the weakest and the strongest force that are asked for.

    Raises:
        UsageError: It is no range within 0 to 5.

    >>> parse_force("3-5").written, parse_force("4-").written, parse_force("-2").written
    ('3-5', '4-5', '0-2')
    """
    match = RANGE.fullmatch(re.sub(r"\s", "", written).replace("–", "-"))
    if match and (match["low"] or match["high"]):
        low = int(match["low"] or WEAKEST)
        high = int(match["high"] or STRONGEST) if match["range"] else low
        if low <= high <= STRONGEST:
            return Force(low, high)
    raise UsageError(f"--force {written}: no force; write 0 (mentions) to 5 (binds), 3-5, 4- or -2")


def chooser(question: Clauses) -> Test:
    """Return a function that says whether a clause is among those that are asked for."""
    tests = list(_tests(question))
    return lambda clause: all(test(clause) for test in tests)


def _tests(question: Clauses) -> list[Test]:
    kinds, classes, verb = question.kinds, question.classes, question.verb
    tests: list[Test] = []
    if kinds:
        tests.append(lambda clause: clause.kind in kinds)
    if classes:
        tests.append(lambda clause: _is_of(clause.verb_class, classes))
    if verb is not None:
        tests.append(lambda clause: says(clause, verb))
    if question.force is not None:
        low, high = question.force
        tests.append(
            lambda clause: bool(clause.verb or clause.modality) and low <= clause.force <= high
        )
    if question.addressee is not None:
        whom = question.addressee.casefold()
        tests.append(lambda clause: _names(whom, clause.addressee, clause.second_addressee))
    if question.actor is not None:
        who = question.actor.casefold()
        tests.append(lambda clause: _names(who, clause.actor))
    if question.refs is not None:
        tests.append(_cites(question.refs))
    return tests


def _names(wanted: str, *texts: str | None) -> bool:
    return any(wanted in (text or "").casefold() for text in texts)


def _is_of(verb_class: str | None, classes: tuple[str, ...]) -> bool:
    """Return whether a class is one of some: `evaluation` has `evaluation/regret` in it."""
    return verb_class in classes or (verb_class or "").split("/", 1)[0] in classes


def _cites(wanted: str) -> Test:
    from docscope.analyses.clauses.citedsymbols import is_cited, wanted_reference

    document = wanted_reference(wanted)
    return lambda clause: is_cited(document, clause.refs)


def ensure_known(question: Clauses) -> None:
    """Refuse a kind or a class that there is none of, and an empty reference.

    Raises:
        UsageError: There is no such kind or class (the message names those there are), or
            no document is named.
    """
    for kind in question.kinds:
        if kind not in get_args(Kind):
            raise UsageError(f"--kind {kind}: no such kind; use {', '.join(get_args(Kind))}")
    if question.refs is not None and not question.refs.strip():
        raise UsageError('--refs "": no document; write a symbol or a name, such as S/RES/242')
    if question.classes:
        _ensure_classes(question)


def _ensure_classes(question: Clauses) -> None:
    from docscope.analyses.clauses.classes import known_classes

    added = question.lexicon.added if question.lexicon else ()
    known = known_classes() | {form.verb.verb_class for form in added}
    for name in question.classes:
        if name not in known:
            listed = ", ".join(sorted(each for each in known if "/" not in each))
            raise UsageError(f"--class {name}: no such class; use {listed}")
