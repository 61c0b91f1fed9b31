"""The dense tables of a source, each printed once."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from polyc.backends.c.lines import block
from polyc.backends.c.literals import number

WIDTH: Final = 100


class Tables:
    """Constant arrays by their values, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._names: dict[tuple[int, ...], str] = {}

    def name(self, values: tuple[int, ...]) -> str:
        """The source's name for the table."""
        return self._names.setdefault(values, f"TABLE_{len(self._names) + 1}")

    def lines(self) -> Iterator[str]:
        """The tables as constants."""
        for values, name in self._names.items():
            printed = ", ".join(map(number, values))
            head = f"static const int64_t {name}[{len(values)}] = {{"
            if len(printed) <= WIDTH:
                yield f"{head}{printed}}};"
            else:
                yield from block(head, textwrap.wrap(printed, WIDTH), "};")
