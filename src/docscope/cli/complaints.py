"""What is wrong with the arguments, in one sentence that says what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption
from typer._click.types import IntRange

if TYPE_CHECKING:
    from typer._click import Parameter
    from typer._click.exceptions import ClickException

EXTRA = "unexpected extra argument"  # typer's words
MOST_MEANT = 2  # options that a wrong one may stand for, the most similar


def sentence(error: ClickException) -> str:
    """Return what is wrong with the arguments, and where the right ones are listed."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "docscope"
    return f"{_wrong(error)}; {command} --help shows the options"


def either(words: list[str]) -> str:
    """Return words as a choice: `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _wrong(error: ClickException) -> str:
    if isinstance(error, NoSuchOption):
        meant = sorted((error.possibilities or ())[:MOST_MEANT])
        hint = f", but {either(meant)}" if meant else ""
        return f"{error.option_name}: no such option{hint}"
    if isinstance(error, MissingParameter) and error.param:
        return f"{_called(error.param)} is missing"
    if isinstance(error, BadParameter) and error.param:
        return _wrong_value(error.message, error.param)
    if isinstance(error, BadOptionUsage):
        return f"{error.option_name}{error.message.partition(repr(error.option_name))[2]}".rstrip(
            "."
        )
    message = error.format_message().rstrip(".")
    if EXTRA in message:
        return f"{message.rpartition('(')[2].rstrip(')')}: too many arguments"
    return f"{message[:1].lower()}{message[1:]}"


def _wrong_value(message: str, parameter: Parameter) -> str:
    """Return that a value does not fit, from a message such as `'x' is not a valid integer.`."""
    value = message.partition(" is not ")[0].strip("'")
    return f"{_called(parameter)} {value}: write {_expected(parameter)}"


def _expected(parameter: Parameter) -> str:
    """Return what a parameter takes: one of some words, or a number in a range."""
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return either([str(choice) for choice in choices])
    if not isinstance(parameter.type, IntRange):
        return "a whole number"
    if parameter.type.max is None:
        return f"a whole number, {parameter.type.min} or more"
    return f"a whole number from {parameter.type.min} to {parameter.type.max}"


def _called(parameter: Parameter) -> str:
    if parameter.param_type_name == "argument":
        return parameter.metavar or (parameter.name or "").upper()
    return max(parameter.opts, key=len)
