"""The patient's share as the bill grows, one curve a place.

Points stand at equal steps of the bill and are joined: between two of them the curve
may turn, which is said beside it; every figure in the tables is exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from polyc.analysis.paying import Paid
from polyc.docgen.charts.chart import Axis, Chart, Curve, Point
from polyc.docgen.charts.draw import draw
from polyc.docgen.comparison.contender import Contender, Contest
from polyc.docgen.figures import money
from polyc.docgen.markup import Markup, element, heading, stacked, text

STEPS: Final = 50
COLOURS: Final = 6
"""Curves beyond these are dashed in the same colours."""


def share_chart(contest: Contest) -> Iterator[Markup]:
    """A heading and the picture; nothing where no place settles anything."""
    last = contest.comparison.bills[-1]
    curves = tuple(_curve(each, number, last) for number, each in enumerate(contest.contenders))
    drawn = tuple(curve for curve in curves if curve.pieces)
    if not drawn:
        return
    yield heading(2, text("账单变大，个人负担怎样变"), "sec-chart")
    chart = _chart(contest.comparison.title, drawn, last)
    missing = [curve.name for curve in curves if not curve.pieces]
    told = f"每 {money(last // STEPS)}算一点，连成线；线在数值待定、不能结算的地方断开。"
    left_out = f"全都不能结算的没有线：{'、'.join(missing)}。" if missing else ""
    yield stacked("figure", (draw(chart), _legend(drawn)), class_="chart comparison-chart")
    yield element("p", text(told + left_out), class_="lead")


def _chart(title: str, curves: Sequence[Curve], last: int) -> Chart:
    highest = max(up for curve in curves for piece in curve.pieces for _, up in piece)
    return Chart(
        title=f"{title}：个人负担",
        description=f"账单从 0 到 {money(last)}，每一行一条线；数见表。",
        along=Axis(title="账单", last=last),
        up=Axis(title="个人负担", last=max(highest, 100)),
        curves=tuple(curves),
    )


def _curve(contender: Contender, number: int, last: int) -> Curve:
    points = [(bill, _rest(contender, bill)) for bill in range(0, last + 1, max(last // STEPS, 1))]
    return Curve(
        name=contender.place.label,
        colour=f"var(--pc-curve-{number % COLOURS + 1})",
        pieces=tuple(_pieces(points)),
        dashed=number >= COLOURS,
    )


def _rest(contender: Contender, bill: int) -> int | None:
    payout = contender.settle(bill) if contender.takes(bill) else None
    return payout.rest if isinstance(payout, Paid) else None


def _pieces(points: Sequence[tuple[int, int | None]]) -> Iterator[tuple[Point, ...]]:
    """Stretches of points that have a value; a single one is no line."""
    for known, group in groupby(points, key=lambda point: point[1] is not None):
        found = tuple((bill, rest) for bill, rest in group if rest is not None)
        if known and len(found) > 1:
            yield found


def _legend(curves: Sequence[Curve]) -> Markup:
    rows = [
        element(
            "li",
            element("i", class_="dashed" if each.dashed else "", style=f"color:{each.colour}"),
            text(each.name),
        )
        for each in curves
    ]
    return stacked("ul", rows, class_="legend")
