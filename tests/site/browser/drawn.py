"""Random years of claims as they are filled in, with what the interpreter makes of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Final, TypeAlias

from attrs import evolve, frozen

from polyc.backends.sample import json_value
from polyc.docgen.calculator.controls import unit
from polyc.docgen.figures import slip_money
from polyc.kernel.interpret import Refused, Settled, run
from polyc.kernel.program import Chained, InputField, ItemField, Program
from polyc.kinds import Choice, Choices, Flag, Kind, Money, Rate, Text
from polyc.testing.ledger import Inputs, Ledger, cells_before, entries
from polyc.testing.module import Compiled
from tests.properties.agreement import numbers
from tests.properties.claims import Claim, Ground, draw_claim

LENGTHS: Final = (1, 2, 3, 4)
"""So many visits has a year."""

Entered: TypeAlias = "str | int | list[int] | None"
"""What is done with the controls of one input.

A text to write, the number of the option to pick, the numbers of the boxes to tick; None
where nothing is filled in.
"""


@frozen(kw_only=True)
class Shown:
    """What the calculator has to show of a claim.

    `amounts` are the right-hand cells of the first table, with their names; `refused` is the
    sentence of a refusal, `row` the row of a list that it is about, 0 where it is about none.  `totals` are the running totals after it: scope, cell, text.
    """

    amounts: tuple[tuple[str, str], ...] = ()
    refused: str = ""
    row: int = 0
    totals: frozenset[tuple[str, str, str]] = frozenset()


@frozen(kw_only=True)
class Visit:
    """A claim of a year: its inputs and rows in the order of the form.

    `opening` is what is written in the fields of 本年此前 before the first of a year, by
    cell; none where the year begins with nothing.
    """

    fields: tuple[Entered, ...]
    lists: tuple[tuple[tuple[Entered, ...], ...], ...]
    shown: Shown
    first: bool
    opening: tuple[tuple[str, str], ...] = ()


def years(both: Compiled, ground: Ground, random: Random, count: int) -> Iterator[Visit]:
    """So many claims; a year ends with a refused one, and where nothing is kept of any."""
    program, ledger, left = both.program, Ledger({}), 0
    for _ in range(count):
        first = left == 0
        opening = _opening(program, random) if first else {}
        if first:
            ledger, left = Ledger({}), random.choice(LENGTHS) if program.cells else 1
        left -= 1
        claim = draw_claim(random, ground, (*ledger.cells.values(), *opening.values()))
        ledger = ledger.plus(entries(program, claim.inputs, opening))
        shown, after = _settled(both, claim, ledger)
        yield evolve(_visit(program, claim, shown, first), opening=_written(program, opening))
        left, ledger = (0, ledger) if after is None else (left, after)


def _opening(program: Program, random: Random) -> dict[str, int]:
    """What one year in three begins with: some of the cells that no chain keeps, in fen and counts."""
    if random.randrange(3):
        return {}
    offered = [cell for cell in program.cells if not isinstance(cell.scope, Chained)]
    chosen = random.sample(offered, k=random.randint(0, len(offered)))
    return {
        cell.name: random.choice((1, 250_000, 19_990_000, random.randrange(60_000_000)))
        if isinstance(cell.kind, Money)
        else random.randint(1, 5)
        for cell in chosen
    }


def _written(program: Program, opening: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    kinds = {cell.name: cell.kind for cell in program.cells}
    return tuple((name, str(json_value(kinds[name], value))) for name, value in opening.items())


def _settled(both: Compiled, claim: Claim, ledger: Ledger) -> tuple[Shown, Ledger | None]:
    program = both.program
    given, before = numbers(program, claim.inputs), cells_before(program, claim.inputs, ledger)
    found = run(program, given, before, both.rows(both.claim(claim.inputs, claim.items)))
    match found:
        case Refused(refusal, row):
            return Shown(refused=both.module.REFUSALS[refusal.number].message, row=row or 0), None
        case Settled():
            added = {name: found.after[name] - before[name] for name in before}
            after = ledger.plus(entries(program, claim.inputs, added))
            amounts = tuple(_amounts(program, {**given, **found.values}))
            return Shown(amounts=amounts, totals=_totals(program, after)), after


def _amounts(program: Program, values: Inputs) -> Iterator[tuple[str, str]]:
    """Every payer once, then what is left and the bill; where nobody pays and there is no bill, the results."""
    for payer in dict.fromkeys(each.payer for each in program.payments):
        own = (values[each.local] for each in program.payments if each.payer == payer)
        yield payer, slip_money(sum(fen for fen in own if isinstance(fen, int)))
    if (kept := program.balance) is not None:
        yield kept.rest, _text(Money(), values[kept.rest])
        yield kept.total, _text(Money(), values[kept.total])
    else:
        yield from ((each.name, _text(each.kind, values[each.local])) for each in program.outputs)


def _totals(program: Program, ledger: Ledger) -> frozenset[tuple[str, str, str]]:
    kinds = {cell.name: cell.kind for cell in program.cells}
    return frozenset(
        (_scope(key), name, _text(kinds[name], value)) for (key, name), value in ledger.cells.items()
    )


def _scope(key: str) -> str:
    """A scope as people name it."""
    sort, _, rest = key.partition(":")
    match sort:
        case "年度":
            return f"{rest} 年"
        case "链":
            return rest.replace(":", " ", 1)
        case _:
            return key


def _text(kind: Kind, value: int | str) -> str:
    """A value as a slip writes it."""
    assert isinstance(value, int)
    if isinstance(kind, Money):
        return slip_money(value)
    if isinstance(kind, Flag):
        return "是" if value else "否"
    written = json_value(kind, value)
    if isinstance(written, list):
        return "、".join(map(str, written)) or "无"
    return f"{written}{'' if isinstance(kind, Rate) else unit(kind)}"


# ---- what is filled in ----


def _visit(program: Program, claim: Claim, shown: Shown, first: bool) -> Visit:
    rows = (
        tuple(tuple(_entered(item, row) for item in each.items) for row in claim.items.get(each.name, ()))
        for each in program.lists
    )
    fields = tuple(_entered(item, claim.inputs) for item in program.inputs)
    return Visit(fields=fields, lists=tuple(rows), shown=shown, first=first)


def _entered(item: InputField | ItemField, given: Inputs) -> Entered:
    value = given.get(item.name)
    if value is None or isinstance(value, str):
        return value
    match item.kind:
        case Choice():
            return value
        case Flag():
            return 1 - value
        case Choices(options=options):
            return [bit for bit in range(len(options)) if value >> bit & 1]
        case Text():
            raise AssertionError(item)
        case _:
            return str(json_value(item.kind, value)).removesuffix("%")


def several(visits: Sequence[Visit]) -> int:
    """How many are later visits of a year."""
    return sum(not each.first for each in visits)
