"""Laws of whole runs: equal to settling one by one, whatever the partitions, months, formats and interruptions."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve, frozen

from polyc.batch.claims import Claims, Settled, Turns
from polyc.batch.job import Job
from polyc.batch.python_engine import PythonEngine
from polyc.batch.run import run
from polyc.batch.unfit import Unfit
from polyc.batch.watching import Nobody
from polyc.batch.writing import Format
from tests.batch.samples import HEADER, ROOT, claims, every_file, ready, rejected, results

FROM = date(2023, 7, 1)


def random_lines(count: int, seed: int, wrong: float = 0.1) -> list[str]:
    """Claims of about a third as many persons, some of them wrong."""
    choose, lines = random.Random(seed), []
    for at in range(count):
        person = (
            str(37_000_000_000_000_000 + choose.randrange(count // 3))
            if choose.random() < 0.7
            else f"人{at % 9}"
        )
        total = choose.choice([0, 1, 99_999, choose.randrange(20_000_000)])
        covered = choose.randrange(total + 1)
        day = (FROM + timedelta(days=choose.randrange(184))).isoformat()
        cells = [
            person,
            day,
            choose.choice(["一档", "二档"]),
            choose.choice(["基层", "一级", "二级", "三级"]),
            choose.choice(["未转诊", "医共体内上转", "医共体外上转", "下转"]),
            f"c{choose.randrange(count // 2)}",
            f"{total // 100}.{total % 100:02d}",
            f"{covered // 100}.{covered % 100:02d}",
        ]
        if choose.random() < wrong:
            cells[choose.randrange(8)] = choose.choice(["", "1e5", "45117", "0.001"])
        lines.append(",".join(cells))
    return lines


@pytest.mark.parametrize("parts", [1, 4])
def test_equal_to_settling_one_by_one(tmp_path: Path, parts: int) -> None:
    lines = random_lines(400, seed=parts, wrong=0)
    policy, path = ready(), claims(tmp_path / "单据.csv", *lines)
    run(evolve(policy.job(tmp_path / "out", path), parts=parts), Nobody())
    found = {row["行号"]: row for row in results(tmp_path / "out").to_pylist()}
    module = policy.module
    states: dict[str, object] = {}
    ordered = sorted(enumerate(lines, start=2), key=lambda each: (each[1].split(",")[1], each[0]))
    for number, text in ordered:
        person, *cells = text.split(",")
        names = HEADER.strip().split(",")[1:]
        claim = module.claim_from_json(dict(zip(names, cells, strict=True)))
        outcome = module.settle(claim, states.get(person, module.State.empty()))
        assert not isinstance(outcome, module.Refused)
        states[person] = outcome.state
        fen = {output.field: value for output, value in zip(module.OUTPUTS, outcome.settlement, strict=False)}
        assert {name: int(found[number][name] * 100) for name in fen} == fen
    assert len(found) == len(lines)


def test_partitions_change_the_order_of_rows_and_nothing_else(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(500, seed=5))
    job = evolve(ready().job(tmp_path / "out", path), hold=True)
    whole = run(evolve(job, out=tmp_path / "one"), Nobody())
    apart = run(evolve(job, out=tmp_path / "seven", parts=7), Nobody())
    assert whole.totals == apart.totals and whole.totals.held > 0
    one, seven = (results(tmp_path / name).sort_by("行号") for name in ("one", "seven"))
    assert one.equals(seven)
    assert (tmp_path / "one/rejects.csv").read_bytes() == (tmp_path / "seven/rejects.csv").read_bytes()


@pytest.mark.parametrize("hold", [False, True])
def test_month_after_month_is_the_same_as_all_at_once(tmp_path: Path, hold: bool) -> None:
    lines = sorted(random_lines(400, seed=9, wrong=0), key=lambda text: text.split(",")[1])
    refused = [
        text.replace(text.split(",")[1], "2023-07-01") for text in lines[::50]
    ]  # cost below what is covered
    lines = sorted(
        [*lines, *(",".join([*text.split(",")[:6], "1.00", "2.00"]) for text in refused)],
        key=lambda text: text.split(",")[1],
    )
    job = evolve(ready().job(tmp_path / "out"), hold=hold)
    whole = claims(tmp_path / "全年.csv", *lines)
    run(evolve(job, tables=(whole,), out=tmp_path / "year", closing=tmp_path / "year.parquet"), Nobody())
    opening: Path | None = None
    pieces: list[pa.Table] = []
    for month in range(7, 13):
        own = [text for text in lines if text.split(",")[1][5:7] == f"{month:02d}"]
        path = claims(tmp_path / f"{month}.csv", *own)
        closing = tmp_path / f"state{month}.parquet"
        out = tmp_path / f"month{month}"
        run(evolve(job, tables=(path,), out=out, opening=opening, closing=closing), Nobody())
        pieces.append(results(out))
        opening = closing
    by_month = pa.concat_tables(pieces).drop_columns("行号")
    at_once = results(tmp_path / "year").drop_columns("行号")
    keys = [(name, "ascending") for name in at_once.column_names]
    assert by_month.sort_by(keys).equals(at_once.sort_by(keys))
    assert opening is not None
    assert pq.read_table(opening).equals(pq.read_table(tmp_path / "year.parquet"))


def test_gbk_and_utf8_with_a_mark_give_the_same(tmp_path: Path) -> None:
    lines = random_lines(100, seed=3)
    plain = claims(tmp_path / "单据.csv", *lines)
    job = ready().job(tmp_path / "plain", plain)
    run(job, Nobody())
    text = plain.read_text("utf-8")
    for encoding, written in (("gbk", "gbk"), ("utf-8", "utf-8-sig")):
        folder = tmp_path / written
        folder.mkdir()
        path = folder / "单据.csv"
        path.write_text(text, written)
        run(evolve(job, tables=(path,), out=folder / "out", encoding=encoding), Nobody())
        assert results(folder / "out").equals(results(tmp_path / "plain"))
        assert rejected(folder / "out") == rejected(tmp_path / "plain")


def test_typed_columns_give_the_same_as_text(tmp_path: Path) -> None:
    lines = random_lines(100, seed=4, wrong=0)
    plain = claims(tmp_path / "单据.csv", *lines)
    job = ready().job(tmp_path / "plain", plain)
    run(job, Nobody())
    columns = list(zip(*(text.split(",") for text in lines), strict=True))
    names = HEADER.strip().split(",")
    typed = dict(zip(names, map(pa.array, columns), strict=True))
    typed["dscg_time"] = typed["dscg_time"].cast(pa.date32())
    typed["缴费档次"] = typed["缴费档次"].dictionary_encode()
    for name in names[-2:]:
        typed[name] = typed[name].cast(pa.decimal128(12, 2))
    table = pa.table(typed)
    pq.write_table(table, tmp_path / "单据.parquet")
    with pa.OSFile(str(tmp_path / "单据.arrow"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    wanted = results(tmp_path / "plain").drop_columns("行号")
    for name in ("单据.parquet", "单据.arrow"):
        run(evolve(job, tables=(tmp_path / name,), out=tmp_path / f"{name}.out"), Nobody())
        assert results(tmp_path / f"{name}.out").drop_columns("行号").equals(wanted)


def test_floats_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    lines = random_lines(10, seed=4, wrong=0)
    columns = zip(*(text.split(",") for text in lines), strict=True)
    typed = dict(zip(HEADER.strip().split(","), map(pa.array, columns), strict=True))
    typed["medfee_sumamt"] = typed["medfee_sumamt"].cast(pa.float64())
    pq.write_table(pa.table(typed), tmp_path / "单据.parquet")
    with pytest.raises(Unfit, match=r"浮点数.*DECIMAL"):
        run(ready().job(tmp_path / "out", tmp_path / "单据.parquet"), Nobody())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["单据.parquet"]


@frozen(kw_only=True)
class Stopping:
    """An engine that comes to an end at its third partition."""

    engine: PythonEngine
    how: type[BaseException]
    folded: list[int]
    name: str = "Python"
    threads: bool = False

    def turns(self, persons: pa.Array, keys: Sequence[pa.Array]) -> Turns:
        return self.engine.turns(persons, keys)

    def fold(self, claims: Claims, hold: bool, keep: bool) -> Settled:
        self.folded.append(len(claims.bad))
        if len(self.folded) == 3:
            raise self.how
        return self.engine.fold(claims, hold, keep)


def stopping(job: Job, how: type[BaseException]) -> Job:
    assert isinstance(job.engine, PythonEngine)
    return evolve(job, engine=Stopping(engine=job.engine, how=how, folded=[]))


def test_interrupted_it_leaves_nothing_that_looks_like_results_and_goes_on(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(300, seed=6))
    job = evolve(ready().job(tmp_path / "out", path), parts=5, closing=tmp_path / "c.parquet")
    with pytest.raises(KeyboardInterrupt):
        run(stopping(job, KeyboardInterrupt), Nobody())
    assert not (tmp_path / "out").exists() and not (tmp_path / "c.parquet").exists()
    with pytest.raises(Unfit, match="--resume"):
        run(job, Nobody())
    with pytest.raises(Unfit, match=r"以后的单据:上次 .照常.,这次 .暂缓."):
        run(evolve(job, resume=True, hold=True), Nobody())
    counting = Stopping(engine=job.engine, how=KeyError, folded=[0] * 10)  # type: ignore[arg-type]
    run(evolve(job, resume=True, engine=counting), Nobody())
    assert len(counting.folded) == 10 + 3  # two of five were done
    run(evolve(job, out=tmp_path / "undisturbed", closing=tmp_path / "d.parquet"), Nobody())
    first, second = every_file(tmp_path / "out"), every_file(tmp_path / "undisturbed")
    assert {**first, "plan.json": b""} == {**second, "plan.json": b""}
    assert (tmp_path / "c.parquet").read_bytes() == (tmp_path / "d.parquet").read_bytes()
    assert not (tmp_path / "out.unfinished").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from attrs import evolve
from polyc.batch.run import run
from polyc.batch.watching import Nobody
from tests.batch.samples import ready
from tests.batch.test_whole_runs import Stopping

class Killed(BaseException):
    def __init__(self): os.kill(os.getpid(), signal.SIGKILL)

folder = Path(sys.argv[1])
job = evolve(ready().job(folder / "out", folder / "单据.csv"), parts=5)
run(evolve(job, engine=Stopping(engine=job.engine, how=Killed, folded=[])), Nobody())
"""


def test_killed_half_way_and_resumed_every_byte_is_the_same(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(300, seed=7))
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "out.unfinished/done/00001.json").exists() and not (tmp_path / "out").exists()
    for half in ("results/.part-00002.parquet.0f.part", "rejects/.00002.csv.0f.part"):
        (tmp_path / "out.unfinished" / half).write_bytes(b"half")  # what writing leaves behind
    job = evolve(ready().job(tmp_path / "out", path), parts=5)
    run(evolve(job, resume=True), Nobody())
    run(evolve(job, out=tmp_path / "undisturbed"), Nobody())
    assert every_file(tmp_path / "out") == every_file(tmp_path / "undisturbed")


def test_arrow_and_csv_hold_what_parquet_holds(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(60, seed=8))
    job = ready().job(tmp_path / "parquet", path)
    run(job, Nobody())
    run(evolve(job, out=tmp_path / "arrow", format=Format.ARROW), Nobody())
    with pa.memory_map(str(tmp_path / "arrow/part-00000.arrow")) as source:
        assert pa.ipc.open_file(source).read_all().equals(results(tmp_path / "parquet"))
    run(evolve(job, out=tmp_path / "csv", format=Format.CSV), Nobody())
    lines = (tmp_path / "csv/part-00000.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith('"行号","psn_no","hifp_pay"')
    assert len(lines) == 1 + results(tmp_path / "parquet").num_rows


def test_several_tables_are_one_and_rows_are_told_with_their_file(tmp_path: Path) -> None:
    lines = random_lines(120, seed=11)
    one, first, second = (
        claims(tmp_path / name, *some)
        for name, some in (("一.csv", lines), ("甲.csv", lines[:50]), ("乙.csv", lines[50:]))
    )
    whole = run(ready().job(tmp_path / "one", one), Nobody())
    two = run(ready().job(tmp_path / "two", first, second), Nobody())
    assert whole.totals == two.totals
    wanted = results(tmp_path / "one").to_pylist()
    for row, given in zip(results(tmp_path / "two").to_pylist(), wanted, strict=True):
        base = {"甲.csv": 0, "乙.csv": 50}[row.pop("文件")]
        assert {**row, "行号": row["行号"] + base} == given


def test_a_state_of_another_policy_is_refused(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(10, seed=1))
    job = ready().job(tmp_path / "out", path)
    run(evolve(job, closing=tmp_path / "s.parquet"), Nobody())
    other = evolve(job.face, source_sha256="0" * 64)
    with pytest.raises(Unfit, match="不是这一版政策"):
        run(evolve(job, face=other, out=tmp_path / "o", opening=tmp_path / "s.parquet"), Nobody())


@pytest.mark.parametrize("parts", [1, 3])
def test_chosen_rows_are_told_step_by_step(tmp_path: Path, parts: int) -> None:
    """Row 3 is the second stay: 500 to deduct, 60 %: (4500 - 500) × 60 % = 2400."""
    path = claims(
        tmp_path / "单据.csv",
        "370001,2023-08-01,一档,三级,未转诊,c1,10000.00,8800.00",
        "370001,2023-09-01,一档,二级,未转诊,c2,5000.00,4500.00",
        "370002,2023-09-01,一档,二级,未转诊,c3,5000.00,4500.00",
    )
    policy = ready()
    job = evolve(policy.job(tmp_path / "out", path), parts=parts, python=policy.prepared.python)
    run(evolve(job, trace=frozenset({("单据.csv", 3), ("单据.csv", 99)})), Nobody())
    text = (tmp_path / "out/trace.txt").read_text("utf-8")
    assert text.startswith("== 单据.csv 第 3 行 ==") and text.count("==") == 2
    assert "2,400.00元" in text and "2次" in text


def test_what_would_fail_in_the_end_is_told_at_the_beginning(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(10, seed=1))
    job = ready().job(tmp_path / "out", path)
    for wrong, told in (
        (evolve(job, closing=tmp_path / "s.txt"), "状态文件只认"),
        (
            evolve(job, closing=path.with_suffix(".parquet"), opening=tmp_path / "没有.parquet"),
            "没有这个文件",
        ),
        (evolve(job, tables=(tmp_path / "没有.csv",)), "没有这个文件"),
        (evolve(job, tables=(tmp_path / "单据.xlsx",)), "表只认"),
    ):
        with pytest.raises(Unfit, match=told):
            run(wrong, Nobody())
    assert [each.name for each in tmp_path.iterdir()] == ["单据.csv"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("缴费档次", "缴费档", "缺少缴费档次.*是不是“缴费档”"),
        ("缴费档次", " 缴费档次", "多了空白或标记"),
        ("缴费档次", "机构级别", "机构级别有两列"),
        ("psn_no", "人员", "--person"),
        ("psn_no,", "psn_no,psn_no,", "列“psn_no”有两个"),
    ],
    ids=["near", "blank", "twice", "person", "doubled"],
)
def test_columns_that_do_not_fit_are_told_all_at_once(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "单据.csv"
    path.write_text(HEADER.replace(old, new), "utf-8")
    with pytest.raises(Unfit, match=told):
        run(ready().job(tmp_path / "out", path), Nobody())
