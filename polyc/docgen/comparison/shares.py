"""The patient's share as the bill grows, one curve a place, which turns where the policy makes it turn.

Where no formula is known (two amounts that both grow with the bill are multiplied), points
at equal steps of the bill are joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, assert_never

from polyc.analysis.paying import Paid
from polyc.analysis.pieces import Exact, Open, Piece, Refused
from polyc.docgen.charts.chart import Axis, Chart, Curve, Point
from polyc.docgen.charts.draw import draw
from polyc.docgen.comparison.contender import Contender, Contest, along_the_bill
from polyc.docgen.figures import money
from polyc.docgen.markup import Markup, element, heading, stacked, text

STEPS: Final = 50
"""Into so many the whole bill is cut where no formula is known."""

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
    told = "线在政策规定的转折处转弯，在数值待定、不能结算的地方断开。"
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
    return Curve(
        name=contender.place.label,
        colour=f"var(--pc-curve-{number % COLOURS + 1})",
        pieces=tuple(_lines(contender, last)),
        dashed=number >= COLOURS,
    )


def _lines(contender: Contender, last: int) -> Iterator[tuple[Point, ...]]:
    """The curve in pieces, parted where bills are refused; a single point is no line."""
    drawn = (each for each in along_the_bill(contender) if each.first <= last)
    for refused, run in groupby(drawn, lambda each: isinstance(each, Refused)):
        points = () if refused else tuple(point for each in run for point in _points(contender, each, last))
        if len(points) > 1:
            yield points


def _points(contender: Contender, piece: Piece, last: int) -> Iterator[Point]:
    """What is left of the bills between which the curve is straight."""
    end = min(piece.last, last)
    match piece:
        case Exact():
            for bill in dict.fromkeys((piece.first, end)):
                (rest,) = piece.at(bill).values()
                yield bill, rest
        case Open():
            for bill in dict.fromkeys((*range(piece.first, end, max(last // STEPS, 1)), end)):
                payout = contender.settle(bill)
                if isinstance(payout, Paid) and payout.rest is not None:
                    yield bill, payout.rest
        case Refused():
            return
        case _:
            assert_never(piece)


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
