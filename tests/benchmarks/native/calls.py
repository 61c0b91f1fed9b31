"""How long native code takes to compile, from nothing and from the cache."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from polyc.backends.c.table import Codes, table_source
from polyc.batch.claims import BAD, HELD
from polyc.batch.compiler import find_compiler, library
from tests.benchmarks.native.folds import program_and_order
from tests.benchmarks.report import Row


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
