"""One claim with the state it meets, and the same in the words of a 案例."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, assert_never

from attrs import field, frozen

from polyc.kernel.interpret import Items
from polyc.kernel.program import ItemList, Program
from polyc.kinds import (
    Choice,
    Choices,
    Count,
    Date,
    Flag,
    Kind,
    Money,
    Quantity,
    Rate,
    Text,
    UnitPrice,
)
from polyc.money import FEN_PER_YUAN, MILLION, QUANTITY_ONE, percent_text

EPOCH: Final = date(1970, 1, 1)


@frozen(kw_only=True)
class Claim:
    """Every input but the texts, every cell before, and the items of every list, as the interpreter takes them."""

    inputs: Mapping[str, int]
    before: Mapping[str, int]
    items: Items = field(factory=dict)


def claim_lines(program: Program, claim: Claim) -> tuple[str, ...]:
    """The claim as lines of a 案例; cells that are 0 go without saying, any text will do."""
    return tuple(_lines(program, claim))


def _lines(program: Program, claim: Claim) -> Iterator[str]:
    for cell in program.cells:
        if claim.before[cell.name]:
            yield f"设 本年此前 {_named(cell.name)} {value_words(cell.kind, claim.before[cell.name])}"
    words = (
        f"{item.name} {value_words(item.kind, claim.inputs.get(item.name, 0))}" for item in program.inputs
    )
    yield f"设 {','.join(words)}"
    for each in program.lists:
        yield from _rows(each, claim.items[each.name])


def _rows(each: ItemList, rows: Sequence[Mapping[str, int]]) -> Iterator[str]:
    yield f"录入 {each.name}"
    yield f"  | {' | '.join(item.name for item in each.items)} |"
    for row in rows:
        yield f"  | {' | '.join(value_words(item.kind, row.get(item.name, 0)) for item in each.items)} |"


def _named(local: str) -> str:
    """The author's name of a local or cell: 基本医保_支付 is 基本医保.支付."""
    return local.replace("_", ".")


def value_words(kind: Kind, value: int) -> str:
    """An integer of a kind as a 案例 writes it."""
    match kind:
        case Money():
            return f"{_decimal(value, FEN_PER_YUAN)}元"
        case UnitPrice():
            return f"{_decimal(value, MILLION)}元"
        case Quantity():
            return _decimal(value, QUANTITY_ONE)
        case Rate():
            return percent_text(value)
        case Count(unit=unit):
            return f"{value}{unit}"
        case Date():
            day = EPOCH + timedelta(days=value)
            return f"{day.year}年{day.month}月{day.day}日"
        case Flag():
            return "真" if value else "假"
        case Choice(options=options):
            return options[value]
        case Choices(options=options):
            return "、".join(option for bit, option in enumerate(options) if value >> bit & 1) or "无"
        case Text():
            return "甲"
        case _:
            assert_never(kind)


def _decimal(value: int, one: int) -> str:
    """The value over a power of ten, without zeros at its end."""
    whole, rest = divmod(abs(value), one)
    places = f"{one + rest}"[1:].rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{f'.{places}' if places else ''}"
