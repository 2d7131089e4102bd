"""Conditions on fields, such as `year>=1956 and country=HUN` (`--where`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.comparing import Operand, compared, pattern_of
from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docscope.corpus.comparing import Pattern
    from docscope.model import Value

TOKEN = re.compile(
    r"""
    (?P<mark> [(),] )
  | (?P<operator> <= | >= | != | <> | == | [=<>~] )
  | " (?P<double> [^"]* (?: "" [^"]* )* ) "           # a quotation mark inside is doubled
  | ' (?P<single> [^']* (?: '' [^']* )* ) '
  | (?P<word> [^\s()<>=!~,"'] [^\s()<>=!~,]* )        # 1956-11-04, people's
    """,
    re.VERBOSE,
)
BLANK = re.compile(r"\s*")
KEYWORDS = frozenset(["and", "or", "not", "in"])
SPELLINGS = {"==": "=", "<>": "!="}
OPERATORS = "= != < <= > >= ~ or in"
DEEPEST = 50  # parentheses and nots within each other
LONGEST = 30  # characters that an error repeats


class Comparison(NamedTuple):
    """One field beside values: `in` has several, every other operator one.

    `column` is where the field stands in the expression, counted from 1.
    """

    field: str
    operator: str
    operands: tuple[Operand, ...]
    column: int
    pattern: Pattern | None = None


class Joined(NamedTuple):
    """Conditions of which all must hold, or any."""

    every: bool
    parts: tuple[Condition, ...]


class Negated(NamedTuple):
    """A condition that must not hold."""

    part: Condition


Condition = Comparison | Joined | Negated


def parse_where(written: str) -> Condition:
    """Return the condition that a reader typed.

    Raises:
        UsageError: It cannot be understood; the message says at which column.

    >>> condition = parse_where("year>=1956 and country=HUN")
    >>> holds(condition, {"year": "1957", "country": "hun"}.get)
    True
    """
    return _Parser(written).condition()


def holds(condition: Condition, value_of: Callable[[str], Value]) -> bool:
    """Return whether a condition holds; `value_of` gives the value of a field, None for none."""
    if isinstance(condition, Joined):
        results = (holds(part, value_of) for part in condition.parts)
        return all(results) if condition.every else any(results)
    if isinstance(condition, Negated):
        return not holds(condition.part, value_of)
    return compared(
        value_of(condition.field), condition.operator, condition.operands, condition.pattern
    )


def comparisons(condition: Condition) -> Iterator[Comparison]:
    """Yield the comparisons of a condition, from left to right."""
    if isinstance(condition, Joined):
        for part in condition.parts:
            yield from comparisons(part)
    elif isinstance(condition, Negated):
        yield from comparisons(condition.part)
    else:
        yield condition


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions that `and` joins, which must all hold."""
    if isinstance(condition, Joined) and condition.every:
        return tuple(inner for part in condition.parts for inner in conjuncts(part))
    return (condition,)


def joined(parts: tuple[Condition, ...]) -> Condition | None:
    """Return the condition that all of some hold; None for no parts."""
    return parts[0] if len(parts) == 1 else Joined(every=True, parts=parts) if parts else None


class _Token(NamedTuple):
    """A piece of an expression: `kind` is mark, operator, word, keyword, quoted or end."""

    kind: str
    text: str
    column: int


END = _Token("end", "", 0)


class _Parser:
    """Recursive descent: `or` joins less closely than `and`, and that less than `not`."""

    def __init__(self, written: str) -> None:
        self.tokens = list(_tokens(written))
        self.tokens.append(END._replace(column=len(written.rstrip()) + 1))
        self.position = 0
        self.depth = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.position]

    def condition(self) -> Condition:
        found = self._alternatives()
        rest = self.next
        if rest.kind == "end":
            return found
        if rest.text == ")":
            raise _error(rest.column, "this ) closes nothing")
        hint = "join conditions with and or or, and put a value with blanks in quotation marks"
        raise _error(rest.column, f"{_named(rest)} does not belong here; {hint}")

    def _alternatives(self) -> Condition:
        parts = [self._sequence()]
        while self._taken("or"):
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Joined(every=False, parts=tuple(parts))

    def _sequence(self) -> Condition:
        parts = [self._part()]
        while self._taken("and"):
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else Joined(every=True, parts=tuple(parts))

    def _part(self) -> Condition:
        column = self.next.column
        if self._taken("not"):
            self._deeper(column)
            found: Condition = Negated(self._part())
        elif self._taken("("):
            self._deeper(column)
            found = self._alternatives()
            if not self._taken(")"):
                raise _error(column, "this ( is not closed")
        else:
            return self._comparison()
        self.depth -= 1
        return found

    def _comparison(self) -> Condition:
        field = self._take()
        if field.kind not in {"word", "quoted"} or not field.text.strip():
            raise _error(
                field.column, f"{_named(field)} where a field should be, as in country=HUN"
            )
        name = "_".join(field.text.lower().split())
        operator = self._take()
        if operator.kind == "operator":
            sign = SPELLINGS.get(operator.text, operator.text)
            return self._with_value(Comparison(name, sign, (), field.column))
        if operator.kind == "keyword" and operator.text == "not" and self.next.text == "in":
            self._take()
            return Negated(self._listed(name, field))
        if operator.kind == "keyword" and operator.text == "in":
            return self._listed(name, field)
        raise _error(
            operator.column, f"{_named(operator)} after a field, where {OPERATORS} should be"
        )

    def _with_value(self, comparison: Comparison) -> Comparison:
        value = self._value()
        if comparison.operator != "~":
            return comparison._replace(operands=(Operand.of(value.text),))
        try:
            return comparison._replace(pattern=pattern_of(value.text))
        except ValueError as problem:
            raise _error(
                value.column, f"{_named(value)} is no regular expression: {problem}"
            ) from None

    def _listed(self, name: str, field: _Token) -> Comparison:
        opening = self._take()
        if opening.text != "(" or opening.kind != "mark":
            raise _error(
                opening.column, "in takes a list in parentheses, as in country in (HUN, POL)"
            )
        operands = [Operand.of(self._value().text)]
        while self._taken(","):
            operands.append(Operand.of(self._value().text))
        if not self._taken(")"):
            raise _error(
                opening.column, "this list is not closed; put commas between values, ) last"
            )
        return Comparison(name, "in", tuple(operands), field.column)

    def _value(self) -> _Token:
        value = self._take()
        if value.kind in {"word", "quoted"}:
            return value
        hint = " in quotation marks" if value.kind not in {"end", "mark"} else ""
        raise _error(value.column, f"{_named(value)} where a value{hint} should be")

    def _deeper(self, column: int) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _error(column, f"more than {DEEPEST} parentheses and nots within each other")

    def _taken(self, text: str) -> bool:
        """Return whether the next token is this mark or keyword, and go past it."""
        found = self.next.kind in {"mark", "keyword"} and self.next.text == text
        self.position += found
        return found

    def _take(self) -> _Token:
        token = self.next
        self.position += token.kind != "end"
        return token


def _tokens(written: str) -> Iterator[_Token]:
    position = _after_blanks(written, 0)
    while position < len(written):
        match = TOKEN.match(written, position)
        if not match:
            raise _error(position + 1, _misfit(written[position]))
        yield _token(match)
        position = _after_blanks(written, match.end())


def _after_blanks(written: str, position: int) -> int:
    blank = BLANK.match(written, position)
    return blank.end() if blank else position


def _token(match: re.Match[str]) -> _Token:
    kind, column = str(match.lastgroup), match.start() + 1
    text = match[kind]
    if kind == "double":
        return _Token("quoted", text.replace('""', '"'), column)
    if kind == "single":
        return _Token("quoted", text.replace("''", "'"), column)
    if kind == "word" and text.lower() in KEYWORDS:
        return _Token("keyword", text.lower(), column)
    return _Token(kind, text, column)


def _misfit(character: str) -> str:
    if character in "\"'":
        return f"the quotation mark {character} is not closed"
    return f"{character} alone means nothing; != is unequal, not turns a condition round"


def _named(token: _Token) -> str:
    """Return how an error names a token."""
    if token.kind == "end":
        return "the end"
    text = token.text if len(token.text) <= LONGEST else f"{token.text[:LONGEST]}…"
    return f'"{text}"' if token.kind in {"word", "quoted"} else text


def _error(column: int, problem: str) -> UsageError:
    return UsageError(f"--where: column {column}: {problem}")
