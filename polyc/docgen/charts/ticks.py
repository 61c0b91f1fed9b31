"""The figures on an axis: few, round, and written as people say them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from polyc.docgen.charts.chart import Axis
from polyc.docgen.figures import figure
from polyc.kinds import Money

_MOST: Final = 6
"""So many steps at most, or the figures run into each other on a telephone."""

_ROUND: Final = (1, 2, 5)
_WAN: Final = "万元"


def ticks(axis: Axis) -> range:
    """Where the figures stand: multiples of 1, 2 or 5 with noughts, from 0 up."""
    step = next(each for each in _steps() if axis.last <= each * _MOST)
    return range(0, axis.last + 1, step)


def rounded_up(value: int) -> int:
    """The least end of an axis that holds the value: a multiple of a round step, with some of it left over."""
    step = next(each for each in _steps() if value <= each * _MOST)
    half = max(1, step // 2)
    return max(1, -(-value // half)) * half


def _steps() -> Iterator[int]:
    for power in count():
        yield from (figure * 10**power for figure in _ROUND)


def tick_label(value: int, axis: Axis) -> str:
    """The figure: amounts without 元, which the axis' title tells; nought is nought."""
    if value == 0:
        return "0"
    told = figure(value, axis.kind)
    return told.removesuffix("元") if isinstance(axis.kind, Money) else told
