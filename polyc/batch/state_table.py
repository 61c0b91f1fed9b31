"""The running totals of many persons as a table: a row for each person and scope.

``参保人`` and ``范围`` (年度:2023, 终身, 链:<输入>:<文本>) are texts; behind them stands a
column for each cell, in fen or counts, null where the cell is not of that scope.  A row
whose scope is 暂缓 says that a refused claim holds the person's later ones.
"""

from __future__ import annotations

import json
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.claims import Remembered
from polyc.batch.face import Face

PERSON: Final = "person"
SCOPE: Final = "范围"
WAITING: Final = "暂缓"


def schema(face: Face) -> pa.Schema:
    """The columns, stamped with the policy that made them."""
    cells = [(cell.name, pa.int64()) for scope in face.scopes for cell in scope.cells]
    return pa.schema([(PERSON, pa.string()), (SCOPE, pa.string()), *cells], metadata={b"polyc": stamp(face)})


def stamp(face: Face) -> bytes:
    """Which policy made a state, down to the byte of its source."""
    return json.dumps([face.policy, face.version, face.source_sha256, *face.scenarios]).encode()


def nothing(face: Face) -> pa.Table:
    """The state before anything was settled."""
    return pa.Table.from_batches([], schema=schema(face))


def scope_rows(state: pa.Table, face: Face, at: int) -> pa.Table:
    """The rows of one scope."""
    scope = face.scopes[at]
    if scope.name == "lifetime":
        return state.filter(pc.equal(state.column(SCOPE), scope.prefix))
    return state.filter(pc.starts_with(state.column(SCOPE), scope.prefix))


def key_texts(rows: pa.Table, face: Face, at: int) -> pa.Array:
    """What stands behind the prefix of the scope."""
    start = len(face.scopes[at].prefix)
    return pc.utf8_slice_codeunits(one(rows.column(SCOPE)), start)


def one(column: pa.ChunkedArray) -> pa.Array:
    """The column in one piece."""
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def rows_of(
    face: Face, at: int, remembered: Remembered, persons: pa.Array, chains: pa.Array | None
) -> pa.Table:
    """The cells of a scope as rows; `chains` are the texts of a chained scope's keys."""
    scope, count = face.scopes[at], len(remembered.persons)
    if scope.name == "lifetime":
        keys = pa.repeat(pa.scalar(scope.prefix, pa.string()), count)
    else:
        texts = pc.cast(remembered.keys, pa.string()) if chains is None else chains.take(remembered.keys)
        keys = pc.binary_join_element_wise(pa.scalar(scope.prefix), texts, "")
    own = dict(zip((cell.name for cell in scope.cells), remembered.cells, strict=True))
    columns = {PERSON: persons.take(remembered.persons), SCOPE: keys, **own}
    return filled(columns, count, face)


def filled(columns: dict[str, pa.Array], count: int, face: Face) -> pa.Table:
    """Rows with nulls in the columns that are not given."""
    kept = schema(face)
    arrays = [columns.get(field.name, pa.nulls(count, field.type)) for field in kept]
    return pa.table(arrays, schema=kept)
