"""Many rows of which one in a hundred is bad in one of twenty ways: settled, then once more, killed and resumed.

    python -m tests.benchmarks.batch_large FOLDER [ROWS]

prints counts and seconds; ends with an error where a reject is missing or unexplained, a
total does not come out even, or the resumed run differs in one byte.
"""

from __future__ import annotations

import csv
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

from tests.batch.samples import HEADER, ROOT, WEIHAI, every_file
from tests.batch.test_traps import TRAPS

BLOCK: Final = 100_000
FIELDS: Final = HEADER.strip().split(",")
KINDS: Final = [
    next((field, cell, code) for field, cell, code in TRAPS if code is wanted and cell)
    for wanted in dict.fromkeys(code for _, cell, code in TRAPS if cell)
][:20]


def block(seed: int) -> tuple[list[tuple[str, list[str]]], Counter[str]]:
    """Lines in two parts, between which the number of the block is put into the person's id."""
    choose, bad = random.Random(seed), Counter[str]()
    lines = []
    for at in range(BLOCK):
        total = choose.randrange(5_000_000)
        covered = choose.randrange(total + 1)
        cells = [
            f"{choose.randrange(40_000):06d}",
            f"2023-{choose.randrange(7, 13):02d}-{choose.randrange(1, 31):02d}",
            choose.choice(("一档", "二档")),
            choose.choice(("基层", "一级", "二级", "三级")),
            choose.choice(("未转诊", "未转诊", "未转诊", "医共体外上转")),
            f"{at}",
            f"{total // 100}.{total % 100:02d}",
            f"{covered // 100}.{covered % 100:02d}",
        ]
        prefix = "37"
        if at % 100 == 0:
            field, cell, code = KINDS[at // 100 % len(KINDS)]
            place = FIELDS.index(field)
            cells[place] = cell
            prefix = "" if place == 0 else prefix
            bad[code.value] += 1
        lines.append((prefix, cells))
    return lines, bad


def write(path: Path, rows: int) -> Counter[str]:
    """The table; how many rows are bad in each way."""
    lines, bad = block(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(rows // BLOCK):
            file.writelines(
                f"{prefix}{number if prefix else ''}{cells[0]},{','.join(cells[1:5])},"
                f"{number}{cells[5]},{cells[6]},{cells[7]}\n"
                if cells[5].isdecimal()
                else f"{prefix}{number if prefix else ''}{','.join(cells)}\n"
                for prefix, cells in lines
            )
    return Counter({code: times * (rows // BLOCK) for code, times in bad.items()})


def command(table: Path, out: Path, *words: str) -> list[str]:
    """One run of `polyc batch`."""
    fixed = ["--amounts", "元", "--later", "照常", "--memory", "1GB", "--partitions", "16"]
    start = [sys.executable, "-m", "polyc.cli.main", "batch", str(WEIHAI), str(table), "-o", str(out)]
    return [*start, *fixed, *words]


def timed(words: list[str]) -> float:
    """Seconds of a run that must end well."""
    start = time.perf_counter()
    subprocess.run(words, cwd=ROOT, check=True)
    return time.perf_counter() - start


def killed(words: list[str], work: Path) -> int:
    """Kill a run when some partitions are done; how many are."""
    with subprocess.Popen(words, cwd=ROOT) as process:
        while process.poll() is None and len(list((work / "done").glob("*.json"))) < 5:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    return len(list((work / "done").glob("*.json")))


def explained(path: Path) -> Counter[str]:
    """How many lines of the rejects have each code."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Counter(row["代码"] for row in csv.DictReader(file))


def main() -> None:
    """The whole comparison."""
    folder, rows = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / "单据.csv"
    expected = write(table, rows)
    print(
        f"{rows:,} 行,{table.stat().st_size / 1e6:,.0f} MB,坏行 {sum(expected.values()):,} 行,{len(expected)} 种"
    )
    seconds = timed(command(table, folder / "undisturbed"))
    print(f"不中断:{seconds:.1f} 秒,{rows / seconds:,.0f} 行/秒")
    found = explained(folder / "undisturbed" / "rejects.csv")
    told = Counter({code: times for code, times in found.items() if not code.startswith("R90")})
    print("退回:" + "、".join(f"{code} {times:,}" for code, times in sorted(told.items())))
    assert told == expected, (told - expected, expected - told)
    done = killed(command(table, folder / "resumed", "--quiet"), folder / "resumed.unfinished")
    print(f"做完 {done} 份时 SIGKILL")
    seconds = timed(command(table, folder / "resumed", "--quiet", "--resume"))
    assert every_file(folder / "undisturbed") == every_file(folder / "resumed")
    print(f"接着做:{seconds:.1f} 秒,每个文件逐字节相同")


if __name__ == "__main__":
    main()
