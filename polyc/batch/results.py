"""What is written of the settled rows of a partition."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch.converting.convert import Unit
from polyc.batch.converting.lists import lists_of
from polyc.batch.face import Face, Place, RowResults, Where
from polyc.batch.scalars import whole
from polyc.batch.settling import Partition
from polyc.batch.state_table import one
from polyc.batch.totals import Totals
from polyc.runtime.kinds import Kind

RUNNING = "累计_"
ROW = "行号"
FILE = "文件"


@frozen(kw_only=True)
class Look:
    """How results are shown: the unit of amounts, the person's column, and the file names with their bases.

    A row's number in its file is its number through all files less the base of its file.
    """

    unit: Unit
    person: str
    files: tuple[tuple[str, int], ...]

    def place(self, row: int) -> tuple[str, int]:
        """The file of a row, and its number in it."""
        name, base = next((name, base) for name, base in reversed(self.files) if row > base)
        return name, row - base


def settled_rows(partition: Partition) -> tuple[pa.Table, pa.Table]:
    """The settled rows: what was given, and what came of it."""
    good = pc.equal(partition.codes, whole(0))
    if pc.all(good).as_py() is not False:
        return partition.rows, partition.results
    return partition.rows.filter(good), partition.results.filter(good)


def table(face: Face, look: Look, rows: pa.Table, results: pa.Table) -> pa.Table:
    """The table that is handed out: where each row came from, whose it is, results, running totals."""
    columns: dict[str, pa.Array | pa.ChunkedArray] = _origin(look, rows.column("row"))
    if look.person:
        columns[look.person] = rows.column("person")
    for at, output in enumerate(face.outputs):
        columns[output.field] = shown(output.kind, one(results.column(f"r{at}")), look.unit)
    for at, (scope, place) in enumerate(face.cells):
        cell = face.scopes[scope].cells[place]
        columns[RUNNING + cell.name] = shown(face.cell_kinds[at], one(results.column(f"c{at}")), look.unit)
    for at, each in enumerate(face.rows):
        columns[each.field] = _shown_rows(each, one(results.column(f"l{at}")), look.unit)
    return pa.table(columns)


def _shown_rows(each: RowResults, lists: pa.ListArray, unit: Unit) -> pa.Array:
    """A list a claim, of structures with the public names."""
    flat = lists.flatten()
    columns = [
        shown(column.kind, pc.struct_field(flat, f"c{at}"), unit) for at, column in enumerate(each.columns)
    ]
    lengths = pc.cast(pc.list_value_length(lists), pa.int64())
    return lists_of(pa.StructArray.from_arrays(columns, [column.field for column in each.columns]), lengths)


def _origin(look: Look, rows: pa.ChunkedArray) -> dict[str, pa.Array | pa.ChunkedArray]:
    if len(look.files) == 1:
        return {ROW: rows}
    bases = pa.array([base for _, base in look.files], pa.int64())
    which = pc.subtract(_how_many_below(rows, bases), 1)
    return {
        FILE: pa.array([name for name, _ in look.files]).take(which),
        ROW: pc.subtract(rows, bases.take(which)),
    }


def _how_many_below(rows: pa.ChunkedArray, bases: pa.Array) -> pa.Array:
    """For each row how many bases are below it."""
    found = pa.repeat(pa.scalar(0, pa.int64()), len(rows))
    for base in bases:
        found = pc.add(found, pc.cast(pc.greater(one(rows), base), pa.int64()))
    return found


def shown(kind: Kind, numbers: pa.Array, unit: Unit) -> pa.Array:
    """Integers of a kind as a column of the file: exact decimals, dates, options."""
    match kind.name:
        case "money":
            return numbers if unit is Unit.FEN else _decimal(numbers, 2)
        case "rate" | "unit_price":
            return _decimal(numbers, 6)
        case "quantity":
            return _decimal(numbers, 4)
        case "date":
            return pc.cast(pc.cast(numbers, pa.int32()), pa.date32())
        case "flag":
            return pc.not_equal(numbers, 0)
        case "choice":
            return pa.array(kind.options).take(numbers)
        case "count" | "choices" | "text":
            return numbers


def _decimal(numbers: pa.Array, places: int) -> pa.Array:
    """The same digits with a point so many places from the end."""
    plain = pc.cast(numbers, pa.decimal128(19, 0))
    return pa.Array.from_buffers(pa.decimal128(19, places), len(plain), plain.buffers(), offset=plain.offset)


def totals(face: Face, rows: pa.Table, results: pa.Table) -> Totals:
    """The sums of the settled rows, in fen."""
    balance = face.balance
    return Totals(
        settled=len(rows),
        total=0 if balance is None else _sum(balance.total, rows, results),
        rest=0 if balance is None else _sum(balance.rest, rows, results),
        payments=tuple(_added(results.column(f"r{paid.at}")) for paid in face.payments),
        tallies=tuple(_tally(share, results) for share in face.shares),
    )


def _tally(share: tuple[int, int, int, int], results: pa.Table) -> tuple[int, int, int, int]:
    """What the claims add to a target; one whose share is undecided adds to no sum."""
    numerator, denominator, counts, undecided = (
        one(results.column(f"r{at}")) if at >= 0 else pa.repeat(pa.scalar(0, pa.int64()), len(results))
        for at in share
    )
    doubtful = pc.not_equal(undecided, 0)
    counted = pc.and_not(pc.not_equal(counts, 0), doubtful)
    doubts = doubtful.true_count
    return (
        counted.true_count + doubts,
        doubts,
        _added(pa.chunked_array([numerator.filter(counted)])),
        _added(pa.chunked_array([denominator.filter(counted)])),
    )


def _sum(place: Place, rows: pa.Table, results: pa.Table) -> int:
    return _added(
        rows.column(f"i{place.at}") if place.where is Where.INPUT else results.column(f"r{place.at}")
    )


def _added(column: pa.ChunkedArray) -> int:
    """The sum as a Python integer; pieces are short enough not to overflow."""
    pieces = (column.slice(start, 1 << 20) for start in range(0, len(column), 1 << 20))
    return sum(pc.sum(piece).as_py() or 0 for piece in pieces)
