"""A real browser for tests: Debian's Chromium, driven by Playwright; what a page asks for and complains of is a list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SIZE = {"width": 1400, "height": 900}
MAP = "() => window.liaison && window.liaison.ready"
"""True once the map has drawn itself."""


@dataclass
class Visit:
    """A page that is open, with what it asked of the network and what its console and its scripts complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, script: str, value: object = None) -> Any:
        """Run a function in the page."""
        return self.page.evaluate(script, value)

    def text(self, selector: str) -> str:
        """The text of the first element that fits."""
        return str(self.page.locator(selector).first.inner_text())


@contextmanager
def chromium() -> Iterator[Any]:
    """Run the browser; skip the test where there is none."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("skipped: no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Any, address: str, ready: str = MAP, **context: Any) -> Iterator[Visit]:
    """Open an address in a profile of its own, and wait until a function of the page gives true."""
    opened = browser.new_context(**{"viewport": SIZE, **context})
    page = opened.new_page()
    visit = Visit(page)
    local = ("file:", "blob:", "data:")
    page.on("request", lambda request: request.url.startswith(local) or visit.asked.append(request.url))
    page.on("console", lambda message: message.type == "error" and visit.complaints.append(message.text))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.goto(address)
    page.wait_for_function(ready)
    page.wait_for_timeout(150)
    yield visit
    opened.close()


def hostile(effect: str) -> list[str]:
    """Give the texts that try to run a script, whose effect is a call or an assignment."""
    lines = Path(__file__).with_name("hostile.txt").read_text("utf-8").splitlines()
    return [line.replace("PWN", effect) for line in lines]


def written(text: str, folder: Path) -> str:
    """Write a page to a file and give its address."""
    page = folder / "map.html"
    page.write_text(text, "utf-8")
    return page.as_uri()
