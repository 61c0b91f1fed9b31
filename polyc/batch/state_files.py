"""States of persons from and to files: Parquet or Arrow, by the end of the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch import state_table
from polyc.batch.face import Face
from polyc.batch.job import Job
from polyc.batch.reading.columnar import ARROW, PARQUET
from polyc.batch.spill import Kept, Spilled
from polyc.batch.unfit import Unfit


def read(job: Job, sink: Kept | Spilled) -> None:
    """The opening state into `sink`; raises `Unfit` where another policy made it or a number is out of bounds."""
    if job.opening is not None:
        for batch in _batches(job.opening, job.face):
            sink.add(batch.rename_columns(["person", *batch.schema.names[1:]]))
    sink.close()


def _batches(path: Path, face: Face) -> Iterator[pa.RecordBatch]:
    if not path.is_file():
        raise Unfit(f"没有这个文件:{path}")
    wanted = state_table.schema(face)
    if path.suffix.lower() in PARQUET:
        import pyarrow.parquet as pq

        with pq.ParquetFile(path) as file:
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
    aside = path.with_name(f".{path.name}.part")
    with pa.OSFile(str(aside), "wb") as sink, pa.ipc.new_file(sink, state.schema) as writer:
        writer.write_table(state)
    aside.replace(path)


def join(parts: Sequence[Path], path: Path, face: Face) -> None:
    """The states of all partitions in one file, written aside and renamed."""
    schema, aside = state_table.schema(face), path.with_name(f".{path.name}.part")
    if path.suffix.lower() in PARQUET:
        import pyarrow.parquet as pq

        with pq.ParquetWriter(aside, schema) as parquet:
            for part in parts:
                parquet.write_table(_part(part))
    elif path.suffix.lower() in ARROW:
        with pa.OSFile(str(aside), "wb") as sink, pa.ipc.new_file(sink, schema) as arrow:
            for part in parts:
                arrow.write_table(_part(part))
    else:
        raise Unfit(f"状态文件只认 {'、'.join((*PARQUET, *ARROW))},现在是“{path.name}”。")
    aside.replace(path)


def _part(path: Path) -> pa.Table:
    with pa.OSFile(str(path)) as source, pa.ipc.open_file(source) as reader:
        return reader.read_all()
