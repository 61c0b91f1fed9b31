"""Claims with items, as a column of lists; the reference's example, amounts from the clause."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

from polyc.batch.engines import Wanted, engine
from polyc.batch.plan import parts_needed
from polyc.batch.reading import files
from polyc.batch.run import run
from polyc.batch.unfit import Unfit
from polyc.batch.watching import Nobody
from tests.backends.c.compiler import needs_compiler
from tests.batch.samples import ROOT, every_file, ready, rejected, results

ITEMS = ROOT / "site" / "reference" / "20-items.pol"
SPLITTING = ROOT / "site" / "reference" / "26-splitting.pol"
KIND = pa.list_(pa.struct([(name, pa.string()) for name in ("类别", "单价", "数量", "限价", "自付比例")]))


def item(
    kind: str, price: str, number: str, limit: str | None = None, own: str | None = None
) -> dict[str, Any]:
    return {"类别": kind, "单价": price, "数量": number, "限价": limit, "自付比例": own}


THREE = [item("甲类", "12.50", "10"), item("乙类", "300", "2", "250", "10%"), item("丙类", "80", "1")]
"""125; 300 × 2 = 600, of which 250 × 2 = 500 less 10 % count: 450; 80 which do not.  805, 575, 60 % of it 345."""

HALF = [item("甲类", "3.33", "0.5")]
"""1.665, to the fen 1.67; 60 % is 1.002, to the fen 1.00."""


def table(path: Path, *lists: Any) -> Path:
    days = pa.array(["2024-03-01"] * len(lists))
    pq.write_table(pa.table({"出院日期": days, "费用明细": pa.array(lists, KIND)}), path)
    return path


def test_items_are_settled_with_their_defaults(tmp_path: Path) -> None:
    path = table(tmp_path / "单据.parquet", THREE, HALF, THREE)
    outcome = run(ready(ITEMS).job(tmp_path / "out", path), Nobody())
    found = results(tmp_path / "out")
    assert [str(each) for each in found.column("门诊统筹").to_pylist()] == ["345.00", "1.00", "345.00"]
    assert outcome.totals.payments == (34_500 + 100 + 34_500,)


def test_what_is_wrong_with_an_item_is_told_with_its_row(tmp_path: Path) -> None:
    wrong = [
        [item("甲类", "1e2", "1")],
        [THREE[0], item("丁类", "1", "1")],
        [item("甲类", "1", "101")],
        [item("甲类", None, "1")],  # type: ignore[arg-type]
        None,
    ]
    path = table(tmp_path / "单据.parquet", HALF, *wrong, HALF)
    outcome = run(ready(ITEMS).job(tmp_path / "out", path), Nobody())
    assert (outcome.totals.settled, outcome.totals.rejected) == (2, 5)
    codes = {(row, code) for row, _, code in rejected(tmp_path / "out")}
    assert codes == {(2, "R05"), (3, "R13"), (4, "R14"), (5, "R04"), (6, "R04")}
    assert "第 2 行的类别:" in (tmp_path / "out/rejects.csv").read_text("utf-8-sig")


@needs_compiler
@pytest.mark.parametrize("parts", [1, 3])
def test_native_code_settles_items_to_the_same_bytes(tmp_path: Path, parts: int) -> None:
    """Claims of none to many items, some of them wrong, some refused by the policy."""
    random, pool = (
        Random(parts),
        [*THREE, *HALF, item("甲类", "1e2", "1"), item("乙类", "9000", "99", "1", "0%")],
    )
    lists = [[random.choice(pool) for _ in range(random.choice((0, 1, 2, 7, 40)))] for _ in range(60)]
    job = evolve(ready(ITEMS).job(tmp_path / "python", table(tmp_path / "单据.parquet", *lists)), parts=parts)
    here = run(job, Nobody())
    native = engine(ready(ITEMS).prepared, Wanted.NATIVE)
    assert run(evolve(job, engine=native, out=tmp_path / "native"), Nobody()) == here
    assert 20 < here.totals.settled < 60
    assert every_file(tmp_path / "python") == every_file(tmp_path / "native")


@pytest.mark.parametrize("wanted", [Wanted.PYTHON, pytest.param(Wanted.NATIVE, marks=needs_compiler)])
@pytest.mark.parametrize("parts", [1, 3])
def test_what_comes_of_each_item_is_handed_out(tmp_path: Path, parts: int, wanted: Wanted) -> None:
    """1 % of -100.01 to the fen is -1.00; by 0.10 and 0.20: 33⅓ and 66⅔, the last fen to the larger rest."""
    count = 5
    kind = pa.list_(pa.struct([("留用", pa.string())]))
    columns = {
        "认定日期": pa.array(["2024-03-01"] * count),
        "县类": pa.array(["第一类"] * count),
        "个人缴费标准": pa.array(["120"] * count),
        "年终清算额": pa.array(["-100.01"] * count),
        "单位": pa.array([[{"留用": "0.10"}, {"留用": "0.20"}]] * (count - 1) + [[{"留用": "0.30"}]], kind),
    }
    pq.write_table(pa.table(columns), tmp_path / "单据.parquet")
    policy = ready(SPLITTING)
    job = evolve(policy.job(tmp_path / "out", tmp_path / "单据.parquet"), parts=parts)
    run(evolve(job, engine=engine(policy.prepared, wanted)), Nobody())
    by_row = {row["行号"]: row for row in results(tmp_path / "out").to_pylist()}
    (rows,) = (each.field for each in policy.face.rows)
    fees = {row: [str(each["平台费"]) for each in found[rows]] for row, found in by_row.items()}
    assert fees == {**{row: ["-0.33", "-0.67"] for row in range(1, count)}, count: ["-1.00"]}


def test_the_steps_of_a_claim_and_of_each_of_its_items_are_told(tmp_path: Path) -> None:
    policy, path = ready(ITEMS), table(tmp_path / "单据.parquet", HALF, THREE)
    job = evolve(policy.job(tmp_path / "out", path), python=policy.prepared.python)
    run(evolve(job, trace=frozenset({("单据.parquet", 2)})), Nobody())
    text = (tmp_path / "out/trace.txt").read_text("utf-8")
    assert text.startswith("== 单据.parquet 第 2 行 ==") and text.count("==") == 2
    claim, *items = text.split("费用明细第 ")
    assert "345.00元" in claim and "460.00元" in claim
    assert [each[:3] for each in items] == ["1 行", "2 行", "3 行"]
    assert "500.00元" in items[1] and "450.00元" in items[1] and "80.00元" in items[2]


@pytest.mark.parametrize("suffix", [".parquet", ".arrow"])
def test_items_count_for_the_memory_that_a_run_takes(tmp_path: Path, suffix: str) -> None:
    """200,000 items × 56 bytes × 6 and 4,000 claims × 72 bytes × 6 are 68.9 MB, of which 8 MiB are there at a time."""
    rows = pq.read_table(table(tmp_path / "单据.parquet", *[HALF * 50] * 4000))
    if suffix == ".arrow":
        with pa.OSFile(str(tmp_path / "单据.arrow"), "wb") as sink, pa.ipc.new_file(sink, rows.schema) as out:
            out.write_table(rows)
    opened = files.opened(tmp_path / f"单据{suffix}", "utf-8")
    assert opened.items == 200_000
    assert parts_needed(ready(ITEMS).face, [opened], 128 << 20, 1) == 9


def test_csv_has_no_room_for_items(tmp_path: Path) -> None:
    path = tmp_path / "单据.csv"
    path.write_text("出院日期\n2024-03-01\n", "utf-8")
    with pytest.raises(Unfit, match="缺少明细“费用明细”的列"):
        run(ready(ITEMS).job(tmp_path / "out", path), Nobody())
