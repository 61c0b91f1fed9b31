"""The numbers at which something in a program may turn: every one that stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import attrs

from polyc.kernel.program import Program


def edges(program: Program) -> tuple[int, ...]:
    """Every whole number in the body, whatever it counts, without repetitions; always 0 and 1."""
    return tuple(sorted({0, 1, *_numbers(program.body)}))


def _numbers(node: object) -> Iterator[int]:
    match node:
        case bool() | str() | Enum() | None:
            return
        case int():
            yield node
        case tuple():
            for item in node:
                yield from _numbers(item)
        case _:
            yield from _numbers(attrs.astuple(node, recurse=False))  # type: ignore[arg-type]  # trees are attrs
