"""The form filled in with the keys alone, field after field in the order of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polyc.docgen.calculator.controls import several
from polyc.kernel.program import InputField, ItemField, Program
from polyc.kinds import Choice, Choices, Date, Flag, Kind
from tests.site.browser.drawn import Entered, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Keyboard, Page

FIRST = ".field[data-at] :is(input, select), .list [data-do]"
"""The first control that belongs to the claim, or the button that adds a row."""


def fill(page: Page, program: Program, visit: Visit) -> None:
    """From the first field to the button 计算, which is pressed."""
    page.locator(FIRST).first.focus()
    for item, entered in zip(program.inputs, visit.fields, strict=True):
        _field(page.keyboard, item.kind, entered, alone=False)
    for each, rows in zip(program.lists, visit.lists, strict=True):
        for row in rows:
            page.keyboard.press("Enter")  # 添一行: the focus goes to the new row
            _row(page.keyboard, each.items, row)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def begin(page: Page, visit: Visit) -> None:
    """本年此前: unfolded, and filled in from the first field to the last."""
    page.locator(".before > summary").press("Enter")
    texts, cells = dict(visit.opening), page.evaluate("polycCalculator.about.opening")
    for name in cells:
        page.keyboard.press("Tab")
        page.keyboard.type(texts.get(name, ""))


def _row(keyboard: Keyboard, items: Sequence[ItemField | InputField], row: Sequence[Entered]) -> None:
    for item, entered in zip(items, row, strict=True):
        _field(keyboard, item.kind, entered, alone=True)
    keyboard.press("Tab")  # past 删去, to 添一行


def _field(keyboard: Keyboard, kind: Kind, entered: Entered, *, alone: bool) -> None:
    """Fill in one field and leave it; `alone` in a cell, where a choice is always a list."""
    if isinstance(kind, Choices):
        assert isinstance(entered, list)
        _boxes(keyboard, len(kind.options), entered)
    elif isinstance(kind, Choice | Flag):
        _choose(keyboard, entered, opened=several(kind) and not alone)
    elif isinstance(kind, Date):
        _day(keyboard, entered)
    else:
        keyboard.type(str("" if entered is None else entered))
        keyboard.press("Tab")


def _boxes(keyboard: Keyboard, count: int, ticked: list[int]) -> None:
    for at in range(count):
        if at in ticked:
            keyboard.press("Space")
        keyboard.press("Tab")


def _choose(keyboard: Keyboard, entered: Entered, *, opened: bool) -> None:
    """Options side by side: Space takes the first; a list: its first line picks nothing."""
    if isinstance(entered, int):
        keyboard.press("Space" if opened else "ArrowDown")
        for _ in range(entered):
            keyboard.press("ArrowDown")
    keyboard.press("Tab")


def _day(keyboard: Keyboard, entered: Entered) -> None:
    """Month, day, year, each a place of its own, then the button of the calendar."""
    if not isinstance(entered, str):
        for _ in range(4):
            keyboard.press("Tab")
        return
    year, month, day = entered.split("-")
    keyboard.type(f"{month}{day}{year}")
    keyboard.press("Tab")
    keyboard.press("Tab")
