"""Every policy's calculator in a real browser, from a folder: what it shows is what the interpreter says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.site.browser.calculating import LOOK, by_events, by_keys, check, shown_once
from tests.site.browser.chromium import Watched, in_browser, watched
from tests.site.browser.shell import Offered, every, framed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVENTS = 500
KEYS = 3

pytestmark = in_browser

EACH = pytest.mark.parametrize("each", every(), ids=lambda each: each.policy)


@pytest.fixture
def seen(browser: Browser) -> Iterator[Watched]:
    with watched(browser) as found:
        yield found
        found.clean()


@EACH
def test_amounts_are_the_interpreters(seen: Watched, site: Path, each: Offered) -> None:
    """While a form is filled in nothing is asked for but scenarios and the icon; nothing is kept."""
    page, address = seen.page, framed(site, each).as_uri()
    page.goto(address)
    loaded = len(seen.asked)
    check(page, each, Random(each.policy), EVENTS, by_events)
    assert {Path(each).name for each in seen.asked[loaded:]} <= {"calculator-1.js", "favicon.svg"}
    assert page.url == address
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]")
    assert [each for each in kept if each and not each.endswith("__palette")] == []


@EACH
def test_amounts_of_what_is_typed_are_the_interpreters(seen: Watched, site: Path, each: Offered) -> None:
    seen.page.goto(framed(site, each).as_uri())
    check(seen.page, each, Random(each.policy), KEYS, by_keys)


@EACH
def test_the_link_shows_the_same_on_a_new_page(seen: Watched, site: Path, each: Offered) -> None:
    page, address = seen.page, framed(site, each).as_uri()
    page.goto(address)
    told = shown_once(page, each, Random(each.policy))
    link = page.locator(".tools a").evaluate("link => link.href")
    assert link.partition("#")[0] == address
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector(".result .slip")
    assert page.evaluate(LOOK) == told
