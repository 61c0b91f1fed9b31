"""A profile's picture with what it shows at one bill, its points in words, and its table.

The script beside the page moves the bill; without it the picture stands with the bill
that the figures are written for.
"""

from __future__ import annotations

from polyc.analysis.pieces import Exact
from polyc.docgen.charts.draw import draw
from polyc.docgen.charts.frame import LEFT, PLOT_WIDTH, WIDTH
from polyc.docgen.figures import slip_money
from polyc.docgen.growth.area_chart import area_chart
from polyc.docgen.growth.points import Point, points
from polyc.docgen.growth.profile import Profile, Share, amounts
from polyc.docgen.growth.reader_data import reader_data
from polyc.docgen.growth.turning_table import turning_table
from polyc.docgen.markup import Markup, element, stacked, text
from polyc.docgen.palette import swatch
from polyc.money import yuan_text


def growth_figure(profile: Profile, last: int, title: str, told: str) -> Markup:
    """The whole figure; `told` says what is held, `last` is the end of the axis in fen."""
    name = f"谁付多少：{title}" if title else "谁付多少"
    own = points(profile)
    parts = (
        element("div", draw(area_chart(profile, last, name, _summary(told, own))), class_="picture"),
        _legend(profile, last),
        element("figcaption", text(told)),
        _words(own),
        _table(profile),
    )
    return stacked(
        "figure",
        parts,
        class_="growth",
        data_pieces=reader_data(profile, last),
        data_last=str(last),
        data_frame=f"{LEFT} {PLOT_WIDTH} {WIDTH}",
        data_bill=profile.held.varied[0],
        data_search_exclude="yes",
    )


def _summary(told: str, own: tuple[Point, ...]) -> str:
    return told + "".join(each.words for each in own)


def shown_bill(profile: Profile, last: int) -> int:
    """The bill that the page first shows: half of the axis, or the first that is settled."""
    middle = last // 2
    settled = [each for each in profile.pieces if isinstance(each, Exact)]
    if any(each.first <= middle <= each.last for each in settled):
        return middle
    return settled[-1].first


def _legend(profile: Profile, last: int) -> Markup:
    """Every payer with its colour, and what it pays of the bill shown."""
    bill, parts = shown_bill(profile, last), profile.parts
    piece = next(each for each in profile.pieces if each.first <= bill <= each.last)
    assert isinstance(piece, Exact)
    paid = amounts(piece, bill, parts)
    first = element("div", element("dt", text(profile.held.varied[0])), element("dd", text(slip_money(bill))))
    rows = (_row(part, fen, bill) for part, fen in reversed(list(zip(parts, paid, strict=True))))
    return element("dl", first, *rows, class_="legend", data_shown=yuan_text(bill))


def _row(part: Share, fen: int, bill: int) -> Markup:
    share = f"{fen * 1000 // bill / 10:.1f}%" if bill else ""
    return element(
        "div",
        element("dt", swatch(part.hue), text(part.name)),
        element("dd", text(slip_money(fen)), element("small", text(share))),
    )


def _words(own: tuple[Point, ...]) -> Markup:
    items = (element("li", text(each.words), class_="cliff" if each.cliff else "") for each in own)
    return stacked("ul", items, class_="points")


def _table(profile: Profile) -> Markup:
    summary = element("summary", text("转折点的准确数额"))
    return element("details", summary, turning_table(profile))
