"""Turning a function into a command: shared options spelled out, help kept short."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_type_hints

import typer
from typer.core import TyperCommand
from typer.main import get_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typer._click import Context, HelpFormatter

    Function = Callable[..., None]

HELP_ALL = "--help-all"


class Command(TyperCommand):
    """A command whose help shows the options of daily use; `--help-all` shows all."""

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the options: those in a panel of their own only when all are asked for."""
        everything = ctx.meta.get(HELP_ALL, False)
        for parameter in self.params:
            panel = getattr(parameter, "rich_help_panel", None)
            if panel and not everything and hasattr(parameter, "hidden"):
                parameter.hidden = True
        super().format_options(ctx, formatter)

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the examples as they are typed."""
        if self.epilog:
            formatter.write_paragraph()
            with formatter.section("Examples"):
                for line in self.epilog.splitlines():
                    formatter.write(f"  {line}\n")


def build(name: str, function: Function) -> TyperCommand:
    """Return the command of a function; its docstring is the help, examples after a rule `---`."""
    text, _, examples = inspect.cleandoc(function.__doc__ or "").partition("\n---\n")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    register = app.command(
        name,
        cls=Command,
        help=text,
        epilog=examples.strip(),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    register(spelled_out(function))
    command = get_command(app)
    assert isinstance(command, TyperCommand)
    return command


def spelled_out(function: Function) -> Function:
    """Return a function that takes the fields of its dataclass parameters one by one."""
    hints = get_type_hints(function, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if is_dataclass(hint)}
    parameters = list(_parameters(function, hints))

    def command(**values: Any) -> None:  # noqa: ANN401 - values of all options
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})  # type: ignore[operator]  # dataclass types
        function(**values)

    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by inspect
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


def _parameters(function: Function, hints: dict[str, Any]) -> Iterator[inspect.Parameter]:
    for parameter in inspect.signature(function).parameters.values():
        hint = hints[parameter.name]
        if is_dataclass(hint):
            inner = get_type_hints(hint, include_extras=True)
            for field in fields(hint):
                yield _keyword(field.name, inner[field.name], field.default)
        else:
            yield _keyword(parameter.name, hint, parameter.default)


def _keyword(name: str, hint: Any, default: Any) -> inspect.Parameter:  # noqa: ANN401 - any type and value
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=hint, default=default)
