"""An accessibility scan (axe) of every sort of page, light and dark, the theme's own parts included."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.browser.chromium import in_browser, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = in_browser

PAGES = (
    "index.html",
    "policy/weihai-resident-inpatient.html",
    "policy/weihai-resident-inpatient/calculator.html",
    "policy/weihai-resident-inpatient/cases.html",
    "ledger.html",
    "numbers.html",
    "reference/index.html",
    "reference/07-layers.html",
)

ANYTHING: dict[str, Any] = {}
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast"]}
"""In the dark nothing else is different: the same elements stand in the same order."""


@cache
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_serious(browser: Browser, site: Path, path: str, dark: bool) -> None:
    with watched(browser, dark=dark) as seen:
        seen.page.goto((site / path).as_uri())
        if path.endswith("calculator.html"):
            _settle_an_example(seen.page)
        assert _serious(seen.page, COLOURS if dark else ANYTHING) == []
        seen.clean()


def _settle_an_example(page: Page) -> None:
    page.select_option("#examples", index=1)
    page.wait_for_selector(".result .slip")
    page.locator(".tools .md-button--primary").click()
    page.locator('[type="submit"]').click()


def _serious(page: Page, rules: dict[str, Any]) -> list[str]:
    page.evaluate(axe())
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run({ preload: false, ...rules }).then(({violations}) => violations)", rules
    )
    return [
        f"{each['id']}: {node['html'][:300]} {node['failureSummary']}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]
