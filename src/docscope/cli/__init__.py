"""The command line: the only place that knows typer, prints or exits."""
