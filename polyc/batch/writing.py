"""Tables to files, while other work goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import pyarrow as pa

from polyc.batch.aside import aside


class Format(Enum):
    """The kinds of file that results are written in; the value ends their names."""

    PARQUET = "parquet"
    ARROW = "arrow"
    CSV = "csv"


@contextmanager
def written(table: Callable[[], pa.Table], path: Path, kind: Format) -> Iterator[None]:
    """The table is made and written by a thread of its own; behind the body the file is there."""
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(lambda: write(table(), path, kind))
        yield
        done.result()


def write(table: pa.Table, path: Path, kind: Format) -> None:
    """Write aside, then rename."""
    with aside(path) as place:
        match kind:
            case Format.PARQUET:
                import pyarrow.parquet as pq

                # Plain encoding is nearly twice as fast to write as dictionaries; rows that stand as they
                # came have no ranges that would help to find them.
                pq.write_table(
                    table, place, use_dictionary=False, compression="snappy", write_statistics=False
                )
            case Format.ARROW:
                with pa.OSFile(str(place), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                    writer.write_table(table)
            case Format.CSV:
                from pyarrow.csv import write_csv

                write_csv(table, place)
