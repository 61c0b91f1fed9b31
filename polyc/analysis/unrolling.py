"""A program written out as one list of values and refusals: no guards, no items, no writing of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, assert_never

from attrs import frozen

from polyc.kernel.expressions import (
    ZERO,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Field,
    Linear,
    Local,
    Logic,
    Select,
)
from polyc.kernel.rewriting import with_children
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
from polyc.kernel.walk import names, of_items

if TYPE_CHECKING:
    from polyc.kernel.interpret import Items


@frozen
class Named:
    """Names a value, each name once."""

    name: str
    value: Expression


@frozen
class Ending:
    """Refuses where the condition holds."""

    condition: Expression
    refusal: Refusal


Instruction: TypeAlias = Named | Ending


def unrolled(body: tuple[Statement, ...], items: Items, keep: frozenset[str]) -> tuple[Instruction, ...]:
    """What is needed to know the locals `keep` and whether the claim is refused."""
    return needed_by(tuple(written_out(body, items)), keep)


def needed_by(instructions: Sequence[Instruction], keep: frozenset[str]) -> tuple[Instruction, ...]:
    """Every refusal, and of the values only what they and the locals `keep` rest on."""
    wanted, kept = set(keep), list[Instruction]()
    for instruction in reversed(instructions):
        match instruction:
            case Named(name, value) if name in wanted:
                wanted |= _locals(value)
                kept.append(instruction)
            case Ending(condition):
                wanted |= _locals(condition)
                kept.append(instruction)
            case _:
                pass
    return tuple(reversed(kept))


def written_out(
    body: tuple[Statement, ...], items: Items, within: Local | None = None
) -> Iterator[Instruction]:
    """Every value and refusal in order; `items` holds the items of every list."""
    computed = frozenset(item.name for item in of_items(body))
    for number, statement in enumerate(body):
        match statement:
            case Let(name=name, value=value):
                yield Named(name, _only(within, value))
            case Refuse(condition=condition, refusal=refusal):
                yield Ending(_under(within, condition), refusal)
            case Guard(condition=condition, body=inner):
                guard = Local(f"{within.name if within else ''}#{number}")
                yield Named(guard.name, _under(within, condition))
                yield from written_out(inner, items, guard)
            case Each():
                yield from _each(statement, items[statement.list], computed)
            case Update():
                pass
            case _:
                assert_never(statement)


def _under(within: Local | None, condition: Expression) -> Expression:
    return Logic(connective=Connective.ALL, items=(within, condition)) if within else condition


def _only(within: Local | None, value: Expression) -> Expression:
    return Select(cases=((within, value),), otherwise=ZERO) if within else value


def _each(each: Each, rows: Sequence[Mapping[str, int]], computed: frozenset[str]) -> Iterator[Instruction]:
    for number, row in enumerate(rows):
        here = partial(_of_item, row, computed, number)
        for inner in each.body:
            match inner:
                case Let(name=name, value=value):
                    yield Named(_numbered(name, number), here(value))
                case Refuse(condition=condition, refusal=refusal):
                    yield Ending(here(condition), refusal)
        yield from (Named(_numbered(total.name, number), here(total.value)) for total in each.totals)
        yield from (Named(_key(rank, number), here(rank.value)) for rank in each.ranks)
    for rank in each.ranks:
        keys = [Local(_key(rank, number)) for number in range(len(rows))]
        yield from (Named(_numbered(rank.name, at), _place(rank, keys, at)) for at in range(len(rows)))
    for total in each.totals:
        yield Named(total.name, _folded(total, [Local(_numbered(total.name, at)) for at in range(len(rows))]))


def _numbered(name: str, row: int) -> str:
    return f"{name}#{row}"


def _key(rank: Rank, row: int) -> str:
    """The name of what an item is ranked by; no kernel name holds such a sign."""
    return f"{rank.name}<{row}"


def _place(rank: Rank, keys: Sequence[Local], at: int) -> Expression:
    """One more than there are items before this one."""
    before = (
        Compare(
            comparison=Comparison.AT_LEAST if rank.ties is Ties.EARLIER and other < at else Comparison.MORE,
            left=key,
            right=keys[at],
        )
        for other, key in enumerate(keys)
        if other != at
    )
    return Linear(terms=tuple((1, each) for each in before), constant=1)


def _of_item(
    row: Mapping[str, int], computed: frozenset[str], number: int, expression: Expression
) -> Expression:
    """The expression with an item's fields given and the names of its values told apart."""
    match expression:
        case Field(name=name):
            return Const(row[name])
        case Local(name) if name in computed:
            return Local(_numbered(name, number))
        case _:
            return with_children(expression, partial(_of_item, row, computed, number))


def _folded(total: Total, values: list[Local]) -> Expression:
    if not values:
        return ZERO
    match total.fold:
        case Fold.SUM:
            return Linear(terms=tuple((1, value) for value in values))
        case Fold.LEAST:
            return Extreme(which=Extremum.LEAST, items=tuple(values))
        case Fold.GREATEST:
            return Extreme(which=Extremum.GREATEST, items=tuple(values))
        case Fold.COUNT:
            there = (Compare(comparison=Comparison.UNEQUAL, left=value, right=ZERO) for value in values)
            return Linear(terms=tuple((1, each) for each in there))
        case _:
            assert_never(total.fold)


def _locals(expression: Expression) -> set[str]:
    return {name.name for name in names(expression) if isinstance(name, Local)}
