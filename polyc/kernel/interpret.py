"""The oracle: runs a program as the trees read, with fractions, and shares no arithmetic with anyone."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, assert_never

from attrs import evolve, frozen

from polyc.kernel.bug import require
from polyc.kernel.evaluate import Frame, evaluate, holds
from polyc.kernel.program import Cell, InputField, ItemField, ItemList, Program
from polyc.kernel.statements import (
    Each,
    Fold,
    Guard,
    Let,
    Rank,
    Refusal,
    Refuse,
    Statement,
    Ties,
    Total,
    Update,
)
from polyc.kinds import Text

Items: TypeAlias = Mapping[str, Sequence[Mapping[str, int]]]
"""The items of each list by its name, in order: every field but the texts."""


@frozen(kw_only=True)
class Settled:
    """The value of every `Let` and `Total`, 0 where a `Guard` did not hold, and every cell afterwards.

    `items` holds for every item of each list what is computed for it.
    """

    values: Mapping[str, int]
    after: Mapping[str, int]
    items: Mapping[str, tuple[Mapping[str, int], ...]] = {}


@frozen
class Refused:
    """The claim is refused; the state stays as it was.  `row` counts from 1, 0 where it is about no item."""

    refusal: Refusal
    row: int = 0


Outcome: TypeAlias = Settled | Refused


@frozen(kw_only=True)
class _Run:
    values: dict[str, int]
    written: dict[str, int]
    frame: Frame
    given: Items
    items: dict[str, tuple[dict[str, int], ...]]


def run(
    program: Program, inputs: Mapping[str, int], before: Mapping[str, int], items: Items | None = None
) -> Outcome:
    """Settle one claim.

    `inputs` gives every input but the texts, `before` every cell and `items` every list,
    each within its declared bounds.  Raises `KernelBug` where they do not, where a divisor is not
    positive, an index out of its table, a bound below the one before, a condition not 0
    or 1, a cell written twice or left out of its bounds.
    """
    asked = [item for item in program.inputs if not isinstance(item.kind, Text)]
    state = _bounded(program.cells, before)
    values: dict[str, int] = {}
    given = {each.name: _rows(each, items or {}) for each in program.lists}
    frame = Frame(inputs=_bounded(asked, inputs), before=state, values=values, item={})
    computed = {name: tuple(dict[str, int]() for _ in rows) for name, rows in given.items()}
    this = _Run(values=values, written={}, frame=frame, given=given, items=computed)
    refused = _execute(program.body, this)
    if refused is not None:
        return refused
    return Settled(values=values, after=_bounded(program.cells, {**state, **this.written}), items=computed)


def _rows(asked: ItemList, items: Items) -> list[dict[str, int]]:
    require(asked.name in items, f"no items for {asked.name}")
    rows = items[asked.name]
    require(len(rows) <= asked.most, f"{asked.name} has {len(rows)} items")
    return [_bounded([item for item in asked.items if not isinstance(item.kind, Text)], row) for row in rows]


def _bounded(asked: Sequence[Cell | InputField | ItemField], given: Mapping[str, int]) -> dict[str, int]:
    for item in asked:
        require(item.name in given, f"no value for {item.name}")
        value = given[item.name]
        require(item.low <= value <= item.high, f"{item.name} = {value} is out of bounds")
    return {item.name: given[item.name] for item in asked}


def _execute(body: tuple[Statement, ...], this: _Run) -> Refused | None:
    for statement in body:
        match statement:
            case Let(name=name, value=value):
                this.values[name] = evaluate(value, this.frame)
            case Guard(condition=condition, body=inner):
                if not holds(condition, this.frame):
                    _skip(inner, this)
                elif (refused := _execute(inner, this)) is not None:
                    return refused
            case Each():
                if (refused := _each(statement, this)) is not None:
                    return refused
            case Refuse(condition=condition, refusal=refusal):
                if holds(condition, this.frame):
                    return Refused(refusal)
            case Update(cell=cell, value=value):
                require(cell not in this.written, f"{cell} is written twice")
                this.written[cell] = evaluate(value, this.frame)
            case _:
                assert_never(statement)
    return None


def _each(each: Each, this: _Run) -> Refused | None:
    """Every item for itself: what is computed for one is not there for the next."""
    asked: tuple[Total | Rank, ...] = (*each.totals, *each.ranks)
    folded: dict[str, list[int]] = {named.name: [] for named in asked}
    rows = zip(this.given[each.list], this.items[each.list], strict=True)
    for row, (item, computed) in enumerate(rows, start=1):
        values: dict[str, int] = {}
        frame = evolve(this.frame, values=ChainMap(values, computed, this.values), item=item)
        refused = _execute(each.body, evolve(this, values=values, frame=frame))
        if refused is not None:
            return evolve(refused, row=row)
        for named in asked:
            folded[named.name].append(evaluate(named.value, frame))
        computed.update(values)
    this.values.update({total.name: _folded(total, folded[total.name]) for total in each.totals})
    for rank in each.ranks:
        for computed, place in zip(this.items[each.list], _ranked(rank, folded[rank.name]), strict=True):
            computed[rank.name] = place
    return None


def _ranked(rank: Rank, values: list[int]) -> Iterator[int]:
    """How many items come before each, and one more."""
    for at, value in enumerate(values):
        before = sum(other > value for other in values)
        match rank.ties:
            case Ties.SHARED:
                yield 1 + before
            case Ties.EARLIER:
                yield 1 + before + values[:at].count(value)
            case _:
                assert_never(rank.ties)


def _folded(total: Total, values: list[int]) -> int:
    match total.fold:
        case Fold.SUM:
            return sum(values)
        case Fold.LEAST:
            return min(values, default=0)
        case Fold.GREATEST:
            return max(values, default=0)
        case Fold.COUNT:
            return sum(value != 0 for value in values)
        case _:
            assert_never(total.fold)


def _skip(body: tuple[Statement, ...], this: _Run) -> None:
    for statement in body:
        if isinstance(statement, Let):
            this.values[statement.name] = 0
        elif isinstance(statement, Guard):
            _skip(statement.body, this)
