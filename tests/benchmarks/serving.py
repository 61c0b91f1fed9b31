"""`python -m tests.benchmarks.serving`: a policy edited while `polyc site serve` shows all of them.

Recompiling is from the changed text to the kernel and all that is handed out, in a process that has
done it before, as the server has; the page is asked for as a browser would, until it shows
the change: the server's own pause between two looks at the files is part of it.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from shutil import copytree
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final
from urllib.request import urlopen

from polyc.cli.publishing import recompiled
from tests.benchmarks.commands import POLYC, ROOT
from tests.benchmarks.report import Goal, Row, machine, table

ROUNDS: Final = 5
EDITED: Final = "山东省/威海市/居民住院.pol"
LONGEST: Final = "贵州省/毕节市/扶贫住院.pol"
STEP: Final = 0.01
"""Seconds between two requests."""


def main() -> int:
    print(machine())
    with TemporaryDirectory() as folder:
        place = Path(folder)
        copytree(ROOT / "policies", place / "policies")
        copytree(ROOT / "site", place / "site")
        for line in table((*_recompiling(place), *_serving(place))):
            print(line, flush=True)
    return 0


def _recompiling(place: Path) -> Iterator[Row]:
    paths = sorted((place / "policies").rglob("*.pol"))
    took = {path: median(_compiled(path) for _ in range(ROUNDS)) for path in paths}
    named = {each.stem: took[place / "policies" / each] for each in map(Path, (EDITED, LONGEST))}
    many = {f"{len(paths)} 份中的中位": median(took.values()), **named}
    for what, seconds in many.items():
        yield Row(
            what=f"改动后重新编译,{what}",
            time=f"{seconds * 1000:.0f} 毫秒",
            measured=seconds * 1000,
            unit="毫秒",
            goal=Goal(must=300, reach=200),
        )


def _compiled(path: Path) -> float:
    """Seconds from another text of the policy to all that is handed out of it."""
    path.write_text(f"{path.read_text('utf-8')}# 改\n", "utf-8")
    start = time.perf_counter()
    recompiled(path)
    return time.perf_counter() - start


def _serving(place: Path) -> Iterator[Row]:
    for policy in (EDITED, LONGEST):
        path = place / "policies" / policy
        with _server(place) as (address, said):
            seconds = [_shown(path, address, said, number) for number in range(ROUNDS)]
        yield Row(
            what=f"改动后网页看得到,{path.stem}",
            time=f"{median(seconds) * 1000:,.0f} 毫秒",
            measured=median(seconds) * 1000,
            unit="毫秒",
            goal=Goal(must=2_000, reach=1_500),
        )


@contextmanager
def _server(place: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """The address of a site of all policies, and what the server says."""
    command = (POLYC, "site", "serve", "policies", "--port", "0")
    with subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[1], iter(process.stdout)
        finally:
            process.send_signal(signal.SIGINT)


def _shown(path: Path, address: str, said: Iterator[str], number: int) -> float:
    """Seconds from the change of a policy's title until its page shows it; then the whole site is waited for."""
    text = path.read_text("utf-8")
    head = next(line for line in text.splitlines() if line.startswith("政策"))
    name = next(line.split()[1] for line in text.splitlines() if line.startswith("编号"))
    mark = f"改{number}次"
    path.write_text(text.replace(head, f"{head.split('改')[0]}{mark}", 1), "utf-8")
    start = time.perf_counter()
    while mark not in _page(f"{address}policy/{name}.html"):
        time.sleep(STEP)
    seconds = time.perf_counter() - start
    next(line for line in said if "全站" in line and "随后" not in line)
    return seconds


def _page(address: str) -> str:
    """The page; nothing in the moment in which it, or the whole site, is being written."""
    try:
        with urlopen(address, timeout=30) as page:
            return str(page.read().decode())
    except (OSError, HTTPException):
        return ""


if __name__ == "__main__":
    sys.exit(main())
