"""The turning points as a table: what each pays there, and of every 100 元 more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from polyc.docgen.figures import slip_money
from polyc.docgen.growth.points import per_hundred
from polyc.docgen.growth.profile import Profile, Share
from polyc.docgen.growth.stretches import Stretch, beside, steps, stretches
from polyc.docgen.markup import Markup, element, text
from polyc.docgen.palette import swatch
from polyc.docgen.tables import grid


def turning_table(profile: Profile) -> Markup:
    """One row where a stretch begins, and one a fen before where something jumps there."""
    parts, own = profile.parts, stretches(profile)
    head = [
        element("th", text(profile.held.varied[0]), scope="col", class_="num"),
        *(element("th", swatch(each.hue), text(each.name), scope="col", class_="num") for each in parts),
        element("th", text(f"每多 100元，{parts[-1].name}"), scope="col", class_="num"),
    ]
    return grid(head, [_row(*each) for each in _rows(own, parts)], "turning")


def _rows(own: tuple[Stretch, ...], parts: tuple[Share, ...]) -> Iterator[tuple[int, tuple[int, ...], str]]:
    for before, each in pairwise((None, *own)):
        assert each is not None
        if before is not None and (not beside(before, each) or any(steps(before, each))):
            yield before.last, before.high, "—"
        yield each.first, each.low, per_hundred(each.slopes[len(parts) - 1])
    yield own[-1].last, own[-1].high, "—"


def _row(bill: int, paid: tuple[int, ...], more: str) -> list[Markup]:
    return [
        element("th", text(slip_money(bill)), scope="row", class_="num"),
        *(element("td", text(slip_money(each)), class_="num") for each in paid),
        element("td", text(more), class_="num"),
    ]
