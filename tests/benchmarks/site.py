"""`python -m tests.benchmarks.site`: building the site against mkdocs-material on the same finished pages.

Both as a user starts them, in turn.  `--copies 100` builds that many copies of one policy
instead of all policies.  The first build finds nothing kept; the others find every policy
made ready by it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.commands import POLYC, ROOT
from tests.benchmarks.report import machine

ROUNDS: Final = 3
COPIED: Final = ROOT / "policies/山东省/威海市/职工住院.pol"
BUILD: Final = (
    "import sys; from pathlib import Path; from polyc.docgen.mkdocs_build import run_mkdocs;"
    "run_mkdocs(Path(sys.argv[1]))"
)
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
        place = Path(folder)
        words = [str(path) for path in _copies(place, copies)] or ["policies"]
        environment = {**os.environ, "XDG_CACHE_HOME": str(place / "cache"), "PYTHONUTF8": "1"}
        (place / "cache").mkdir(mode=0o700)

        def seconds(*command: str) -> float:
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
            return time.perf_counter() - start

        ours = (POLYC, "site", "build", *words, "-o", str(place / "site"))
        cold = seconds(*ours)
        subprocess.run(
            (sys.executable, "-c", KEEP, *words, str(place / "other"), str(place / "given")),
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
        theirs = (sys.executable, "-c", BUILD, str(place / "given" / "mkdocs.yml"))
        rounds = [(seconds(*ours), seconds(*theirs)) for _ in range(ROUNDS)]
    warm, alone = median(own for own, _ in rounds), median(other for _, other in rounds)
    print(f"{copies or '全部'} 份政策:mkdocs-material 单独生成同样的页面 {alone:.1f} 秒")
    print(
        f"polyc site build,政策都没有改过 {warm:.1f} 秒,{median(a / b for a, b in rounds):.2f} 倍(必须 1.3)"
    )
    print(f"polyc site build,第一次 {cold:.1f} 秒,{cold / alone:.2f} 倍")
    return 0


def _copies(folder: Path, number: int) -> Iterator[Path]:
    text = COPIED.read_text("utf-8")
    head = next(line for line in text.splitlines() if line.lstrip().startswith("编号"))
    for each in range(number):
        path = folder / f"copy-{each:03}.pol"
        path.write_text(text.replace(head, f"{head}-{each:03}", 1), "utf-8")
        yield path


if __name__ == "__main__":
    sys.exit(main())
