"""Ctrl-C on a real process: a word in Chinese, its exit code, nothing that looks like results, and going on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from polyc.cli.main import main
from tests.batch.samples import HEADER, WEIHAI, every_file
from tests.batch.test_whole_runs import random_lines
from tests.cli.processes import ROOT, START

INTERRUPTED = 130
LINES, TIMES = 500, 60
PATIENCE = 60.0
"""Seconds until a run is given up that should have come so far."""


def table(folder: Path) -> Path:
    path, lines = folder / "单据.csv", random_lines(LINES, seed=31, wrong=0.01)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for again in range(TIMES):
            file.writelines(f"{again}{line}\n" for line in lines)
    return path


def words(path: Path, out: Path, *more: str) -> list[str]:
    fixed = ["batch", str(WEIHAI), str(path), "-o", str(out), "--amounts", "元", "--later", "暂缓"]
    return [*fixed, "--closing", str(out.with_suffix(".parquet")), "--code", "python", *more]


def interrupted(command: list[str], when: Callable[[], bool]) -> tuple[int, str]:
    """Exit code and standard error of a run that a terminal's Ctrl-C reaches, with all of its processes."""
    with subprocess.Popen(
        [*START, *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        until = time.monotonic() + PATIENCE
        while not when() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.002)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE)
        return process.returncode, told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有 SIGINT")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_while_partitions_settle(tmp_path: Path, jobs: str) -> None:
    path, out = table(tmp_path), tmp_path / "out"
    command = words(path, out, "--partitions", "12", "--jobs", jobs)
    done = tmp_path / "out.unfinished" / "done"
    code, told = interrupted(command, lambda: any(done.glob("*.json")))
    assert (code, told.splitlines()[-1]) == (INTERRUPTED, "已中断。"), told
    assert "Traceback" not in told and "KeyboardInterrupt" not in told
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.unfinished", "单据.csv"]
    assert 0 < len(list(done.glob("*.json"))) < 12
    assert main([*command, "--resume", "--quiet"]) == 0
    assert main(words(path, tmp_path / "whole", "--partitions", "12", "--jobs", jobs, "--quiet")) == 0
    first, second = every_file(out), every_file(tmp_path / "whole")
    assert {**first, "plan.json": b""} == {**second, "plan.json": b""}
    assert out.with_suffix(".parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有 SIGINT")
def test_while_rows_are_read_nothing_is_left(tmp_path: Path) -> None:
    path = table(tmp_path)
    code, told = interrupted(words(path, tmp_path / "out"), (tmp_path / "out.unfinished").exists)
    assert (code, told.splitlines()[-1]) == (INTERRUPTED, "已中断。"), told
    assert "Traceback" not in told
    assert [each.name for each in tmp_path.iterdir()] == ["单据.csv"]
