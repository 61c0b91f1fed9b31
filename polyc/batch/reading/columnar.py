"""Parquet and Arrow files, which know the types of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.reading.chunk import Chunk, Opened
from polyc.batch.scalars import whole
from polyc.batch.unfit import Unfit

PARQUET: Final = (".parquet", ".pq")
ARROW: Final = (".arrow", ".feather", ".ipc")
ROWS: Final = 1 << 18
"""Rows handed out at a time."""


def opened(path: Path) -> Opened:
    """The schema and the number of rows; raises `Unfit` where the file is none of its kind."""
    try:
        schema, rows, items = _looked(path)
    except (pa.ArrowInvalid, OSError) as wrong:
        raise Unfit(f"{path} 读不出来:{wrong}。") from None
    return Opened(path=path, names=tuple(schema.names), types=tuple(schema.types), rows=rows, items=items)


def _looked(path: Path) -> tuple[pa.Schema, int, int]:
    """The schema, the number of rows, and that of the items in columns of lists."""
    if path.suffix.lower() in PARQUET:
        import pyarrow.parquet as pq

        with pq.ParquetFile(path) as file:
            return file.schema_arrow, file.metadata.num_rows, _items(file.metadata)
    with pa.memory_map(str(path)) as source:
        reader = pa.ipc.open_file(source)
        batches = [reader.get_batch(at) for at in range(reader.num_record_batches)]
        lists = [at for at, kind in enumerate(reader.schema.types) if _is_list(kind)]
        items = sum(len(batch.column(at).flatten()) for batch in batches for at in lists)
        return reader.schema, sum(batch.num_rows for batch in batches), items


def _is_list(kind: pa.DataType) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def _items(told: Any) -> int:
    """By what the file tells of its leaves; a list without items counts as one."""
    found: dict[str, int] = {}
    for group in range(told.num_row_groups):
        own: dict[str, int] = {}
        for at in range(told.num_columns):
            name, *inner = told.row_group(group).column(at).path_in_schema.split(".")
            if len(inner) > 1:
                own[name] = max(own.get(name, 0), told.row_group(group).column(at).num_values)
        found = {name: found.get(name, 0) + count for name, count in own.items()}
    return sum(found.values())


def chunks(table: Opened, wanted: Sequence[str], few: Sequence[str]) -> Iterator[Chunk]:
    """The wanted columns, in which those of `few` hold few different texts; rows count from 1."""
    following = 1
    for batch in _batches(table.path, wanted, few):
        rows = counted(following, batch.num_rows)
        following += batch.num_rows
        yield Chunk(rows=rows, table=batch)


def counted(first: int, count: int) -> pa.Array:
    """So many whole numbers, one after another."""
    return pc.add(pc.cumulative_sum(pa.repeat(whole(1), count)), whole(first - 1))


def _batches(path: Path, wanted: Sequence[str], few: Sequence[str]) -> Iterator[pa.RecordBatch]:
    if path.suffix.lower() in PARQUET:
        import pyarrow.parquet as pq

        # What is fetched early is kept to the end: the whole file would come to lie in memory.
        with pq.ParquetFile(path, read_dictionary=list(few), pre_buffer=False) as file:
            yield from file.iter_batches(ROWS, columns=list(wanted))
        return
    with pa.memory_map(str(path)) as source:
        reader = pa.ipc.open_file(source)
        for at in range(reader.num_record_batches):
            whole = reader.get_batch(at).select(list(wanted))
            yield from (whole.slice(start, ROWS) for start in range(0, whole.num_rows, ROWS))
