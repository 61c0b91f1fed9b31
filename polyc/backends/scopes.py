"""The cells of a program by the scope that keeps them together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never

from attrs import frozen

from polyc.kernel.program import Cell, Chained, Lifetime, Program, Scope, Yearly


@frozen(kw_only=True)
class Group:
    """Cells kept under one key: the prefix, then the year or the text of `input` ("" for life)."""

    name: Literal["yearly", "lifetime", "chained"]
    prefix: str
    input: str
    cells: tuple[Cell, ...]


def groups(program: Program) -> tuple[Group, ...]:
    """The groups in the order of their first cells."""
    kept = dict.fromkeys(cell.scope for cell in program.cells)
    return tuple(_group(scope, program) for scope in kept)


def _group(scope: Scope, program: Program) -> Group:
    cells = tuple(cell for cell in program.cells if cell.scope == scope)
    match scope:
        case Yearly():
            return Group(name="yearly", prefix="年度:", input=program.year_date, cells=cells)
        case Lifetime():
            return Group(name="lifetime", prefix="终身", input="", cells=cells)
        case Chained(input=name):
            return Group(name="chained", prefix=f"链:{name}:", input=name, cells=cells)
        case _:
            assert_never(scope)


def chain_keys(program: Program) -> Iterator[str]:
    """The text inputs that name a chain of settlements."""
    return (group.input for group in groups(program) if group.name == "chained")
