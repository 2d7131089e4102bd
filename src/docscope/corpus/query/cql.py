"""The corpus query language, as far as docscope has it: `[lemma="affair"] []{0,3} within s`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.corpus.query.cql_phrases import Repeated, Token, query_of
from docscope.corpus.query.kinds import ANY, Every, Negated, Some
from docscope.corpus.query.mistakes import MistakeError
from docscope.corpus.query.regex import Pattern
from docscope.corpus.query.signs import DEEPEST
from docscope.text.folding import fold_accents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.query import Query, Test, Within
    from docscope.corpus.query.cql_phrases import Node
    from docscope.corpus.query.phrases import Syntax

SIGN = re.compile(
    r"""
    (?P<string>  "(?: [^"\\] | \\. | "" )*+" | '(?: [^'\\] | \\. | '' )*+' )
  | (?P<flags>   % [A-Za-z]+ )
  | (?P<count>   \{ \s* (?P<least> \d{1,9} )? \s* (?P<comma> , )? \s* (?P<most> \d{1,9} )? \s* \} )
  | (?P<often>   [?*+] )
  | (?P<name>    [^\W\d]\w* )
  | (?P<mark>    != | [\[\]()=|&!;] )
    """,
    re.VERBOSE | re.DOTALL,
)
BLANK = re.compile(r"\s*")
ATTRIBUTES = ("word", "fold", "lemma", "stem")
UNITS: dict[str, Within] = {
    "s": "sentence",
    "sentence": "sentence",
    "p": "paragraph",
    "paragraph": "paragraph",
    "d": "document",
    "doc": "document",
    "text": "document",
    "document": "document",
}
OFTEN = {"?": (0, 1), "*": (0, None), "+": (1, None)}
MOST_REPEATED = 100  # times, in figures: []{3}
EXAMPLE = '[word="armed"] []{0,3} [lemma="force"]'


class Sign(NamedTuple):
    """A sign of a query: `kind` is the name of its group above, or end."""

    kind: str
    text: str
    position: int


def parse_cql(written: str, syntax: Syntax) -> Query:
    """Return the query for an expression in the corpus query language.

    Raises:
        MistakeError: It cannot be understood, or stands for too many phrases.
    """
    parser = _Parser(written, syntax.language)
    nodes = parser.alternatives()
    within = parser.within()
    parser.ensure_end()
    return replace(query_of(written, nodes), within=within)


class _Parser:
    """Recursive descent: repetition binds closest, then neighbours, then bars."""

    def __init__(self, written: str, language: str) -> None:
        self.signs = [*_signs(written), Sign("end", "", len(written))]
        self.language = language
        self.at = 0
        self.depth = 0

    def alternatives(self) -> tuple[tuple[Node, ...], ...]:
        """Return the sequences of tokens that bars part."""
        found = [self._sequence()]
        while self._taken("|"):
            found.append(self._sequence())
        return tuple(found)

    def within(self) -> Within | None:
        """Return the unit that hits must lie in, if one is named."""
        if self._next.text != "within":
            return None
        self._take()
        unit = self._take()
        if unit.kind != "name" or unit.text.lower() not in UNITS:
            raise MistakeError(unit.position, "within takes s, p or doc")
        return UNITS[unit.text.lower()]

    def ensure_end(self) -> None:
        """Raise where something is left over."""
        self._taken(";")
        rest = self._next
        if rest.kind == "end":
            return
        if rest.text in {")", "]"}:
            raise MistakeError(rest.position, f"this {rest.text} closes nothing")
        problem = f"{_named(rest)} does not belong here; write tokens as in {EXAMPLE}"
        raise MistakeError(rest.position, problem)

    def _sequence(self) -> tuple[Node, ...]:
        found: list[Node] = []
        while (node := self._node()) is not None:
            found.append(self._repeated(node))
        if not found:
            problem = f"{_named(self._next)} where a token should be, as in {EXAMPLE}"
            raise MistakeError(self._next.position, problem)
        return tuple(found)

    def _node(self) -> Node | None:
        sign = self._next
        if sign.kind == "string":
            self._take()
            return Token((self._pattern(sign, "word"),))
        if self._taken("["):
            return self._token(sign)
        if not self._taken("("):
            return None
        self._deeper(sign)
        found = self.alternatives()
        self._close(sign, ")")
        return found

    def _token(self, opening: Sign) -> Token:
        if self._taken("]"):
            return Token((ANY,))
        if self._next.kind == "end":
            self._close(opening, "]")
        test = self._some()
        self._close(opening, "]")
        return Token(test.tests if isinstance(test, Some) else (test,))

    def _repeated(self, node: Node) -> Node:
        sign = self._next
        if sign.kind not in {"count", "often"}:
            return node
        self._take()
        if self._next.kind in {"count", "often"}:
            raise MistakeError(self._next.position, "a repetition of a repetition")
        least, most = OFTEN[sign.text] if sign.kind == "often" else _counts(sign)
        return Repeated(node, least, most, sign.position)

    def _some(self) -> Test:
        found = [self._every()]
        while self._taken("|"):
            found.append(self._every())
        return found[0] if len(found) == 1 else Some(tuple(found))

    def _every(self) -> Test:
        found = [self._single()]
        while self._taken("&"):
            found.append(self._single())
        return found[0] if len(found) == 1 else Every(tuple(found))

    def _single(self) -> Test:
        sign = self._next
        if self._taken("!"):
            self._deeper(sign)
            test: Test = Negated(self._single())
        elif self._taken("("):
            self._deeper(sign)
            test = self._some()
            self._close(sign, ")")
            return test
        else:
            return self._comparison()
        self.depth -= 1
        return test

    def _comparison(self) -> Test:
        name = self._take()
        if name.kind == "string":  # ["intervention"] is [word="intervention"]
            return self._pattern(name, "word")
        if name.kind != "name" or name.text not in ATTRIBUTES:
            known = ", ".join(ATTRIBUTES)
            problem = f"{_named(name)} is no attribute of a token; there are {known}"
            raise MistakeError(name.position, problem)
        operator = self._take()
        if operator.text not in {"=", "!="}:
            problem = f"{_named(operator)} after {name.text}, where = or != should be"
            raise MistakeError(operator.position, problem)
        value = self._take()
        if value.kind != "string":
            problem = f"{_named(value)} where a value in quotation marks should be"
            raise MistakeError(value.position, problem)
        pattern = self._pattern(value, name.text)  # type: ignore[arg-type]  # one of ATTRIBUTES
        return Negated(pattern) if operator.text == "!=" else pattern

    def _pattern(self, value: Sign, of: Literal["word", "fold", "lemma", "stem"]) -> Pattern:
        flags = ""
        if self._next.kind == "flags":
            sign = self._take()
            flags = sign.text[1:]
            if not set(flags) <= set("cdl"):
                problem = f"{sign.text}: the flags of a value are %c, %d and %l"
                raise MistakeError(sign.position, problem)
        text = _unquoted(value)
        if "l" in flags:
            text = re.escape(text)
        if of == "fold":
            text = fold_accents(text)
        pattern = Pattern(
            text, case="c" not in flags, accents="d" not in flags, of=of, language=self.language
        )
        pattern.ensure_valid(value.position + 1)
        return pattern

    def _deeper(self, sign: Sign) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            problem = f"more than {DEEPEST} parentheses within each other"
            raise MistakeError(sign.position, problem)

    def _close(self, opening: Sign, text: str) -> None:
        """Go past what closes a bracket or a parenthesis, which must be the next sign."""
        if not self._taken(text):
            rest = "" if self._next.kind == "end" else f" before {_named(self._next)}"
            raise MistakeError(opening.position, f"this {opening.text} is not closed{rest}")
        self.depth -= text == ")"

    @property
    def _next(self) -> Sign:
        return self.signs[self.at]

    def _taken(self, text: str) -> bool:
        """Return whether the next sign is this mark, and go past it."""
        found = self._next.kind == "mark" and self._next.text == text
        self.at += found
        return found

    def _take(self) -> Sign:
        sign = self._next
        self.at += sign.kind != "end"
        return sign


def _signs(written: str) -> Iterator[Sign]:
    position = _after_blanks(written, 0)
    while position < len(written):
        match = SIGN.match(written, position)
        if not match:
            raise MistakeError(position, _misfit(written[position]))
        yield Sign(str(match.lastgroup), match[0], position)
        position = _after_blanks(written, match.end())


def _after_blanks(written: str, position: int) -> int:
    blank = BLANK.match(written, position)
    return blank.end() if blank else position


def _misfit(character: str) -> str:
    if character in "\"'":
        return f"the quotation mark {character} is not closed"
    if character == "{":
        return "a repetition is written {2}, {0,3} or {2,}"
    return f"{character} does not belong here; write tokens as in {EXAMPLE}"


def _counts(sign: Sign) -> tuple[int, int | None]:
    match = SIGN.fullmatch(sign.text)
    assert match  # the sign is one because it matches
    if match["least"] is None and match["most"] is None:
        raise MistakeError(sign.position, _misfit("{"))
    least = int(match["least"] or 0)
    most = int(match["most"]) if match["most"] else None if match["comma"] else least
    if max(least, most or 0) > MOST_REPEATED:
        raise MistakeError(sign.position, f"a token repeats at most {MOST_REPEATED} times")
    if most is not None and least > most:
        raise MistakeError(sign.position, f"at least {least} and at most {most} times")
    return least, most


def _unquoted(value: Sign) -> str:
    """Return a value without its quotation marks; it is one for a single token.

    Raises:
        MistakeError: It has a blank.
    """
    mark, text = value.text[0], value.text[1:-1]
    blank = re.search(r"\s", text)
    if blank:
        hint = " ".join(f"{mark}{word}{mark}" for word in text.split()[:3])
        problem = f"a string stands for one token, which has no blank; write {hint}"
        raise MistakeError(value.position + 1 + blank.start(), problem)
    return text.replace(mark * 2, mark).replace(f"\\{mark}", mark)


def _named(sign: Sign) -> str:
    """Return how an error names a sign."""
    return "the end" if sign.kind == "end" else sign.text[:30]
