"""Random claims on a calculator's page, each compared with the interpreter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tests.properties.subjects import Subject, both, ground
from tests.site.browser import keys
from tests.site.browser.drawn import Shown, Visit, years
from tests.site.browser.shell import Offered

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE: Final = Path(__file__).parent
LOOK: Final = (HERE / "look.js").read_text("utf-8")
EVENTS: Final = f"(asked) => ({(HERE / 'events.js').read_text('utf-8')})(asked, {LOOK})"

Told: TypeAlias = dict[str, Any]
"""What `look.js` tells."""

Doing: TypeAlias = "Callable[[Page, Subject, Sequence[Visit]], Iterable[Told]]"


def check(page: Page, each: Offered, random: Random, count: int, do: Doing) -> int:
    """So many claims on an opened page, one in five without scenarios; how many of them settle."""
    few = count if each.fullest is None else (count + 4) // 5
    adopt(page, each, 0)
    settled = _checked(page, each.plain, random, few, do)
    if each.fullest is not None:
        adopt(page, each, 1)
        settled += _checked(page, each.fullest, random, count - few, do)
    return settled


def adopt(page: Page, each: Offered, at: int) -> None:
    """Chooses no scenarios (0) or those there are (1), whose script is then read, where there is a choice."""
    if each.fullest is not None:
        page.select_option("#scenarios", index=at)
        page.wait_for_function(
            "([policy, at]) => polyc[policy].SCENARIOS.length >= at", arg=[each.policy, at]
        )


def _checked(page: Page, subject: Subject, random: Random, count: int, do: Doing) -> int:
    visits = list(years(both(subject), ground(subject), random, count))
    for visit, made in zip(visits, do(page, subject, visits), strict=True):
        assert (found := shown(made)) == visit.shown, (found, visit)
    return sum(not each.shown.refused for each in visits)


def shown(made: Told) -> Shown:
    """What the page showed; totals of 0 are as good as none, and those beside a refusal are the year's before."""
    assert "wrong" not in made, made
    kept = [] if "refused" in made else made["totals"]
    totals = ((scope, cell, value) for scope, cell, value in kept if re.search("[1-9]", value))
    amounts = tuple((name, amount) for name, amount in made.get("amounts", ()))
    of_row = re.match("[^“”]*第 ([0-9]+) 行:", refused := made.get("refused", ""))
    return Shown(
        amounts=amounts,
        refused=refused[of_row.end() :] if of_row else refused,
        row=int(of_row[1]) if of_row else 0,
        totals=frozenset(totals),
    )


# ---- two ways to fill a form ----


def by_events(page: Page, subject: Subject, visits: Sequence[Visit]) -> list[Told]:
    """Within the page, all at once."""
    del subject
    return _by_events(page, visits, keep=True)


def _by_events(page: Page, visits: Sequence[Visit], *, keep: bool) -> list[Told]:
    asked = [
        {
            "fields": each.fields,
            "lists": each.lists,
            "opening": dict(each.opening),
            "first": each.first,
            "keep": keep,
        }
        for each in visits
    ]
    found = json.loads(page.evaluate(EVENTS, json.dumps(asked)))
    assert isinstance(found, list)
    return found


def shown_once(page: Page, each: Offered, random: Random) -> Told:
    """A claim that settles, filled in and left as it stands."""
    subject = each.fullest or each.plain
    if each.fullest is not None:
        adopt(page, each, 1)
    drawn = years(both(subject), ground(subject), random, 100)
    first = next(visit for visit in drawn if visit.first and not visit.shown.refused)
    (found,) = _by_events(page, [first], keep=False)
    return found


def by_keys(page: Page, subject: Subject, visits: Sequence[Visit]) -> list[Told]:
    """Key by key."""
    return [_typed(page, subject, visit) for visit in visits]


def _typed(page: Page, subject: Subject, visit: Visit) -> Told:
    undo, keep = page.locator(".year > button"), page.locator(".tools .md-button--primary")
    while visit.first and undo.count():
        undo.press("Enter")
    page.locator("[data-do=clear]").press("Enter")
    if visit.first and visit.opening:
        keys.begin(page, visit)
    keys.fill(page, both(subject).program, visit)
    found: Told = page.evaluate(LOOK)
    if "amounts" in found and keep.count():
        keep.press("Enter")
        found["totals"] = page.evaluate(f"({LOOK})().totals")
    return found
