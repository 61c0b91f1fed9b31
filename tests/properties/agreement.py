"""One claim settled four ways: by the interpreter, `settle_ints`, `trace_ints` and the typed `settle`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from polyc.kernel import interpret
from polyc.kernel.program import ItemList, Program
from polyc.kinds import Choice, Choices, Date, Flag, Kind, Text
from polyc.testing.ledger import EPOCH, Inputs
from polyc.testing.module import Compiled
from tests.properties.claims import Claim


@frozen(kw_only=True)
class Agreed:
    """What all four make of a claim: the interpreter's values and cells, the module's own results."""

    values: Mapping[str, int]
    after: Mapping[str, int]
    settlement: Any
    state: Any


def settle(both: Compiled, claim: Claim, before: Mapping[str, int], state: Any) -> Agreed | None:
    """None where all four refuse the claim.

    `before` is every cell, `state` the same as the module keeps it.  Fails at the first
    integer, refusal or step of the trace in which two of them part.
    """
    program, module = both.program, both.module
    typed = both.claim(claim.inputs, claim.items)
    given, rows = numbers(program, claim.inputs), both.rows(typed)
    scalars = (*(given[item.name] for item in program.inputs if item.computed), *before.values())
    called = (*scalars, *(_computed(each, rows[each.name]) for each in program.lists))
    bare, traced, settled = (
        module.settle_ints(*called),
        module.trace_ints(*called),
        module.settle(typed, state),
    )
    match interpret.run(program, given, before, rows):
        case interpret.Refused(refusal, row):
            refused = (refusal.number, *((row,) if row else ()))
            same("settle_ints", bare, refused)
            same("trace_ints", traced, refused)
            same("settle", settled.number, refusal.number)
            return None
        case interpret.Settled(values=values, after=after) as truth:
            outputs = tuple(values[output.local] for output in program.outputs)
            wanted = (0, *outputs, *after.values())
            same("settle_ints", bare, (*wanted, *_of_rows(program, truth)))
            same("settle_ints", {type(number) for number in bare}, {int})
            same("trace_ints", traced[: len(wanted)], wanted)
            same("settle", type(settled), module.Settled)
            same("settle", typed_outputs(program, settled.settlement), outputs)
            same("settle", typed_rows(program, settled.settlement), _of_rows(program, truth))
            if program.lists:
                _same_explained(both, typed, state, truth, rows)
            else:
                shown = {local: values[local] for local in both.step_locals}
                same("steps", _steps(both, (*scalars, *traced)), shown)
            return Agreed(values=values, after=after, settlement=settled.settlement, state=settled.state)


def _of_rows(program: Program, truth: interpret.Settled) -> tuple[int, ...]:
    """What is handed out of items, row after row."""
    return tuple(
        row[column.local]
        for each in program.rows
        for row in truth.items[each.list]
        for column in each.columns
    )


def _computed(asked: ItemList, rows: list[dict[str, int]]) -> tuple[tuple[int, ...], ...]:
    fields = [item.name for item in asked.items if item.computed]
    return tuple(tuple(row[name] for name in fields) for row in rows)


def _steps(both: Compiled, traced: Sequence[int]) -> dict[str, int]:
    """The amounts of the trace by local, from the arguments and the result of `trace_ints`."""
    found = (*traced, *both.module._CONSTANTS)
    return {local: found[step.at] for local, step in zip(both.step_locals, both.module.STEPS, strict=True)}


def _same_explained(
    both: Compiled, claim: Any, state: Any, truth: interpret.Settled, rows: interpret.Items
) -> None:
    for local, amount in both.amounts(both.module.explain(claim, state)).items():
        same(local, amount, truth.values[local])
    for name, row, local, amount in both.item_amounts(both.module.explain_items(claim, state), rows):
        same(f"{local} of row {row}", amount, truth.items[name][row - 1][local])


def same(what: str, printed: object, truth: object) -> None:
    assert printed == truth, f"{what}: the interpreter says {truth}, the printed Python {printed}"


def numbers(program: Program, inputs: Inputs) -> dict[str, int]:
    """Every input but the texts."""
    kept = [item.name for item in program.inputs if not isinstance(item.kind, Text)]
    return {name: value for name in kept if isinstance(value := inputs[name], int)}


def typed_outputs(program: Program, settlement: Any) -> tuple[int, ...]:
    """The outputs of a typed settlement, which come first, as the integers of their kinds."""
    pairs = zip(program.outputs, settlement, strict=False)
    return tuple(_integer(output.kind, value) for output, value in pairs)


def typed_rows(program: Program, settlement: Any) -> tuple[int, ...]:
    """The rows of a typed settlement, which stand behind the outputs, as the integers of their kinds."""
    held = settlement[len(program.outputs) : len(program.outputs) + len(program.rows)]
    return tuple(
        _integer(column.kind, value)
        for each, rows in zip(program.rows, held, strict=True)
        for row in rows
        for column, value in zip(each.columns, row, strict=True)
    )


def _integer(kind: Kind, value: Any) -> int:
    match kind, value:
        case Date(), date():
            return value.toordinal() - EPOCH
        case Flag(), bool():
            return int(value)
        case Choice(options=options), str():
            return options.index(value)
        case Choices(options=options), frozenset():
            return sum(1 << bit for bit, option in enumerate(options) if option in value)
        case _:
            assert type(value) is int
            return value
