"""The pages of clauses and of two drafts: their outline, their links, their filters."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from browsing import emulate, texts
from docscope.analyses.clauses.table import Clauses
from docscope.analyses.drafts.comparison import Drafts
from docscope.analyses.drafts.rows import Compared
from docscope.corpus.memory import MemoryCorpus
from webpages import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

    Show = Callable[[str], None]

FIRST = """# Resolution 610 (1988)

The Security Council,

Recalling its resolution 611 (1988) and the Charter of the United Nations,

1. Requests the Secretary-General:
(a) To visit the capital;
(b) To report under paragraph 2 below;

2. Decides to act on the report mentioned in paragraph 1 above;

3. Urges all States to comply with paragraph 2 of resolution 611 (1988).
"""
SECOND = """# Resolution 611 (1988)

The Security Council,

Recalling its resolution 610 (1988) and resolution 242 (1967),

1. Demands an end to the hostilities;

2. Calls upon the parties to withdraw.
"""
TREATY = """# Treaty of Friendship

Part I
General provisions

Article 1
Scope

1. This Treaty applies to the territories of both Parties.

2. The Parties shall consult each other under Article 2(1).

Article 2
Consultation

1. Each Party shall name a delegate within the meaning of Article 1.

2. The delegates shall meet each year.
"""
TEXTS = {"610.md": FIRST, "611.md": SECOND, "treaty.md": TREATY}
CORPUS = MemoryCorpus.from_texts(TEXTS)
LINK = re.compile(r'<a href="#([^"]+)">(?!<bdi>)([^<]+)</a>')
DRAFTS = MemoryCorpus.from_texts(
    {"new.md": FIRST.replace("Urges", "Calls upon"), "old.md": FIRST.replace("act on", "study")}
)
COMPARED = Drafts((Compared("new.md", "old.md"),))


def links(text: str) -> list[tuple[str, str]]:
    return [(unescape(words), place) for place, words in LINK.findall(text)]


def test_what_is_cited_is_linked_where_it_is_on_the_page() -> None:
    found = links(page(Clauses(), CORPUS))
    assert found == [
        ("resolution 611 (1988)", "doc2"),
        ("paragraph 2 below", "d1-o2"),
        ("paragraph 1 above", "d1-o1"),
        ("paragraph 2 of resolution 611 (1988)", "d2-o2"),
        ("resolution 610 (1988)", "doc1"),
        ("Article 2(1)", "d3-art2(1)"),
        ("Article 1", "d3-art1"),
    ]


def test_what_is_not_on_the_page_is_not_linked() -> None:
    only = page(Clauses(), CORPUS.only(["610.md"]))
    assert [words for words, _ in links(only)] == ["paragraph 2 below", "paragraph 1 above"]
    chosen = page(Clauses(kinds=("preambular",)), CORPUS)
    assert {words for words, _ in links(chosen)} == {
        "resolution 611 (1988)",
        "resolution 610 (1988)",
    }


def test_clauses_are_nested_as_they_are_in_print() -> None:
    text = page(Clauses(), CORPUS)
    first = text.partition('id="d1-o1"')[2].partition('id="d1-o2"')[0]
    assert "To visit the capital" not in first.partition("<ol")[0]
    assert "To visit the capital" in first.partition("<ol")[2]
    treaty = text.partition('id="doc3"')[2]
    headings = re.findall(r'role="heading" aria-level="(\d)"[^>]*>([^<]+)<', treaty)
    assert [(level, words.rpartition(" ")[2]) for level, words in headings] == [
        ("3", "provisions"),
        ("4", "Scope"),
        ("4", "Consultation"),
    ]
    contents = re.findall(r'<nav class="headings".*?</nav>', treaty, re.DOTALL)
    assert re.findall(r'href="#([^"]+)"', contents[0]) == ["d3-part_I", "d3-art1", "d3-art2"]


def test_both_wordings_are_whole_in_the_page_of_two_drafts() -> None:
    text = page(COMPARED, DRAFTS)
    row = text.partition('id="d1-o3"')[2].partition("</tr>")[0]
    old, new = (
        unescape(re.sub(r"<[^>]+>", "", cell)).strip()
        for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
    )
    assert old == "o3 Urges all States to comply with paragraph 2 of resolution 611 (1988)"
    assert new == "o3 Calls upon all States to comply with paragraph 2 of resolution 611 (1988)"
    assert re.findall(r"<(ins|del)>([^<]*)<", row) == [("del", "Urges"), ("ins", "Calls upon")]


def test_link_leads_to_a_clause_that_the_filter_hides(show: Show, browser: Chrome) -> None:
    show(page(Clauses(), CORPUS))
    box = browser.find_element("css selector", ".filters input")
    box.send_keys("below")
    assert texts(browser, ".row:not([hidden]) .id") == ["o1(b)"]
    browser.find_element("link text", "paragraph 2 below").click()
    target = browser.find_element("id", "d1-o2")
    assert target.is_displayed()
    assert box.get_attribute("value") == ""
    assert browser.current_url.endswith("#d1-o2")


def test_many_verbs_are_chosen_by_typing(show: Show, browser: Chrome) -> None:
    from selenium.webdriver.common.keys import Keys

    names = [f"{chr(97 + at % 26)}{chr(97 + at // 26)}land" for at in range(70)]
    lines = [
        f"{number}. Requests the Government of {name.title()} to report;"
        for number, name in enumerate(names, 1)
    ]
    corpus = MemoryCorpus.from_texts({"a.txt": "The General Assembly,\n\n" + "\n\n".join(lines)})
    show(page(Clauses(), corpus))
    box = browser.find_element("name", "addressee")
    box.send_keys("of cal")
    assert texts(browser, ".row:not([hidden]) .id") == ["o3"]
    box.send_keys(Keys.ESCAPE)
    assert len(texts(browser, ".row:not([hidden]) .id")) == 70


def test_keys_go_through_the_clauses(show: Show, browser: Chrome) -> None:
    show(page(Clauses(), CORPUS))
    body = browser.find_element("tag name", "body")
    for key, expected in (("j", "p1"), ("j", "o1"), ("j", "o1(a)"), ("k", "o1")):
        browser.switch_to.active_element.send_keys(key)
        assert browser.switch_to.active_element.text == expected
    body.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("type") == "search"


@pytest.mark.parametrize("kind", ["clauses", "drafts"])
def test_page_is_complete_without_script(show: Show, browser: Chrome, kind: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(page(Clauses(), CORPUS) if kind == "clauses" else page(COMPARED, DRAFTS))
        rows = browser.find_elements("css selector", ".row")
        assert len(rows) == (16 if kind == "clauses" else 6)
        assert all(row.is_displayed() for row in rows)
        assert not browser.find_element("css selector", ".filters").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_changes_are_told_by_more_than_colour(show: Show, browser: Chrome) -> None:
    show(page(COMPARED, DRAFTS))
    for medium in ("screen", "print"):
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": medium})
        line = "return getComputedStyle(document.querySelector(arguments[0])).textDecorationLine"
        assert browser.execute_script(line, "ins") == "underline"
        assert browser.execute_script(line, "del") == "line-through"
    emulate(browser)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_only_changes_are_shown_if_asked_for(show: Show, browser: Chrome) -> None:
    from selenium.webdriver.support.select import Select

    show(page(COMPARED, DRAFTS))
    Select(browser.find_element("name", "show")).select_by_value("changes")
    assert texts(browser, ".row:not([hidden]) .id") == ["changed", "changed"]
