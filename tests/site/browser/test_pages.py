"""The site from a folder: search, the keys alone, a narrow window, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.browser.chromium import Watched, in_browser, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser

CALCULATOR = "policy/weihai-resident-inpatient/calculator.html"


STILL = """addEventListener("DOMContentLoaded", () => {
    const style = document.createElement("style");
    style.textContent = "* { transition: none !important }";
    document.head.append(style);
})"""
"""What moves for a moment may be wider than the window."""


@pytest.fixture
def seen(browser: Browser) -> Iterator[Watched]:
    with watched(browser) as found:
        yield found
        found.clean()


@pytest.mark.parametrize(
    ("word", "named"), [("起付线", "起付"), ("大病", "大病")], ids=["deductible", "critical"]
)
def test_search_from_a_folder_finds_chinese_words(seen: Watched, site: Path, word: str, named: str) -> None:
    page = seen.page
    page.goto((site / "policy" / "weihai-resident-inpatient.html").as_uri())
    page.locator(".md-search__input").click()
    page.get_by_text("键入以开始搜索").wait_for()  # the index is read
    page.keyboard.insert_text(word)
    page.keyboard.press("End")  # the theme looks when a key comes up
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert named in first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "h=" in address or "#" in address)


def _pages(site: Path) -> list[Path]:
    """One in five of the many that are alike, all others but what servers show for a page that is not there."""
    found = [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    alike = [path for path in found if path.parent.name in ("findings", "reference")]
    return sorted({*found} - {*alike} | {*alike[::5]})


def test_every_page_opens_without_a_complaint_and_fits_its_window(seen: Watched, site: Path) -> None:
    wide = []
    seen.page.add_init_script(STILL)
    for path in _pages(site):
        seen.page.goto(path.as_uri())
        for width in (1440, 768, 390):
            seen.page.set_viewport_size({"width": width, "height": 900})
            if seen.page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((width, path.relative_to(site).as_posix()))
    assert wide == []


def test_the_keys_alone_lead_from_the_top_to_a_slip_and_on(seen: Watched, site: Path) -> None:
    """一档在三级医院:(1800 − 800) × 50% = 500 元,个人 1500 元;同一条链上的第二次不再收起付:900 元。"""
    page, keyboard = seen.page, seen.page.keyboard
    page.goto((site / CALCULATOR).as_uri())
    _tab_to(seen, "#in-0")
    keyboard.type("08012023")
    for keys in [
        "Tab",
        "Tab",
        "Space",
        "Tab",
        "Space",
        "ArrowDown",
        "ArrowDown",
        "ArrowDown",
        "Tab",
        "Space",
        "Tab",
    ]:
        keyboard.press(keys)
    for text in ("甲", "2000", "1800"):
        keyboard.insert_text(text)
        keyboard.press("Tab")
    keyboard.press("Enter")
    told = page.locator(".status").inner_text()
    assert told == "个人负担 1,500.00元；居民统筹基金付 500.00元；居民大病保险资金付 0.00元。"
    _tab_to(seen, ".tools .md-button--primary")
    keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "in-0"
    keyboard.type("09012023")
    keyboard.press("Enter")
    assert "居民统筹基金付 900.00元" in page.locator(".status").inner_text()
    assert page.locator(".slip-title").inner_text() == "结算单：本年第 2 次（试算）"


def _tab_to(seen: Watched, what: str) -> None:
    for _ in range(80):
        if seen.page.evaluate("what => document.activeElement.matches(what)", what):
            return
        seen.page.keyboard.press("Tab")
    raise AssertionError(f"the keys do not lead to {what}")
