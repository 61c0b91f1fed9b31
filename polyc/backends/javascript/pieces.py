"""The runtime's text as it is printed into a module, piece after piece."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import frozen

PIECES: Final = (
    "arithmetic",
    "ranking",
    "money",
    "kinds",
    "refusing",
    "guessing",
    "fields",
    "reading",
    "claims",
    "entering",
    "state",
    "keeping",
    "settlements",
    "explaining",
    "measuring",
    "settling",
)
"""Every piece of the runtime, each after those whose constants it reads."""

NAMED: Final = re.compile(r"^(?:function|class|const|let) (\w+)", re.MULTILINE)


@frozen(kw_only=True)
class Pieces:
    """The lines of each piece, and the names that they declare."""

    bodies: tuple[tuple[str, ...], ...]
    names: frozenset[str]


@cache
def pieces() -> Pieces:
    """All pieces, read once."""
    folder = files("polyc.runtime").joinpath("javascript")
    texts = [folder.joinpath(f"{piece}.js").read_text("utf-8") for piece in PIECES]
    return Pieces(
        bodies=tuple(tuple(text.rstrip("\n").split("\n")) for text in texts),
        names=frozenset(name for text in texts for name in NAMED.findall(text)),
    )
