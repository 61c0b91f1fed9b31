"""What readers hand out."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from attrs import frozen

from polyc.batch.problems import Problem, RowProblem


@frozen(kw_only=True)
class Opened:
    """A file that was looked into: its columns, and how many rows (None: not known without reading it).

    `items` is how many items its columns of lists hold, as far as the file says.  `notes` tell the user what was noticed and does no harm.
    """

    path: Path
    names: tuple[str, ...]
    types: tuple[pa.DataType, ...]
    rows: int | None
    items: int = 0
    notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Chunk:
    """Some rows of a file: `rows` are their numbers in it, `problems` those of rows that could not be read,
    and `flaws` what else is known to be wrong with a row of the table: its place, the field, the problem.

    In CSV the header is row 1, as spreadsheets show it; elsewhere rows count from 1.
    """

    rows: pa.Array
    table: pa.RecordBatch
    problems: tuple[RowProblem, ...] = ()
    flaws: tuple[tuple[int, str, Problem], ...] = ()
