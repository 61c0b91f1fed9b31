"""What was measured, beside what must be and what is reached for, as the lines of a Markdown table."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen


@frozen(kw_only=True)
class Goal:
    """At most `must`, better at most `reach`; of `at_least` goals the other way round."""

    must: float | None
    reach: float
    at_least: bool = False

    def verdict(self, measured: float) -> str:
        if self._met(measured, self.reach):
            return "达到力争"
        if self.must is None:
            return "未到力争"
        return "达到" if self._met(measured, self.must) else "没有达到"

    def _met(self, measured: float, wanted: float) -> bool:
        return measured >= wanted if self.at_least else measured <= wanted

    def text(self, unit: str) -> str:
        sign = "≥" if self.at_least else "≤"
        must = "" if self.must is None else f"{sign} {self.must:g} {unit},"
        return f"{must}力争 {sign} {self.reach:g} {unit}"


@frozen(kw_only=True)
class Row:
    """One line: what took how long, `measured` in `unit` against `base`, and its goal if it has one."""

    what: str
    time: str
    base: str = ""
    measured: float | None = None
    unit: str = "倍"
    goal: Goal | None = None

    def cells(self) -> tuple[str, ...]:
        measured = (
            "" if self.measured is None else f"{self.measured:.{2 if self.unit == '倍' else 0}f} {self.unit}"
        )
        goal = "" if self.goal is None else self.goal.text(self.unit)
        verdict = "" if self.goal is None or self.measured is None else self.goal.verdict(self.measured)
        return self.what, self.time, self.base, measured, goal, verdict


HEAD = ("测什么", "中位时间", "相比", "中位比值", "目标", "结论")


def table(rows: Iterable[Row]) -> Iterator[str]:
    yield _line(HEAD)
    yield _line(("---",) * len(HEAD))
    for row in rows:
        yield _line(row.cells())


def machine() -> str:
    """When and on what this was measured."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{date.today().isoformat()},{os.cpu_count()} vCPU {platform.machine()},{python}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
