"""The options that all commands share: what to read, and how to write the answer.

An option in a panel is left to `--help-all`.
"""
# No deferred annotations here: the program reads them, and evaluating them once is cheaper.

from typing import Annotated, Literal, NamedTuple

import typer

FURTHER = "Further"

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files, folders, patterns, - or a built-in text; without one, both built-in texts.",
        show_default=False,
    ),
]
FormatIn = Literal["text", "markdown"]
OutputFile = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE; its suffix sets the format."
    ),
]
Left = Annotated[
    int | None,
    typer.Option("-L", "--left", min=0, help="Words on the left.", rich_help_panel=FURTHER),
]
Right = Annotated[
    int | None,
    typer.Option("-R", "--right", min=0, help="Words on the right.", rich_help_panel=FURTHER),
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug", help="Show where in the program a fault arose.", rich_help_panel=FURTHER
    ),
]


class Manner(NamedTuple):
    """Which documents are read, and how."""

    where: Annotated[
        str | None,
        typer.Option(metavar="CONDITION", help='Only what fits, such as "year>=1956".'),
    ] = None
    meta: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.csv",
            help="Fields of documents; the first column is the file name.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    name_fields: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD,FIELD",
            help="What the parts of file names are, such as country,year.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    front_matter: Annotated[
        bool,
        typer.Option(
            "--front-matter", help="Read a collector's page header too.", rich_help_panel=FURTHER
        ),
    ] = False
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Encoding of all files, such as cp1252.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    format_in: Annotated[
        FormatIn | None,
        typer.Option(
            help="Read all files as this, whatever they look like.", rich_help_panel=FURTHER
        ),
    ] = None
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", min=1, metavar="N", help="Worker processes.", rich_help_panel=FURTHER
        ),
    ] = None
    engine: Annotated[
        Literal["auto", "dask"],
        typer.Option(
            help="Who collects: dask is a cluster, here or at --scheduler.",
            rich_help_panel=FURTHER,
        ),
    ] = "auto"
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Dask scheduler, as tcp://HOST:8786.", rich_help_panel=FURTHER
        ),
    ] = None


class Writing(NamedTuple):
    """Which rows and columns are written, where, and in which format."""

    csv: Annotated[bool, typer.Option("--csv", help="Write CSV (also --tsv, --json, --jsonl).")] = (
        False
    )
    tsv: Annotated[bool, typer.Option("--tsv", help="Write TSV.", rich_help_panel=FURTHER)] = False
    json: Annotated[bool, typer.Option("--json", help="Write JSON.", rich_help_panel=FURTHER)] = (
        False
    )
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Write JSON Lines.", rich_help_panel=FURTHER)
    ] = False
    excel: Annotated[
        bool,
        typer.Option("--excel", help="Write CSV that Excel opens safely.", rich_help_panel=FURTHER),
    ] = False
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="table, csv, tsv, json, jsonl, markdown, html, latex, ruled, xlsx, parquet; "
            "of dates also ics, timelinejs, timeml; of clauses akn.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    output: OutputFile = None
    columns: Annotated[
        str | None,
        typer.Option(metavar="A,B", help="Write these columns; all shows every one there is."),
    ] = None
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD[,FIELD]", help="Count rows by one field, or by two in a cross table."
        ),
    ] = None
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="Write at most N rows.")
    ] = None
    offset: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help="Leave out the first N rows.", rich_help_panel=FURTHER
        ),
    ] = 0
    all: Annotated[
        bool,
        typer.Option(
            "--all", help="Show every row on a terminal, not 100.", rich_help_panel=FURTHER
        ),
    ] = False
    full: Annotated[
        bool, typer.Option("--full", help="Show whole cells on a terminal, not two lines.")
    ] = False
    width: Annotated[
        int | None,
        typer.Option(
            min=20, metavar="N", help="Lay the table out for N columns.", rich_help_panel=FURTHER
        ),
    ] = None
    no_header: Annotated[
        bool,
        typer.Option(
            "--no-header", help="Leave out the line of column names.", rich_help_panel=FURTHER
        ),
    ] = False
    provenance: Annotated[
        bool,
        typer.Option(
            "--provenance",
            help="Say where the answer comes from, fit for a footnote.",
            rich_help_panel=FURTHER,
        ),
    ] = False
    debug: Debug = False
