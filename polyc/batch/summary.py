"""Sums by month and by every choice: who paid how much for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import pairwise
from math import prod
from typing import Any, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch.face import Face, Place, Where
from polyc.batch.scalars import whole
from polyc.batch.state_table import one

MONTH: Final = "月份"

TOGETHER: Final = 4096
"""So many combinations of values are added up in one go; where there are more, each dimension has its own."""


PIECE: Final = 1 << 16
"""Rows whose columns lie near the processor all at once."""


@frozen(kw_only=True)
class Dimension:
    """By what sums are told apart: keys from 0 up to `size`, which stand for `first` and what follows."""

    name: str
    keys: pa.Array
    first: int
    size: int


Sums: TypeAlias = tuple[int, ...]
"""Claims, total, the patient's rest, then what each payment of the policy comes to; amounts in fen."""

Groups = dict[str, dict[str, Sums]]
"""By dimension, then by its value."""


def grouped(face: Face, rows: pa.Table, results: pa.Table) -> Groups:
    """The sums of the settled rows of a partition in every dimension, piece by piece."""
    starts = range(0, max(len(rows), 1), PIECE)
    pieces = ((rows.slice(start, PIECE), results.slice(start, PIECE)) for start in starts)
    return reduce(together, (_grouped(face, *piece) for piece in pieces))


def _grouped(face: Face, rows: pa.Table, results: pa.Table) -> Groups:
    columns = [one(column) for column in _summed(face, rows, results)]
    found = list(_dimensions(face, rows))
    if not len(rows):
        return {each.name: {} for each in found}
    if prod(each.size for each in found) <= TOGETHER:
        return _all(found, _by(_joint(found), columns))
    return {
        each.name: {str(each.first + key): sums for key, sums in _by(each.keys, columns).items()}
        for each in found
    }


def _joint(dimensions: list[Dimension]) -> pa.Array:
    """One number for the values in all dimensions."""
    keys, *others = dimensions
    joint = keys.keys
    for each in others:
        joint = pc.add(pc.multiply(joint, whole(each.size)), each.keys)
    return joint


def _all(dimensions: list[Dimension], cells: dict[int, Sums]) -> Groups:
    """The sums in each dimension out of those in all at once."""
    found: Groups = {each.name: {} for each in dimensions}
    for joint, sums in cells.items():
        rest = joint
        for each in reversed(dimensions):
            rest, key = divmod(rest, each.size)
            own, value = found[each.name], str(each.first + key)
            own[value] = _sum(own.get(value, ()), sums)
    return {name: {key: own[key] for key in sorted(own, key=int)} for name, own in found.items()}


def _summed(face: Face, rows: pa.Table, results: pa.Table) -> Iterator[pa.ChunkedArray]:
    if face.balance is not None:
        yield _column(face.balance.total, rows, results)
        yield _column(face.balance.rest, rows, results)
    for paid in face.payments:
        yield results.column(f"r{paid.at}")


def _column(place: Place, rows: pa.Table, results: pa.Table) -> pa.ChunkedArray:
    table, letter = (rows, "i") if place.where is Where.INPUT else (results, "r")
    return table.column(f"{letter}{place.at}")


def _dimensions(face: Face, rows: pa.Table) -> Iterator[Dimension]:
    days = pc.cast(pc.cast(one(rows.column(f"i{face.version_date}")), pa.int32()), pa.date32())
    months = pc.add(pc.multiply(pc.year(days), whole(12)), pc.month(days))
    ends = pc.min_max(months).as_py()
    first = ends["min"] or 0
    size = (ends["max"] or 0) - first + 1
    yield Dimension(name=MONTH, keys=pc.subtract(months, whole(first)), first=first, size=size)
    for at, field in enumerate(face.fields):
        if field.kind.name in ("choice", "flag"):
            size = len(field.kind.options) or 2
            yield Dimension(name=field.name, keys=one(rows.column(f"i{at}")), first=0, size=size)


def _by(keys: pa.Array, columns: list[pa.Array]) -> dict[int, Sums]:
    """Sums by key: sorted, added up along, and cut.

    `Table.group_by` is no faster, and imports half of Arrow and all of pandas.
    """
    order = pc.array_sort_indices(keys)
    runs = pc.run_end_encode(keys.take(order), run_end_type=pa.int64())
    last = pc.subtract(runs.run_ends, whole(1))
    running = [pc.cumulative_sum(column.take(order)).take(last).to_pylist() for column in columns]
    sums = zip(*(_differences(each) for each in (runs.run_ends.to_pylist(), *running)), strict=True)
    return dict(zip(runs.values.to_pylist(), sums, strict=True))


def _differences(numbers: list[int]) -> list[int]:
    return [number - before for before, number in pairwise((0, *numbers))]


def together(one_: Groups, other: Groups) -> Groups:
    """The sums of both."""
    return {name: _added(one_.get(name, {}), other.get(name, {})) for name in {**one_, **other}}


def _added(one_: dict[str, Sums], other: dict[str, Sums]) -> dict[str, Sums]:
    keys = sorted({**one_, **other}, key=int)
    return {key: _sum(one_.get(key, ()), other.get(key, ())) for key in keys}


def _sum(mine: Sums, its: Sums) -> Sums:
    if not mine or not its:
        return mine or its
    return tuple(one_ + other for one_, other in zip(mine, its, strict=True))


def labelled(face: Face, groups: Groups) -> Iterator[tuple[str, list[tuple[str, Sums]]]]:
    """Every dimension with its values as people read them."""
    kinds = {field.name: field.kind for field in face.fields}
    for name, found in groups.items():
        if name == MONTH:
            yield name, [(_month(int(key)), sums) for key, sums in found.items()]
        elif kinds[name].name == "flag":
            yield name, [("否" if key == "0" else "是", sums) for key, sums in found.items()]
        else:
            yield name, [(kinds[name].options[int(key)], sums) for key, sums in found.items()]


def _month(number: int) -> str:
    """``2023-07`` of months counted from the year 0."""
    year, month = divmod(number - 1, 12)
    return f"{year:04d}-{month + 1:02d}"


def payers(face: Face, sums: Sums) -> dict[str, int]:
    """What each payer pays, in fen."""
    found: dict[str, int] = {}
    start = 3 if face.balance is not None else 1
    for paid, fen in zip(face.payments, sums[start:], strict=True):
        found[paid.payer] = found.get(paid.payer, 0) + fen
    return found


def rate_text(face: Face, sums: Sums) -> str:
    """What the payers pay of the total, with two places, rounded for reading only; — where there is no total."""
    if face.balance is None or sums[1] <= 0:
        return "—"
    paid = sum(sums[3:])
    hundredths = (paid * 20_000 + sums[1]) // (2 * sums[1])
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def told(face: Face, groups: Groups) -> Mapping[str, Any]:
    """As JSON, amounts in fen."""
    return {
        name: [
            {
                "值": label,
                "结算": sums[0],
                **({} if face.balance is None else {"总额_分": sums[1], "个人_分": sums[2]}),
                "支付_分": payers(face, sums),
                "实际报销比例": rate_text(face, sums),
            }
            for label, sums in values
        ]
        for name, values in labelled(face, groups)
    }
