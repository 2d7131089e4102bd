"""What the commands are for: the first screen, and the answer to a command that does not exist."""

from __future__ import annotations

# Commands by panel, in the order of the first screen.
PANELS = {
    "Read": ("docs", "text", "show"),
    "Search": ("kwic", "collocates", "dispersion"),
    "Count": ("words", "contrast"),
    "Extract": ("clauses", "timeline", "refs"),
    "Keep": ("index",),
}
COMMANDS = tuple(name for panel in PANELS.values() for name in panel)

# Commands that work at once, and what they show.
FIRST = {
    "kwic intervention": "every occurrence of a word, in its context",
    "clauses": "what was decided, and who is asked to do it",
    "timeline": "every date, in order, in its context",
    "contrast": "the words that set the two texts apart",
}
# What a command is to be for that this version does not have.
PLACES = {
    "report": "all answers in one document",
}
# What people call the commands elsewhere.
MEANINGS = {
    **dict.fromkeys(("keyness", "keywords", "compare", "diff", "difference"), "contrast"),
    **dict.fromkeys(("concordance", "search", "grep", "find", "conc"), "kwic"),
    **dict.fromkeys(("dates", "chronology", "date", "chronicle"), "timeline"),
    **dict.fromkeys(("list", "info", "ls", "documents", "corpus"), "docs"),
    **dict.fromkeys(("cat", "read", "plain"), "text"),
    **dict.fromkeys(("clause", "resolution", "resolutions", "verbs", "stance"), "clauses"),
    **dict.fromkeys(("passage", "cite", "quote"), "show"),
    **dict.fromkeys(("freq", "frequency", "frequencies", "count", "wordlist"), "words"),
    **dict.fromkeys(("ngrams", "ngram", "clusters"), "words --ngram"),
    **dict.fromkeys(("collocations", "collocation", "collocate"), "collocates"),
    **dict.fromkeys(("plot", "barcode", "spread"), "dispersion"),
    **dict.fromkeys(("citations", "references"), "refs"),
    "help": "--help",
    "version": "--version",
}
ALIKE = 0.7  # how much of a misspelt name must agree


def first_screen() -> str:
    """Return what `docscope` alone prints."""
    lines = ["docscope answers questions put to a collection of documents, as tables.", ""]
    lines += ["Try it on the two texts of 1956 that come with it:"]
    lines += [f"  {'docscope ' + call:<30}{about}" for call, about in FIRST.items()]
    lines += ["", "On your own files: name them last, and put a phrase in quotation marks."]
    lines += ['  docscope kwic "armed forces" letters/']
    lines += ["  docscope clauses resolutions/ --output clauses.xlsx", ""]
    lines += [f"  {panel:<10}{', '.join(commands)}" for panel, commands in PANELS.items()]
    lines += ["", "docscope COMMAND --help shows what a command can do, with examples."]
    return "\n".join(lines) + "\n"


def unknown_command(name: str) -> str:
    """Return the sentence for a command that does not exist: by meaning, else by spelling."""
    meant = MEANINGS.get(name.lower()) or _alike(name.lower())
    if meant is None:
        return f"{name}: no such command; there are {', '.join(COMMANDS)}"
    place = meant.split()[0]
    if place not in PLACES:
        return f"{name}: no such command; use docscope {meant}"
    if place == name:
        return f"{name}: planned, but not in this version: {PLACES[place]}"
    return (
        f"{name}: no such command; its place is docscope {meant}, which this version does not have"
    )


def _alike(name: str) -> str | None:
    """Return the command that is spelt nearly so, or that is meant by a word spelt so."""
    from difflib import get_close_matches

    known = (*COMMANDS, *PLACES, *MEANINGS)
    found = next(iter(get_close_matches(name, known, n=1, cutoff=ALIKE)), None)
    return MEANINGS.get(found, found) if found else None
