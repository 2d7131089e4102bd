"""Patterns of file names that the shell left as they are."""

from __future__ import annotations

import re
from pathlib import Path

MAGIC = re.compile(r"[*?\[]")


def matching(pattern: str) -> list[str]:
    """Return the paths that fit a pattern, in code-point order; none if it is no pattern.

    `**` stands for any number of folders, hidden and linked ones excepted: following
    links would not end where they form a loop. At the end, `letters/**` is the folder.
    """
    parts = pattern.rstrip("/").split("/")
    magic = [number for number, part in enumerate(parts) if MAGIC.search(part)]
    if not magic:
        return []
    root = Path("/".join(parts[: magic[0]]) + "/" if magic[0] else ".")
    wanted = [part if part == "**" else re.sub(r"\*+", "*", part) for part in parts[magic[0] :]]
    while wanted and wanted[-1] == "**":
        wanted.pop()
    if not wanted:
        return [str(root)] if root.is_dir() else []
    hidden = any(part.startswith(".") for part in wanted)
    found = root.glob("/".join(wanted))
    return sorted({str(path) for path in found if hidden or not _is_hidden(path, root)})


def _is_hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)
