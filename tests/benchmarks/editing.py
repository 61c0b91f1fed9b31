"""A change in an editor until its findings are there, through a real server over standard input and output."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.long_policy import long_policy
from tests.benchmarks.report import Goal, Row
from tests.lsp.talking import Editor, editor

LINES: Final = 1_000
ROUNDS: Final = 7


def rows(folder: Path) -> Iterator[Row]:
    """A change that keeps the text right, and one that breaks it, at the top, in the middle and at the end."""
    path = folder / "editing.pol"
    path.write_text(long_policy(LINES), "utf-8")
    lines = path.read_text("utf-8").count("\n")
    for what, seconds in asyncio.run(_measured(path)).items():
        milliseconds = sorted(each * 1000 for each in seconds)
        yield Row(
            what=f"语言服务器,{lines} 行,{what}",
            time=f"{median(milliseconds):.0f} 毫秒",
            measured=median(milliseconds),
            unit="毫秒",
            goal=Goal(must=100, reach=60),
        )


async def _measured(path: Path) -> dict[str, list[float]]:
    text = path.read_text("utf-8")
    found: dict[str, list[float]] = {}
    async with editor() as it:
        it.open(path)
        await it.findings(path)
        for where, part in (("开头", 0.15), ("中间", 0.5), ("末尾", 0.95)):
            at = text.index("\n案例", int(len(text) * part)) if part > 0.4 else text.index("\n输入")
            found[f"在{where}改一处"] = await _times(it, path, text, f"{text[:at]}\n# 改{text[at:]}")
            found[f"在{where}写错"] = await _times(it, path, text, f"{text[:at]}\n  ( {text[at:]}")
    return found


async def _times(it: Editor, path: Path, text: str, changed: str) -> list[float]:
    """From sending a change until its findings have come, there and back."""
    seconds = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        it.write(path, f"{changed}\n" if number % 2 else changed)
        await it.findings(path)
        seconds.append(time.perf_counter() - start)
        it.write(path, text)
        await it.findings(path)
    return seconds
