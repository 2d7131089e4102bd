"""The corpus query language: tokens, repetitions, units; and what mistakes in it say."""

from __future__ import annotations

import pytest

from docscope.corpus.query import parse_query
from docscope.corpus.query.asked import asked_query
from docscope.errors import UsageError
from marked import MARKS, marked


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('[word="intervention"]', "[intervention] Intervention non-intervention"),
        ('[word="interven.*"%c]', "[Intervention] [INTERVENES] interv"),
        ('[word="imre"%d]', "[imré] [imre] Imré"),
        ('[word="imré"%cd] | [word="x"]', "Imré Imre [x]"),
        ('[word="imre" %cd]', "[Imré] [IMRE]"),
        ("[word='a.b'%l]", "axb"),
        ('[word="U.S."%l]', "the [U.S.] and UxSx"),
        ('[fold="ELYSEE"]', "[Élysée] [elysee]"),
        ('[fold="Élysée"]', "[Élysée] [elysee]"),
        ('[lemma="affair"]', "[affair] [Affairs]"),
        ('[lemma="with.*"]', "[withdrew] [with] drew"),
        ('[stem="nation|hungarian"]', "[nations] [Hungarian] state"),
        ('[word!="a"]', "a [b] [A]"),
        ('[word=".*" & word!="a|b"]', "a b [c]"),
        ('[lemma="go" & !(word="went"|word="gone")]', "[go] went gone [goes]"),
        ('[!word="a"]', "a [b]"),
        ('[!!word="a"]', "[a] b"),
        ('[word="a" | word="b"] "c"', "[a c] [b c]"),
        ('["a"]', "[a] b"),
        ("[]", "[a], [b-c]"),
        ('"Soviet" "forces"', "[Soviet forces], [Soviet, forces]"),
        ("[word='people''s']", "[people's]"),
        (r'"people\'s"', "[people’s]"),
        ('"a" [] "b"', "a b [a x b]"),
        ('"a" []{2} "b"', "a x b. [a x x b]"),
        ('"a" []{0,2} "b"', "[a b] [a x x b] a x x x b"),
        ('"a" []{1,} "b"', "a b.\n\nThe [a x x x x x x x x x x x x b]"),
        ('"a" []* "b"', "[a x x x b] x b"),
        ('"a" []+ "b" "c"', "[a x b x b c]"),
        ('"a" []? [] "b"', "a b [a x b] [a x x b] a x x x b"),
        ('[word="interven.*"%c] []{0,3} [lemma="affair"] within s',
         "[Intervention in the affairs]. No intervention. In affairs, [intervened affair]."),
        ('"a" []* "b" within s;', "[a b]. One a. A b"),
        ('"a" []* "b" within p', "[a b]. One [a. A b]"),
        ('"a" within doc', "[a]"),
        ('"a"{2}', "[a [a] a]"),
        ('"very"* "good"', "[very [very [good]]] [good]"),
        ('"very"+ "good"', "[very [very good]] good"),
        ('"very"{2,3} "good"', "[very [very very good]]"),
        ('"a" "b"?', "[a] b"),
        ('"a" "b"? "c"', "[a b c] [a c] a b b c"),
        ('"a" ("b" | "c" "d") "e"', "[a b e] [a c d e] a e"),
        ('("a" "b"){2}', "[a b a b] c a b"),
        ('("a" | "b")+ "c"', "[a [b [a c]]] d c"),
        ('[] "a"', "[x a]"),
        ('[]{0,1} "a"', "x [y [a]]"),
        ('[]{2} "a"', "x [y z a]"),
        ('"a" []', "[a b] c"),
        ('"a" []{2,4}', "[a b c] d"),
        ('"a" []{0,4}', "[a] b"),
        ("[]{2}", "[a [b] c]"),
        ("[]{3}", "[a [b c] d]"),
        ('"a"|"a" "b"', "[[a] b]"),
        ('"a" []{0,1} ("b"|"b" "c")', "[a b] c"),
    ],
)  # fmt: skip
def test_what_an_expression_finds(written: str, text: str) -> None:
    query = asked_query(written, {"cql": True})
    assert marked(query, text.translate(MARKS)) == text
    if written.startswith(("[", '"', "(")):
        assert parse_query(written) == query


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('[word="a"', "column 1: this [ is not closed"),
        ("[", "column 1: this [ is not closed"),
        ('[word="a" "b"]', 'column 1: this [ is not closed before "b"'),
        ('("a"', "column 1: this ( is not closed"),
        ('"a")', "column 4: this ) closes nothing"),
        ('"a"]', "column 4: this ] closes nothing"),
        ('[word="a]', 'column 7: the quotation mark " is not closed'),
        ('[pos="N"]', "column 2: pos is no attribute of a token; there are word, fold, lemma"),
        ('[word~"a"]', "column 6: ~ does not belong here; write tokens as in"),
        ('[word "a"]', 'column 7: "a" after word, where = or != should be'),
        ("[word=a]", "column 7: a where a value in quotation marks should be"),
        ('[word="a"%x]', "column 10: %x: the flags of a value are %c, %d and %l"),
        ('[word="a("]', "column 10: this is no regular expression: missing )"),
        ('"armed forces"', "column 7: a string stands for one token, which has no blank; write"),
        ('"a" within x', "column 12: within takes s, p or doc"),
        ('"a" within', "column 11: within takes s, p or doc"),
        ('"a" {,}', "column 5: a repetition is written {2}, {0,3} or {2,}"),
        ('"a" {x}', "column 5: a repetition is written {2}, {0,3} or {2,}"),
        ('"a"{3,2}', "column 4: at least 3 and at most 2 times"),
        ('"a"{101}', "column 4: a token repeats at most 100 times"),
        ('"a"**', "column 5: a repetition of a repetition"),
        ("[]{0}", "this matches no token"),
        ("[]*", "this matches no token"),
        ('[]* "a"', "column 3: any number of tokens can stand only between two others"),
        ('"a" b', "column 5: b does not belong here"),
        ('"a" | | "b"', "column 7: | where a token should be"),
        ("[" + "!" * 51 + 'word="a"]', "more than 50 parentheses"),
        ("(" * 51 + '"a"' + ")" * 51, "more than 50 parentheses"),
        ('("a"|"b" "c"){9}', "more than 64 phrases"),
        ('"a"{100}' * 11, "more than 1,000 tokens in a row"),
        ('"a"* "b"* "c"', "more than 64 phrases"),
        ('"x{2000}"', "column 3: {2000} repeats more than 1,000 times"),
        ('[word="a" &', "column 12: the end is no attribute"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_column(written: str, message: str) -> None:
    with pytest.raises(UsageError) as told:
        asked_query(written, {"cql": True})
    assert message in str(told.value)


def test_case_counts_unless_the_expression_says_so() -> None:
    assert marked(parse_query('"hungary"', case=True, whole=True), "Hungary hungary") == (
        "Hungary [hungary]"
    )


def test_what_a_token_must_be_is_kept_as_it_was_typed() -> None:
    query = asked_query('[word="a" & !(lemma="b" | stem="c")] []', {})
    assert [test.written for term in query.terms for test in term.alternatives] == [
        "a & !b | c",
        "[]",
    ]
