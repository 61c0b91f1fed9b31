"""The dense tables of a module, each printed once."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.backends.python.lines import INDENT
from polyc.backends.python.literals import literal

WIDTH = 100


class Tables:
    """Constant tuples by their values, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._names: dict[tuple[int, ...], str] = {}

    def name(self, values: tuple[int, ...]) -> str:
        """The module's name for the table."""
        return self._names.setdefault(values, f"_TABLE_{len(self._names) + 1}")

    def lines(self) -> Iterator[str]:
        """The tables as assignments."""
        for values, name in self._names.items():
            printed = literal(values)
            if len(printed) <= WIDTH:
                yield f"{name} = {printed}"
            else:
                yield from _wrapped(name, values)


def _wrapped(name: str, values: tuple[int, ...]) -> Iterator[str]:
    yield f"{name} = ("
    line = INDENT
    for value in values:
        if len(line) + len(str(value)) > WIDTH:
            yield line.rstrip()
            line = INDENT
        line += f"{value}, "
    yield line.rstrip()
    yield ")"
