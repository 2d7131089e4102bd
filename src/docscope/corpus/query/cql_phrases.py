"""Repeated and alternative tokens written out: the phrases that an expression stands for."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.query import Query, Term
from docscope.corpus.query.kinds import ANY
from docscope.corpus.query.mistakes import MistakeError
from docscope.corpus.query.signs import MOST_PHRASES, TOO_MANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.corpus.query import Test

MOST_TIMES = 10  # that a token with * or + or {n,} is repeated, if it is not []
LONGEST = 1000  # tokens in a phrase


class Token(NamedTuple):
    """A token that must pass one of some tests."""

    tests: tuple[Test, ...]


class Repeated(NamedTuple):
    """A token or a group that comes several times; None for `most` is any number."""

    node: Node
    least: int
    most: int | None
    position: int


class Spread(NamedTuple):
    """So many tokens of any kind; `position` is where an error points."""

    least: int
    most: int | None
    position: int | None = None


# A group is the sequences that bars part.
Node = Token | Repeated | tuple[tuple["Node", ...], ...]
Step = Token | Spread
Steps = tuple[Step, ...]


def query_of(written: str, group: tuple[tuple[Node, ...], ...]) -> Query:
    """Return the query for what any of several sequences finds.

    Raises:
        MistakeError: They stand for too many phrases, or for none with a token.
    """
    built: dict[tuple[Term, ...], None] = {}
    varied = False
    for steps in _group(group):
        varied = varied or any(_varies(step) for step in steps)
        built.update(dict.fromkeys(map(_terms, _outer(steps))))
    built.pop((), None)
    if not built:
        raise MistakeError(None, "this matches no token; at least one must not be optional")
    shortest = varied or _repeats(group)
    first, *others = built
    rest = tuple(Query(written, terms, shortest=shortest) for terms in others)
    return Query(written, first, rest, shortest=shortest)


def _repeats(node: Node) -> bool:
    if isinstance(node, Repeated):
        return node.least != node.most or _repeats(node.node)
    return not isinstance(node, Token) and any(_repeats(one) for each in node for one in each)


def _varies(step: Step) -> bool:
    return isinstance(step, Spread) and step.least != step.most


def _group(group: Iterable[Sequence[Node]]) -> list[Steps]:
    found: list[Steps] = []
    for sequence in group:
        found += _crossed([_written_out(node) for node in sequence])
        _ensure_few(len(found))
    return _merged(found)


def _written_out(node: Node) -> list[Steps]:
    if isinstance(node, Token):
        return [(Spread(1, 1),)] if node.tests == (ANY,) else [(node,)]
    if not isinstance(node, Repeated):
        return _group(node)
    if isinstance(node.node, Token) and node.node.tests == (ANY,):
        return [(Spread(node.least, node.most, node.position),)]
    once = _written_out(node.node)
    most = max(node.least, MOST_TIMES) if node.most is None else node.most
    found: list[Steps] = []
    for times in range(node.least, most + 1):
        found += _crossed([once] * times)
        _ensure_few(len(found))
    return found


def _crossed(places: list[list[Steps]]) -> list[Steps]:
    number, length = 1, 0
    for options in places:
        number *= len(options)
        length += max(map(len, options), default=0)
        _ensure_few(number)
        if length > LONGEST:
            raise MistakeError(None, f"more than {LONGEST:,} tokens in a row")
    return [tuple(step for steps in choice for step in steps) for choice in product(*places)]


def _merged(found: list[Steps]) -> list[Steps]:
    """Return the alternatives, those that are a token alone as one of several tests."""
    alone = [step for (step, *rest) in filter(None, found) if isinstance(step, Token) and not rest]
    if len(alone) < 2:  # noqa: PLR2004 - there is nothing to merge
        return found
    tests = dict.fromkeys(test for token in alone for test in token.tests)
    others = [steps for steps in found if len(steps) != 1 or not isinstance(steps[0], Token)]
    return [(Token(tuple(tests)),), *others]


def _ensure_few(number: int) -> None:
    if number > MOST_PHRASES:
        raise MistakeError(None, TOO_MANY)


def _outer(steps: Steps) -> Iterator[list[tuple[Token, Spread]]]:
    """Yield tokens, each with what is between it and the next, for a sequence of steps.

    At the beginning any tokens become one with a spread after it, or nothing; at the end
    they become as few as they may be, since the shortest match is found.
    """
    before, tokens = _between(steps)
    if tokens:
        last, after = tokens[-1]
        tokens[-1] = (last, Spread(0, 0))
        if after.least:
            tokens[-1] = (last, Spread(after.least - 1, after.least - 1))
            tokens.append((Token((ANY,)), Spread(0, 0)))
    else:  # any tokens alone
        before = Spread(before.least, before.least)
    if not before.least:
        yield tokens
    if before.most is None:
        problem = "any number of tokens can stand only between two others"
        raise MistakeError(before.position, problem)
    if before.most:
        yield from _begun(before, tokens)


def _begun(
    before: Spread, tokens: list[tuple[Token, Spread]]
) -> Iterator[list[tuple[Token, Spread]]]:
    least, most = max(before.least, 1), before.most or 1
    first = Token((ANY,))
    if tokens:
        yield [(first, Spread(least - 1, most - 1)), *tokens]
    elif least == 1:
        yield [(first, Spread(0, 0))]
    else:
        yield [(first, Spread(least - 2, least - 2)), (first, Spread(0, 0))]


def _between(steps: Steps) -> tuple[Spread, list[tuple[Token, Spread]]]:
    """Return what stands before the first token, and each token with what is after it."""
    before, tokens = Spread(0, 0), list[tuple[Token, Spread]]()
    for step in steps:
        if isinstance(step, Token):
            tokens.append((step, Spread(0, 0)))
        elif tokens:
            last, after = tokens[-1]
            tokens[-1] = (last, _sum(after, step))
        else:
            before = _sum(before, step)
    return before, tokens


def _sum(left: Spread, right: Spread) -> Spread:
    most = None if left.most is None or right.most is None else left.most + right.most
    return Spread(left.least + right.least, most, right.position)


def _terms(tokens: list[tuple[Token, Spread]]) -> tuple[Term, ...]:
    terms = [Term(token.tests, "", (gap.least, gap.most)) for token, gap in tokens[:-1]]
    return (*terms, *(Term(token.tests) for token, _ in tokens[-1:]))
