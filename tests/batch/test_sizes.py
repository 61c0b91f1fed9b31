"""Larger than memory, and on several processors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

from polyc.batch.run import run
from polyc.batch.watching import Nobody
from tests.batch.samples import HEADER, ROOT, WEIHAI, claims, every_file, ready
from tests.batch.test_whole_runs import random_lines

PEAK = """
import sys
from polyc.batch.arrow_alone import load_arrow
load_arrow(alone=True)
from pathlib import Path
from attrs import evolve
from polyc.batch.engines import Wanted, engine
from polyc.batch.run import run
from polyc.batch.watching import Nobody
from tests.batch.samples import ready

folder, memory = Path(sys.argv[1]), int(sys.argv[2]) << 20
job = evolve(ready().job(folder / sys.argv[2], folder / "单据.csv"), memory=memory)
job = evolve(job, engine=engine(ready().prepared, Wanted.EITHER))
outcome = run(job, Nobody())
assert not outcome.mismatches and outcome.totals.rows == int(sys.argv[3])
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(outcome.parts, int(peak.split()[1]) >> 10)
"""


def peak(folder: Path, memory: int, rows: int) -> tuple[int, int]:
    """Partitions, and the most memory in use, in MB, of a process that may use `memory` MB.

    Not `ru_maxrss`, in which the process that started this one lives on.
    """
    words = [sys.executable, "-c", PEAK, str(folder), str(memory), str(rows)]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    parts, most = map(int, done.stdout.split())
    return parts, most


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 记着最多用过多少内存")
def test_memory_stays_within_what_was_allowed(tmp_path: Path) -> None:
    lines, times = random_lines(2000, seed=1, wrong=0.01), 150
    with (tmp_path / "单据.csv").open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for again in range(times):
            file.writelines(f"{again}{line}\n" for line in lines)
    bounded, freely = peak(tmp_path, 200, 300_000), peak(tmp_path, 4096, 300_000)
    assert bounded[0] > 1 == freely[0]
    assert bounded[1] <= 200 < freely[1]


FEW_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (128, int(sys.argv[1])))
from polyc.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 不限打开的文件")
@pytest.mark.parametrize(("hard", "code"), [(4096, 0), (512, 1)])
def test_more_partitions_than_files_may_be_open(tmp_path: Path, hard: int, code: int) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(400, seed=12))
    words = [
        "batch",
        str(WEIHAI),
        str(path),
        "-o",
        str(tmp_path / "out"),
        "--amounts",
        "元",
        "--later",
        "照常",
    ]
    ended = subprocess.run(
        [sys.executable, "-c", FEW_FILES, str(hard), *words, "--partitions", "150", "--quiet"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert ended.returncode == code, ended.stderr
    assert ("只许 512 个" in ended.stderr) == bool(code)
    assert (tmp_path / "out").exists() != bool(code)


def test_several_processes_write_the_same_bytes(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(200, seed=2))
    job = evolve(ready().job(tmp_path / "one", path), parts=3)
    run(job, Nobody())
    run(evolve(job, out=tmp_path / "two", jobs=2), Nobody())
    assert every_file(tmp_path / "one") == every_file(tmp_path / "two")


LIGHT = """
import sys
from polyc.cli.main import main
assert main(sys.argv[1:]) == 0
heavy = {"lark", "rich", "numpy", "pandas", "pyarrow.dataset", "polyc.pipeline", "polyc.kernel.program"}
print(sorted(heavy & set(sys.modules)))
"""


def test_a_second_run_imports_nothing_that_it_can_do_without(tmp_path: Path) -> None:
    columns = zip(*(line.split(",") for line in random_lines(50, seed=3, wrong=0)), strict=True)
    table = pa.table(dict(zip(HEADER.strip().split(","), map(pa.array, columns), strict=True)))
    path = tmp_path / "单据.parquet"
    pq.write_table(table, path)
    fixed = ["batch", str(WEIHAI), str(path), "--amounts", "元", "--later", "照常", "--quiet"]
    told = [
        subprocess.run(
            [sys.executable, "-c", LIGHT, *fixed, "-o", str(tmp_path / out)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for out in ("first", "second")
    ]
    assert told[1].splitlines()[-1] == "[]"
