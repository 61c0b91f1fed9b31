"""The dense tables of a module, each printed once."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from polyc.backends.javascript.lines import block
from polyc.backends.javascript.literals import SAFE, number

WIDTH: Final = 100


def is_wide(values: tuple[int, ...]) -> bool:
    """Whether the table holds BigInts: one of its values is too large for a Number."""
    return any(abs(value) > SAFE for value in values)


class Tables:
    """Constant arrays by their values, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._names: dict[tuple[int, ...], str] = {}

    def name(self, values: tuple[int, ...]) -> str:
        """The module's name for the table."""
        return self._names.setdefault(values, f"TABLE_{len(self._names) + 1}")

    def lines(self) -> Iterator[str]:
        """The tables as constants."""
        for values, name in self._names.items():
            printed = ", ".join(number(value, is_wide(values)) for value in values)
            if len(printed) <= WIDTH:
                yield f"const {name} = [{printed}];"
            else:
                yield from block(f"const {name} = [", textwrap.wrap(printed, WIDTH), "];")
