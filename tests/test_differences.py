"""Changed words: two wordings in, the marks of a word diff out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.text.differences import compared_tokens, differences, marked


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("to report in May", "to report in May", "to report in May"),
        ("to report in May", "to report in June", "to report in [-May-]{+June+}"),
        ("to report", "to report at once", "to report {+at once+}"),
        ("to report at once", "to report", "to report [-at once-]"),
        ("the grave concern", "grave concern", "[-the-] grave concern"),
        ("States", "all States, and bodies", "{+all+} States{+, and bodies+}"),
        ("(a) the State", "(b) the State", "([-a-]{+b+}) the State"),
        # one short word does not part two changes
        ("grave breaches of the law", "serious violations of the law",
         "[-grave breaches-]{+serious violations+} of the law"),
        ("ten men of Paris", "six women of London", "[-ten men of Paris-]{+six women of London+}"),
        # what is not compared
        ("to report;", "to report.", "to report"),
        ("to report; and", "to report.", "to report"),
        ("to report; or", "to report; and", "to report[-; or-]"),
        ("", "to report", "{+to report+}"),
        ("to report", "", "[-to report-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_changed_words_are_marked(old: str, new: str, expected: str) -> None:
    assert marked(differences(old, new)) == expected


WORDS = ("the", "of", "report", "in", "May,", "(a)", ";", "and", "U.S.S.R.", "co-operate", "“it”")
words = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(words, words)
def test_each_wording_is_what_is_left_without_the_marks(old: str, new: str) -> None:
    runs = differences(old, new)
    for side, text in (("old", old), ("new", new)):
        kept = " ".join(run.text for run in runs if run.side in {"both", side})
        assert keys(kept) == keys(text)


@given(words, words)
def test_the_way_back_changes_the_sides(old: str, new: str) -> None:
    turned = {"both": "both", "old": "new", "new": "old"}
    there = [(run.side, keys(run.text)) for run in differences(old, new)]
    back = [(turned[run.side], keys(run.text)) for run in differences(new, old)]
    assert sorted(there) == sorted(back)


def keys(text: str) -> list[str]:
    return [token.key for token in compared_tokens(text)]
