"""States of persons from and to files: Parquet or Arrow, by the end of the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch import state_table
from polyc.batch.aside import aside
from polyc.batch.face import Face
from polyc.batch.job import Job
from polyc.batch.reading.columnar import ARROW, PARQUET
from polyc.batch.spill import Kept, Spilled
from polyc.batch.unfit import Unfit


def check(job: Job) -> None:
    """Raises `Unfit` at once for what would only come out in the end."""
    for path in filter(None, (job.opening, job.closing)):
        if path.suffix.lower() not in (*PARQUET, *ARROW):
            raise Unfit(f"状态文件只认 {'、'.join((*PARQUET, *ARROW))},现在是“{path.name}”。")
    if job.opening is not None and not job.opening.is_file():
        raise Unfit(f"没有这个文件:{job.opening}")
    if job.closing is not None and job.closing.exists() and not job.resume:
        raise Unfit(f"{job.closing} 已经有了,不覆盖;请换一个文件名,或先把它移走。")


def read(job: Job, sink: Kept | Spilled) -> None:
    """The opening state into `sink`; raises `Unfit` where another policy made it or a number is out of bounds."""
    if job.opening is not None:
        for batch in batches(job.opening, job.face):
            sink.add(batch)
    sink.close()


def batches(path: Path, face: Face) -> Iterator[pa.RecordBatch]:
    """The rows of a state file; raises `Unfit` where another policy made it or a number is out of bounds."""
    wanted = state_table.schema(face)
    if path.suffix.lower() in PARQUET:
        import pyarrow.parquet as pq

        with pq.ParquetFile(path, pre_buffer=False) as file:
            _own(path, file.schema_arrow, wanted)
            yield from (_sound(path, face, batch) for batch in file.iter_batches())
        return
    with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as reader:
        _own(path, reader.schema, wanted)
        yield from (_sound(path, face, reader.get_batch(at)) for at in range(reader.num_record_batches))


def _own(path: Path, found: pa.Schema, wanted: pa.Schema) -> None:
    if (found.metadata or {}).get(b"polyc") != wanted.metadata[b"polyc"] or not found.equals(wanted):
        raise Unfit(f"{path} 不是这一版政策(和这些情景)产生的状态,不能接着结算。")


def _sound(path: Path, face: Face, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch, in which every cell lies within its bounds."""
    for scope in face.scopes:
        for cell in scope.cells:
            ends = pc.min_max(batch.column(cell.name)).as_py()
            if ends["min"] is not None and not cell.low <= ends["min"] <= ends["max"] <= cell.high:
                raise Unfit(
                    f"{path} 里“{cell.name}”有界外的数({ends['min']} 至 {ends['max']});状态被改动过。"
                )
    return batch


def write_part(state: pa.Table, path: Path) -> None:
    """The state after one partition."""
    with (
        aside(path) as place,
        pa.OSFile(str(place), "wb") as sink,
        pa.ipc.new_file(sink, state.schema) as out,
    ):
        out.write_table(state)


def join(parts: Sequence[Path], path: Path, face: Face) -> None:
    """The states of all partitions in one file, written aside and renamed."""
    schema = state_table.schema(face)
    with aside(path) as place, _writer(path, place, schema) as writer:
        for part in parts:
            writer.write_table(_part(part))


@contextmanager
def _writer(path: Path, place: Path, schema: pa.Schema) -> Iterator[Any]:
    if path.suffix.lower() in PARQUET:
        import pyarrow.parquet as pq

        with pq.ParquetWriter(place, schema) as parquet:
            yield parquet
    else:
        with pa.OSFile(str(place), "wb") as sink, pa.ipc.new_file(sink, schema) as arrow:
            yield arrow


def _part(path: Path) -> pa.Table:
    with pa.OSFile(str(path)) as source, pa.ipc.open_file(source) as reader:
        return reader.read_all()
