"""A browser without a screen or a network, and what one does with a page."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-prefers-reduced-motion",
    "--window-size=1200,900",
)


def started(profile: Path) -> Chrome:
    """Return a browser that has just been started, with an empty folder for its profile."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))


CONTRAST = """
const channel = (value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const parsed = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = parsed(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
let least = 21;
for (const element of document.querySelectorAll("body *")) {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || !element.getClientRects().length || element.closest("script")) continue;
  const style = getComputedStyle(element);
  const ink = light(parsed(element.closest("svg") ? style.fill : style.color));
  const paper = light(ground(element));
  least = Math.min(least, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05));
}
return [least, light(ground(document.body)) < 0.2];
"""


def log(browser: Chrome, kind: str) -> list[dict[str, Any]]:  # Any: what a browser tells
    found: list[dict[str, Any]] = browser.get_log(kind)  # type: ignore[no-untyped-call]
    return found


def requested(browser: Chrome) -> set[str]:
    found = set()
    for entry in log(browser, "performance"):
        event = json.loads(entry["message"])["message"]
        if event["method"] == "Network.requestWillBeSent":
            found.add(event["params"]["request"]["url"])
    return found - {"about:blank"}


def emulate(browser: Chrome, **features: str) -> None:
    chosen = [{"name": name, "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": chosen})


def press(browser: Chrome, element: WebElement, *names: str) -> None:
    from selenium.webdriver.common.keys import Keys

    for name in names:
        element.send_keys(getattr(Keys, name, name))
    settle(browser)


def settle(browser: Chrome) -> None:
    """Wait until the axis has been drawn."""
    browser.execute_async_script(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))"
    )


def wait(browser: Chrome, condition: str) -> None:
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 5, poll_frequency=0.05).until(
        lambda _: browser.execute_script(condition)
    )


def mark(browser: Chrome, words: str) -> WebElement:
    return browser.find_element("css selector", f'svg.live [aria-label^="{words}"]')


def ticks(browser: Chrome) -> list[str]:
    return inner(browser, "svg.live .ground text:not(.lane)")


def years(browser: Chrome) -> list[int]:
    """Return the years at the axis, the latest first."""
    found = {int(text) for text in ticks(browser) if re.fullmatch(r"\d{4}", text)}
    return sorted(found, reverse=True)


def inner(browser: Chrome, selector: str) -> list[str]:
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)",
        selector,
    )
    return found


def texts(browser: Chrome, selector: str) -> list[str]:
    return [element.text for element in browser.find_elements("css selector", selector)]


def column(browser: Chrome, at: int) -> list[str]:
    return inner(browser, f"tbody td:nth-child({at})")


def counted(browser: Chrome) -> int:
    found: int = browser.execute_script(
        """return [...document.querySelectorAll("svg.live [role=button]")].reduce((sum, each) => {
          const { bin, mark } = each.docscopePiece;
          return sum + (bin ? bin.count : mark.events.length);
        }, 0)"""
    )
    return found
