"""Where there is no `cc`, the compiler of the `ziglang` package makes the same library: run where it is installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from polyc.batch import native_library
from polyc.batch.compiler import find_compiler
from polyc.batch.engines import Wanted, engine
from polyc.batch.extension import load_native
from polyc.batch.run import run
from polyc.batch.watching import Nobody
from tests.backends.c.crossing import drawn
from tests.batch.samples import claims, every_file, ready
from tests.batch.test_items import HALF, ITEMS, THREE
from tests.batch.test_items import table as item_table
from tests.batch.test_whole_runs import random_lines
from tests.properties.subjects import both, ground, subjects

pytestmark = pytest.mark.skipif(find_spec("ziglang") is None, reason="没有装 ziglang")


@pytest.fixture(autouse=True)
def only_zig(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on the path, and no library that `cc` has made."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CC", raising=False)
    native_library.loaded.cache_clear()
    assert find_compiler().command[-2:] == ("ziglang", "cc")


def test_whole_runs_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", *random_lines(300, seed=41))
    job = ready().job(tmp_path / "python", path)
    run(job, Nobody())
    native = engine(ready().prepared, Wanted.NATIVE)
    run(evolve(job, engine=native, out=tmp_path / "zig"), Nobody())
    one, other = every_file(tmp_path / "python"), every_file(tmp_path / "zig")
    assert {**one, "plan.json": b""} == {**other, "plan.json": b""}


def test_items_too(tmp_path: Path) -> None:
    job = ready(ITEMS).job(tmp_path / "python", item_table(tmp_path / "单据.parquet", THREE, HALF, []))
    run(job, Nobody())
    run(evolve(job, engine=engine(ready(ITEMS).prepared, Wanted.NATIVE), out=tmp_path / "zig"), Nobody())
    assert every_file(tmp_path / "python") == every_file(tmp_path / "zig")


def test_the_extension() -> None:
    subject = next(each for each in subjects() if each.policy == "weihai-resident-inpatient")
    native = load_native(both(subject).program)
    for call, wanted in drawn(both(subject), ground(subject), Random("zig")):
        assert native.settle_ints(*call) == wanted
