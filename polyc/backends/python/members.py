"""The members of a documented class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polyc.backends.python.literals import docstring


def members(told: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The class's docstring, then each member with its own."""
    yield from docstring([told])
    yield ""
    for member, note in pairs:
        yield member
        yield from docstring([note])
