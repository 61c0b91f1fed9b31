"""The same year in DuckDB SQL and in Polars, in memory and from Parquet to Parquet in fresh processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
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
SQL: Final = Path(__file__).with_name("job.sql")
THREADS: Final = 2
MILLION: Final = 1_000_000

DUCKDB, POLARS, POLYC = "DuckDB SQL", "Polars", "polyc batch"


def in_memory(folder: Path, ordered: Year) -> Iterator[Row]:
    """An unsorted table to settled rows; raises `AssertionError` where one fen differs."""
    hand = folds.by_hand(folds.library(folder), ordered, 0)
    hand.run()
    mixed = ordered.shuffled()
    table = pa.table({name: pa.array(column) for name, column in mixed.columns.items()})
    database, frame = _database(table), pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    made = folds.by_policy(folds.generated(), mixed, THREADS)
    contenders: dict[str, Callable[[], object]] = {
        DUCKDB: lambda: database.execute("create or replace table made as select * from settled('claims')"),
        POLARS: lambda: frames.settled(frame).collect(),
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
sql, given, made = sys.argv[1:]
database = duckdb.connect()
database.execute(Path(sql).read_text("utf-8"))
database.execute("set threads = 2")
levels = "case 机构级别 when '基层' then 0 when '一级' then 1 when '二级' then 2 else 3 end"
groups = "case 人员类别 when '普通' then 0 when '低保' then 1 else 2 end"
database.execute(f'''create view claims as select psn_no as person, 出院日期 as day, {levels} as level,
    {groups} as category, 未转诊 as unreferred, medfee_sumamt as total, 乙类费用 as b, fulamt_ownpay_amt as self
    from read_parquet('{given}')''')
database.execute(f"copy (select * from settled('claims')) to '{made}' (format parquet)")
"""

IN_POLARS: Final = """
import polars as pl, sys
from tests.benchmarks.native.frames import settled
from tests.benchmarks.reference import CATEGORIES, LEVELS
_, given, made = sys.argv[1:]
frame = pl.read_parquet(given).select(
    person="psn_no", day="出院日期", unreferred="未转诊", total="medfee_sumamt", b="乙类费用",
    level=pl.col("机构级别").replace_strict(LEVELS, range(4), return_dtype=pl.Int64),
    category=pl.col("人员类别").replace_strict(CATEGORIES, range(3), return_dtype=pl.Int64),
    **{"own": "fulamt_ownpay_amt"},
).rename({"own": "self"})
settled(frame).collect().write_parquet(made)
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
    return [sys.executable, "-c", text, str(SQL), str(given), str(made)]


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
    for number_of, run in enumerate(contenders.values()):
        run()
        _same_file(folder / (f"{number_of}.parquet" if number_of < 2 else f"{number_of}"), ordered)
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


def _same_file(made: Path, ordered: Year) -> None:
    """The sums of the four amounts, and each amount by person and day where the file has the day."""
    table = pq.read_table(made if made.suffix else min(made.glob("part-*.parquet")))
    names = NAMES if "basic" in table.column_names else ("hifp_pay", "hifmi_pay", "maf_pay", "psn_part_amt")
    with_hand = folds.by_hand(folds.library(made.parent), ordered, 0)
    with_hand.run()
    if "行号" in table.column_names:  # rows come back in the order of the file, which was shuffled
        places = np.random.default_rng(SEED).permutation(ordered.count)
        for name, wanted in zip(names, with_hand.paid, strict=True):
            assert (table.column(name).to_numpy() == wanted[places]).all(), f"{made} 有一分钱不同"
        return
    ordered_table = table.sort_by([("person", "ascending"), ("day", "ascending")])
    for name, wanted in zip(names, with_hand.paid, strict=True):
        assert (ordered_table.column(name).to_numpy() == wanted).all(), f"{made} 有一分钱不同"


def _milliseconds(timed: Rounds, name: str) -> str:
    return f"{timed.median(name) * 1e3:,.0f} 毫秒"


def growth(folder: Path, millions: tuple[int, ...] = (1, 10, 30)) -> Iterator[Row]:
    """The whole command on ever more claims; memory stays what it is told."""
    first = 0.0
    for many in millions:
        given, made = folder / f"{many}m.parquet", folder / f"{many}m"
        pq.write_table(year(many * MILLION).shuffled().table(), given, row_group_size=131_072)
        start = perf_counter()
        subprocess.run(_polyc(given, made), check=True, stdout=subprocess.DEVNULL)
        seconds = (perf_counter() - start) / many
        first = first or seconds
        yield Row(
            what=f"{POLYC}:{many:,} 百万人次",
            time=f"{seconds * 1000:,.0f} 纳秒/人次",
            base=f"{millions[0]} 百万人次",
            measured=seconds / first,
        )
