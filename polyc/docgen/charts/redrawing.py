"""A picture taken apart and put together again from what is known to be harmless.

What Vega draws carries roles and words in English for every group, and numbers with
fifteen places; of all that only shapes and colours are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree

from polyc.docgen.markup import NOTHING, Markup, element, text

_SPACE: Final = "{http://www.w3.org/2000/svg}"
_KEPT: Final = {
    "g": ("transform",),
    "path": ("transform", "d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin"),
    "line": ("transform", "x1", "y1", "x2", "y2", "stroke", "stroke-width"),
}
"""The elements that a picture is made of, with their attributes."""

_LONG: Final = re.compile(r"-?\d+\.\d{3,}")


def redrawn(svg: str, title: str, description: str, words: Iterable[Markup]) -> Markup:
    """The picture with its name and description, from the SVG of a renderer; the words lie over the shapes.

    The name is a label and no ``<title>``, which browsers show over what is pointed at.
    """
    root = ElementTree.fromstring(svg)
    parts = (_redrawn(each) for each in root)
    return element(
        "svg",
        element("desc", text(description)),
        element("g", *parts, fill="none", aria_hidden="true"),
        element("g", *words, aria_hidden="true"),
        viewBox=root.get("viewBox", ""),
        role="img",
        aria_label=title,
        xmlns="http://www.w3.org/2000/svg",
    )


def _redrawn(node: ElementTree.Element) -> Markup:
    tag = node.tag.removeprefix(_SPACE)
    if tag not in _KEPT or node.get("class") in ("background", "foreground"):
        return NOTHING
    kept = {name: _short(value) for name in _KEPT[tag] if (value := node.get(name)) is not None}
    if tag == "g":
        return _group(node, kept)
    return element(tag, **kept)


def _group(node: ElementTree.Element, kept: dict[str, str]) -> Markup:
    """A group that moves something; others and empty ones are nothing but their children."""
    children = Markup("".join(map(_redrawn, node)))
    moved = kept.get("transform", "translate(0,0)") != "translate(0,0)"
    return element("g", children, **kept) if moved and children else children


def _short(value: str) -> str:
    """Numbers to two places: a hundredth of a unit is less than any screen shows."""
    return _LONG.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
