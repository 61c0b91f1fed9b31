"""Every policy's calculator in a real browser, from a folder: what it shows is what the interpreter says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from tests.site.browser.calculating import LOOK, by_events, by_keys, check, shown_once
from tests.site.browser.chromium import Watched, in_browser, watched
from tests.site.browser.shell import Offered, every, framed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVENTS = 500
KEYS = 20

pytestmark = in_browser


@frozen(kw_only=True)
class Opened:
    """A policy's calculator, opened once for all tests of it."""

    each: Offered
    address: str
    seen: Watched


@pytest.fixture(scope="module", params=every(), ids=lambda each: each.policy)
def opened(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Opened]:
    address = framed(site, request.param).as_uri()
    with watched(browser) as seen:
        seen.page.goto(address)
        yield Opened(each=request.param, address=address, seen=seen)


def test_amounts_are_the_interpreters(opened: Opened) -> None:
    """While a form is filled in nothing is asked for but scenarios and the icon; nothing is kept."""
    seen, page = opened.seen, opened.seen.page
    loaded = len(seen.asked)
    check(page, opened.each, Random(opened.each.policy), EVENTS, by_events)
    assert {Path(each).name for each in seen.asked[loaded:]} <= {"calculator-1.js", "favicon.svg"}
    assert page.url == opened.address
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]")
    assert [each for each in kept if each and not each.endswith("__palette")] == []
    seen.clean()


def test_amounts_of_what_is_typed_are_the_interpreters(opened: Opened) -> None:
    check(opened.seen.page, opened.each, Random(opened.each.policy), KEYS, by_keys)
    opened.seen.clean()


def test_the_link_shows_the_same_on_a_new_page(opened: Opened) -> None:
    page = opened.seen.page
    told = shown_once(page, opened.each, Random(opened.each.policy))
    link = page.locator(".tools a").evaluate("link => link.href")
    assert link.partition("#")[0] == opened.address
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector(".result .slip")
    assert page.evaluate(LOOK) == told
    opened.seen.clean()
