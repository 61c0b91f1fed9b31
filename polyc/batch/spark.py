"""The same run on Spark: executors read the files, Spark brings each partition together, executors settle it.

Files, the results' folder and its ``.unfinished`` neighbour must have the same paths on all
machines (a shared file system).  A partition is made and written by the very functions
that do so on one machine, so its bytes are the same; a task that Spark runs twice writes the same once more.  polyc itself travels with the job;
pyarrow and attrs must be installed where the executors run.
"""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pyarrow as pa

import polyc
from polyc.batch import rejects, state_table
from polyc.batch.folder import Folder, read_json, write_json
from polyc.batch.job import Job
from polyc.batch.naming import Naming
from polyc.batch.part import settle_part
from polyc.batch.parting import partition_of
from polyc.batch.problems import RowProblem
from polyc.batch.reading.chunk import Opened
from polyc.batch.reading_phase import Read, base_of, coded, named_files, typed_rows
from polyc.batch.results import Look
from polyc.batch.sheet import sheet_schema
from polyc.batch.state_files import batches
from polyc.batch.unfit import Unfit

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PART: Final = "part"


def session(name: str) -> SparkSession:
    """The session of the surrounding ``spark-submit``, else a local one on all processors of this machine."""
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        raise Unfit("Spark 要用 Java(17 或更高版本),这台机器上没有找到;请先装 Java,或去掉 --engine spark。")
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Unfit("没有装 pyspark;请先 pip install 'polyc[spark]',或去掉 --engine spark。") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    built = SparkSession.builder.appName(name)
    if "SPARK_ENV_LOADED" not in os.environ:
        built = (
            built.master("local[*]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
        )
    return built.getOrCreate()


def settle_on_spark(
    spark: SparkSession,
    job: Job,
    folder: Folder,
    tables: Sequence[Opened],
    namings: Sequence[Naming],
    parts: int,
) -> Read:
    """Both halves of a run; the partitions leave behind what they leave on one machine."""
    from pyspark.sql.pandas.types import from_arrow_schema

    with TemporaryDirectory(prefix="polyc-") as temporary:
        spark.sparkContext.addPyFile(_ourselves(Path(temporary)))
        look = Look(unit=job.unit, person=namings[0].person, files=named_files(tables))
        schema = sheet_schema(job.face, namings[0]).append(pa.field(PART, pa.int64()))
        numbers = spark.createDataFrame([(at,) for at in range(len(tables))], "file long")
        rows = numbers.repartition(len(tables), "file").mapInArrow(
            _reading(job, folder, tables, namings, parts, schema), from_arrow_schema(schema)
        )
        done = rows.groupBy(PART).applyInArrow(_settling(job, folder, look), f"{PART} long")
        done.collect()
    for part in range(parts):
        if not folder.done(part).exists():  # no row belongs to it, but states may
            settle_part(job, folder, look, part, None, opening_of(job, part, parts))
    return _joined(folder, tables)


def _reading(
    job: Job,
    folder: Folder,
    tables: Sequence[Opened],
    namings: Sequence[Naming],
    parts: int,
    schema: pa.Schema,
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for file in batch.column("file").to_pylist():
                yield from _file(job, folder, file, tables[file], namings[file], parts, schema)

    return read


def _file(
    job: Job, folder: Folder, file: int, table: Opened, naming: Naming, parts: int, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    """The rows of a file with their partitions; its problems and counts go to files of their own."""
    rows = rejected = 0
    problems: list[tuple[RowProblem, str]] = []
    for found in typed_rows(job, table, naming, base_of(file)):
        rows += found.count
        rejected += found.wrong
        problems += coded(found)
        if len(found.rows):
            which = partition_of(found.rows.column("person"), parts)
            yield found.rows.append_column(PART, which).select(schema.names).cast(schema)
    rejects.write_part(folder.reading_rejects(file), problems)
    write_json(folder.reading_counts(file), {"rows": rows, "rejected": rejected})


def _settling(job: Job, folder: Folder, look: Look) -> Callable[[pa.Table], pa.Table]:
    parts = read_json(folder.plan)["分区"]

    def settle(table: pa.Table) -> pa.Table:
        part = table.column(PART)[0].as_py()
        if not folder.done(part).exists():
            settle_part(job, folder, look, part, table.drop_columns(PART), opening_of(job, part, parts))
        return pa.table({PART: pa.array([part], pa.int64())})

    return settle


def opening_of(job: Job, part: int, parts: int) -> pa.Table | None:
    """The opening state of a partition's persons, read out of the whole file."""
    if job.opening is None:
        return None
    import pyarrow.compute as pc

    own = [
        batch.filter(pc.equal(partition_of(batch.column(state_table.PERSON), parts), part))
        for batch in batches(job.opening, job.face)
    ]
    return pa.Table.from_batches(own, schema=state_table.schema(job.face))


def _joined(folder: Folder, tables: Sequence[Opened]) -> Read:
    counts = [read_json(folder.reading_counts(file)) for file in range(len(tables))]
    return Read(
        rows=sum(each["rows"] for each in counts),
        rejected=sum(each["rejected"] for each in counts),
        files=named_files(tables),
    )


def _ourselves(folder: Path) -> str:
    """Polyc as one file that executors import from."""
    home = Path(polyc.__file__).parent
    path = folder / "polyc.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(home.rglob("*.py")):
            archive.write(file, Path("polyc") / file.relative_to(home))
    return str(path)
