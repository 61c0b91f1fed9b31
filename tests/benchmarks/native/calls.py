"""Single calls through extension modules, and how long native code takes to compile, from nothing and from the cache."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import ModuleType
from typing import Final

from polyc.backends.c.table import Codes, table_source
from polyc.batch.claims import BAD, HELD
from polyc.batch.compiler import find_compiler, library
from polyc.batch.extension import load_native
from tests.benchmarks.claims import stays
from tests.benchmarks.native.folds import program_and_order
from tests.benchmarks.report import Goal, Row
from tests.benchmarks.timing import calls as each
from tests.benchmarks.timing import interleave

PEOPLE: Final = 2_000
ROUNDS: Final = 15
HAND, MADE = "手写的扩展模块", "生成的扩展模块(检查上下限)"


def single(folder: Path) -> Iterator[Row]:
    """A claim a call; raises `AssertionError` where one number differs."""
    calls = [stay.arguments for stay in stays(PEOPLE)]
    hand, made = _by_hand(folder), load_native(program_and_order()[0])
    for call in calls:
        assert hand.settle_ints(*call) == made.settle_ints(*call), call
    timed = interleave({HAND: each(hand.settle_ints, calls), MADE: each(made.settle_ints, calls)}, ROUNDS)
    for name in (HAND, MADE):
        time = f"{timed.median(name) / len(calls) * 1e9:.0f} 纳秒/次"
        ratio, goal = (None, None) if name == HAND else (timed.ratio(MADE, HAND), Goal(must=1.5, reach=1.1))
        yield Row(what=name, time=time, base="" if name == HAND else HAND, measured=ratio, goal=goal)


def _by_hand(folder: Path) -> ModuleType:
    path = folder / "hand_module.so"
    source = Path(__file__).with_name("hand_module.c")
    include = sysconfig.get_path("include")
    options = ("-O3", "-shared", "-fPIC", "-pthread", f"-I{include}")
    subprocess.run([os.environ.get("CC", "cc"), *options, str(source), "-o", str(path)], check=True)
    spec = spec_from_file_location("hand_module", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows() -> Iterator[Row]:
    """Printing, compiling, and finding what was compiled before."""
    program, order = program_and_order()
    start = perf_counter()
    source = table_source(program, order, codes=Codes(bad=BAD, held=HELD))
    printed = perf_counter() - start
    compiler = find_compiler()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "policy.c"
        path.write_text(source, "utf-8")
        start = perf_counter()
        command = [*compiler.command, *compiler.options, str(path), "-o", str(path.with_suffix(".so"))]
        subprocess.run(command, check=True)
        compiled = perf_counter() - start
    library(source)
    start = perf_counter()
    library(source)
    found = perf_counter() - start
    yield Row(what="印出 C", time=f"{printed * 1e3:,.0f} 毫秒")
    yield Row(
        what=f"编译成本机代码({compiler.version.split('(')[0].strip()})", time=f"{compiled * 1e3:,.0f} 毫秒"
    )
    yield Row(
        what="从缓存取回本机代码", time=f"{found * 1e3:,.0f} 毫秒", base="编译", measured=found / compiled
    )
