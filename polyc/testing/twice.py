"""A claim settled twice: by the generated Python and by the interpreter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import frozen

from polyc.kernel import interpret
from polyc.kernel.program import Program, Target
from polyc.kinds import Text
from polyc.runtime.explaining import ItemResult, StepResult
from polyc.runtime.measuring import Tally
from polyc.testing.ledger import Entry, Inputs, Items, Ledger, cells_before, entries
from polyc.testing.module import Compiled


class BackendsDisagree(AssertionError):
    """The generated code and the interpreter part; a bug of polyc, whatever the case expects."""


@frozen(kw_only=True)
class Settled:
    """What both made of a claim: every local, those of each item, what was added to the cells, the module's results."""

    inputs: Inputs
    values: Mapping[str, int]
    rows: Mapping[str, tuple[Mapping[str, int], ...]]
    added: Mapping[Entry, int]
    steps: tuple[StepResult, ...]
    items: tuple[ItemResult, ...]
    settlement: Any
    state: Any
    tallies: tuple[Tally, ...] = ()


@frozen(kw_only=True)
class Refused:
    """Why both refuse; numbers up to 0 are those of the module's door, which the interpreter has not."""

    number: int
    reason: str
    about: str
    message: str


Outcome: TypeAlias = Settled | Refused


def settle(both: Compiled, inputs: Inputs, state: Any, ledger: Ledger, items: Items | None = None) -> Outcome:
    """Settle a claim; raises `BackendsDisagree` at the first integer that differs."""
    claim = both.claim(inputs, items or {})
    result = both.module.settle(claim, state)
    if isinstance(result, both.module.Refused) and result.number <= 0:
        return refused(both, result)
    before = cells_before(both.program, inputs, ledger)
    rows = both.rows(claim)
    truth = interpret.run(both.program, _computed(both.program, inputs), before, rows)
    match truth:
        case interpret.Refused(refusal, row):
            _same("refusal", refusal.number, getattr(result, "number", 0))
            told = f"第 {row} 行:{refusal.message}" if row else refusal.message
            _same("message", told, result.message[-len(told) :])
            return refused(both, result)
        case interpret.Settled(values=values, after=after):
            _same("refusal", 0, getattr(result, "number", 0))
            steps = both.module.explain(claim, state)
            of_items = both.module.explain_items(claim, state) if both.program.lists else ()
            _compare(both, inputs, before, rows, truth, steps, of_items)
            tallies = tuple(tally(target, values) for target in both.program.targets)
            _same("measure", tallies, tuple(both.module.measure(claim, state)))
            added = {name: after[name] - before[name] for name in after}
            settled = Settled(
                inputs=inputs,
                values=values,
                rows=truth.items,
                added=entries(both.program, inputs, added),
                steps=steps,
                items=of_items,
                settlement=result.settlement,
                state=result.state,
                tallies=tallies,
            )
            compare_state(both, settled.state, ledger.plus(settled.added))
            return settled


def tally(target: Target, values: Mapping[str, int]) -> Tally:
    """What a settlement adds to a target, by the oracle's locals."""
    if target.undecided and values[target.undecided]:
        return Tally(1, 1, 0, 0)
    if not values[target.counts]:
        return Tally(0, 0, 0, 0)
    denominator = values[target.denominator] if target.denominator else 0
    return Tally(1, 0, values[target.numerator], denominator)


def refused(both: Compiled, result: Any) -> Refused:
    """A refusal of the module; `about` is the author's name of what it is about."""
    asked = (*both.module.FIELDS, *both.module.LISTS)
    own = -len(asked) <= result.number < 0
    about = asked[-result.number - 1].name if own else result.about
    return Refused(number=result.number, reason=result.reason, about=about, message=result.message)


def compare_state(both: Compiled, state: Any, ledger: Ledger) -> None:
    """Raise `BackendsDisagree` unless the module's state is what the oracle has kept."""
    _same("state", dict(ledger.cells), dict(both.ledger(state).cells))


def _compare(
    both: Compiled,
    inputs: Inputs,
    before: Mapping[str, int],
    rows: interpret.Items,
    truth: interpret.Settled,
    steps: tuple[StepResult, ...],
    of_items: tuple[ItemResult, ...],
) -> None:
    program = both.program
    arguments = [inputs[item.name] for item in program.inputs if item.computed]
    listed = [
        tuple(tuple(row[item.name] for item in each.items if item.computed) for row in rows[each.name])
        for each in program.lists
    ]
    bare = both.module.settle_ints(*arguments, *(before[cell.name] for cell in program.cells), *listed)
    outputs = [truth.values[output.local] for output in program.outputs]
    handed_out = [
        row[local] for each in program.rows for row in truth.items[each.list] for local in each.locals
    ]
    cells = [truth.after[cell.name] for cell in program.cells]
    _same("settle_ints", (0, *outputs, *cells, *handed_out), bare)
    for local, amount in both.amounts(steps).items():
        _same(local, truth.values[local], amount)
    for items, row, local, amount in both.item_amounts(of_items, rows):
        _same(f"{local} in row {row}", truth.items[items][row - 1][local], amount)


def _computed(program: Program, inputs: Inputs) -> dict[str, int]:
    kept = [item.name for item in program.inputs if not isinstance(item.kind, Text)]
    return {name: value for name in kept if isinstance(value := inputs[name], int)}


def _same(what: str, truth: object, printed: object) -> None:
    if truth != printed:
        raise BackendsDisagree(f"{what}: the interpreter says {truth}, the generated Python {printed}")
