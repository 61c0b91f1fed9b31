"""Examples as small tables: one line a payer, a column for each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from polyc.analysis.claim import value_words
from polyc.analysis.joint import dated_by_side
from polyc.analysis.paying import Declined, Paid, Payout, alike
from polyc.comparing.examples import Example
from polyc.kinds import MONEY, Kind, Money, Text
from polyc.model.plain import plain
from polyc.money import yuan_text

WITH_IT: Final = "只改此条"
WITHOUT_IT: Final = "此条不改"


@frozen(kw_only=True)
class Column:
    """What one side makes of the claim; `payout` is None where it is no claim for it."""

    head: str
    payout: Payout | None


def columns_of(example: Example) -> tuple[Column, ...]:
    """Old and new, and between them the one change alone where the others add to it."""
    old, new = Column(head="旧", payout=example.old), Column(head="新", payout=example.new)
    if example.new is None or example.old is None:
        return old, new
    for head, payout in ((WITH_IT, example.with_it), (WITHOUT_IT, example.without_it)):
        if isinstance(payout, Paid) and not alike(payout, example.new) and not alike(payout, example.old):
            return old, Column(head=head, payout=payout), new
    return old, new


def claim_words(example: Example) -> str:
    """What the claim says and what was before it; amounts of 0 and each side's own day go without saying."""
    return ",".join((*_before(example), *_inputs(example)))


def item_words(example: Example) -> Iterator[str]:
    """Every item of the claim, without texts and what is 0."""
    for each in example.joint.shared.lists:
        for place, row in enumerate(example.claim.items[each.name], 1):
            told = (
                f"{field.name} {plain(value, field.kind) if isinstance(field.kind, Money) else value_words(field.kind, value)}"
                for field in each.items
                if (value := row.get(field.name, 0))
            )
            yield f"{each.name} 第{place}行:{','.join(told)}"


def _before(example: Example) -> Iterator[str]:
    for cell in example.joint.shared.cells:
        value = example.claim.before[cell.name]
        if value:
            told = plain(value, cell.kind) if isinstance(cell.kind, Money) else value_words(cell.kind, value)
            yield f"本年此前 {cell.name.replace('_', '.')} {told}"


def _inputs(example: Example) -> Iterator[str]:
    days = set(dated_by_side(example.joint))
    for item in example.joint.shared.inputs:
        if isinstance(item.kind, Text) or item.name in days:
            continue
        value = example.claim.inputs[item.name]
        if isinstance(item.kind, Money):
            if value:
                yield f"{item.name} {plain(value, item.kind)}"
        else:
            yield f"{item.name} {value_words(item.kind, value)}"


@frozen(kw_only=True)
class Line:
    """One amount (or other integer) in every column; None where the side does not settle."""

    name: str
    kind: Kind
    values: tuple[int | None, ...]


def lines_of(example: Example, columns: Sequence[Column]) -> tuple[Line, ...]:
    """Each payer that pays anything, then what is left of the bill, or else what is handed out besides."""
    payers = dict.fromkeys(payer for each in _paid(columns) for payer, fen in each.payers.items() if fen)
    rest = "、".join(dict.fromkeys(_rests(example)))
    left = (Line(name=rest, kind=MONEY, values=tuple(map(_rest, columns))),) if rest else ()
    return (*(_payer(payer, columns) for payer in payers), *left, *_results(columns))


def _paid(columns: Sequence[Column]) -> list[Paid]:
    return [each.payout for each in columns if isinstance(each.payout, Paid)]


def _payer(name: str, columns: Sequence[Column]) -> Line:
    paid = (each.payout.payers.get(name, 0) if isinstance(each.payout, Paid) else None for each in columns)
    return Line(name=name, kind=MONEY, values=tuple(paid))


def _rest(column: Column) -> int | None:
    return column.payout.rest if isinstance(column.payout, Paid) else None


def _rests(example: Example) -> Iterator[str]:
    for side in (example.joint.old, example.joint.new):
        if side.program.balance is not None:
            yield side.program.balance.rest


def _results(columns: Sequence[Column]) -> Iterator[Line]:
    """Without a bill, what the one change moves (or all do): most of what is handed out stays as it is."""
    kinds = {name: kind for each in _paid(columns) for name, (_, kind) in each.results.items()}
    for name, kind in kinds.items():
        values = tuple(_result(each, name) for each in columns)
        if len(set(_moved(columns, values))) > 1:
            yield Line(name=name, kind=kind, values=values)


def _moved(columns: Sequence[Column], values: Sequence[int | None]) -> Sequence[int | None]:
    """The values between which the change makes the difference."""
    if len(columns) == 2:
        return values
    return values[:2] if columns[1].head == WITH_IT else values[1:]


def _result(column: Column, name: str) -> int | None:
    found = column.payout.results.get(name) if isinstance(column.payout, Paid) else None
    return None if found is None else found[0]


def refusal_words(column: Column) -> str:
    """Why a side does not settle the claim; "" where it does."""
    match column.payout:
        case None:
            return "没有这样的单据"
        case Declined(refusal=refusal):
            return f"{refusal.reason} {refusal.about}".strip()
        case _:
            return ""


def figure_words(kind: Kind, value: int | None) -> str:
    """A figure, or that there is none; amounts without their unit."""
    if value is None:
        return "—"
    return yuan_text(value) if isinstance(kind, Money) else value_words(kind, value)


def gap_words(line: Line) -> str:
    """How much more the last column has than the first."""
    first, last = line.values[0], line.values[-1]
    if first is None or last is None or not isinstance(line.kind, Money):
        return ""
    gap = last - first
    return f"{'+' if gap > 0 else ''}{yuan_text(gap)}" if gap else "不变"
