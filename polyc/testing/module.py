"""A compiled policy in memory, fed with integers by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from types import ModuleType
from typing import Any, assert_never

from attrs import frozen

from polyc.backends.kinds import runtime_kind
from polyc.backends.python.load import load
from polyc.kernel.program import ItemList, Program
from polyc.kernel.walk import of_items, results
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.runtime.explaining import ItemResult, StepResult
from polyc.runtime.kinds import number_of
from polyc.testing.ledger import EPOCH, Inputs, Items, Ledger


@frozen(kw_only=True)
class Compiled:
    """A program, its generated module, and the local that each step of its trace (of items) shows."""

    program: Program
    module: ModuleType
    step_locals: tuple[str, ...]
    item_step_locals: tuple[str, ...] = ()

    def claim(self, inputs: Inputs, items: Items) -> Any:
        """The module's `Claim` of these inputs; in items, what is not given has its default or None."""
        values = [_typed(item.kind, inputs[item.name]) for item in self.program.inputs]
        lists = zip(self.program.lists, self.module.LISTS, strict=True)
        rows = (tuple(self._row(own, each, row) for row in items.get(own.name, ())) for own, each in lists)
        return self.module.Claim(*values, *rows)

    def _row(self, own: ItemList, each: Any, row: Inputs) -> Any:
        given = {item.name: _typed(item.kind, row[item.name]) for item in own.items if item.name in row}
        made = self.module.completed(each, given)
        return each.row(*(made.get(item.name) for item in own.items))

    def rows(self, claim: Any) -> dict[str, list[dict[str, int]]]:
        """The items of a claim of the module as the interpreter takes them: every field but the texts."""
        held = claim[len(self.program.inputs) :]
        return {
            own.name: [_integers(own, row) for row in rows]
            for own, rows in zip(self.program.lists, held, strict=True)
        }

    def amounts(self, steps: tuple[StepResult, ...]) -> dict[str, int]:
        """The integers that the steps show, by local."""
        return {self.step_locals[step.number - 1]: step.amount for step in steps}

    def item_amounts(
        self, found: tuple[ItemResult, ...], rows: Mapping[str, Sequence[object]]
    ) -> Iterator[tuple[str, int, str, int]]:
        """List, row, local and integer of every step of every item; `rows` are those that were settled."""
        names, waiting = iter(self.item_step_locals), iter(found)
        for told in self.module.ITEM_STEPS:
            own = tuple(islice(names, len(told.steps)))
            for _ in rows[told.items]:
                each = next(waiting)
                for local, step in zip(own, each.steps, strict=True):
                    yield each.items, each.row, local, step.amount

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
    return joined(program, load(program))


def joined(program: Program, module: ModuleType) -> Compiled:
    """A program and the module that was printed of it."""
    shown = tuple(named.name for named in results(program.body) if named.step is not None)
    of_item = tuple(let.name for let in of_items(program.body) if let.step is not None)
    assert len(shown) == len(module.STEPS), "a step of the program is missing from the module"
    told = sum(len(each.steps) for each in module.ITEM_STEPS)
    assert len(of_item) == told, "a step of an item is missing from the module"
    return Compiled(program=program, module=module, step_locals=shown, item_step_locals=of_item)


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


def _integers(own: ItemList, row: Any) -> dict[str, int]:
    numbers = {
        item.name: number_of(runtime_kind(item.kind), value)
        for item, value in zip(own.items, row, strict=True)
        if not isinstance(item.kind, Text)
    }
    return {name: number for name, number in numbers.items() if number is not None}
