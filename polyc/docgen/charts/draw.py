"""A chart as a picture: SVG that stands in the page itself, coloured by the page's style sheet."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Final

from polyc.docgen.charts.chart import Chart
from polyc.docgen.charts.redrawing import redrawn
from polyc.docgen.charts.spec import spec
from polyc.docgen.charts.words import words
from polyc.docgen.markup import Markup
from polyc.source.kept import kept_folder, key, read_or_made

_VEGA_LITE: Final = "5.21"
"""Of those that the library brings along, the one that `spec` is written for."""


def draw(chart: Chart) -> Markup:
    """The picture; needs the extra `site`."""
    return redrawn(_svg(json.dumps(spec(chart))), chart.title, chart.description, words(chart))


def _svg(told: str) -> str:
    """What Vega draws of a specification: kept, as the first costs half a second and every other some 15 ms."""
    folder = kept_folder("drawn")
    if folder is None:
        return _drawn(told)
    place = folder / f"{key(told, _VEGA_LITE, version('vl-convert-python'))}.svg"
    return read_or_made(place, str, lambda: _drawn(told))


def _drawn(told: str) -> str:
    import vl_convert

    return vl_convert.vegalite_to_svg(told, vl_version=_VEGA_LITE)
