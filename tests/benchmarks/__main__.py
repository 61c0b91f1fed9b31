"""`python -m tests.benchmarks`: every figure in one run; fails where a single fen differs."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import commands, editing
from tests.benchmarks.report import machine, table
from tests.benchmarks.settling import job


def main() -> int:
    print(f"{machine()}\n")
    work = job()
    differing = work.differing()
    told = ",".join(f"{name} {number}" for name, number in differing.items())
    print(f"{len(work.stays):,} 人次,与手写整数函数不同的结果:{told}。\n", flush=True)
    if any(differing.values()):
        return 1
    with TemporaryDirectory() as folder:
        for line in table((*work.rows(), *commands.rows(Path(folder)), *editing.rows(Path(folder)))):
            print(line)
    return 0


if __name__ == "__main__":
    from tests.benchmarks.native.__main__ import main as native

    sys.exit(main() or native())
