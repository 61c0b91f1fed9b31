"""Debian's Chromium, driven by playwright; every page is watched for what must not happen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest
from attrs import field, frozen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

CHROMIUM: Final = next(
    (found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), ""
)
"""No browser is ever downloaded."""

FLAGS: Final = ("--no-sandbox", "--disable-gpu")
"""Root may not use the sandbox."""

in_browser = pytest.mark.skipif(not CHROMIUM, reason="缺少 chromium / no chromium")


@frozen(kw_only=True)
class Watched:
    """A page, every address that it asked for, and everything that went wrong on it."""

    page: Page = field(repr=False)
    asked: list[str] = field(factory=list)
    wrong: list[str] = field(factory=list)

    @property
    def elsewhere(self) -> list[str]:
        """What was asked of another host; data and blobs come from nowhere."""
        return [each for each in self.asked if not each.startswith(("file:///", "data:", "blob:"))]

    def clean(self) -> None:
        """Fails where a message of the console, a failed request or another host was seen."""
        assert self.wrong == []
        assert self.elsewhere == []


@contextmanager
def launched() -> Iterator[Browser]:
    """One browser process; dates are typed in the order of its language, month first."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=list(FLAGS), env={"LANGUAGE": "en_US", "LANG": "en_US.UTF-8"}
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def watched(browser: Browser, width: int = 1280, dark: bool = False) -> Iterator[Watched]:
    """An empty page of its own, in which nothing is remembered of another."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",  # what moves softly is drawn many times for every key
    )
    seen = Watched(page=context.new_page())
    _watch(seen)
    try:
        yield seen
    finally:
        context.close()


def _watch(seen: Watched) -> None:
    def told(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.wrong.append(f"{message.type}: {message.text}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before its icon came
            seen.wrong.append(f"{request.url}: {request.failure}")

    seen.page.on("console", told)
    seen.page.on("pageerror", lambda error: seen.wrong.append(str(error)))
    seen.page.on("requestfailed", failed)
    seen.page.on("request", lambda request: seen.asked.append(request.url))
