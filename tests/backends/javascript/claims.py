"""Random claims as the functions over numbers take them, and what the interpreter makes of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Final

from attrs import frozen

from polyc.backends.python.functions import parameters
from polyc.kernel.expressions import Before, Input
from polyc.kernel.interpret import Settled, run
from polyc.kernel.program import Program
from polyc.testing.ledger import Ledger, cells_before, entries
from polyc.testing.module import Compiled
from tests.properties.agreement import numbers
from tests.properties.claims import Ground, draw_claim
from tests.properties.edges import edges

LENGTHS: Final = (1, 5, 20, 40)
"""So many claims has a person."""


@frozen(kw_only=True)
class Case:
    """One claim and the state before: integers by name, the rows of each list."""

    inputs: dict[str, int]
    before: dict[str, int]
    items: dict[str, list[dict[str, int]]]

    def numbers(self, program: Program) -> list[object]:
        """The arguments of `settleInts`."""
        found: list[object] = []
        for parameter in parameters(program):
            match parameter:
                case Input(name):
                    found.append(self.inputs[name])
                case Before(cell):
                    found.append(self.before[cell])
                case _:
                    raise AssertionError(parameter)
        return [*found, *(self.rows(program, each.name) for each in program.lists)]

    def rows(self, program: Program, name: str) -> list[list[int]]:
        """The rows of a list as `settleInts` takes them."""
        (owner,) = (each for each in program.lists if each.name == name)
        computed = [item.name for item in owner.items if item.computed]
        return [[row[name] for name in computed] for row in self.items[name]]


def expected(program: Program, case: Case) -> tuple[int, ...]:
    """What the interpreter says that `settleInts` returns."""
    outcome = run(program, case.inputs, case.before, case.items)
    if not isinstance(outcome, Settled):
        return (outcome.refusal.number, *((outcome.row,) if outcome.row else ()))
    outputs = (outcome.values[output.local] for output in program.outputs)
    rows = (
        row[column.local]
        for each in program.rows
        for row in outcome.items[each.list]
        for column in each.columns
    )
    return (0, *outputs, *(outcome.after[cell.name] for cell in program.cells), *rows)


def printed(both: Compiled, call: Sequence[Any]) -> tuple[int, ...]:
    """What the generated Python says of a call of `settle_ints`."""
    scalars = len(call) - len(both.program.lists)
    lists = (tuple(map(tuple, rows)) for rows in call[scalars:])
    found: tuple[int, ...] = both.module.settle_ints(*call[:scalars], *lists)
    return found


def without_cases(program: Program) -> Ground:
    """What claims are drawn from where no case tells which settle."""
    return Ground(program=program, edges=edges(program), models=())


def outcomes(
    both: Compiled, ground: Ground, random: Random, count: int, interpreted: int | None = None
) -> Iterator[tuple[Case, tuple[int, ...]]]:
    """Claims of one person after the other, with what `settleInts` must return.

    The interpreter says so of all of them or of the first `interpreted`, and of the others the
    generated Python, which is many times faster.
    """
    program, ledger, left = both.program, Ledger({}), 0
    for at in range(count):
        if left == 0:
            ledger, left = Ledger({}), random.choice(LENGTHS)
        left -= 1
        claim = draw_claim(random, ground, tuple(ledger.cells.values()))
        rows = both.rows(both.claim(claim.inputs, claim.items))
        before = cells_before(program, claim.inputs, ledger)
        case = Case(inputs=numbers(program, claim.inputs), before=before, items=rows)
        quickly = interpreted is not None and at >= interpreted
        wanted = printed(both, case.numbers(program)) if quickly else expected(program, case)
        yield case, wanted
        if wanted[0] == 0:
            cells = wanted[1 + len(program.outputs) :][: len(before)]
            after = dict(zip(before, cells, strict=True))
            added = {name: after[name] - before[name] for name in after}
            ledger = ledger.plus(entries(program, claim.inputs, added))
