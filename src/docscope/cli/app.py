"""The `docscope` command: finds the subcommand asked for and imports nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

# Typer brings its own copy of click and does not export these names; the range of
# versions in pyproject.toml has been checked for them.
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from docscope.cli.guard import guarded
from docscope.cli.streams import note
from docscope.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

# Commands by panel, in the order of the first screen.
PANELS = {
    "Read": {"docs": "what was read", "text": "the plain text", "show": "one passage"},
    "Search": {"kwic": "every occurrence of a word, in its context"},
    "Count": {"contrast": "the words that set the two texts apart"},
    "Extract": {
        "clauses": "what was decided, and who is asked to do it",
        "timeline": "every date, in order, in its context",
    },
}
COMMANDS = {name: about for panel in PANELS.values() for name, about in panel.items()}
FIRST = ("kwic intervention", "clauses", "timeline", "contrast")

# What people call the commands elsewhere.
MEANINGS = {
    **dict.fromkeys(("keyness", "keywords", "compare", "diff", "difference"), "contrast"),
    **dict.fromkeys(("concordance", "search", "grep", "find", "conc"), "kwic"),
    **dict.fromkeys(("dates", "chronology", "date", "chronicle"), "timeline"),
    **dict.fromkeys(("list", "info", "ls", "documents", "corpus"), "docs"),
    **dict.fromkeys(("cat", "read", "plain"), "text"),
    **dict.fromkeys(("clause", "resolution", "verbs", "stance"), "clauses"),
    **dict.fromkeys(("passage", "cite", "quote"), "show"),
    **dict.fromkeys(("freq", "frequency", "count", "wordlist"), "words"),
    **dict.fromkeys(("ngrams", "ngram", "clusters"), "words --ngram"),
    **dict.fromkeys(("collocations", "collocation"), "collocates"),
}


class Commands(TyperGroup):
    """The group of all commands; each is imported when it is called."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of all commands, in the order of the first screen."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Import a command and return it; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        from docscope.cli.subcommand import build

        module = import_module(f"docscope.cli.commands.{cmd_name}")
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

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the first screen: four commands that work at once, and all others by panel."""
        formatter.write(first_screen())


app = typer.Typer(
    name="docscope",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def docscope(
    ctx: typer.Context,
    *,
    version: bool = typer.Option(False, "--version", "-V", help="Show the version."),
) -> None:
    """Answer questions put to a collection of documents."""
    if version:
        from docscope import __version__

        sys.stdout.write(f"docscope {__version__}\n")
    elif ctx.invoked_subcommand is None:
        sys.stdout.write(first_screen())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    given = sys.argv[1:] if arguments is None else arguments
    code = guarded(lambda: _run(given), debug="--debug" in given)
    raise SystemExit(int(code))


def first_screen() -> str:
    """Return what `docscope` alone prints."""
    lines = ["docscope answers questions put to a collection of documents, as tables.", ""]
    lines.append("Try it on the two texts of 1956 that come with it:")
    lines += [f"  {'docscope ' + call:<30}{COMMANDS[call.split()[0]]}" for call in FIRST]
    lines += ["", "On your own files: name them last, and put a phrase in quotation marks."]
    lines += ['  docscope kwic "armed forces" letters/']
    lines += ["  docscope clauses resolutions/ --output clauses.xlsx", ""]
    lines += [f"  {panel:<10}{', '.join(commands)}" for panel, commands in PANELS.items()]
    lines += ["", "docscope COMMAND --help shows what a command can do, with examples."]
    return "\n".join(lines) + "\n"


def unknown_command(name: str) -> str:
    """Return the sentence for a command that does not exist: by meaning, else by spelling."""
    from docscope.report.display import visible

    meant = MEANINGS.get(name.lower())
    if meant is None:
        from difflib import get_close_matches

        meant = next(iter(get_close_matches(name.lower(), COMMANDS, n=1, cutoff=0.7)), None)
    if meant is None:
        return f"{visible(name)}: no such command; there are {', '.join(COMMANDS)}"
    return f"{visible(name)}: no such command; use docscope {meant}"


def _run(arguments: list[str]) -> int:
    try:
        command: Any = typer.main.get_command(app)  # Any: typer's own command class
        with command.make_context("docscope", list(arguments)) as context:
            code = command.invoke(context)
    except NoArgsIsHelpError:
        sys.stdout.write(first_screen())
        return ExitCode.DONE
    except ClickException as error:
        note(f"docscope: {_sentence(error)}")
        return ExitCode.USAGE
    except typer.Exit as leave:
        return leave.exit_code
    return code if isinstance(code, int) else ExitCode.DONE


def _sentence(error: ClickException) -> str:
    """Return what is wrong with the arguments, and where the right ones are listed."""
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    help_for = context.command_path if context else "docscope"
    return f"{message[:1].lower()}{message[1:]}; {help_for} --help shows the options"
