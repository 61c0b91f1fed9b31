"""CSV: every cell as its bytes, so that nothing is guessed and one bad byte spoils one cell only."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Final

import pyarrow as pa
import pyarrow.csv as pa_csv

from polyc.batch.problems import Code, Problem, RowProblem
from polyc.batch.reading.chunk import Chunk, Opened
from polyc.batch.unfit import Unfit

BLOCK: Final = 1 << 22
"""Bytes parsed at a time."""

ENCODINGS: Final = ("utf-8", "gbk")
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def opened(path: Path, encoding: str) -> Opened:
    """The header; raises `Unfit` where it cannot be one."""
    with path.open("rb") as file:
        start = file.read(1 << 20)
    if not start:
        raise Unfit(f"{path} 是空的;第一行应是列名。")
    if start.startswith(_WIDE_MARKS):
        raise Unfit(f"{path} 是 UTF-16;请另存为 UTF-8 或 GBK 的 CSV。")
    marked = start.startswith(codecs.BOM_UTF8)
    if marked and encoding != "utf-8":
        raise Unfit(f"{path} 开头是 UTF-8 的标记(BOM),与 --encoding {encoding} 不符;请去掉 --encoding。")
    names = _header(path, start, encoding)
    notes = (f"{path.name} 开头有 BOM,已略过",) if marked else ()
    return Opened(path=path, names=names, types=(pa.binary(),) * len(names), rows=None, notes=notes)


def _header(path: Path, start: bytes, encoding: str) -> tuple[str, ...]:
    line = start.removeprefix(codecs.BOM_UTF8).split(b"\n", 1)[0].rstrip(b"\r")
    try:
        names = next(csv.reader([line.decode(encoding)], strict=True))
    except UnicodeDecodeError:
        other = "gbk" if encoding == "utf-8" else "utf-8"
        raise Unfit(f"{path} 的表头不是 {encoding};试试 --encoding {other}。") from None
    except (csv.Error, StopIteration):
        raise Unfit(f"{path} 的表头读不出来:第一行应是逗号分隔的列名,列名里没有换行。") from None
    return tuple(names)


def chunks(table: Opened, wanted: Sequence[str], encoding: str) -> Iterator[Chunk]:
    """The wanted columns as bytes; a row with a wrong number of cells, or none at all, is a problem."""
    skipped: list[RowProblem] = []

    def skip(row: pa_csv.InvalidRow) -> str:
        blank = not (row.text or "").strip()
        problem = (
            Problem(Code.EMPTY_ROW, "这一行是空的")
            if blank
            else Problem(
                Code.CELLS,
                f"有 {row.actual_columns} 格,表头有 {row.expected_columns} 格;格里有逗号或换行的要加引号",
            )
        )
        skipped.append(RowProblem(row.number, "", problem))
        return "skip"

    with table.path.open("rb") as file:
        try:
            yield from _numbered(_reader(file, table, wanted, encoding, skip), skipped)
        except pa.ArrowInvalid as wrong:
            raise Unfit(f"{table.path} 读不下去:{wrong};多半是引号不成对。") from None


def _reader(
    file: IO[bytes], table: Opened, wanted: Sequence[str], encoding: str, skip: object
) -> pa_csv.CSVStreamingReader:
    source = file if encoding == "utf-8" else Transcoded(file, encoding)
    return pa_csv.open_csv(
        pa.PythonFile(source, mode="r"),
        # Only without threads does the parser know the numbers of the rows that it cannot read.
        read_options=pa_csv.ReadOptions(
            use_threads=False, block_size=BLOCK, column_names=list(_distinct(table.names)), skip_rows=1
        ),
        parse_options=pa_csv.ParseOptions(
            newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=skip
        ),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(wanted, pa.binary()),
            include_columns=list(wanted),
            strings_can_be_null=False,
            quoted_strings_can_be_null=False,
        ),
    )


def _distinct(names: Sequence[str]) -> Iterator[str]:
    """Names without repetition; a repeated one is never wanted."""
    seen: set[str] = set()
    for at, name in enumerate(names):
        yield name if name not in seen else f"{name}\0{at}"
        seen.add(name)


def _numbered(batches: pa_csv.CSVStreamingReader, skipped: list[RowProblem]) -> Iterator[Chunk]:
    """Each batch with the numbers of its rows: those that were skipped are left out of the count."""
    following = 2
    for batch in batches:
        numbers: list[range] = []
        left, taken = batch.num_rows, 0
        while left:
            until = skipped[taken].row if taken < len(skipped) else following + left
            length = min(left, until - following)
            numbers.append(range(following, following + length))
            left -= length
            following += length
            if taken < len(skipped) and following == skipped[taken].row:
                following += 1
                taken += 1
        problems = tuple(skipped[:taken])
        del skipped[:taken]
        rows = pa.concat_arrays(
            [pa.array(each, pa.int64()) for each in numbers] or [pa.array([], pa.int64())]
        )
        yield Chunk(rows=rows, table=batch, problems=problems)
    if skipped:
        nothing = pa.RecordBatch.from_pylist([], schema=batches.schema)
        yield Chunk(rows=pa.array([], pa.int64()), table=nothing, problems=tuple(skipped))


class Transcoded(io.RawIOBase):
    """A file in another encoding read as UTF-8; what is none of it becomes U+FFFD."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._waiting) < size:
            raw = self._file.read(BLOCK)
            self._waiting += self._decoder.decode(raw, final=not raw).encode("utf-8")
            if not raw:
                break
        size = len(self._waiting) if size < 0 else size
        given, self._waiting = self._waiting[:size], self._waiting[size:]
        return given
