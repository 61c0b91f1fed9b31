"""What is handed out of the items of lists: a class for each list, and the rows of a settlement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from polyc.backends.given_names import fresh
from polyc.backends.kinds import unit
from polyc.backends.python.annotations import annotation
from polyc.backends.python.lines import block
from polyc.backends.python.loops import column
from polyc.backends.python.members import members
from polyc.backends.python.names import Names, field_names, identifier
from polyc.kernel.program import Output, Program, RowOutputs
from polyc.kinds import Money

Typed: TypeAlias = Callable[[str, Output, str], str]
"""The typed value of an output: the table that holds its options, the output, the code of its integer."""


def result_classes(program: Program, taken: Iterable[str]) -> tuple[str, ...]:
    """The name of the class of each list's results."""
    given: list[str] = []
    for each in program.rows:
        given.append(fresh(identifier(f"{each.list}结果"), (*taken, *given)))
    return tuple(given)


def column_fields(each: RowOutputs) -> tuple[str, ...]:
    """The fields of one row of results."""
    return field_names(item.field for item in each.columns)


def result_class(each: RowOutputs, name: str) -> Iterator[str]:
    """One field for each result of an item."""
    told = (
        (f"{field}: {annotation(item.kind)}", f"{item.name}:{unit(item.kind)}")
        for field, item in zip(column_fields(each), each.columns, strict=True)
    )
    yield from block(f"class {name}(NamedTuple):", members(f"明细“{each.list}”一行的结果。", told))


def rows_code(program: Program, names: Names, classes: tuple[str, ...], typed: Typed) -> Iterator[str]:
    """The rows of each list behind the body, from the columns."""
    for at, (each, name) in enumerate(zip(program.rows, classes, strict=True)):
        numbers = [f"_{number}" for number in range(len(each.columns))]
        columns = ", ".join(names[column(item.local)] for item in each.columns)
        values = ", ".join(
            typed(f"ROWS[{at}].columns[{place}]", item, number)
            for place, (item, number) in enumerate(zip(each.columns, numbers, strict=True))
        )
        yield f"tuple({name}({values}) for {', '.join(numbers)}, in zip({columns}))"


def negated(program: Program, fields: Iterable[str]) -> Iterator[str]:
    """The keyword arguments that negate the amounts of every row of a settlement."""
    for field, each in zip(fields, program.rows, strict=True):
        money = [
            f"{name}=-row.{name}"
            for name, item in zip(column_fields(each), each.columns, strict=True)
            if isinstance(item.kind, Money)
        ]
        if money:
            yield f"{field}=tuple(row._replace({', '.join(money)}) for row in settlement.{field})"
