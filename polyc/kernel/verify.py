"""Holds a program against the kernel's rules, so that the back ends may trust it blindly."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import assert_never

from polyc.kernel.bug import require
from polyc.kernel.expressions import Compare, Comparison, Const, Expression, Input, Not
from polyc.kernel.program import Cell, Chained, InputField, Program
from polyc.kernel.statements import Guard, Let, Refuse, Shown, Statement, Step, Update
from polyc.kernel.walk import statements
from polyc.kernel.wellformed import Scope, check_condition, check_value, kind_of
from polyc.kinds import Date, Flag, Kind, Text


def verify(program: Program) -> None:
    """Raise `KernelBug` on the first rule that the program breaks; a wrong program is our bug.

    Inputs and locals share one space of names, cells have their own, and so have the
    public fields of the inputs and those of the outputs.
    """
    _check_names(program)
    for item in program.inputs:
        _check_bounds(item)
    inputs = {item.name: item for item in program.inputs}
    for cell in program.cells:
        _check_bounds(cell)
        _check_key(cell, inputs)
    for date in (program.version_date, program.year_date):
        require(date in inputs and isinstance(inputs[date].kind, Date), f"{date} is no input of a date")
    kinds: dict[str, Kind] = {}
    scope = Scope(inputs=inputs, cells={cell.name: cell for cell in program.cells}, locals=kinds)
    _check_body(program.body, scope, kinds)
    _written(program.body)
    _check_numbers(program.body)
    _check_results(program, scope)


def _check_names(program: Program) -> None:
    named = [item.name for item in statements(program.body) if isinstance(item, Let)]
    _check_space("input or local", [*(item.name for item in program.inputs), *named])
    _check_space("cell", [cell.name for cell in program.cells])
    _check_space("field of an input", [item.field for item in program.inputs])
    _check_space("field of an output", [item.field for item in program.outputs])


def _check_space(what: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        require(name == unicodedata.normalize("NFKC", name), f"{what} {name!r} is not normalised")
        require(name.isidentifier(), f"{what} {name!r} is no identifier")
        require(times == 1, f"{what} {name!r} is doubled")


def _check_bounds(declared: InputField | Cell) -> None:
    low, high, name = declared.low, declared.high, declared.name
    require(low <= high, f"the bounds of {name} are {low} and {high}")
    if isinstance(declared.kind, Flag):
        require(low >= 0 and high <= 1, f"the flag {name} is not bounded by 0 and 1")
    if isinstance(declared.kind, Text):
        require(low == high == 0, f"the text {name} has bounds")


def _check_key(cell: Cell, inputs: dict[str, InputField]) -> None:
    require(cell.low <= 0 <= cell.high, f"cell {cell.name} may not be 0, which it is at first")
    if isinstance(cell.scope, Chained):
        key = cell.scope.input
        require(key in inputs and isinstance(inputs[key].kind, Text), f"{cell.name} is chained by no text")


def _check_body(body: tuple[Statement, ...], scope: Scope, kinds: dict[str, Kind]) -> None:
    for statement in body:
        match statement:
            case Let():
                _check_let(statement, scope)
                kinds[statement.name] = statement.kind
                _check_step(statement.step, scope)
            case Guard(condition=condition, body=inner):
                check_condition(condition, scope)
                _check_body(inner, scope, kinds)
            case Refuse(condition=condition):
                check_condition(condition, scope)
            case Update(cell=cell, value=value):
                require(cell in scope.cells, f"unknown cell {cell}")
                check_value(value, scope)
            case _:
                assert_never(statement)


def _check_let(statement: Let, scope: Scope) -> None:
    require(not isinstance(statement.kind, Text), f"{statement.name} is a text")
    if isinstance(statement.kind, Flag):
        check_condition(statement.value, scope)
    else:
        check_value(statement.value, scope)


def _check_step(step: Step | None, scope: Scope) -> None:
    for piece in step.formula if step else ():
        if isinstance(piece, Shown):
            kind_of(piece.value, scope)


def _written(body: tuple[Statement, ...]) -> frozenset[str]:
    """The cells that `body` may write, none of them twice in one run."""
    writes = [(_condition(statement), _cells(statement)) for statement in body]
    writing = [(condition, cells) for condition, cells in writes if cells]
    for (one, first), (other, second) in combinations(writing, 2):
        twice = first & second
        if twice:
            require(_exclude(one, other), f"written twice on one path: {sorted(twice)}")
    return frozenset().union(*(cells for _, cells in writes))


def _condition(statement: Statement) -> Expression | None:
    return statement.condition if isinstance(statement, Guard) else None


def _cells(statement: Statement) -> frozenset[str]:
    match statement:
        case Guard(body=body):
            return _written(body)
        case Update(cell=cell):
            return frozenset((cell,))
        case Let() | Refuse():
            return frozenset()
        case _:
            assert_never(statement)


def _exclude(one: Expression | None, other: Expression | None) -> bool:
    """Whether two conditions never hold together, as far as their form shows it."""
    match one, other:
        case None, _:
            return False
        case Not(item), _ if item == other:
            return True
        case _, Not(item) if item == one:
            return True
        case (
            Compare(comparison=Comparison.EQUAL, left=left, right=Const(first)),
            Compare(comparison=Comparison.EQUAL, left=right, right=Const(second)),
        ):
            return left == right and first != second
        case _:
            return False


def _check_numbers(body: tuple[Statement, ...]) -> None:
    numbers = Counter(item.refusal.number for item in statements(body) if isinstance(item, Refuse))
    for number, times in numbers.items():
        require(times == 1, f"refusal {number} is doubled")


def _check_results(program: Program, scope: Scope) -> None:
    named = {
        "output": [item.local for item in program.outputs],
        "payment": [item.local for item in program.payments],
        "balance": [program.balance.patient],
    }
    for what, locals_ in named.items():
        for name in locals_:
            require(name in scope.locals, f"{what} {name} is no local")
    total = program.balance.total
    if total not in scope.locals:
        kind = kind_of(Input(total), scope)
        require(not isinstance(kind, Text), f"the balance's total {total} is a text")
