"""Rows as they were read, laid aside by the number of their claim: ``c0`` … are the columns, `ROW` counts through all files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.converting.converted import missing
from polyc.batch.converting.texts import decoded, identifiers
from polyc.batch.problems import Problem, RowProblem
from polyc.batch.reading.chunk import Chunk
from polyc.batch.scalars import whole
from polyc.batch.spill import Kept, Spilled
from polyc.batch.state_table import one

NUMBER: Final = "person"
"""Rows are parted by this column: here it holds the number of a claim, "" where it cannot be read."""

ROW: Final = "row"


AT_ONCE: Final = 1 << 15
"""Rows whose numbers are looked at together: for a moment each is a text of Python."""


def numbers_of(column: pa.Array) -> tuple[pa.Array, tuple[tuple[int, Problem], ...]]:
    """The numbers of claims as texts, null where one is not fit to be a number, and why."""
    if pa.types.is_integer(column.type):
        column = pc.cast(column, pa.string())
    texts, wrong = identifiers(decoded(column))
    told = {at for at, _ in wrong}
    absent = pc.indices_nonzero(texts.is_null()).to_pylist() if texts.null_count else []
    return texts, (*wrong, *((at, missing()) for at in absent if at not in told))


def laid_numbers(numbers: pa.Array, column: pa.Array) -> tuple[pa.Array, tuple[tuple[int, Problem], ...]]:
    """As `numbers_of` the column, of rows that were laid aside by these numbers; only those that have none are looked at again."""
    unread = pc.indices_nonzero(pc.equal(numbers, ""))
    if not len(unread):
        return numbers, ()
    _, wrong = numbers_of(column.take(unread))
    none = pc.replace_with_mask(numbers, pc.equal(numbers, ""), pa.nulls(len(unread), numbers.type))
    return none, tuple((unread[at].as_py(), problem) for at, problem in wrong)


def with_numbers(tables: Iterable[pa.Table], name: str) -> tuple[list[pa.Table], list[RowProblem]]:
    """Of rows that were laid aside, those whose number, in ``c0``, can be read, and what is wrong with the others."""
    good, wrong = [], []
    for table in tables:
        rows = one(table.column(ROW))
        _, told = laid_numbers(one(table.column(NUMBER)), one(table.column("c0")))
        wrong += [RowProblem(rows[at].as_py(), name, problem) for at, problem in told]
        good.append(table.filter(pc.not_equal(table.column(NUMBER), "")) if told else table)
    return good, wrong


def lay_aside(
    chunks: Iterator[Chunk],
    columns: Sequence[str],
    number: str,
    base: int,
    place: Kept | Spilled,
    advance: Callable[[int], None],
) -> Iterator[RowProblem]:
    """Every row that can be read goes to its place; the problems of the others."""
    for chunk in chunks:
        rows = pc.add(chunk.rows, whole(base))
        for start in range(0, len(rows), AT_ONCE):
            table = chunk.table.slice(start, AT_ONCE)
            texts, _ = numbers_of(table.column(number))
            own = {f"c{at}": table.column(name) for at, name in enumerate(columns)}
            given = {NUMBER: pc.fill_null(texts, ""), ROW: rows.slice(start, AT_ONCE), **own}
            place.add(pa.record_batch(given))
        advance(len(rows) + len(chunk.problems))
        yield from (each._replace(row=each.row + base) for each in chunk.problems)
    place.close()
