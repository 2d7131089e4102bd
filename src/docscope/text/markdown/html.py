"""HTML within Markdown: where a block or a tag of it ends, and what stands in its place."""

from __future__ import annotations

import re
from functools import cache

# Elements that begin a line of their own: between the words on both sides of such a tag
# there is a space. The others (b, span, sub ...) may stand within a word.
BLOCK_NAMES = """
    address article aside base basefont blockquote body br caption center col colgroup dd
    details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2
    h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol
    optgroup option p param pre script search section style summary table tbody td textarea
    tfoot th thead title tr track ul
"""
BLOCKS = frozenset(BLOCK_NAMES.split())
LITERAL = ("pre", "script", "style", "textarea")  # end with their tag, not with a blank line
CLOSERS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))


def html_block(
    source: str, start: int, end: int, *, within: bool
) -> tuple[bool, re.Pattern[str] | None]:
    """Say whether a block of HTML begins at `start`, and what ends it (None: a blank line).

    `within` a paragraph only the tags of blocks begin one.
    """
    for opener, closer in CLOSERS:
        if source.startswith(opener, start):
            known = opener != "<!" or source[start + 2 : start + 3].isalpha()
            return known, re.compile(re.escape(closer)) if known else None
    name = _name().match(source, start, end)
    if not name:
        return False, None
    if name[2].lower() in LITERAL and not name[1]:
        return True, _literal_end()
    if name[2].lower() in BLOCKS - {"br", *LITERAL}:
        return True, None
    tag = None if within else _tag().match(source, start, end)
    return tag is not None and not source[tag.end() : end].strip(), None


def html_edits(text: str) -> list[tuple[int, int, str]]:
    """Return the edits that leave what a reader sees of a block of HTML."""
    edits: list[tuple[int, int, str]] = []
    markup = Markup(text)
    position = 0
    while found := _special().search(text, position):
        start = found.start()
        if found[0] == "&":
            position, shown = entity(text, start)
        else:
            position, shown = markup.block(start)
        if position > start:
            edits.append((start, position, shown))
        else:
            position = start + 1
    return edits


class Markup:
    """Finds the ends of tags and comments; remembers which ends do not occur any more."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.missing: set[str] = set()

    def inline(self, start: int) -> tuple[int, str]:
        """Return the end of the tag or comment at `start`, or -1, and what it shows."""
        end = self._other(start)
        if end < 0:
            tag = _tag().match(self.text, start)
            end = tag.end() if tag else -1
        return end, "" if end < 0 else self._shown(start, end)

    def block(self, start: int) -> tuple[int, str]:
        """Do the same in a block, where scripts and styles show nothing at all."""
        end, shown = self.inline(start)
        name = _name().match(self.text, start)
        if end > 0 and name and name[2].lower() in {"script", "style"} and not name[1]:
            close = _hidden_end().search(self.text, end)
            return (close.end() if close else len(self.text)), ""
        return end, shown

    def _other(self, start: int) -> int:
        """Return the end of a comment, instruction, declaration or CDATA section, or -1."""
        for opener, closer in CLOSERS:
            if self.text.startswith(opener, start):
                return self._closed(start, opener, closer)
        return -1

    def _closed(self, start: int, opener: str, closer: str) -> int:
        if closer in self.missing:
            return -1
        if opener == "<!" and not self.text[start + 2 : start + 3].isalpha():
            return -1
        inside = start + 2 if opener == "<!--" else start + len(opener)  # `<!-->` is whole
        end = self.text.find(closer, inside)
        if end < 0:
            self.missing.add(closer)
            return -1
        return end + len(closer)

    def _shown(self, start: int, end: int) -> str:
        """Return a space where the tag parts two words, else nothing."""
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if not before or not after or before.isspace() or after.isspace():
            return ""
        name = _name().match(self.text, start)
        if not name:
            return ""
        # A raised number is a note (`Korea<sup>1</sup>`), raised letters are not (20th).
        note = name[2].lower() == "sup" and not name[1] and after in "0123456789[("
        return " " if note or name[2].lower() in BLOCKS else ""


def entity(text: str, start: int) -> tuple[int, str]:
    """Return the end of the character reference at `start`, or -1, and its character."""
    found = _entity().match(text, start)
    if not found:
        return -1, ""
    from html import unescape

    shown = unescape(found[0])
    return (-1, "") if shown == found[0] else (found.end(), shown or "\ufffd")


@cache
def _special() -> re.Pattern[str]:
    return re.compile("[<&]")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)(?=[\s/>]|\Z)")


@cache
def _literal_end() -> re.Pattern[str]:
    return re.compile(rf"</(?:{'|'.join(LITERAL)})>", re.IGNORECASE)


@cache
def _hidden_end() -> re.Pattern[str]:
    return re.compile(r"</(?:script|style)\s*+>", re.IGNORECASE)


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:\#[xX][0-9a-fA-F]{1,6}|\#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"""
        < (?:
            [A-Za-z][A-Za-z0-9-]*+                          # an opening tag: its name
            (?: \s++ [A-Za-z_:][A-Za-z0-9_.:-]*+            # attributes
                (?: \s*+ = \s*+ (?: [^\s"'=<>`]++ | '[^']*+' | "[^"]*+" ) )?+
            ){0,100}+                                       # bounded: many unclosed tags
            \s*+ /?
          | / [A-Za-z][A-Za-z0-9-]*+ \s*+                   # a closing tag
        ) >
        """,
        re.VERBOSE | re.ASCII,
    )
