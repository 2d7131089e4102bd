"""Options and profiles of the test suite."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from browsing import CHROMIUM, DRIVER, log, requested, started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver import Chrome

    Show = Callable[[str], None]

settings.register_profile("default", max_examples=40, deadline=None)
settings.register_profile("soak", max_examples=2000, deadline=None)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the expected output anew")


@pytest.fixture(scope="session")
def speeches(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample of UN General Debate speeches in the folder $DOCSCOPE_CORPORA, if set."""
    folder = Path(os.environ.get("DOCSCOPE_CORPORA") or pytest.skip("DOCSCOPE_CORPORA is not set"))
    archive = folder / "ungdc-sample.tar.xz"
    if archive.exists():
        folder = tmp_path_factory.mktemp("corpora")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return sorted(folder.glob("ungdc/*.txt"))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser without a screen or a network; skipped where there is none."""
    pytest.importorskip("selenium")
    if not (CHROMIUM and DRIVER):
        pytest.skip("there is no Chromium with its driver")
    driver = started(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Iterator[Show]:
    """Show a page; when the test ends, nothing has been complained of and nothing fetched."""

    def show(text: str) -> None:
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        browser.get(file.as_uri())

    browser.get("about:blank")
    for kind in ("browser", "performance"):
        log(browser, kind)  # what is there already
    yield show
    assert log(browser, "browser") == []
    assert {url for url in requested(browser) if not url.startswith(("file:", "data:,"))} == set()
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
