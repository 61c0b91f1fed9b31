"""Rows laid aside on disk by partition, while there are more than memory holds."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from polyc.batch.parting import parted


class Kept:
    """All rows in memory: there is one partition."""

    def __init__(self, schema: pa.Schema | None = None) -> None:
        self._schema = schema
        self._batches: list[pa.RecordBatch] = []

    def add(self, batch: pa.RecordBatch) -> None:
        """Take the rows of a batch."""
        self._batches.append(batch)

    def close(self) -> None:
        """Nothing is open."""

    def partition(self, _: int) -> pa.Table | None:
        """Every row, handed over in one piece; None where there is none."""
        if not self._batches:
            return None
        rows = pa.Table.from_batches(self._batches)
        self._batches.clear()
        return rows.combine_chunks()


class Spilled:
    """A file a partition, written as rows come and read back partition by partition."""

    def __init__(self, folder: Path, parts: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._parts = parts
        self._writers: dict[int, pa.ipc.RecordBatchStreamWriter] = {}

    def add(self, batch: pa.RecordBatch) -> None:
        """Put each row to its partition."""
        for part, rows in parted(batch, self._parts):
            if part not in self._writers:
                self._writers[part] = pa.ipc.new_stream(str(self._path(part)), batch.schema)
            self._writers[part].write_batch(rows)

    def close(self) -> None:
        """Everything is on disk."""
        for writer in self._writers.values():
            writer.close()
        self._writers.clear()

    def partition(self, part: int) -> pa.Table | None:
        """The rows of a partition in the order in which they came; None where there is none."""
        path = self._path(part)
        if not path.exists():
            return None
        with pa.OSFile(str(path)) as source, pa.ipc.open_stream(source) as reader:
            return reader.read_all()

    def _path(self, part: int) -> Path:
        return self._folder / f"{part:05d}.arrows"
