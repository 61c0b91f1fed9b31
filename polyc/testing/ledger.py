"""The year-to-date state as the oracle keeps it: by itself, from the kernel's rules alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias, assert_never

from attrs import frozen

from polyc.kernel.benefit_year import benefit_year
from polyc.kernel.program import Cell, Chained, Lifetime, Program, Yearly

EPOCH: Final = date(1970, 1, 1).toordinal()

Inputs: TypeAlias = Mapping[str, int | str]
"""The inputs of one claim by name: integers of their kinds, and texts."""

Items: TypeAlias = Mapping[str, Sequence[Inputs]]
"""The items of each list of one claim; what is not given is absent."""

Entry: TypeAlias = tuple[str, str]
"""A scope's key, as the runtime writes it, and a cell's name."""


@frozen
class Ledger:
    """Every cell that is not 0."""

    cells: Mapping[Entry, int]

    def plus(self, added: Mapping[Entry, int], sign: int = 1) -> Ledger:
        """The ledger with these amounts added (or, with sign -1, taken out again)."""
        sums = {
            entry: self.cells.get(entry, 0) + sign * added.get(entry, 0) for entry in {**self.cells, **added}
        }
        return Ledger({entry: value for entry, value in sums.items() if value})


def entry_of(cell: Cell, program: Program, inputs: Inputs) -> Entry:
    """Where the cell of this claim is kept."""
    match cell.scope:
        case Yearly():
            return f"年度:{year_of(program, inputs)}", cell.name
        case Lifetime():
            return "终身", cell.name
        case Chained(input=name):
            return f"链:{name}:{inputs[name]}", cell.name
        case _:
            assert_never(cell.scope)


def year_of(program: Program, inputs: Inputs) -> int:
    """The benefit year in which the claim counts, by the calendar year in which it began."""
    day = inputs[program.year_date]
    assert isinstance(day, int)
    return benefit_year(program, day)


def cells_before(program: Program, inputs: Inputs, ledger: Ledger) -> dict[str, int]:
    """Every cell's value when the claim is settled."""
    return {cell.name: ledger.cells.get(entry_of(cell, program, inputs), 0) for cell in program.cells}


def entries(program: Program, inputs: Inputs, by_cell: Mapping[str, int]) -> dict[Entry, int]:
    """Values by cell as entries of the claim's scopes."""
    return {
        entry_of(cell, program, inputs): by_cell[cell.name] for cell in program.cells if cell.name in by_cell
    }
