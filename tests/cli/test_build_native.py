"""`polyc build --target native`: the library as other languages call it, and the module of this Python."""

from __future__ import annotations

import ctypes
import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.backends.c.compiler import needs_compiler
from tests.cli.samples import Polyc

pytestmark = needs_compiler

REFERENCE = Path(__file__).resolve().parents[1] / "benchmarks" / "reference.pol"
CLAIM = (3, 0, 0, 5_000_000, 1_000_000, 200_000)
"""The policy's own case: 三级, 普通, 已转诊, 总费用 5 万元, 乙类 1 万元, 全自费 2000 元."""

PAID = {"hifp_pay": 2_760_000, "hifmi_pay": 204_000, "psn_part_amt": 2_036_000}


def test_the_library_is_called_by_its_manifest(polyc: Polyc, tmp_path: Path) -> None:
    told = polyc("build", REFERENCE, "-o", tmp_path, "--target", "native")
    assert (told.code, told.err) == (0, "")
    manifest = json.loads((tmp_path / "reference_workload.abi.json").read_text("utf-8"))
    library = ctypes.CDLL(str(tmp_path / "reference_workload.so"))
    assert library.reference_workload_abi_version() == manifest["abi_version"]
    members = manifest["structures"]["reference_workload_result"]
    claim = (ctypes.c_int64 * 6)(*CLAIM)
    state = (ctypes.c_int64 * len(manifest["structures"]["reference_workload_state"]))()
    result = (ctypes.c_int64 * len(members))()
    assert library.reference_workload_check(claim) == 0
    assert library.reference_workload_settle(claim, state, result, state) == 0
    made = {member["symbol"]: amount for member, amount in zip(members, result, strict=True)}
    assert {name: made[name] for name in PAID} == PAID
    claim[0] = 4
    assert library.reference_workload_check(claim) == -2


def test_the_module_of_this_python(polyc: Polyc, tmp_path: Path) -> None:
    polyc("build", REFERENCE, "-o", tmp_path, "--target", "native")
    [path] = tmp_path.glob("reference_workload_native.*")
    spec = spec_from_file_location("reference_workload_native", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.settle_ints(*CLAIM, *[0] * 6)[2:4] == (2_760_000, 204_000)


def test_without_a_compiler_nothing_is_written(
    polyc: Polyc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setitem(sys.modules, "ziglang", None)
    told = polyc("build", REFERENCE, "-o", tmp_path / "out", "--target", "native")
    assert told.code == 2
    assert "没有 C 编译器" in told.err and "apt-get install gcc" in told.err
    assert not (tmp_path / "out").exists()
