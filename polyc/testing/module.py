"""A compiled policy in memory, fed with integers by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import ModuleType
from typing import Any, assert_never

from attrs import frozen

from polyc.backends.python.load import load
from polyc.kernel.program import Program
from polyc.kernel.statements import Let
from polyc.kernel.walk import statements
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.runtime.explaining import StepResult
from polyc.testing.ledger import EPOCH, Inputs, Ledger


@frozen(kw_only=True)
class Compiled:
    """A program, its generated module, and the local that each step of its trace shows."""

    program: Program
    module: ModuleType
    step_locals: tuple[str, ...]

    def claim(self, inputs: Inputs) -> Any:
        """The module's `Claim` of these inputs."""
        values = [_typed(item.kind, inputs[item.name]) for item in self.program.inputs]
        return self.module.Claim(*values)

    def amounts(self, steps: tuple[StepResult, ...]) -> dict[str, int]:
        """The integers that the steps show, by local."""
        return {self.step_locals[step.number - 1]: step.amount for step in steps}

    def step_of(self, local: str) -> int:
        """The number of the step that shows a local, 0 where none does."""
        return self.step_locals.index(local) + 1 if local in self.step_locals else 0

    def opening(self, ledger: Ledger) -> Any:
        """The module's `State` of a person with these cells and no settlement yet."""
        scopes: dict[str, dict[str, int]] = {}
        for key, _ in ledger.cells:
            scopes[key] = {name: ledger.cells.get((key, name), 0) for name in self._together(key)}
        empty = self.module.state_to_json(self.module.State.empty())
        return self.module.state_from_json({**empty, "cells": scopes})

    def ledger(self, state: Any) -> Ledger:
        """The state as the oracle keeps it."""
        cells: Mapping[str, Mapping[str, int]] = self.module.state_to_json(state)["cells"]
        return Ledger({(key, name): n for key, by_name in cells.items() for name, n in by_name.items() if n})

    def _together(self, key: str) -> list[str]:
        """The names of the cells that are kept under a key."""
        scope = self.module.scope_of(self.module.SCOPES, key)
        return [cell.name for cell in scope.cells]


def compiled(program: Program) -> Compiled:
    """Print the program and load what was printed."""
    lets = (item for item in statements(program.body) if isinstance(item, Let))
    shown = tuple(let.name for let in lets if let.step is not None)
    module = load(program)
    assert len(shown) == len(module.STEPS), "a step of the program is missing from the module"
    return Compiled(program=program, module=module, step_locals=shown)


def _typed(kind: Kind, value: int | str) -> Any:
    """An integer of the kind (or a text) as the typed claim holds it."""
    if isinstance(kind, Text) or isinstance(value, str):
        return value
    match kind:
        case Money() | Rate() | Count() | UnitPrice() | Quantity():
            return value
        case Date():
            return date.fromordinal(value + EPOCH)
        case Flag():
            return value == 1
        case Choice(options=options):
            return options[value]
        case Choices(options=options):
            return frozenset(option for bit, option in enumerate(options) if value >> bit & 1)
        case _:
            assert_never(kind)
