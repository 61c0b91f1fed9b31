"""Rows in whole numbers: what is sorted, parted, laid aside on disk and settled.

=========== ======================================================================
column      content
=========== ======================================================================
``row``     number of the row, counted through all files
``person``  whose it is; where a policy remembers nothing, every row is its own
``bad``     whether something is wrong with it; it is here only to hold later claims
``o0`` …    what a person's claims are sorted by; the least number of all where it cannot be read
``i0`` …    every input but texts, as the integer of its kind: days in four bytes, what has few values in one
``k0`` …    the text that is the key of a chained scope
``l0`` …    the items of a list, see `converting.lists`
=========== ======================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch.converting.backs import taken_back
from polyc.batch.converting.convert import Unit, convert, order_key
from polyc.batch.converting.converted import Converted, missing, places_where
from polyc.batch.converting.lists import convert_list, items_type
from polyc.batch.converting.texts import decoded, identifiers
from polyc.batch.face import Face
from polyc.batch.naming import Naming
from polyc.batch.problems import Code, Problem, RowProblem
from polyc.batch.reading.chunk import Chunk
from polyc.batch.scalars import never, whole, whole_as
from polyc.runtime.fields import Field, period_text

FIRST: Final = -(1 << 63)
"""Sorts before everything: a refused claim without a date holds all of its person's."""


@frozen(kw_only=True)
class Typed:
    """The rows of a chunk that can be settled (and, where `held`, those that hold others), and all problems.

    `count` is how many rows there were, `wrong` how many of them are refused here.
    """

    rows: pa.RecordBatch
    problems: tuple[RowProblem, ...]
    count: int
    wrong: int


def typed(face: Face, naming: Naming, unit: Unit, chunk: Chunk, base: int, hold: bool) -> Typed:
    """A chunk in whole numbers; `base` is added to the numbers of its rows."""
    rows = pc.add(chunk.rows, whole(base)) if base else chunk.rows
    own = {} if naming.person else {"person": pc.cast(rows, pa.string())}
    columns, problems = {"row": rows, **own}, list[tuple[int, str, Problem]]()
    fields = set[str]()
    for name, field, column in chain(
        _columns(face, naming, unit, chunk.table), _list_columns(face, naming, unit, chunk.table)
    ):
        columns[name] = column.values
        fields.add(field)
        problems += ((at, field, problem) for at, problem in column.wrong)
    problems = [*_empty_told(problems, len(fields)), *chunk.flaws]
    problems += _outside(face, naming, columns)
    problems = _backs_told(problems, naming, chunk.table)
    bad = {at for at, _, _ in problems}
    told = [RowProblem(rows[at].as_py(), field, problem) for at, field, problem in problems]
    before = [each._replace(row=each.row + base) for each in chunk.problems]
    flags = pa.array([at in bad for at in range(len(rows))]) if bad else never(len(rows))
    columns["bad"] = flags
    schema = sheet_schema(face, naming)
    batch = pa.record_batch([whole_as(columns[field.name], field.type) for field in schema], schema=schema)
    if bad:
        kept = pc.is_valid(columns["person"]) if hold else pc.invert(flags)
        batch = batch.filter(kept)
    return Typed(
        rows=batch,
        problems=tuple(sorted((*before, *told), key=lambda each: each.row)),
        count=len(rows) + len(before),
        wrong=len(bad) + len(before),
    )


def sheet_schema(face: Face, naming: Naming) -> pa.Schema:
    """The columns that `typed` makes, in one order for all files."""
    inputs = [(at, field) for at, field in enumerate(face.fields) if field.kind.name != "text"]
    keys = [f"k{at}" for at, scope in enumerate(face.scopes) if scope.name == "chained"]
    return pa.schema(
        [
            ("row", pa.int64()),
            ("person", pa.int64() if naming.whole else pa.string()),
            ("bad", pa.bool_()),
            *((f"o{at}", pa.int64()) for at in range(len(naming.order))),
            *((f"i{at}", _type(field)) for at, field in inputs),
            *((name, pa.string()) for name in keys),
            *((f"l{at}", items_type(lines)) for at, lines in enumerate(face.lists)),
        ]
    )


def _type(field: Field) -> pa.DataType:
    if field.kind.name == "date":
        return pa.int32()
    return pa.int8() if 0 <= field.low <= field.high <= 127 else pa.int64()


def _empty_told(problems: list[tuple[int, str, Problem]], fields: int) -> list[tuple[int, str, Problem]]:
    """One problem for a row in which nothing at all is filled in."""
    missing = Counter(at for at, _, problem in problems if problem.code is Code.MISSING)
    empty = {at for at, count in missing.items() if count == fields}
    told = Problem(Code.EMPTY_ROW, "这一行是空的")
    return [*(each for each in problems if each[0] not in empty), *((at, "", told) for at in sorted(empty))]


def _backs_told(
    problems: list[tuple[int, str, Problem]], naming: Naming, table: pa.RecordBatch
) -> list[tuple[int, str, Problem]]:
    """One problem for a row that takes a settlement back: its other cells are not those of a claim."""
    if not naming.taken_back:
        return problems
    backs = taken_back(table.column(naming.taken_back))
    own = [(at, naming.taken_back, problem) for at, problem in backs]
    places = {at for at, _ in backs}
    return [*(each for each in problems if each[0] not in places), *own]


def _columns(
    face: Face, naming: Naming, unit: Unit, table: pa.RecordBatch
) -> Iterator[tuple[str, str, Converted]]:
    """Name in the sheet, name in the file, and the column."""
    if naming.person:
        yield "person", naming.person, _persons(table.column(naming.person), naming)
    for at, name in enumerate(naming.order):
        places = [place for place, given in enumerate(naming.inputs) if given == name]
        if not places:
            found = order_key(table.column(name), name)
            yield f"o{at}", name, Converted(values=_filled(found.values), wrong=found.wrong)
    for at, field in enumerate(face.fields):
        if field.kind.name != "text":
            found = convert(field, table.column(naming.inputs[at]), unit)
            yield f"i{at}", naming.inputs[at], found
            if naming.inputs[at] in naming.order:
                sorting = f"o{naming.order.index(naming.inputs[at])}"
                yield (
                    sorting,
                    naming.inputs[at],
                    Converted(values=_filled(found.values), wrong=()),
                )
    for at, place in enumerate(face.scope_inputs):
        if face.scopes[at].name == "chained":
            yield f"k{at}", naming.inputs[place], _ids(table.column(naming.inputs[place]))


def _list_columns(
    face: Face, naming: Naming, unit: Unit, table: pa.RecordBatch
) -> Iterator[tuple[str, str, Converted]]:
    for at, (lines, name) in enumerate(zip(face.lists, naming.lists, strict=True)):
        yield f"l{at}", name, convert_list(lines, table.column(name), unit)


def _filled(values: pa.Array) -> pa.Array:
    return pc.fill_null(values, FIRST) if values.null_count else values


def _persons(column: pa.Array, naming: Naming) -> Converted:
    """Whose the rows are: whole numbers where all tables have them so, else texts."""
    if not naming.whole:
        return _ids(column)
    wrong = places_where(column.is_null()) if column.null_count else []
    values = column if column.type == pa.int64() else pc.cast(column, pa.int64())
    return Converted(values=values, wrong=tuple((at, missing()) for at in wrong))


def _ids(column: pa.Array) -> Converted:
    """Texts that tell persons or chains apart."""
    if pa.types.is_integer(column.type):
        column = pc.cast(column, pa.string())
    values, wrong = identifiers(decoded(column))
    return Converted(values=values, wrong=wrong)


def _outside(face: Face, naming: Naming, columns: dict[str, pa.Array]) -> Iterable[tuple[int, str, Problem]]:
    """Rows whose version date lies outside of the days on which the policy holds."""
    dates, period = columns[f"i{face.version_date}"], face.period
    outside = pc.less(dates, whole(period.low))
    if period.high is not None:
        outside = pc.or_(outside, pc.greater(dates, whole(period.high)))
    name = face.fields[face.version_date].name
    told = Problem(Code.PERIOD, period_text(period, name).rstrip("。"))
    for at in places_where(outside if outside.null_count == 0 else pc.fill_null(outside, False)):
        yield at, naming.inputs[face.version_date], told
