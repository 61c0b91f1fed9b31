"""Items in tables of their own, and claims that have a number: the same as one table of lists, and nothing twice."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from attrs import evolve

from polyc.batch.by_id import reading
from polyc.batch.job import Job
from polyc.batch.run import run
from polyc.batch.unfit import Unfit
from polyc.batch.watching import Nobody
from tests.batch.samples import HEADER, ROOT, claims, every_file, ready, rejected, results
from tests.batch.test_items import HALF, ITEMS, THREE, item, table
from tests.batch.test_whole_runs import random_lines, stopping

NAMES = ("setl_id", "类别", "单价", "数量", "限价", "自付比例")
POOL = [*THREE, *HALF, item("丁类", "1", "1"), item("甲类", "1e2", "1")]


def written(path: Path, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def lists(count: int, seed: int) -> list[list[dict[str, Any]]]:
    """Claims of one item to many, some of them wrong."""
    random = Random(seed)
    weights = [*[10] * (len(POOL) - 2), 1, 1]
    return [random.choices(POOL, weights, k=random.choice((1, 2, 7, 40))) for _ in range(count)]


def tables(folder: Path, given: list[list[dict[str, Any]]], files: int = 1) -> Job:
    """The claims in so many files, their items in as many others, in a random order of the claims."""
    each = -(-len(given) // files)
    heads = [(f"S{at}", "2024-03-01") for at in range(len(given))]
    waiting = [(f"S{at}", [tuple(own.values()) for own in rows]) for at, rows in enumerate(given)]
    order = Random(1).sample([at for at, rows in enumerate(given) for _ in rows], sum(map(len, given)))
    items = [(waiting[at][0], *waiting[at][1].pop(0)) for at in order]
    share = -(-len(items) // files)
    folder.mkdir(exist_ok=True)
    job = ready(ITEMS).job(folder / "out")
    return evolve(
        job,
        tables=tuple(
            written(folder / f"单据{at}.csv", ("setl_id", "出院日期"), heads[at * each :][:each])
            for at in range(files)
        ),
        items=tuple(
            written(folder / f"明细{at}.csv", NAMES, items[at * share :][:share]) for at in range(files)
        ),
    )


@pytest.mark.parametrize("parts", [1, 3])
@pytest.mark.parametrize("files", [1, 2])
def test_two_tables_settle_as_one_table_of_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: int, files: int
) -> None:
    monkeypatch.setattr(reading, "parts_by_id", lambda *_: parts)
    given = lists(60, seed=parts)
    job = evolve(tables(tmp_path, given, files), parts=parts)
    apart = run(job, Nobody()).totals
    together = run(
        evolve(job, tables=(table(tmp_path / "一.parquet", *given),), items=(), out=tmp_path / "one"),
        Nobody(),
    ).totals
    assert evolve(apart, items=0, items_used=0) == together and 10 < together.settled < 60
    assert apart.items == apart.items_used == sum(map(len, given))
    one, two = (sorted(map(str, _amounts(results(tmp_path / name)))) for name in ("one", "out"))
    assert one == two
    assert sorted(code for *_, code in rejected(tmp_path / "out")) == sorted(
        code for *_, code in rejected(tmp_path / "one")
    )


def _amounts(found: pa.Table) -> list[list[Any]]:
    names = [name for name in found.column_names if name not in ("文件", "行号")]
    return [list(row.values()) for row in found.select(names).to_pylist()]


def test_the_partitions_of_numbers_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = tables(tmp_path, [*lists(40, seed=5), [], []])
    with (tmp_path / "单据0.csv").open("a", encoding="utf-8") as file:
        file.write("S3,2024-03-02\r\nS5,2024-03-02\r\n")
    with (tmp_path / "明细0.csv").open("a", encoding="utf-8") as file:
        file.write("S99,甲类,1,1,,\r\n,甲类,1,1,,\r\n1E+17,甲类,1,1,,\r\n")
    run(job, Nobody())
    monkeypatch.setattr(reading, "parts_by_id", lambda *_: 5)
    outcome = run(evolve(job, out=tmp_path / "five"), Nobody())
    assert every_file(tmp_path / "out") == every_file(tmp_path / "five")
    codes = [code for *_, code in rejected(tmp_path / "five")]
    assert [codes.count(code) for code in ("R30", "R33", "R34")] == [2, 1, 2]
    assert (outcome.totals.items_rejected, outcome.totals.items_unknown) == (3, 2)
    assert not (tmp_path / "five.unfinished").exists()


def test_stopped_and_resumed_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "parts_by_id", lambda *_: 2)
    job = evolve(tables(tmp_path, lists(40, seed=6)), parts=4)
    whole = run(evolve(job, out=tmp_path / "whole"), Nobody())
    with pytest.raises(KeyboardInterrupt):
        run(stopping(job, KeyboardInterrupt), Nobody())
    assert not (tmp_path / "out.unfinished" / "ids").exists()
    assert run(evolve(job, resume=True), Nobody()) == whole
    assert every_file(tmp_path / "out") == every_file(tmp_path / "whole")


@pytest.mark.parametrize("hold", [False, True])
def test_one_number_is_settled_once_also_without_items(tmp_path: Path, hold: bool) -> None:
    """The chain's column stands for a number here: what comes back is refused, what comes after it waits if told to."""
    lines = [
        "370001,2023-08-01,一档,三级,未转诊,c1,10000.00,8800.00",
        "370001,2023-08-02,一档,三级,未转诊,c1,10000.00,8800.00",
        "370002,2023-08-01,一档,三级,未转诊,c1,10000.00,8800.00",
        "370002,2023-08-03,一档,三级,未转诊,c2,10000.00,8800.00",
    ]
    job = evolve(
        ready().job(tmp_path / "out", claims(tmp_path / "单据.csv", *lines)), number="转诊链", hold=hold
    )
    totals = run(job, Nobody()).totals
    assert (totals.settled, totals.rejected, totals.held) == ((1, 2, 1) if hold else (2, 2, 0))
    found = rejected(tmp_path / "out")
    assert found[:2] == [(3, "转诊链", "R30"), (4, "转诊链", "R30")]


def test_without_doubles_numbers_change_nothing(tmp_path: Path) -> None:
    lines = [f"{line},S{at}" for at, line in enumerate(random_lines(200, seed=3))]
    path = tmp_path / "单据.csv"
    path.write_text("\n".join([HEADER.strip() + ",setl_id", *lines, ""]), "utf-8")
    job = evolve(ready().job(tmp_path / "out", path), parts=3)
    run(job, Nobody())
    run(evolve(job, out=tmp_path / "ids", number="setl_id"), Nobody())
    one, other = every_file(tmp_path / "out"), every_file(tmp_path / "ids")
    assert {**one, "plan.json": b""} == {**other, "plan.json": b""}


PEAK = """
import sys
sys.modules["numpy"] = None
from pathlib import Path
from attrs import evolve
from polyc.batch.run import run
from polyc.batch.watching import Nobody
from polyc.batch.engines import Wanted, engine
from tests.batch.samples import ready
from tests.batch.test_items import ITEMS

folder, memory = Path(sys.argv[1]), int(sys.argv[2]) << 20
job = ready(ITEMS).job(folder / sys.argv[2], folder / "单据.csv")
job = evolve(job, items=(folder / "明细.csv",), memory=memory, engine=engine(ready(ITEMS).prepared, Wanted.EITHER))
outcome = run(job, Nobody())
assert not outcome.mismatches and outcome.totals.items == int(sys.argv[3])
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) >> 10)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 记着最多用过多少内存")
def test_memory_stays_within_what_was_allowed(tmp_path: Path) -> None:
    count, each = 50_000, 5
    written(
        tmp_path / "单据.csv", ("setl_id", "出院日期"), [(f"S{at:029}", "2024-03-01") for at in range(count)]
    )
    rows = [(f"S{at:029}", "甲类", "12.50", "10", "", "") for at in range(count)]
    written(tmp_path / "明细.csv", NAMES, rows * each)
    bounded, freely = (
        int(
            subprocess.run(
                [sys.executable, "-c", PEAK, str(tmp_path), str(memory), str(count * each)],
                cwd=ROOT,
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for memory in (230, 4096)
    )
    assert bounded <= 230 < freely


@pytest.mark.parametrize(
    ("head", "items", "number", "told"),
    [
        ("setl_id,出院日期", "单据号,类别,单价,数量", None, "要用 --id 写明"),
        ("setl_id,出院日期", "setl_id,类别,单价", None, "缺少数量"),
        ("setl_id,出院日期", "setl_id,类别,单价,数量,数量", None, "列“数量”有两个"),
        ("setl_id,出院日期", "号,类别,单价,数量", "setl_id", "没有单据号的列“setl_id”"),
        ("setl_id,出院日期,费用明细", "setl_id,类别,单价,数量", None, "已经有明细的列“费用明细”"),
    ],
    ids=["no number", "absent", "doubled", "other number", "both"],
)
def test_tables_that_do_not_fit_are_refused(
    tmp_path: Path, head: str, items: str, number: str | None, told: str
) -> None:
    heads, rows = tmp_path / "单据.csv", tmp_path / "明细.csv"
    heads.write_text(f"{head}\n", "utf-8")
    rows.write_text(f"{items}\n", "utf-8")
    job = evolve(ready(ITEMS).job(tmp_path / "out", heads), items=(rows,), number=number)
    with pytest.raises(Unfit, match=told):
        run(job, Nobody())
    assert not (tmp_path / "out.unfinished").exists()


def test_a_policy_without_items_takes_none(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv")
    with pytest.raises(Unfit, match="没有明细,用不上 --items"):
        run(evolve(ready().job(tmp_path / "out", path), items=(path,), number="转诊链"), Nobody())
