"""`python -m tests.benchmarks.site`: building the site against mkdocs-material on the same finished pages.

Both as a user starts them, in turn: `polyc site build`, and `mkdocs build` on all that it gave
to mkdocs.  `--copies 100` builds that many copies of one policy instead of all policies.  The first
build finds nothing kept; later ones find ready what has not changed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.commands import POLYC, ROOT
from tests.benchmarks.report import Goal, Row, machine, table

ROUNDS: Final = 3
COPIED: Final = ROOT / "policies/山东省/威海市/职工住院.pol"
KEEP: Final = (
    "import shutil, sys; from pathlib import Path; import polyc.docgen.site as site;"
    "from polyc.cli.publishing import build_site;"
    "made = site.run_mkdocs;"
    "site.run_mkdocs = lambda given: (shutil.copytree(given.parent, sys.argv[-1]), made(given))[1];"
    "build_site(sys.argv[1:-2], Path('site'), Path(sys.argv[-2]), strict=False)"
)
"""Builds the site once and keeps a copy of everything that mkdocs was given."""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, default=0)
    copies = parser.parse_args().copies
    print(machine())
    with TemporaryDirectory() as folder:
        for line in table(_rows(Path(folder), copies)):
            print(line)
    return 0


def _rows(place: Path, copies: int) -> Iterator[Row]:
    policies = place / "policies"
    if copies:
        policies.mkdir()
        _copy(policies, copies)
    else:
        copytree(ROOT / "policies", policies)
    edited = policies / ("copy-000.pol" if copies else COPIED.relative_to(ROOT / "policies"))
    (place / "cache").mkdir(mode=0o700)
    (place / "tmp").mkdir()
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(place / "cache"),
        "TMPDIR": str(place / "tmp"),
        "PYTHONUTF8": "1",
    }

    def seconds(*command: str) -> float:
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return time.perf_counter() - start

    ours = (POLYC, "site", "build", str(policies), "-o", str(place / "site"))
    theirs = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(place / "given" / "mkdocs.yml"))
    first = seconds(*ours)
    seconds(sys.executable, "-c", KEEP, str(policies), str(place / "other"), str(place / "given"))
    alone, same, one = list[float](), list[float](), list[float]()
    for _ in range(ROUNDS):
        alone.append(seconds(*theirs))
        same.append(seconds(*ours))
        edited.write_text(f"{edited.read_text('utf-8')}# 改\n", "utf-8")
        one.append(seconds(*ours))
    what = f"{copies} 份同样的政策" if copies else f"全部 {len(list(policies.rglob('*.pol')))} 份政策"
    yield Row(what=f"{what},mkdocs-material 单独生成同样的页面", time=f"{median(alone):.1f} 秒")
    goal = Goal(must=1.3, reach=1.1)
    for word, took in (("都没有改过", same), ("改过一份", one), ("第一次", [first] * ROUNDS)):
        ratio = median(own / other for own, other in zip(took, alone, strict=True))
        yield Row(
            what=f"{what},polyc site build,{word}",
            time=f"{median(took):.1f} 秒",
            base="mkdocs-material",
            measured=ratio,
            goal=goal,
        )


def _copy(folder: Path, number: int) -> None:
    text = COPIED.read_text("utf-8")
    head = next(line for line in text.splitlines() if line.lstrip().startswith("编号"))
    for each in range(number):
        path = folder / f"copy-{each:03}.pol"
        path.write_text(text.replace(head, f"{head}-{each:03}", 1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
