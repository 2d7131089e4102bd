"""What was asked, in plain words: the title of a page and the settings below it."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.report.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.analyses.answer import Answer

# The kind of page, and its title; fields of the question are filled in.
TITLES = {
    "kwic": ("Concordance", "Every occurrence of “{query}”"),
    "collocates": ("Collocates", "The words around “{query}”"),
    "dispersion": ("Dispersion", "Where “{queries}” occurs"),
    "clauses": ("Clauses", "What was decided, and who is asked to do it"),
    "drafts": ("Drafts", "What became of each clause"),
    "readings": ("Readings", "As what kind each document is read"),
    "residue": ("Residue", "The lines that are in no clause and no known part"),
    "timeline": ("Timeline", "Every date, in order"),
    "contrast": ("Contrast", "How the words of {a} and {b} differ"),
    "words": ("Words", "The words, most frequent first"),
    "docs": ("Documents", "The documents"),
    "show": ("Passages", "Passages"),
}
# Questions that are options of a command.
TYPED = {
    "drafts": "clauses --against",
    "readings": "clauses --explain",
    "residue": "clauses --residue",
}
# Settings that say how an answer is made ready for a screen, not what was asked.
UNSAID = frozenset(
    {"dates", "pairs", "spaced", "words", "every", "more", "query", "queries", "a", "b"}
)
PARTS = frozenset({"clauses", "keys", "window", "reference"})  # settings that are said one by one
OF_A_SAMPLE = "seed"
LABELS = {
    "date_from": "from",
    "date_to": "to",
    "kinds": "kind",
    "classes": "class",
    "read_as": "as",
    "around": "context",
    "lengths": "ngram",
}


class Asked(NamedTuple):
    """The command, a title, the settings that are not the usual ones, and what was read."""

    command: str
    kind: str
    title: str
    settings: tuple[tuple[str, str], ...]
    corpus: str


def asked(answer: Answer) -> Asked:
    """Return what an answer answers."""
    analysis: Any = answer.analysis  # Any: a dataclass, which its protocol does not say
    kind, title = TITLES.get(analysis.name, (analysis.name.capitalize(), analysis.name))
    values = {field.name: written(getattr(analysis, field.name)) for field in fields(analysis)}
    return Asked(
        f"docscope {TYPED.get(analysis.name, analysis.name)}",
        kind,
        title.format_map(values),
        tuple(_settings(analysis)),
        _documents(answer),
    )


def _documents(answer: Answer) -> str:
    names = answer.corpus.names
    noun = "built-in document" if answer.corpus.builtin else "document"
    return str(names[0]) if len(names) == 1 else counted(len(names), noun)


def _settings(analysis: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any analysis is a dataclass
    """Yield the settings that differ from the usual ones."""
    for field in fields(analysis):
        value = getattr(analysis, field.name)
        usual = field.default_factory() if field.default_factory is not MISSING else field.default
        text = "" if value == usual else written(value)
        unsaid = field.name == OF_A_SAMPLE and not getattr(analysis, "sample", None)
        if field.name in PARTS and is_dataclass(value):
            yield from _settings(value)
        elif text and not unsaid and field.name not in UNSAID:
            yield LABELS.get(field.name, field.name.replace("_", " ")), text


def written(value: Any) -> str:  # noqa: ANN401 - a setting of any kind
    """Return a setting as a reader would write it; empty where there is nothing to say."""
    for name in ("written", "label"):  # of a query, of a side
        if hasattr(value, name):
            return str(getattr(value, name))
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    if isinstance(value, frozenset):
        return counted(len(value), "word") if value else ""
    if hasattr(value, "_asdict"):
        pairs = ((name.replace("_", " "), written(each)) for name, each in value._asdict().items())
        return ", ".join(f"{name} {text}" for name, text in pairs if text)
    if isinstance(value, tuple):
        return ", ".join(dict.fromkeys(filter(None, map(written, value))))
    return str(value) if isinstance(value, str | int | float) else ""
