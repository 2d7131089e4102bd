"""The group of all commands: finds the one asked for and imports nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

# Typer brings its own copy of click and does not export these names; the range of
# versions in pyproject.toml has been checked for them.
from typer._click.exceptions import ClickException
from typer.core import TyperGroup

from docscope.cli.guide import COMMANDS, first_screen, unknown_command
from docscope.cli.streams import say
from docscope.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context

PROGRAM = "docscope"
HELP_NAMES = ["-h", "--help", "--help-all"]
PACKAGE = "docscope.cli.commands"


class Commands(TyperGroup):
    """The group of all commands; each is imported when it is called."""

    def get_command(self, ctx: Context, cmd_name: str) -> Command:  # noqa: ARG002 - typer calls it so
        """Import a command and return it."""
        from importlib import import_module

        from docscope.cli.subcommand import build

        module = import_module(f"{PACKAGE}.{cmd_name}")
        return build(cmd_name, getattr(module, cmd_name))

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Find the command of the first argument, or say which one does what was meant.

        Raises:
            UsageError: There is no such command.
        """
        if args[0] not in COMMANDS:
            raise UsageError(unknown_command(args[0]))
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments, or write the first screen where they ask for help."""
        if args and args[0] in HELP_NAMES:
            say(first_screen())
            ctx.exit()
        return super().parse_args(ctx, args)


app = typer.Typer(
    name=PROGRAM,
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": HELP_NAMES},
)


@app.callback(invoke_without_command=True)
def docscope(
    ctx: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version.", is_eager=True)
    ] = False,
) -> None:
    """Answer questions put to a collection of documents."""
    if version:
        from docscope import __version__

        say(f"{PROGRAM} {__version__}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        say(first_screen())


def run_command(arguments: list[str]) -> int:
    """Run what the arguments ask for, and return the exit code.

    Raises:
        UsageError: The arguments do not fit.
    """
    try:
        command: Any = typer.main.get_command(app)  # Any: typer's own command class
        with command.make_context(PROGRAM, list(arguments), obj=list(arguments)) as context:
            code = command.invoke(context)
    except ClickException as error:
        from docscope.cli.complaints import sentence

        raise UsageError(sentence(error)) from None
    except typer.Exit as leave:
        return leave.exit_code
    return code if isinstance(code, int) else ExitCode.DONE
