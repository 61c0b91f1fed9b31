"""The same year in DuckDB SQL and in Polars, in memory and from Parquet to Parquet in fresh processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import Any, Final

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from tests.benchmarks.native import folds, frames
from tests.benchmarks.native.folds import Fold
from tests.benchmarks.native.year import SEED, Year, year
from tests.benchmarks.reference import POLICY
from tests.benchmarks.report import Goal, Row
from tests.benchmarks.timing import Rounds, interleave

ROUNDS: Final = 5
NAMES: Final = ("basic", "critical", "aid", "patient")
WRITTEN: Final = {
    "row": "行号",
    "person": "psn_no",
    "eligible": "inscp_scp_amt",
    "basic": "hifp_pay",
    "critical": "hifmi_pay",
    "aid": "maf_pay",
    "patient": "psn_part_amt",
    "stays": "累计_住院",
    "basic_so_far": "累计_基本医保_支付",
    "base_so_far": "累计_大病保险_基数",
    "critical_so_far": "累计_大病保险_支付",
    "deducted_so_far": "累计_医疗救助_起付",
    "aid_so_far": "累计_医疗救助_支付",
}
"""The columns of a file by their names in the peers' jobs: everybody writes the same."""

FOUR: Final = ("person", "day", *NAMES)
"""What is asked for in memory."""

SQL: Final = Path(__file__).with_name("job.sql")
THREADS: Final = 2
MILLION: Final = 1_000_000

DUCKDB, POLARS, POLYC = "DuckDB SQL", "Polars", "polyc batch"


def in_memory(folder: Path, ordered: Year) -> Iterator[Row]:
    """An unsorted table to settled rows; raises `AssertionError` where one fen differs."""
    hand = folds.by_hand(folds.library(folder), ordered, 0)
    hand.run()
    mixed = ordered.shuffled()
    numbers = pa.array(np.arange(1, mixed.count + 1))
    table = pa.table({"row": numbers, **{name: pa.array(own) for name, own in mixed.columns.items()}})
    database, frame = _database(table), pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    made = folds.by_policy(folds.generated(), mixed, THREADS)
    contenders: dict[str, Callable[[], object]] = {
        DUCKDB: lambda: database.execute(
            f"create or replace table made as select {', '.join(FOUR)} from settled('claims')"
        ),
        POLARS: lambda: frames.settled(frame).select(FOUR).collect(),
        folds.MADE: made.run,
    }
    contenders[DUCKDB]()
    _same(hand, database.sql("select * from made order by person, day").to_arrow_table(), DUCKDB)
    _same(hand, frames.settled(frame).sort("person", "day").collect().to_arrow(), POLARS)
    timed = interleave(contenders, ROUNDS)
    for name in (POLARS, DUCKDB):
        yield Row(what=f"{name}:没排序的表,{THREADS} 线程", time=_nanoseconds(timed, name, mixed.count))
    ratio = 1 / timed.ratio(folds.MADE, DUCKDB)
    yield Row(
        what=f"{folds.MADE}比 {DUCKDB} 快多少:没排序的表,{THREADS} 线程",
        time=_nanoseconds(timed, folds.MADE, mixed.count),
        base=DUCKDB,
        measured=ratio,
        goal=Goal(must=8, reach=8, at_least=True),
    )


def _database(table: pa.Table) -> Any:
    database = duckdb.connect()
    database.execute(SQL.read_text("utf-8"))
    database.execute(f"set threads = {THREADS}")
    database.register("given", table)
    database.execute("create table claims as select * from given")
    return database


def _same(hand: Fold, found: pa.Table, name: str) -> None:
    for column, wanted in zip(NAMES, hand.paid, strict=True):
        assert (found.column(column).to_numpy() == wanted).all(), f"{name} 有一分钱不同"


def _nanoseconds(timed: Rounds, name: str, count: int) -> str:
    return f"{timed.median(name) / count * 1e9:.0f} 纳秒/人次"


IN_DUCKDB: Final = """
import duckdb, sys
from pathlib import Path
sql, given, made, written = sys.argv[1:]
database = duckdb.connect()
database.execute(Path(sql).read_text("utf-8"))
database.execute("set threads = 2")
levels = "case 机构级别 when '基层' then 0 when '一级' then 1 when '二级' then 2 else 3 end"
groups = "case 人员类别 when '普通' then 0 when '低保' then 1 else 2 end"
database.execute(f'''create view claims as select file_row_number + 1 as row, psn_no as person, 出院日期 as day, {levels} as level,
    {groups} as category, 未转诊 as unreferred, medfee_sumamt as total, 乙类费用 as b, fulamt_ownpay_amt as self
    from read_parquet('{given}', file_row_number = true)''')
database.execute(f"copy (select {written} from settled('claims')) to '{made}' (format parquet)")
"""

IN_POLARS: Final = """
import polars as pl, sys
from tests.benchmarks.native.frames import settled
from tests.benchmarks.reference import CATEGORIES, LEVELS
_, given, made, written = sys.argv[1:]
frame = pl.read_parquet(given).with_row_index("row", offset=1).select(
    "row", person="psn_no", day="出院日期", unreferred="未转诊", total="medfee_sumamt", b="乙类费用",
    level=pl.col("机构级别").replace_strict(LEVELS, range(4), return_dtype=pl.Int64),
    category=pl.col("人员类别").replace_strict(CATEGORIES, range(3), return_dtype=pl.Int64),
    **{"own": "fulamt_ownpay_amt"},
).rename({"own": "self"})
names = dict(each.split(" as ") for each in written.split(", "))
settled(frame).select(*names).rename(names).collect().write_parquet(made)
"""


def _polyc(given: Path, made: Path) -> list[str]:
    words = [
        "batch",
        str(POLICY),
        str(given),
        "-o",
        str(made),
        "--amounts",
        "分",
        "--later",
        "照常",
        "--quiet",
    ]
    return [sys.executable, "-m", "polyc.cli.main", *words]


def _script(text: str, given: Path, made: Path) -> list[str]:
    written = ", ".join(f"{own} as {name}" for own, name in WRITTEN.items())
    return [sys.executable, "-c", text, str(SQL), str(given), str(made), written]


def files(folder: Path, ordered: Year) -> Iterator[Row]:
    """Parquet to Parquet in fresh processes, texts for people and options."""
    given = folder / "claims.parquet"
    pq.write_table(ordered.shuffled().table(), given, row_group_size=131_072)
    number = iter(range(1000))

    def started(command: Callable[[Path], list[str]], ending: str) -> Callable[[], None]:
        def run() -> None:
            subprocess.run(command(folder / f"{next(number)}{ending}"), check=True, stdout=subprocess.DEVNULL)

        return run

    contenders = {
        DUCKDB: started(lambda made: _script(IN_DUCKDB, given, made), ".parquet"),
        POLARS: started(lambda made: _script(IN_POLARS, given, made), ".parquet"),
        POLYC: started(lambda made: _polyc(given, made), ""),
    }
    for run in contenders.values():
        run()
    _same_files([folder / "0.parquet", folder / "1.parquet", folder / "2" / "part-00000.parquet"], ordered)
    timed = interleave(contenders, ROUNDS)
    for name in (POLARS, DUCKDB):
        yield Row(what=f"{name}:Parquet 到 Parquet,新进程", time=_milliseconds(timed, name))
    yield Row(
        what=f"{POLYC}:Parquet 到 Parquet,新进程(另有校验、合计、汇总页)",
        time=_milliseconds(timed, POLYC),
        base=DUCKDB,
        measured=timed.ratio(POLYC, DUCKDB),
        goal=Goal(must=0.65, reach=0.5),
    )


def _same_files(made: list[Path], ordered: Year) -> None:
    """Every column of every file by row, and the four amounts as the C by hand has them."""
    tables = [pq.read_table(path).sort_by("行号") for path in made]
    for path, table in zip(made, tables, strict=True):
        for name in WRITTEN.values():
            mine, its = (each.column(name).to_numpy() for each in (table, tables[-1]))
            assert (mine == its).all(), f"{path} 的 {name} 有一分钱不同"
    with_hand = folds.by_hand(folds.library(made[0].parent), ordered, 0)
    with_hand.run()
    places = np.random.default_rng(SEED).permutation(ordered.count)  # the file was shuffled
    for name, wanted in zip(NAMES, with_hand.paid, strict=True):
        assert (tables[-1].column(WRITTEN[name]).to_numpy() == wanted[places]).all(), f"{name} 有一分钱不同"


def _milliseconds(timed: Rounds, name: str) -> str:
    return f"{timed.median(name) * 1e3:,.0f} 毫秒"


LIMIT: Final = "512MB"


def growth(folder: Path, millions: tuple[int, ...] = (1, 10, 30)) -> Iterator[Row]:
    """The whole command on ever more claims, with the memory that it takes by itself and with less."""
    first = 0.0
    for many in millions:
        given = folder / f"{many}m.parquet"
        pq.write_table(year(many * MILLION).shuffled().table(), given, row_group_size=131_072)
        for limit in ((), ("--memory", LIMIT)):
            made = folder / f"{many}m{len(limit)}"
            seconds, most = _watched([*_polyc(given, made), *limit])
            first = first or seconds / many
            yield Row(
                what=f"{POLYC}:{many:,} 百万人次{',--memory ' + LIMIT if limit else ''}",
                time=f"{seconds * 1000 / many:,.0f} 纳秒/人次,最多用 {most:,} MB",
                base=f"{millions[0]} 百万人次",
                measured=seconds / many / first,
            )
            shutil.rmtree(made)
        given.unlink()


def _watched(command: list[str]) -> tuple[float, int]:
    """Seconds, and the most memory in use in MB (0 where the system does not tell); looked at again and again."""
    start, most = perf_counter(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        told = status.read_text() if status.exists() else ""
        most = max([most, *(int(line.split()[1]) >> 10 for line in told.splitlines() if "VmHWM" in line)])
        sleep(0.02)
    assert process.returncode == 0
    return perf_counter() - start, most
