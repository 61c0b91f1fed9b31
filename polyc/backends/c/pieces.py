"""The runtime's C functions, one a file; a source holds those that it calls."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

PIECES: Final = (
    ("outside", ()),
    ("least", ()),
    ("greatest", ()),
    ("rounded", ()),
    ("bands_inverse", ("rounded",)),
    ("places_shared", ()),
    ("places_earlier", ()),
)
"""Every function, and those that it calls itself; each stands behind them."""


def pieces(text: str) -> Iterator[list[str]]:
    """The lines of each function that the text calls."""
    called = {name for name, _ in PIECES if f"{name}(" in text}
    needed = called.union(*(inner for name, inner in PIECES if name in called))
    folder = files("polyc.runtime").joinpath("c")
    for name, _ in PIECES:
        if name in needed:
            yield folder.joinpath(f"{name}.c").read_text("utf-8").rstrip("\n").split("\n")
