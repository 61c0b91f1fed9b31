"""A chart as a picture: SVG that stands in the page itself, coloured by the page's style sheet."""

from __future__ import annotations

import json
from typing import Final

from polyc.docgen.charts.chart import Chart
from polyc.docgen.charts.redrawing import redrawn
from polyc.docgen.charts.spec import spec
from polyc.docgen.charts.words import words
from polyc.docgen.markup import Markup

_VEGA_LITE: Final = "5.21"
"""Of those that the library brings along, the one that `spec` is written for."""


def draw(chart: Chart) -> Markup:
    """The picture; needs the extra `site`.  The first costs half a second, every other some 15 ms."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(json.dumps(spec(chart)), vl_version=_VEGA_LITE)
    return redrawn(svg, chart.title, chart.description, words(chart))
