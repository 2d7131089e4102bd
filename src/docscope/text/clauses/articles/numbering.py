"""How the paragraphs of one article are numbered, and which number comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docscope.text.clauses.articles.marks import DASHES, LISTS, Mark, first_styles, is_inserted

FIGURES = re.compile(r"\d+|\D+")
MOST_SKIPPED = 4  # numbers, from one to the next


@dataclass(slots=True)
class Numbering:
    """The count of an article's paragraphs; `article` is its own number.

    `shape` is how numbers are written once there was one, `sign` the last of them.
    """

    article: str = ""
    shape: str | None = None
    style: str = "digit"
    sign: str = ""

    def takes(self, mark: Mark, *, listed: bool, begun: bool) -> bool:
        """Whether a mark numbers a paragraph: the next one, or the first one.

        `begun` says that the article has text already, `listed` that a list of points is
        open in it: a first mark then belongs to that, unless it is a plain `1.`.
        """
        if self.shape is None:
            return self._starts(mark, listed=listed, begun=begun)
        if mark.shape != self.shape:
            return False
        if self.shape == "decimal":
            return mark.sign.count(".") == 1 and self._is_own(mark)
        return self._is_next(mark.sign)

    def below(self, mark: Mark) -> Mark:
        """Return a mark such as `4.2.1` as what is counted below paragraph 4.2."""
        parts = mark.sign.split(".")
        if mark.shape != "decimal" or ".".join(parts[:2]) != self.sign:
            return mark
        return mark._replace(sign=parts[-1], shape=f"decimal {len(parts)}")

    def _starts(self, mark: Mark, *, listed: bool, begun: bool) -> bool:
        if mark.shape == "decimal":
            self.shape = "decimal" if self._is_own(mark) else None
            return self.shape is not None
        styles = first_styles(mark.sign)
        if not styles or mark.shape in DASHES:
            return False
        plain = mark.shape == "{}." and styles[0] == "digit"
        if listed if plain else begun:
            return False
        self.shape, self.style = mark.shape, styles[0]
        return True

    def _is_own(self, mark: Mark) -> bool:
        return mark.sign.split(".")[0] == self.article

    def _is_next(self, sign: str) -> bool:
        if is_inserted(sign, self.sign):
            return True
        last = FIGURES.match(self.sign)
        signs = LISTS[self.style]
        at = signs.index(last[0]) if last else -1
        return sign in signs[at + 1 : at + 1 + MOST_SKIPPED]
