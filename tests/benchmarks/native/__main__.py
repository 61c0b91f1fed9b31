"""`python -m tests.benchmarks.native`: native code against C by hand, DuckDB and Polars, in one run."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.native import calls, folds, peers
from tests.benchmarks.native.year import year
from tests.benchmarks.report import machine, table


def main(millions: tuple[int, ...] = (1, 10)) -> int:
    """Ends with an `AssertionError` where a single fen differs."""
    print(f"{machine()}\n")
    ordered = year(peers.MILLION)
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = chain(
            calls.rows(),
            calls.single(folder),
            folds.rows(folder, ordered),
            peers.in_memory(folder, ordered),
            peers.files(folder, ordered),
            peers.growth(folder, millions),
        )
        for line in table(rows):
            print(line, flush=True)
    print(f"\n{ordered.count:,} 人次,各种做法没有一分钱不同。")
    return 0


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or (1, 10, 30)))
