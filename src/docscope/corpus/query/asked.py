"""A query with all that can be asked of it: how it is written, words near it, its unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypedDict, TypeVar, get_args

from docscope.corpus.query import Query, Term, Within
from docscope.corpus.query.lexing import cut_at_commas
from docscope.corpus.query.parsing import parse
from docscope.corpus.query.phrases import Syntax, together
from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

USUAL_SPAN = 5  # tokens
COMMENT = "#"
UNITS = get_args(Within)
Name = TypeVar("Name", Literal["fixed", "regex", "cql"], Literal["lemma", "stem"])


class Asked(TypedDict, total=False):
    """The options of a query, by the names that they have on the command line."""

    case: bool
    whole: bool
    regex: bool
    fixed: bool
    cql: bool
    lemma: bool
    stem: bool
    language: str
    near: str | Sequence[str] | None
    not_near: str | Sequence[str] | None
    span: int | None
    within: Within | None


def asked_query(written: str | Sequence[str], options: Asked) -> Query:
    """Return the query that a reader typed, or the one for what any of several finds.

    Raises:
        UsageError: A query cannot be understood, or options do not go together.
    """
    syntax = syntax_of(options)
    if isinstance(written, str):
        return narrowed(parse(written, syntax), options)
    return narrowed(any_of([parse(each, syntax) for each in written], "|".join(written)), options)


def asked_queries(written: str, options: Asked) -> tuple[Query, ...]:
    """Return the queries in a list such as `peace,armed forces`.

    An expression in `regex`, `fixed` or `cql` is one query, whatever commas it has.

    Raises:
        UsageError: As above.
    """
    syntax = syntax_of(options)
    listed = cut_at_commas(written) if syntax.kind == "words" else [written]
    return tuple(narrowed(parse(each, syntax), options) for each in dict.fromkeys(listed))


def lines_queries(lines: Iterable[str], name: str, options: Asked) -> list[Query]:
    """Return the queries of a file, one a line; blank lines and those with # first are none.

    Raises:
        UsageError: A line cannot be understood, which the message names, or there is none.
    """
    syntax = syntax_of(options)
    queries: list[Query] = []
    for number, line in enumerate(lines, 1):
        written = line.strip()
        if not written or written.startswith(COMMENT):
            continue
        try:
            queries.append(parse(written, syntax))
        except UsageError as error:
            raise UsageError(f"{name}: line {number}: {error}") from None
    if not queries:
        raise UsageError(f"{name}: no query in it; write one a line")
    return queries


def any_of(queries: Sequence[Query], written: str) -> Query:
    """Return the query for what any of several finds; single words are one term."""
    words = [query for query in queries if _is_word(query)]
    others = [query for query in queries if not _is_word(query)]
    if words:
        tests = dict.fromkeys(test for query in words for test in query.terms[0].alternatives)
        return Query(written, (Term(together(tuple(tests))),), tuple(others))
    if len(others) == 1:
        return replace(others[0], written=written)
    return Query(written, (), tuple(others))


def _is_word(query: Query) -> bool:
    return len(query.terms) == 1 and not (query.others or query.near or query.within)


def narrowed(query: Query, options: Asked) -> Query:
    """Return a query with the unit and the neighbours that options ask for.

    Raises:
        UsageError: The options do not go together, or a neighbour cannot be understood.
    """
    within, span = options.get("within"), options.get("span")
    wanted, unwanted = _listed(options.get("near")), _listed(options.get("not_near"))
    if within is not None and within not in UNITS:
        raise UsageError(f"--within {within}: write {', '.join(UNITS[:-1])} or {UNITS[-1]}")
    if within and query.within:
        raise UsageError(f'--within {within}: the query says "within" itself')
    if span is not None and not (wanted or unwanted):
        raise UsageError("--span goes with --near or --not-near")
    if not (wanted or unwanted or within):
        return query
    from docscope.corpus.query.near import Near

    syntax = syntax_of(options)
    size = span if span is not None or within else USUAL_SPAN
    near = (
        *(Near(_neighbour("--near", one, syntax), size, wanted=True) for one in wanted),
        *(Near(_neighbour("--not-near", one, syntax), size, wanted=False) for one in unwanted),
    )
    return replace(query, within=within or query.within, near=near)


def syntax_of(options: Asked) -> Syntax:
    """Return how a query is written and compared.

    Raises:
        UsageError: Options ask for more than one way.
    """
    unknown = sorted(options.keys() - Asked.__annotations__.keys())
    if unknown:
        raise TypeError(f"{unknown[0]}: no such option of a query")
    kinds: list[Literal["fixed", "regex", "cql"]] = ["fixed", "regex", "cql"]
    forms: list[Literal["lemma", "stem"]] = ["lemma", "stem"]
    kind = _one(kinds, options) or "words"
    form = _one(forms, options) or "word"
    case = options.get("case", False)
    if form != "word" and (kind == "cql" or case):
        other = "--cql" if kind == "cql" else "--case"
        hint = f'; write [{form}="..."]' if kind == "cql" else ""
        raise UsageError(f"{other} does not go with --{form}{hint}")
    whole, language = options.get("whole", False), options.get("language", "en")
    return Syntax(case, whole, kind, form, language)


def _one(names: Sequence[Name], options: Asked) -> Name | None:
    """Return which of some options is set.

    Raises:
        UsageError: More than one is.
    """
    chosen = [name for name in names if options.get(name)]
    if len(chosen) > 1:
        raise UsageError(f"--{chosen[0]} or --{chosen[1]}, not both")
    return chosen[0] if chosen else None


def _listed(near: str | Sequence[str] | None) -> Sequence[str]:
    return [near] if isinstance(near, str) else near or ()


def _neighbour(option: str, written: str, syntax: Syntax) -> Query:
    try:
        return parse(written, syntax)
    except UsageError as error:
        raise UsageError(f"{option} {error}") from None
