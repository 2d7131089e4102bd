"""Web pages in a real browser, without the network: skipped where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browsing import (
    CHROMIUM,
    CONTRAST,
    DRIVER,
    column,
    counted,
    emulate,
    log,
    mark,
    press,
    settle,
    texts,
    ticks,
    wait,
    years,
)
from docscope.analyses.timeline import Timeline
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.text.dates.values.days import Day, from_number, number
from webpages import DANGEROUS, page, questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver import Chrome

    from docscope.model import Row

    Show = Callable[[str], None]

pytest.importorskip("selenium")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="there is no Chromium with its driver"
)
KINDS = ("docs", "kwic", "clauses", "contrast", "drafts", "timeline")
BUILT_IN = open_corpus(())


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_documents_never_runs(show: Show, browser: Chrome, kind: str) -> None:
    show(page(questions("peace", DANGEROUS)[kind], DANGEROUS))
    for row in browser.find_elements("css selector", "summary, td, .row")[:40]:
        browser.execute_script("arguments[0].click()", row)
    assert browser.execute_script("return window.hit === undefined")
    assert browser.find_elements("css selector", "img, base, form, iframe, object, embed") == []
    assert len(browser.find_elements("css selector", "script")) == 1


def test_policy_stops_what_another_script_would_load(show: Show, browser: Chrome) -> None:
    """The page is built on it: what a fault of ours let in could still send nothing out."""
    show(page(Timeline()))
    blocked = browser.execute_async_script(
        """const done = arguments[0];
        fetch("https://example.org/").then(() => done("sent"), () => done("stopped"));"""
    )
    assert blocked == "stopped"
    assert any("Content Security Policy" in entry["message"] for entry in log(browser, "browser"))


@pytest.mark.parametrize(
    ("kind", "scheme"), [*((kind, "dark") for kind in KINDS), ("timeline", "light")]
)
def test_text_stands_out_from_its_ground(
    show: Show, browser: Chrome, kind: str, scheme: str
) -> None:
    emulate(browser, **{"prefers-color-scheme": scheme})
    show(page(questions("intervention", BUILT_IN)[kind]))
    least, dark = browser.execute_script(CONTRAST)
    assert least >= 4.5
    assert dark == (scheme == "dark")
    browser.find_element("id", "theme").click()
    least, dark = browser.execute_script(CONTRAST)
    assert least >= 4.5
    assert dark == (scheme == "light")
    browser.execute_script("localStorage.clear()")


@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_a_telephone(show: Show, browser: Chrome, kind: str) -> None:
    screen = {"width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        show(page(questions("intervention", BUILT_IN)[kind]))
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 400
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("kind", KINDS)
def test_page_works_with_few_rows(show: Show, browser: Chrome, kind: str) -> None:
    question = questions("intervention", BUILT_IN)[kind]
    first = next(iter(run(question, BUILT_IN).table))
    for rows in ([], [first]):
        show(page(question, rows=rows))
        assert len(browser.find_elements("css selector", ".row")) == len(rows)
        assert not browser.find_element("css selector", ".filters").is_displayed()


def test_headings_sort(show: Show, browser: Chrome) -> None:
    show(page(questions("peace", BUILT_IN)["docs"]))
    assert column(browser, 3) == ["562", "1,277"]
    for order in (["562", "1,277"], ["1,277", "562"], ["562", "1,277"]):
        browser.find_element("css selector", "th:nth-child(3) button").click()
        assert column(browser, 3) == order


def test_words_before_a_node_sort_from_the_node_outwards(show: Show, browser: Chrome) -> None:
    show(page(questions("intervention", BUILT_IN)["kwic"]))
    browser.find_element("css selector", "th.before button").click()
    last = [text.rsplit(" ", 1)[-1] for text in column(browser, 3)]
    assert last == ["armed", "foreign", "foreign", "of", "of", "the"]


def test_filter_keeps_rows_with_every_word(show: Show, browser: Chrome) -> None:
    show(page(questions("intervention", BUILT_IN)["kwic"]))
    box = browser.find_element("css selector", ".filters input")
    box.send_keys("FOREIGN hungáry")
    wait(browser, "return document.querySelector('.filters output').textContent === '2 of 6'")
    shown = browser.find_elements("css selector", ".row:not([hidden])")
    assert [row.get_attribute("id") for row in shown] == ["h5", "h6"]


def test_clauses_are_chosen_by_verb_and_addressee(show: Show, browser: Chrome) -> None:
    from selenium.webdriver.support.select import Select

    show(page(questions("peace", BUILT_IN)["clauses"]))
    Select(browser.find_element("name", "verb")).select_by_value("requests")
    shown = ".row:not([hidden]) .id"
    assert texts(browser, shown) == ["o4", "o7", "o8"]
    Select(browser.find_element("name", "addressee")).select_by_value("the Secretary-General")
    assert texts(browser, shown) == ["o4", "o7"]
    visible = texts(browser, "h2 > bdi")
    assert [title for title in visible if title] == ["Resolution 1004 (ES-II)"]


def test_keys_move_the_axis(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    axis = browser.find_element("css selector", "svg.live")
    whole = ticks(browser)
    assert "1940" in whole
    press(browser, axis, "+", "+")
    nearer, before = ticks(browser), years(browser)
    assert "1940" not in nearer
    press(browser, axis, "ARROW_RIGHT", "ARROW_RIGHT")
    assert years(browser) > before
    press(browser, axis, "ARROW_LEFT", "ARROW_LEFT")
    assert ticks(browser) == nearer
    press(browser, axis, "HOME")
    assert ticks(browser) == whole
    press(browser, axis, "-")
    assert ticks(browser) == whole


def test_axis_goes_from_years_to_days(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    press(browser, mark(browser, "30 October 1956"), "ENTER")
    browser.find_element("link text", "in the list").click()
    browser.find_element("css selector", "#e3 .onaxis").click()
    settle(browser)
    found = set(ticks(browser))
    for _ in range(9):
        press(browser, browser.switch_to.active_element, "+")
        found.update(ticks(browser))
    assert {"Oct", "Nov", "1956", "November 1956", "30", "31"} <= found, found


def test_event_opens_its_sentence(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    event = mark(browser, "10 February 1947")
    press(browser, event, "ENTER")
    reading = browser.find_element("id", "reading")
    assert "the Peace Treaty between Hungary and the Allied and Associated Powers" in reading.text
    assert reading.find_element("css selector", "mark").text == "10 February 1947"
    assert reading.get_attribute("aria-live") == "polite"
    press(browser, event, "ESCAPE")
    assert not reading.is_displayed()
    assert browser.switch_to.active_element == event


def test_list_and_axis_lead_to_each_other(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    press(browser, mark(browser, "the Second World War"), "SPACE")
    browser.find_element("link text", "in the list").click()
    row = browser.find_element("id", "e1")
    assert row.find_element("css selector", ".sentence").is_displayed()
    row.find_element("css selector", ".onaxis").click()
    wait(browser, "return document.activeElement.matches('.bar.period')")


def test_tab_goes_through_the_events(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    browser.execute_script("document.querySelector('svg.live').focus()")
    names = []
    for _ in range(7):
        press(browser, browser.switch_to.active_element, "TAB")
        names.append(str(browser.switch_to.active_element.get_attribute("aria-label")))
    assert [name.split(", ")[0] for name in names] == [
        *("10 February 1947", "30 October 1956", "1 November 1956", "2 November 1956"),
        *("4 November 1956", "the Second World War", "30 October 1956"),
    ]
    assert names[-1] == "30 October 1956, Declaration by the Soviet Government"


def test_filter_narrows_the_axis(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    assert len(browser.find_elements("css selector", "svg.live [role=button]")) == 7
    browser.find_element("css selector", ".filters input").send_keys("communication")
    wait(browser, "return document.querySelectorAll('svg.live [role=button]').length === 2")


def test_wheel_zooms_and_mouse_pans(show: Show, browser: Chrome) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.actions.wheel_input import ScrollOrigin

    show(page(Timeline()))
    axis = browser.find_element("css selector", "svg.live")
    whole = ticks(browser)
    origin = ScrollOrigin.from_element(axis)
    ActionChains(browser).scroll_from_origin(origin, 0, -600).perform()
    settle(browser)
    nearer = ticks(browser)
    assert nearer != whole
    ActionChains(browser).drag_and_drop_by_offset(axis, 150, 0).perform()
    settle(browser)
    assert min(ticks(browser)) < min(nearer)
    assert not browser.find_element("id", "reading").is_displayed()


def test_thousands_of_events_are_counted_in_bars(show: Show, browser: Chrome) -> None:
    show(page(Timeline(), rows=_events(4_000)))
    assert counted(browser) == 4_000
    axis = browser.find_element("css selector", "svg.live")
    drawn = []
    for _ in range(9):
        drawn.append(len(browser.find_elements("css selector", "svg.live [role=button]")))
        press(browser, axis, "+")
    assert max(drawn) < 1000
    assert browser.find_elements("css selector", "svg.live :is(.dot, .bar)")


def _events(count: int) -> Iterator[Row]:
    """Yield the rows of a timeline of a thousand years, days without order."""
    table = run(Timeline(), BUILT_IN).table
    template = dict(zip(table.names, next(iter(table)), strict=True))
    for at in range(count):
        day = f"{1000 + at * 7919 % 1000}-{at % 12 + 1:02}-{at % 28 + 1:02}"
        fields = {"date": day, "start_date": day, "end_date": day, "kind": "date", "text": day}
        yield tuple({**template, **fields, "context": f"It met on {day}."}.values())


def test_one_list_by_date(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    browser.find_element("id", "by-date").click()
    dates = texts(browser, ".mixed .date")
    assert [date.split("\n")[0] for date in dates] == [
        *("1939–1945", "10 February 1947", "30 October 1956"),
        *("30 October 1956", "1 November 1956", "2 November 1956", "4 November 1956"),
    ]
    browser.find_element("id", "by-date").click()
    assert len(browser.find_elements("css selector", "#doc1 .row")) == 5


def test_paper_shows_all_sentences_and_the_whole_axis(show: Show, browser: Chrome) -> None:
    show(page(Timeline()))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        for sentence in browser.find_elements("css selector", ".sentence"):
            assert sentence.size["height"] > 0
            assert browser.execute_script("return arguments[0].checkVisibility()", sentence)
        assert not browser.find_element("css selector", "figure.axis").is_displayed()
        assert browser.find_element("css selector", "svg.whole").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_page_is_complete_without_script(show: Show, browser: Chrome) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(page(Timeline()))
        assert len(browser.find_elements("css selector", "svg.whole .bar")) == 3
        row = browser.find_element("id", "e1")
        row.find_element("css selector", "summary").click()
        assert row.find_element("css selector", ".sentence").is_displayed()
        for name in ("figure.axis", ".filters", "#theme", "#open-all"):
            assert not browser.find_element("css selector", name).is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_calendar_of_the_script_is_that_of_the_text(show: Show, browser: Chrome) -> None:
    from importlib.resources import files

    show(page(Timeline()))
    script = files("docscope.report.html").joinpath("scripts", "calendar.js")
    days = [Day(-65_000_000, 3, 1), Day(-43, 3, 15), Day(0, 2, 29), Day(1900, 2, 28)]
    days += [from_number(number(Day(1956, 1, 1)) + 97 * at) for at in range(40)]
    found = browser.execute_script(
        f"{script.read_text(encoding='utf-8')}\n"
        "return arguments[0].map((day) => { const number = dayNumber(...day);"
        "const {year, month, day: of} = dateOf(number); return [number, year, month, of]; });",
        [list(day) for day in days],
    )
    assert found == [[number(day), *day] for day in days]
