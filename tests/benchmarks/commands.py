"""Whole processes: commands as a user starts them, timed in turn."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks.long_policy import long_policy
from tests.benchmarks.report import Goal, Row
from tests.benchmarks.timing import Rounds, interleave

ROOT: Final = Path(__file__).resolve().parents[2]
POLYC: Final = str(Path(sys.executable).with_name("polyc"))
ROUNDS: Final = 21
TESTS: Final = 3
LINES: Final = 1_000


def rows(folder: Path) -> Iterator[Row]:
    """The commands; `folder` takes the policy that is checked."""
    path = folder / "long.pol"
    path.write_text(long_policy(LINES), "utf-8")
    lines = path.read_text("utf-8").count("\n")
    short = {
        "nothing": process(sys.executable, "-c", "pass"),
        "help": process(POLYC, "--help"),
        "check": process(POLYC, "check", str(path)),
    }
    rounds = interleave(short, ROUNDS)
    yield Row(what="python -c pass", time=_milliseconds(rounds, "nothing"))
    yield Row(
        what="polyc --help",
        time=_milliseconds(rounds, "help"),
        base="python -c pass",
        measured=rounds.ratio("help", "nothing"),
        goal=Goal(must=5, reach=4.5),
    )
    yield Row(
        what=f"polyc check,{lines} 行的政策",
        time=_milliseconds(rounds, "check"),
        measured=rounds.median("check") * 1000,
        unit="毫秒",
        goal=Goal(must=350, reach=220),
    )
    tests = interleave({"test": process(POLYC, "test", "policies")}, TESTS)
    policies = len(list((ROOT / "policies").rglob("*.pol")))
    yield Row(what=f"polyc test policies,{policies} 份政策的案例", time=_milliseconds(tests, "test"))


def process(*command: str) -> Callable[[], None]:
    """Runs the command, with compiled modules kept as they are for a user; raises where it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run() -> None:
        result = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        if result.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{result.stdout}{result.stderr}")

    return run


def _milliseconds(rounds: Rounds, name: str) -> str:
    return f"{rounds.median(name) * 1000:,.1f} 毫秒"
