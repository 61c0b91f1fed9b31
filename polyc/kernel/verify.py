"""Holds a program against the kernel's rules, so that the back ends may trust it blindly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import TypeAlias, assert_never

from attrs import evolve

from polyc.kernel.bug import require
from polyc.kernel.declared import check_declared
from polyc.kernel.expressions import Compare, Comparison, Const, Expression, Input, Not
from polyc.kernel.program import ItemList, Program, Target
from polyc.kernel.statements import Each, Fold, Guard, Let, Refuse, Shown, Statement, Step, Total, Update
from polyc.kernel.walk import of_items, statements
from polyc.kernel.wellformed import Scope, check_condition, check_value, kind_of
from polyc.kinds import Count, Flag, Kind, Text

_Lists: TypeAlias = Mapping[str, tuple[ItemList, dict[str, Kind]]]
"""The lists whose items may be gone through, each with what has been computed for its items so far."""


def verify(program: Program) -> None:
    """Raise `KernelBug` on the first rule that the program breaks; a wrong program is our bug.

    Inputs, locals and totals share one space of names, cells have their own, and so have
    the public fields of the inputs and lists and those of the outputs.
    """
    check_declared(program)
    inputs = {item.name: item for item in program.inputs}
    kinds: dict[str, Kind] = {}
    cells = {cell.name: cell for cell in program.cells}
    scope = Scope(inputs=inputs, cells=cells, locals=kinds)
    lists: _Lists = {each.name: (each, {}) for each in program.lists}
    _check_body(program.body, scope, kinds, lists)
    _check_rows(program, lists)
    _written(program.body)
    _check_numbers(program.body)
    _check_results(program, scope)


def _check_rows(program: Program, lists: _Lists) -> None:
    for each in program.rows:
        require(each.list in lists, f"the rows of {each.list} are handed out")
        for column in each.columns:
            require(column.local in lists[each.list][1], f"{column.local} is computed for no item")


def _check_body(body: tuple[Statement, ...], scope: Scope, kinds: dict[str, Kind], lists: _Lists) -> None:
    """`lists` are those whose items may be gone through here, none within a `Guard`."""
    for statement in body:
        match statement:
            case Let():
                _check_let(statement, scope)
                kinds[statement.name] = statement.kind
                _check_step(statement.step, scope)
            case Guard(condition=condition, body=inner):
                check_condition(condition, scope)
                _check_body(inner, scope, kinds, {})
            case Each():
                _check_each(statement, scope, kinds, lists)
            case Refuse(condition=condition):
                check_condition(condition, scope)
            case Update(cell=cell, value=value):
                require(cell in scope.cells, f"unknown cell {cell}")
                check_value(value, scope)
            case _:
                assert_never(statement)


def _check_each(each: Each, scope: Scope, kinds: dict[str, Kind], lists: _Lists) -> None:
    """What is computed for an item is known to its totals and to what is computed for it later."""
    require(each.list in lists, f"the items of {each.list} are not gone through here")
    require(all(isinstance(inner, Let | Refuse) for inner in each.body), f"more than lets in {each.list}")
    declared, columns = lists[each.list]
    fields = {item.name: item for item in declared.items}
    inner = {**kinds, **columns}
    within = evolve(scope, locals=inner, list=each.list, fields=fields)
    _check_body(each.body, within, inner, {})
    for total in each.totals:
        _check_total(total, within)
        kinds[total.name] = total.kind
        _check_step(total.step, scope)
    for rank in each.ranks:
        require(isinstance(rank.kind, Count), f"the rank {rank.name} is no count")
        check_value(rank.value, within)
        _check_step(rank.step, within)
    columns |= {named.name: named.kind for named in of_items((each,))}


def _check_total(total: Total, within: Scope) -> None:
    require(not isinstance(total.kind, Text), f"{total.name} is a text")
    if isinstance(total.kind, Flag):
        require(
            total.fold in (Fold.LEAST, Fold.GREATEST), f"the flag {total.name} is neither least nor greatest"
        )
        check_condition(total.value, within)
    else:
        check_value(total.value, within)


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
        case Let() | Each() | Refuse():
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
        "balance": [] if program.balance is None else [program.balance.rest],
    }
    for what, locals_ in named.items():
        for name in locals_:
            require(name in scope.locals, f"{what} {name} is no local")
    for target in program.targets:
        _check_target(target, scope)
    total = "" if program.balance is None else program.balance.total
    if total and total not in scope.locals:
        kind = kind_of(Input(total), scope)
        require(not isinstance(kind, Text), f"the balance's total {total} is a text")


def _check_target(target: Target, scope: Scope) -> None:
    """Its parts are locals, its flags flags, its ends in order and none below 0."""
    for name in filter(None, (target.numerator, target.denominator, target.counts, target.undecided)):
        require(name in scope.locals, f"{name} of target {target.name} is no local")
    for flag in filter(None, (target.counts, target.undecided)):
        require(isinstance(scope.locals[flag], Flag), f"{flag} of target {target.name} is no flag")
    ends = [end.value for end in (target.low, target.high) if end is not None]
    require(ends == sorted(ends), f"the ends of target {target.name} are {ends}")
