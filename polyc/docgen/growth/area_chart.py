"""A profile as a chart: areas one upon the other, from the first fen to the last of every piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from polyc.analysis.pieces import Exact, Piece
from polyc.docgen.charts.chart import Area, Axis, Chart, Slice
from polyc.docgen.growth.profile import Profile, Share, amounts


def area_chart(profile: Profile, last: int, title: str, told: str) -> Chart:
    """The chart up to a bill of `last` fen; the top of all areas is the bill itself."""
    parts = profile.parts
    axis = Axis(title=f"{profile.held.varied[0]}（元）", last=last)
    return Chart(
        title=title,
        description=told,
        along=axis,
        up=Axis(title="各付多少（元）", last=last),
        areas=tuple(_area(profile, last, parts, number) for number in range(len(parts))),
    )


def _area(profile: Profile, last: int, parts: tuple[Share, ...], number: int) -> Area:
    part = parts[number]
    pieces = (tuple(_slices(run, last, parts, number)) for run in _runs(profile.pieces, last))
    return Area(name=part.name, colour=part.hue.css, pieces=tuple(pieces))


def _runs(pieces: Sequence[Piece], last: int) -> Iterator[list[Exact]]:
    """The settled pieces that lie beside each other, as far as they are drawn."""
    drawn = (each for each in pieces if each.first <= last)
    for settled, run in groupby(drawn, lambda each: isinstance(each, Exact)):
        if settled:
            yield [each for each in run if isinstance(each, Exact)]


def _slices(run: Sequence[Exact], last: int, parts: tuple[Share, ...], number: int) -> Iterator[Slice]:
    for piece in run:
        for place in dict.fromkeys((piece.first, min(piece.last, last))):
            edges = [0, *accumulate(amounts(piece, place, parts))]
            yield place, edges[number], edges[number + 1]
