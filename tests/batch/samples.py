"""A policy compiled once, and tables for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import ModuleType

import pyarrow as pa
from attrs import evolve, frozen

from polyc import pipeline
from polyc.batch.converting.convert import Unit
from polyc.batch.face import Face
from polyc.batch.job import Job
from polyc.batch.prepared import Prepared
from polyc.batch.preparing import prepare
from polyc.batch.python_engine import PythonEngine, module_of
from polyc.kernel.program import Program

ROOT = Path(__file__).resolve().parents[2]
WEIHAI = ROOT / "policies" / "山东省" / "威海市" / "居民住院.pol"
HEADER = "psn_no,dscg_time,缴费档次,dedc_hosp_lv,转诊方式,转诊链,medfee_sumamt,inscp_scp_amt\n"


@frozen(kw_only=True)
class Ready:
    """A compiled policy."""

    program: Program
    module: ModuleType
    prepared: Prepared

    @property
    def face(self) -> Face:
        return self.prepared.face

    def job(self, out: Path, *tables: Path) -> Job:
        """The tables settled by the generated Python into `out`, amounts in 元."""
        engine = PythonEngine(face=self.face, python=self.prepared.python)
        return Job(face=self.face, engine=engine, tables=tables, out=out, unit=Unit.YUAN, hold=False)


@cache
def ready(path: Path = WEIHAI, *scenarios: str) -> Ready:
    """The policy of a file."""
    source = pipeline.read(path).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None
    program = pipeline.compile_policy(policy, source, scenarios).value
    assert program is not None
    made = prepare(program, policy.conventions.order)
    return Ready(program=program, module=module_of(made.python), prepared=made)


def results(folder: Path) -> pa.Table:
    """What a run wrote, in the order of the partitions."""
    import pyarrow.parquet as pq

    return pa.concat_tables([pq.read_table(path) for path in sorted(folder.glob("part-*.parquet"))])


def rejected(folder: Path) -> list[tuple[int, str, str]]:
    """Row, field and code of every problem."""
    import csv

    with (folder / "rejects.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(int(row["行号"]), row["字段"], row["代码"]) for row in csv.DictReader(file)]


def every_file(folder: Path) -> dict[str, bytes]:
    """The bytes of all files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def claims(path: Path, *lines: str) -> Path:
    """A CSV file of these lines below the usual header."""
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    return path


def held(job: Job) -> Job:
    """The same job with later claims held."""
    return evolve(job, hold=True)
