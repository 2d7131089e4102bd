"""Turning a function into a command: shared options spelled out, help kept short."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, get_type_hints

import typer

# Typer brings its own copy of click; see pyproject.toml on its versions.
from typer._click.exceptions import UsageError
from typer.core import TyperCommand
from typer.main import get_command

from docscope.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typer._click import Context, HelpFormatter, Parameter

    Function = Callable[..., int]

HELP_ALL = "--help-all"
WIDEST = 100  # columns of help


class Command(TyperCommand):
    """A command whose help shows the options of daily use; `--help-all` shows all."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments, or write the help where they ask for it."""
        before = args[: args.index("--")] if "--" in args else args
        if HELP_ALL in before or not {"-h", "--help"}.isdisjoint(before):
            ctx.meta[HELP_ALL] = HELP_ALL in before
            say(ctx.get_help() + "\n")
            ctx.exit()
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Return what follows the name of the command."""
        parameters = self.get_params(ctx)
        arguments = [_metavar(p) for p in parameters if p.param_type_name == "argument"]
        return [*arguments, "[OPTIONS]"]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write arguments and options: those in a panel only when all are asked for."""
        arguments = [p for p in self.get_params(ctx) if p.param_type_name == "argument"]
        options = [p for p in self.get_params(ctx) if p.param_type_name == "option"]
        shown = [p for p in options if ctx.meta.get(HELP_ALL) or not _set_aside(p)]
        with formatter.section("Arguments"):
            formatter.write_dl([(_metavar(p), getattr(p, "help", "") or "") for p in arguments])
        with formatter.section("Options"):
            formatter.write_dl([_entry(option) for option in shown])
        if len(shown) < len(options):
            formatter.write_paragraph()
            formatter.write_text(f"{len(options) - len(shown)} more options: {HELP_ALL}")

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - typer calls it so
        """Write the examples as they are typed."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write("Examples:\n")
            formatter.write("".join(f"  {line}\n" for line in self.epilog.splitlines()))


def build(name: str, function: Function) -> TyperCommand:
    """Return the command of a function; its docstring is the help, examples after a rule `---`."""
    text, _, examples = inspect.cleandoc(function.__doc__ or "").partition("\n---\n")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    register = app.command(
        name,
        cls=Command,
        help=text,
        epilog=examples.strip(),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
    )
    register(spelled_out(function))
    command = get_command(app)
    assert isinstance(command, TyperCommand)
    return command


def spelled_out(function: Function) -> Function:
    """Return a function that takes the fields of its groups of options one by one."""
    hints = get_type_hints(function, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if hasattr(hint, "_fields")}
    parameters = list(_parameters(function, hints))

    def command(**values: Any) -> int:  # noqa: ANN401 - values of all options
        for name, group in groups.items():
            values[name] = group(**{field: values.pop(field) for field in group._fields})
        return function(**values)

    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by inspect
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


def _set_aside(option: Parameter) -> bool:
    return getattr(option, "rich_help_panel", None) is not None


def _entry(option: Parameter) -> tuple[str, str]:
    """Return an option as its help shows it: names and placeholder, then what it does."""
    names = ", ".join(sorted(option.opts, key=len))
    flag = getattr(option, "is_flag", False)
    text = getattr(option, "help", "") or ""
    default = option.default
    if not flag and default is not None and default != "":
        text = f"{text.removesuffix('.')} (default {default})."
    return (names if flag else f"{names} {_metavar(option)}"), text


def _metavar(parameter: Parameter) -> str:
    """Return what stands for a value: the one given, the choices, or a placeholder."""
    if parameter.metavar:
        return parameter.metavar
    if parameter.param_type_name == "argument":
        return (parameter.name or "").upper()
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return "|".join(map(str, choices))
    return "N" if "int" in parameter.type.name else "TEXT"


def _parameters(function: Function, hints: dict[str, Any]) -> Iterator[inspect.Parameter]:
    """Yield the parameters of a function's own, then the fields of its groups."""
    own = inspect.signature(function).parameters
    for name, parameter in own.items():
        if not hasattr(hints[name], "_fields"):
            yield _keyword(name, hints[name], parameter.default)
    for name in own:
        group = hints[name]
        if hasattr(group, "_fields"):
            for field in group._fields:
                yield _keyword(field, group.__annotations__[field], group._field_defaults[field])


def _keyword(name: str, hint: Any, default: Any) -> inspect.Parameter:  # noqa: ANN401 - any type and value
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=hint, default=default)
