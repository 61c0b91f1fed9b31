"""The words of a picture: figures at the ticks, and what the axes count; at fixed places, nothing is measured."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.docgen.charts.chart import Chart
from polyc.docgen.charts.frame import HEIGHT, LEFT, PLOT_HEIGHT, PLOT_WIDTH, RIGHT, TOP, WIDTH
from polyc.docgen.charts.ticks import tick_label, ticks
from polyc.docgen.markup import Markup, element, text


def words(chart: Chart) -> tuple[Markup, ...]:
    """Every figure along, every figure up, then both titles."""
    return (*_along(chart), *_up(chart), *_titles(chart))


def _along(chart: Chart) -> Iterator[Markup]:
    for place in ticks(chart.along):
        right = _share(place, chart.along.last, PLOT_WIDTH)
        yield _word(
            tick_label(place, chart.along), (LEFT * 100 + right, (TOP + PLOT_HEIGHT + 17) * 100), "middle"
        )


def _up(chart: Chart) -> Iterator[Markup]:
    for place in ticks(chart.up):
        rise = _share(place, chart.up.last, PLOT_HEIGHT)
        yield _word(
            tick_label(place, chart.up), ((LEFT - 8) * 100, (TOP + PLOT_HEIGHT + 4) * 100 - rise), "end"
        )


def _titles(chart: Chart) -> Iterator[Markup]:
    """Below the right end, and above the left."""
    yield _word(chart.along.title, ((WIDTH - RIGHT) * 100, (HEIGHT - 8) * 100), "end")
    yield _word(chart.up.title, (600, (TOP - 15) * 100), "start")


def _share(place: int, last: int, length: int) -> int:
    """How far along the length, in hundredths of a unit."""
    return place * length * 100 // last


def _word(told: str, place: tuple[int, int], anchor: str) -> Markup:
    """Text at a place in hundredths of a unit."""
    across, down = (f"{each // 100}.{each % 100:02d}".rstrip("0").rstrip(".") for each in place)
    return element(
        "text", text(told), x=across, y=down, text_anchor=anchor, font_size="12", fill="var(--chart-soft)"
    )
