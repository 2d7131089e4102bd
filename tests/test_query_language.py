"""The query language: what each way of writing a query finds, and what mistakes say."""

from __future__ import annotations

import pickle
import string
import time
from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus.query import parse_query
from docscope.corpus.query.asked import Asked, any_of, asked_queries, asked_query
from docscope.errors import UsageError
from docscope.text.folding import fold
from marked import MARKS, marked


@pytest.mark.parametrize(
    ("written", "text"),
    [
        # parentheses over phrases
        ("(armed forces|troops) in", "[armed forces in] and [troops in], troops of, armed in"),
        ("in (armed forces | troops)", "[in armed  forces] [in troops] in armed troops"),
        ("(war|peace)", "[War] and [Peace]"),
        ("the (cold|civil) war|peace", "[the cold war], [the civil peace], the war"),
        ("((a b|c) d|e) f", "[a b d f] [c d f] [e f] d f"),
        ("(a b|c)|d e", "[a b e] [c e] [d e]"),
        ("a (b|c d), e", "[a b, e] [a c d, e] a b e"),
        ("中(国|文)", "[中国][中文]中日"),
        # parentheses without a bar are what was typed
        ("forces (A/3251)", "forces A/3251, [forces (A/3251])"),
        ("(A/3251)", "([A/3251])"),
        # gaps
        ("a .. b", "[a, x b] b\n\n[a 1 2 3 4 5 6 7 8 9 10 b] a 1 2 3 4 5 6 7 8 9 10 11 b"),
        ("a ..1 b", "[a b] [a x b] a x y b"),
        ("a ..0 b", "[a, b] [a (b]) a x b"),
        ("a ..2-3 b", "a b\n\na x b\n\n[a x x b]\n\n[a x x x b]\n\na x x x x b"),
        ("a .. b", "[a [a b]] b"),
        ("a ..3 b c", "[a x b c] a x b x c"),
        ("a ..1 b, c", "a x b c [a x b, c]"),
        ("a ..1 b ..1 c", "[a b x c] [a x b c] a b x x c"),
        ("(a x|b) .. c", "[a x c] [b c] a c"),
        ("of .. hungary", "{of the Hungary-based}, of anti-Hungary"),
        ("intervention .. in", "{non-intervention in}, intervention-like in"),
        ("a ... b", "a b [a ... b]"),
        # expressions
        ("/interven(tion|ed)/", "[intervention] [Intervened] non-intervention interventions"),
        ("/[a-c]+/ of", "[abc of] [cab  of] abd of"),
        ("/a|b/ c", "[a c] [b c] d c"),
        ("/a/|b* c", "[a c] [bb c] aa c"),
        ("(/a/|b c) d", "[a d] [b c d]"),
        (r"/A\/32\d\d/", "[A/3251] A/325"),
        ("/A/3251/", "[A/3251]"),
        ("/nagy|imré/", "[Nagy] Imre [Imré]"),
        ("/imre/", "[Imré] [Imre] [IMRE\u0301]"),
        ("/straße/", "[Strasse] [STRASSE] [straße]"),
        ("/people('s)?/", "[people] [People’s] peoples"),
        ("and/or", "[and/or] and or"),
        # any form of a word
        ("lemma:withdraw", "[withdraw] [Withdrew] [withdrawn] withdrawal"),
        ("lemma:withdrew", "[withdraw] [withdrew]"),
        ("lemma:be .. stem:withdrawing", "was withdrawn.\n\nIt [is now withdrawing]"),
        ("stem:nation", "[nation] [Nations] [national] international {co-national}"),
        ("lemma:nation", "[nations] {nation-states} [nation's] national"),
        ("lemma:state|peace", "[peace] [states] {nation-states}"),
        ("lemma:withdr*", "[withdrew] [withdrawal]"),
        ("lemma:co-operate", "[co-operated]"),
        ("lemma:élysée", "[Élysée] Elysee"),
        # what a backslash makes ordinary
        (r"what\? no", "[what? no] what no whats no"),
        (r"a \.. b", "a x b [a .. b]"),
        (r"a \| b", "[a | b] a b"),
        (r"(forces \(A|troops \(B)", "[forces (A] [troops (B] forces A"),
        (r"\"a b", '"[a b]" "a" b'),
        ("a\\", "[a]"),
        ("a\\b", "a b [a\\b]"),
    ],
)
def test_what_a_query_finds(written: str, text: str) -> None:
    plain = text.translate(MARKS)
    assert marked(parse_query(written), plain) == text


@pytest.mark.parametrize(
    ("written", "options", "text"),
    [
        ("a* | b.", {"fixed": True}, "a b aa [a* | b]. "),
        ("(a|b) ..", {"fixed": True}, "a b ([a|b]) .. "),
        ("/a/ lemma:b", {"fixed": True}, "a [a/ lemma:b]"),
        ("[x]", {"fixed": True}, "[x]"),
        ('"a" b', {"fixed": True}, '"[a" b] a b'),
        ("interven.*", {"regex": True}, "[intervention] [Intervene] non-intervention"),
        ("(armed|military) forces?", {"regex": True}, "[armed force] [Military\nforces] armed"),
        ("(armed forces|troops) in", {"regex": True}, "[armed forces in] [troops in] forces in"),
        ("armed forces|troops", {"regex": True}, "[armed forces] armed [troops]"),
        (r"armed\s+forces", {"regex": True}, "[armed  forces] armed, forces"),
        (r"un(armed force|troop)s of", {"regex": True}, "[unarmed forces of] [untroops of]"),
        ("(very )?good", {"regex": True}, "[very [good]] [good]"),
        ("[Aa]rmed", {"regex": True, "case": True}, "[Armed] [armed] ARMED"),
        (r"^war$", {"regex": True}, "[war] wars"),
        (r"\bwar\b", {"regex": True}, "[war] wars"),
        (r"(\w)\w*\1 of", {"regex": True}, "[aba of] abc of"),
        ("  a  b ", {"regex": True}, "[a b]"),
        ("[^a] b", {"regex": True}, "[c b] a b"),
        ("(?:parliament){e<=1}", {"regex": True}, "[parliament] [Parlament] parlment"),
        ("withdraw forces", {"lemma": True}, "[withdrew force] [withdraws Forces] force"),
        ("withdrawal", {"stem": True}, "[withdrawals]"),
        ("regierung", {"lemma": True, "language": "de"}, "[Regierungen] Regieren"),
        ("/interven.*/", {"lemma": True}, "[intervened] [interventions]"),
        ("interven.*", {"regex": True, "stem": True}, "[interventions]"),
        ('[word="a"]', {"cql": True}, "[a] A"),
        ('("a"|"b") "c"', {"cql": True}, "[a c] [b c]"),
    ],
)
def test_what_options_make_of_a_query(written: str, options: Asked, text: str) -> None:
    if options.get("fixed"):
        plain = text.replace("[", "").replace("]", "")
        assert marked(asked_query(written, options), plain) == text
        return
    assert marked(asked_query(written, options), text.translate(MARKS)) == text


@pytest.mark.parametrize(
    ("written", "options", "text"),
    [
        ("x", {"near": "a"}, "[x] 1 2 3 4 a.\n\nThe x 1 2 3 4 5 a."),
        ("x", {"near": "a", "span": 1}, "a [x] a b x b a"),
        ("x", {"near": "a", "span": 2}, "x\n\na"),
        ("x", {"near": "a b", "span": 2}, "a b [x], a b c [x], a b c d x"),
        ("x y", {"near": "a", "span": 1}, "a [x y] b x y"),
        ("x", {"near": "x", "span": 1}, "x a [x] [x] a x"),
        ("x", {"not_near": "a", "span": 1}, "a x a b [x] b\n\n[x]"),
        ("x", {"near": "a", "not_near": "b"}, "a [x] 1 2 3 4 5 6 7 8 9 b x"),
        ("x", {"near": ["a", "b"]}, "a [x] b 1 2 3 4 5 6 7 8 9 x a"),
        ("x", {"near": "a", "within": "sentence"}, "Go on, a. b [x] c d e f g a. The x."),
        ("x", {"near": "a", "within": "paragraph"}, "a. b [x] c d e f g h.\n\nx"),
        ("x", {"near": "a", "within": "document"}, "a. b\n\nOne [x] here"),
        ("x", {"not_near": "a", "within": "document"}, "a. b\n\nOne x here"),
        ("x", {"not_near": "a", "within": "sentence"}, "One x a. One [x] here."),
        ("x", {"near": "a", "within": "document", "span": 2}, "It is a\n\nOne [x] here x"),
        (
            "x",
            {"near": "a", "within": "sentence", "span": 1},
            "[x] a. B x b. [X] a b a [x]. See a. X here.",
        ),
        ("x .. y", {"within": "sentence"}, "[x and y]. The x. A y."),
        ("x .. y", {"within": "paragraph"}, "[x and y]. The [x. A y]."),
        ("x", {"near": "a .. b"}, "[x] a 1 2 3 4 5 6 7 b"),
        ("x", {"near": "non-a", "case": True, "span": 1}, "x a [x] non-a"),
        ("x", {"near": '["a" b]', "fixed": True, "span": 1}, 'x a [x] a" b'),
        ("x", {"near": "a|b", "regex": True, "span": 1}, "[x] a [x] b"),
        ("x|z", {"near": "x|z", "span": 1}, "[x] [z] a z"),
        ("x", {"near": "y", "not_near": "a"}, "x a x"),
        ("x", {"not_near": "y"}, "[x] a.\n\nThe [x]"),
        ("x", {"not_near": "y"}, "[x] a.\n\nThe y x"),
        ("x", {"near": "y"}, "x a"),
    ],
)
def test_what_stands_near(written: str, options: Asked, text: str) -> None:
    assert marked(asked_query(written, options), text.translate(MARKS)) == text


@pytest.mark.parametrize(
    ("written", "options", "message"),
    [
        ("of (the | war", {}, '"of (the | war": column 4: this parenthesis is not closed;'),
        ("(a|(b c", {}, "column 1: this parenthesis is not closed"),
        ("war) of", {}, r"column 4: this parenthesis closes nothing; write \) for"),
        ("a|b) of (c", {}, "column 4: this parenthesis closes nothing"),
        ("inter(vention|ference)", {}, "column 6: a word cannot go on in or after parentheses;"),
        ("(in|out)side", {}, "column 9: a word cannot go on in or after parentheses"),
        ("non-(a|b)", {}, "column 5: a word cannot go on"),
        (".. war", {}, "column 1: a gap stands between two words"),
        ("war ..3", {}, "column 5: a gap stands between two words"),
        ("a .. ..2 b", {}, "column 6: a gap after a gap"),
        ("a|.. b", {}, "column 3: a gap is no alternative"),
        ("a ..1001 b", {}, "column 3: a gap has at most 1,000 tokens"),
        ("a ..4-2 b", {}, "column 3: a gap of at least 4 and at most 2"),
        ("of /inter", {}, "column 4: this regular expression is not closed;"),
        ("of /a(b/", {}, "column 8: this is no regular expression: missing )"),
        ("of /a b/", {}, "column 4: this regular expression is not closed"),
        ("of //", {}, "column 4: an empty regular expression matches no word"),
        ("lemma: war", {}, "column 1: lemma: takes one word, as in lemma:withdraw"),
        ("of stem:a/b", {}, "column 4: stem: takes one word, as in stem:withdraw"),
        ("lemma:(a|b)", {}, "column 1: lemma: takes one word"),
        ("(" * 51 + "a|b" + ")" * 51, {}, "more than 50 parentheses"),
        (" ".join(["(a b|c d)"] * 7), {}, "more than 64 phrases; ask for fewer at a time"),
        ("a b( c", {"regex": True}, "column 4: this group is not closed: missing )"),
        (r"a\s*b", {"regex": True}, "column 2: white space between tokens cannot be optional"),
        ("(?=a b)", {"regex": True}, "column 1: only a plain group can go on to the next token"),
        ("(a b)+", {"regex": True}, "column 6: + cannot repeat a group that goes on to the next"),
        ("x{1001}", {"regex": True}, "column 2: {1001} repeats more than 1,000 times"),
        ("(x{1000}){1000}", {"regex": True}, "column 10: repetitions within each other"),
        ("(?R)", {"regex": True}, "column 1: a regular expression cannot call itself"),
        ("a(?x)b", {"regex": True}, "column 2: (?x): the flags that work here are a, i, m, s, u"),
        ("((a b|c) (d|e f) ){9}", {"regex": True}, "cannot repeat a group"),
        ("(a b|c d) " * 7, {"regex": True}, "more than 64 phrases"),
        ("(" * 60 + "a" + ")" * 60, {"regex": True}, "more than 50 groups within each other"),
        ("a" * 10_001, {"regex": True}, "a regular expression has at most 10,000 characters"),
        ("", {"regex": True}, "no word to search for"),
        (" | ", {"regex": True}, "no word to search for"),
        ("*|", {"fixed": True}, "no word to search for"),
        ("a", {"regex": True, "fixed": True}, "--fixed or --regex, not both"),
        ("a", {"lemma": True, "stem": True}, "--lemma or --stem, not both"),
        ("a", {"lemma": True, "case": True}, "--case does not go with --lemma"),
        ("a", {"stem": True, "cql": True}, '--cql does not go with --stem; write [stem="..."]'),
        ("a", {"span": 5}, "--span goes with --near or --not-near"),
        ("a", {"near": "(b"}, '--near "(b": column 1: this parenthesis is not closed'),
        ("a", {"not_near": ""}, '--not-near "": no word to search for'),
        ('"a" within s', {"within": "paragraph"}, 'the query says "within" itself'),
        ("lemma:a", {"language": "tlh"}, "--language tlh: no lemmas for it"),
        ("a", {"stem": True, "language": "tlh"}, "--language tlh: no stems for it"),
        ("x" * 100 + " (", {}, f'"{"x" * 60}…": column 102: this parenthesis'),
    ],
)
def test_a_mistake_is_told_with_its_column(written: str, options: Asked, message: str) -> None:
    with pytest.raises(UsageError) as told:
        asked_query(written, options)
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_an_unknown_unit_or_option_is_no_silence() -> None:
    with pytest.raises(UsageError, match="--within page: write sentence, paragraph or document"):
        asked_query("a", {"within": "page"})  # type: ignore[typeddict-item]  # as a caller may
    with pytest.raises(TypeError, match="wihole: no such option"):
        asked_query("a", {"wihole": True})  # type: ignore[typeddict-unknown-key]  # as above


@pytest.mark.parametrize(
    ("written", "queries"),
    [
        ("peace,armed forces", ["peace", "armed forces"]),
        ("/a{1,2}/, b", ["/a{1,2}/", "b"]),
        ("b (c|/a{1,2}/),d/e,f/g", ["b (c|/a{1,2}/)", "d/e", "f/g"]),
        ("a,,b,a", ["a", "b"]),
        ('[word="a"]{1,2}', ['[word="a"]{1,2}']),
        ('"a,b"', ['"a,b"']),
    ],
)
def test_commas_part_queries(written: str, queries: list[str]) -> None:
    assert [query.written for query in asked_queries(written, {})] == queries


MANY = "|".join(["war|imré|co-operate", *("z" * n for n in range(9, 60)), "un*"])


@pytest.mark.parametrize(
    ("written", "options", "text"),
    [
        (MANY, {}, "[War] Imre [Imré] {post-war} {co-operate-less} [uni] co operate wars"),
        (MANY, {"whole": True}, "[War] post-war [co-operate]"),
        (MANY, {"case": True}, "War [war] {post-war} {non-imré}"),
        (f"the {MANY}", {}, "[the war] {the war-like} the post-war"),
        (f"{MANY} of", {}, "[war of] {post-war of} war-like of"),
        (f"a {MANY} of", {}, "[a war of] a post-war of a war-like of"),
    ],
)
def test_many_words_are_found_as_each_is(written: str, options: Asked, text: str) -> None:
    query = asked_query(written, options)
    assert marked(query, text.translate(MARKS)) == text


def test_twenty_thousand_words_are_read_soon() -> None:
    words = map("".join, islice(product(string.ascii_lowercase, repeat=4), 20_000))
    start = time.process_time()
    query = asked_query([*words, "war"], {})
    assert time.process_time() - start < 10  # it took minutes to look through the list for each
    assert marked(query, "[war] wb".translate(MARKS)) == "[war] wb"


def test_words_of_several_queries_are_found_as_each_is() -> None:
    queries = [asked_query(each, {}) for each in MANY.split("|")]
    text = "[War] Imre [Imré] {post-war} {co-operate-less} [uni] co operate wars"
    assert marked(any_of(queries, "all"), text.translate(MARKS)) == text
    assert any_of(queries, "all").terms[0].alternatives[0].written == MANY.removesuffix("|un*")


@pytest.mark.parametrize("word", ["war", "Wár*", "w*r", "*", "?ar", "한*", "ａ*", "A/32*", "é"])
@pytest.mark.parametrize("case", [False, True])
def test_what_is_promised_of_words_holds(word: str, *, case: bool) -> None:
    (term,) = parse_query(word, case=case).terms
    (test,) = term.alternatives
    for token in ("war", "WAR", "wár", "Wárs", "war-like", "한국", "ａb", "A/3251", "E\u0301", "é"):
        if test.inside(token) is not None:
            assert test.literal in fold(token)
        if test.inside(token) is False:
            assert fold(token).startswith(test.prefix)
            assert not test.exact or fold(token) == test.prefix


def test_commas_belong_to_an_expression() -> None:
    (query,) = asked_queries("a{1,2} b", {"regex": True})
    assert query.written == "a{1,2} b"


ANYTHING = ["a|b", "(a b|c) .. d", "/a+/", "lemma:go", "stem:go b", "a|b|c|d|e|f|g|h|i|j"]


@pytest.mark.parametrize("written", [*ANYTHING, '[lemma="a" & word!="b"] []{2} "c"'])
def test_queries_are_values_that_can_be_sent_to_workers(written: str) -> None:
    query = asked_query(written, {"near": "x"})
    before = marked(query, "go d x b")
    again = pickle.loads(pickle.dumps(query))  # noqa: S301 - written one line above
    assert again == query
    assert hash(again) == hash(query)
    assert marked(again, "go d x b") == before


LONG = ["*", "(", "|", "1", "a|", "a ", ".. ", "/", "\\", "[", '"', "(|", "{1}", "lemma:"]


@pytest.mark.parametrize("written", [*(piece * 50_000 for piece in LONG), "(" * 5000 + ")" * 5000])
@pytest.mark.parametrize("kind", ["", "regex", "fixed", "cql"])
def test_long_queries_end_soon(written: str, kind: str) -> None:
    """One that is read in the square of its length would take minutes."""
    options: Asked = {kind: True} if kind else {}  # type: ignore[misc]  # one of its keys
    try:
        query = asked_query(written, options)
    except UsageError as error:
        said = str(error)
    else:
        said = query.written[:1]
    assert 0 < len(said) < 300


@given(
    st.text(st.sampled_from("ab |()./\\*?[]\"'=!&{},1%:é中"), max_size=25),
    st.sampled_from(["", "regex", "fixed", "cql"]),
)
def test_any_characters_are_a_query_or_a_mistake(written: str, kind: str) -> None:
    options: Asked = {kind: True} if kind else {}  # type: ignore[misc]  # one of its keys
    try:
        query = asked_query(written, options)
    except UsageError:
        return
    marked(query, "a b ab a1 é 中 (a|b)")
