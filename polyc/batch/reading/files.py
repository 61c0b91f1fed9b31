"""Any table by the end of its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from polyc.batch.reading import columnar, csv
from polyc.batch.reading.chunk import Chunk, Opened
from polyc.batch.unfit import Unfit

CSV: Final = (".csv",)
SUFFIXES: Final = (*CSV, *columnar.PARQUET, *columnar.ARROW)


def opened(path: Path, encoding: str) -> Opened:
    """The table's columns; raises `Unfit` for a file that is none."""
    if path.suffix.lower() not in SUFFIXES:
        raise Unfit(f"表只认 {'、'.join(SUFFIXES)} 文件,现在是“{path.name}”。")
    if not path.is_file():
        raise Unfit(f"没有这个文件:{path}")
    return csv.opened(path, encoding) if path.suffix.lower() in CSV else columnar.opened(path)


def chunks(table: Opened, wanted: Sequence[str], few: Sequence[str], encoding: str) -> Iterator[Chunk]:
    """The wanted columns of the table, piece by piece; in those of `few` only few texts differ."""
    if table.path.suffix.lower() in CSV:
        return csv.chunks(table, wanted, encoding)
    return columnar.chunks(table, wanted, few)
