"""Spark settles to the same bytes; one session for all tests, since starting one takes seconds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from attrs import evolve

from polyc.batch.engines import Wanted, engine
from polyc.batch.run import run
from polyc.batch.unfit import Unfit
from polyc.batch.watching import Nobody
from tests.batch.samples import claims, every_file, ready
from tests.batch.test_items import HALF, ITEMS, THREE
from tests.batch.test_items import table as item_table
from tests.batch.test_whole_runs import random_lines

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="没有 Java"),
    pytest.mark.skipif(find_spec("pyspark") is None, reason="没有装 pyspark(polyc[spark])"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module", autouse=True)
def spark() -> Iterator[None]:
    yield
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        running.stop()


def test_native_code_travels_with_the_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the executors run, no compiler is found and no library lies in a cache."""
    path = claims(tmp_path / "单据.csv", *random_lines(200, seed=22))
    job = evolve(ready().job(tmp_path / "here", path), parts=2)
    run(job, Nobody())
    try:
        native = engine(ready().prepared, Wanted.NATIVE, travels=True)
    except Unfit as missing:
        pytest.skip(str(missing))
    monkeypatch.setenv("CC", "no-such-compiler")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run(evolve(job, out=tmp_path / "there", engine=native, spark=True), Nobody())
    assert every_file(tmp_path / "here") == every_file(tmp_path / "there")


def test_the_same_bytes_as_on_one_machine(tmp_path: Path) -> None:
    lines = random_lines(300, seed=21)
    spring = claims(tmp_path / "一.csv", *lines[:100])
    two = (claims(tmp_path / "二.csv", *lines[100:200]), claims(tmp_path / "三.csv", *lines[200:]))
    first = evolve(ready().job(tmp_path / "before", spring), closing=tmp_path / "state.parquet")
    run(first, Nobody())
    job = evolve(ready().job(tmp_path / "here", *two), parts=4, hold=True, opening=tmp_path / "state.parquet")
    here = run(evolve(job, closing=tmp_path / "here.parquet"), Nobody())
    there = run(evolve(job, out=tmp_path / "there", closing=tmp_path / "there.parquet", spark=True), Nobody())
    assert here == there
    mine, its = every_file(tmp_path / "here"), every_file(tmp_path / "there")
    assert {**mine, "plan.json": b""} == {**its, "plan.json": b""}
    assert (tmp_path / "here.parquet").read_bytes() == (tmp_path / "there.parquet").read_bytes()


def test_claims_with_items_settle_natively_there(tmp_path: Path) -> None:
    path = item_table(tmp_path / "单据.parquet", *[THREE, HALF, [], [*THREE, *HALF]] * 10)
    try:
        native = engine(ready(ITEMS).prepared, Wanted.NATIVE, travels=True)
    except Unfit as missing:
        pytest.skip(str(missing))
    job = evolve(ready(ITEMS).job(tmp_path / "here", path), parts=3)
    run(job, Nobody())
    run(evolve(job, out=tmp_path / "there", engine=native, spark=True), Nobody())
    assert every_file(tmp_path / "here") == every_file(tmp_path / "there")
