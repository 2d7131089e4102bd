"""Who cites whom: the condition of `refs --to`, and the file of `refs --graph`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.cli.destination import Destination
from docscope.cli.streams import note
from docscope.errors import UsageError
from docscope.report.phrases import counted

if TYPE_CHECKING:
    from docscope.analyses.references import Refs
    from docscope.cli.output import Session
    from docscope.errors import ExitCode

FORMATS = (".dot", ".graphml")


def cited(written: str, where: str | None) -> str:
    """Return the condition on rows that holds for references to a document or a place in it.

    Raises:
        UsageError: Nothing is written.
    """
    from docscope.text.references import find_references

    bare = " ".join(written.split())
    if not bare:
        raise UsageError('--to "": names no document; write --to "S/RES/242 (1967)"')
    found = list(find_references(bare))
    whole = found[:1] if found and found[0].end == len(bare) and found[0].symbol else []
    symbol = whole[0].symbol if whole else bare
    condition = f"(symbol = {_quoted(symbol)} or target_doc = {_quoted(bare)})"
    if whole and whole[0].provision:
        condition += f" and provision = {_quoted(whole[0].provision)}"
    return f"({where}) and ({condition})" if where else condition


def draw(path: str, session: Session, analysis: Refs) -> ExitCode:
    """Write the graph of who cites whom, and return the exit code.

    Raises:
        UsageError: The name of the file tells no format, or rows are asked for too.
        OutputError: It cannot be written.
    """
    suffix = next((suffix for suffix in FORMATS if path.lower().endswith(suffix)), None)
    if suffix is None:
        raise UsageError(f"--graph {path}: write to a file that ends in .dot or .graphml")
    _ensure_no_rows(session)
    from docscope.report.exports.as_graph import citation_graph, write_graph

    graph = citation_graph(session.enquiry.answer(analysis))
    with Destination(path).binary() as stream:
        write_graph(graph, suffix.removeprefix("."), stream)
    inside = sum(node.inside for node in graph.nodes)
    works = counted(len(graph.nodes) - inside, "work")
    note(
        f"{path}: {counted(inside, 'document')}, {works} cited from outside, "
        f"{counted(len(graph.edges), 'edge')}"
    )
    return session.close()


def _ensure_no_rows(session: Session) -> None:
    """Refuse what is about rows: nothing would come of it."""
    asked = {
        "--by": session.fields,
        "--columns": session.columns,
        "--output": session.writing.output,
        session.format: session.format != "table",
    }
    for name, given in asked.items():
        if given:
            raise UsageError(f"--graph writes a graph and no rows; leave it out with {name}")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
