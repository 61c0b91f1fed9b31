"""Sums by month and by every choice: who paid how much for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.face import Face, Place, Where
from polyc.batch.state_table import one

MONTH: Final = "月份"

Sums: TypeAlias = tuple[int, ...]
"""Claims, total, the patient's rest, then what each payment of the policy comes to; amounts in fen."""

Groups = dict[str, dict[str, Sums]]
"""By dimension, then by its value."""


def grouped(face: Face, rows: pa.Table, results: pa.Table) -> Groups:
    """The sums of the settled rows of a partition in every dimension."""
    columns = {f"s{at}": column for at, column in enumerate(_summed(face, rows, results))}
    return {name: _by(keys, columns) for name, keys in _dimensions(face, rows)}


def _summed(face: Face, rows: pa.Table, results: pa.Table) -> Iterator[pa.ChunkedArray]:
    if face.balance is not None:
        yield _column(face.balance.total, rows, results)
        yield _column(face.balance.rest, rows, results)
    for paid in face.payments:
        yield results.column(f"r{paid.at}")


def _column(place: Place, rows: pa.Table, results: pa.Table) -> pa.ChunkedArray:
    table, letter = (rows, "i") if place.where is Where.INPUT else (results, "r")
    return table.column(f"{letter}{place.at}")


def _dimensions(face: Face, rows: pa.Table) -> Iterator[tuple[str, pa.Array]]:
    days = pc.cast(pc.cast(one(rows.column(f"i{face.version_date}")), pa.int32()), pa.date32())
    yield MONTH, pc.add(pc.multiply(pc.year(days), 100), pc.month(days))
    for at, field in enumerate(face.fields):
        if field.kind.name in ("choice", "flag"):
            yield field.name, one(rows.column(f"i{at}"))


def _by(keys: pa.Array, columns: dict[str, pa.ChunkedArray]) -> dict[str, Sums]:
    table = pa.table({"key": keys, **columns})
    sums = table.group_by("key", use_threads=False).aggregate(
        [([], "count_all"), *((name, "sum") for name in columns)]
    )
    numbers = [sums.column(name).to_pylist() for name in ("count_all", *(f"{name}_sum" for name in columns))]
    found = dict(zip(sums.column("key").to_pylist(), zip(*numbers, strict=True), strict=True))
    return {str(key): found[key] for key in sorted(found)}


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
            yield name, [(f"{key[:4]}-{key[4:]}", sums) for key, sums in found.items()]
        elif kinds[name].name == "flag":
            yield name, [("否" if key == "0" else "是", sums) for key, sums in found.items()]
        else:
            yield name, [(kinds[name].options[int(key)], sums) for key, sums in found.items()]


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
