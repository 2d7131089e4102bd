"""The stances of one sentence: verbs of stance, their groups, and who takes them.

A sentence is read only if it has a word that some pattern is looked for by. Of the patterns
that fit a verb the first of the file wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.prose.acts import read_act
from docscope.text.clauses.prose.found import Matched
from docscope.text.clauses.prose.groups import (
    BE_PAST,
    BE_PRESENT,
    FARTHEST_WRITING,
    verb_group,
)
from docscope.text.clauses.prose.patterns import NO_WHO, is_adverb, match_places
from docscope.text.clauses.prose.sentence import Sentence
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docscope.model import Span
    from docscope.text.clauses.prose.found import Found
    from docscope.text.clauses.prose.stances import Keyed, Row, Rows

FARTHEST_HEAD = 12  # words from a verb to the word its pattern is looked for by
NO_QUOTES = "\"'”’»)*_ "
REMEMBERED = 3  # stances before this one in which a pronoun's noun stands
AFTER_NOUN = frozenset(["of", "for", "from", "among", "between"])  # `the support of`
BREAKS = frozenset([";", ":", "(", ")"])
NOWHERE = (0, NO_WHO)
BE = BE_PRESENT | BE_PAST
NEGATIONS = frozenset(["not", "never"])


def stances_in(
    text: str, span: Span, rows: Rows, known: Callable[[], frozenset[str]], before: list[Found]
) -> Iterator[Found]:
    """Yield the stances of one sentence; `before` are those of the sentences before it.

    `known` returns the names of the text.
    """
    said = text[span.start : span.end]
    if rows.keys().isdisjoint(said.replace(",", " ").replace(":", " ").split()):
        return
    if "?" in said[-4:] and said.rstrip(NO_QUOTES).endswith("?"):
        return
    sentence = Sentence(text, span, rows)
    earlier, free = before[-REMEMBERED:], 0
    for index in _candidates(sentence, rows):
        for match in _matched(sentence, index, free) if index >= free else ():
            found = read_act(sentence, match, known, earlier)
            if found:
                earlier.append(found)
                yield found
                free = max(match.end, index + 1)
                break


def _candidates(sentence: Sentence, rows: Rows) -> Iterator[int]:
    """Yield the words that a pattern is looked for by and whose neighbours allow it."""
    words = sentence.words
    for index in [index for index, word in enumerate(words) if word in rows]:
        keyed = rows[words[index]]
        opens = keyed.opens
        if (
            opens is None
            or _may_follow(words, index + 1, opens)
            or not keyed.heads.isdisjoint(words[max(0, index - FARTHEST_HEAD) : index])
        ):
            yield index


def _may_follow(words: list[str], index: int, opens: frozenset[str]) -> bool:
    """Whether a word, or an adverb before it, may be the first after a verb: a quick look."""
    if not opens or index >= len(words):
        return False
    word = words[index]
    return word in opens or word in {",", "not", "never"} or is_adverb(word)


def _matched(sentence: Sentence, index: int, free: int) -> Iterator[Matched]:
    """Yield the patterns that the word at `index` points to; words before `free` are taken."""
    words = sentence.words
    keyed = sentence.rows[words[index]]
    noun = _is_plain_noun(words, index)
    heads = _heads(keyed, words, index) if keyed.heads else ()
    for row in keyed.rows:
        if row.key == 0 and (noun or not _may_open(row, words, index + 1)):
            continue
        for head in heads if row.key else (index,):
            if row.key and words[head] not in row.heads:
                continue
            negated = _negated_after(words, head)
            end, who = match_places(row.places, words, head + 1 + negated) or NOWHERE
            if end <= index or _in_participle(sentence, end):
                continue
            group = verb_group(words, head, row.heads[words[head]])
            if group and group.start >= free:
                if negated and not group.negated:
                    group = group._replace(negated=True)
                yield Matched(row, group, head, end, who)


def _negated_after(words: list[str], head: int) -> bool:
    """Whether `not` follows a form of `be`: `are not prepared to`."""
    following = words[head + 1] if head + 1 < len(words) else ""
    return following in NEGATIONS and words[head] in BE


def _may_open(row: Row, words: list[str], index: int) -> bool:
    """Whether a word may be the first after the verb of a pattern: a quick look."""
    word = words[index] if index < len(words) else ""
    if row.opens is None:
        return bool(row.places) or word not in AFTER_NOUN
    return word in row.opens or word in {",", "not", "never"} or is_adverb(word)


def _heads(keyed: Keyed, words: list[str], index: int) -> list[int]:
    """Return where verbs of patterns may stand that the word at `index` points to."""
    found = []
    for head in range(index - 1, max(index - FARTHEST_HEAD, -1), -1):
        if words[head] in keyed.heads:
            found.append(head)
        elif words[head] in BREAKS:
            break
    return found


def _is_plain_noun(words: list[str], index: int) -> bool:
    """Whether a word is no finite verb here: after an article, a preposition, a bare `to`."""
    before = words[index - 1] if index else ""
    if before == "to":
        return _is_plain_infinitive(words, index)
    if before == "in" and words[index].endswith("ing"):
        return False
    return before in word_list("no_verb_after")


def _is_plain_infinitive(words: list[str], index: int) -> bool:
    last = index - 2
    while last > 0 and is_adverb(words[last]):
        last -= 1
    if index > 1 and words[last] in word_list("wrapper_ends"):
        return False
    return not {"write", "writing"} & set(words[max(0, index - FARTHEST_WRITING) : index])


def _in_participle(sentence: Sentence, end: int) -> bool:
    """Whether the stance is in a participle that follows: `join others in expressing`."""
    words = sentence.words
    end += words[end : end + 1] == ["in"]
    following = words[end] if end < len(words) else ""
    return words[end - 1] == "in" and following.endswith("ing") and following in sentence.rows
