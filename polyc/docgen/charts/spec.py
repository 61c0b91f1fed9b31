"""A chart as a specification for Vega-Lite: its shapes and the lines of its axes.

It holds no words (`words` writes them): measuring a font takes six times as long as all
the rest, and would make the picture another on another machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from polyc.docgen.charts.chart import Area, Axis, Chart, Curve
from polyc.docgen.charts.frame import BOTTOM, LEFT, PLOT_HEIGHT, PLOT_WIDTH, RIGHT, TOP
from polyc.docgen.charts.ticks import ticks

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"

_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"


def spec(chart: Chart) -> Json:
    """The whole specification, as JSON takes it."""
    areas, curves = list(_slices(chart.areas)), list(_points(chart.curves))
    drawn = [
        *([_areas(chart, areas)] if areas else []),
        *(_curves(chart, curves, dashed) for dashed in dict.fromkeys(each.dashed for each in chart.curves)),
    ]
    return {
        "$schema": _SCHEMA,
        "width": PLOT_WIDTH,
        "height": PLOT_HEIGHT,
        "autosize": "none",
        "padding": {"left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM},
        "layer": drawn,
        "config": _config(),
    }


def _slices(areas: Sequence[Area]) -> Iterator[Json]:
    for area in areas:
        for number, piece in enumerate(area.pieces):
            for along, low, high in piece:
                yield {"name": area.name, "piece": number, "x": along, "low": low, "high": high}


def _points(curves: Sequence[Curve]) -> Iterator[Json]:
    for curve in curves:
        for number, piece in enumerate(curve.pieces):
            for along, up in piece:
                yield {
                    "name": curve.name,
                    "piece": number,
                    "x": along,
                    "high": up,
                    "dashed": curve.dashed,
                }


def _areas(chart: Chart, values: Sequence[Json]) -> Json:
    return {
        "data": {"values": values},
        "mark": {"type": "area", "line": False},
        "encoding": {
            "x": _scale("x", chart.along),
            "y": {**_scale("low", chart.up), "stack": None},
            "y2": {"field": "high"},
            **_coloured(chart),
        },
    }


def _curves(chart: Chart, values: Sequence[Json], dashed: bool) -> Json:
    dashes = {"strokeDash": [6, 4]} if dashed else {}
    return {
        "data": {"values": values},
        "transform": [{"filter": f"datum.dashed === {json.dumps(dashed)}"}],
        "mark": {"type": "line", "strokeWidth": 2.5, "strokeJoin": "round", **dashes},
        "encoding": {
            "x": _scale("x", chart.along),
            "y": _scale("high", chart.up),
            **_coloured(chart),
        },
    }


def _coloured(chart: Chart) -> Mapping[str, Json]:
    """The colour by the name; all layers share one scale."""
    shapes: Sequence[Area | Curve] = (*chart.areas, *chart.curves)
    scale: Json = {"domain": [each.name for each in shapes], "range": [each.colour for each in shapes]}
    return {
        "color": {"field": "name", "type": "nominal", "legend": None, "scale": scale},
        "detail": {"field": "piece", "type": "nominal"},
    }


def _scale(field: str, axis: Axis) -> dict[str, Json]:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, axis.last], "nice": False, "zero": True},
        "axis": {"title": None, "values": list(ticks(axis)), "labels": False},
    }


def _config() -> Json:
    return {
        "background": None,
        "view": {"stroke": None},
        "axis": {
            "gridColor": "var(--chart-grid)",
            "domainColor": "var(--chart-soft)",
            "tickColor": "var(--chart-soft)",
        },
    }
