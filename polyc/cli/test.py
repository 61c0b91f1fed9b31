"""`polyc test`: the cases of every policy."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from attrs import frozen

from polyc.cli import policies
from polyc.cli.compiling import compiling, programs
from polyc.cli.console import paint_for, say, tell
from polyc.cli.endings import WrongUsage
from polyc.cli.testing_well import mutate, suggest
from polyc.cli.together import in_turn
from polyc.cli.usage import Arguments, Option, Usage
from polyc.testing.coverage.measure import Coverage, measure
from polyc.testing.coverage.telling import counts, coverage_json, coverage_text
from polyc.testing.render import closing, render
from polyc.testing.run import run_all
from polyc.testing.searching import render_trial, trials

USAGE: Final = Usage(
    about="运行政策中的案例:用生成的程序和另一套逐步解释的算法各算一遍,两者一致,再与案例的应得比较。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
    options=(
        Option(
            names=("--search",),
            metavar="张数",
            help="另外随机试算这么多张单据(每组情景各算一遍),找出违反 保证 或结算恒等式的",
        ),
        Option(
            names=("--coverage",), help="另外数出案例看到了哪些条款、表格、分段和边界的两侧,列出没有看到的"
        ),
        Option(names=("--mutate",), help="每次把政策里的一个数或一处边界改动一点,列出没有案例察觉的改动"),
        Option(names=("--suggest",), help="写出还没有人写的边界案例,应得留给人依条款手算"),
        Option(names=("--json",), help="用 JSON 写出(只用于 --coverage 和 --mutate)"),
    ),
)

MODES: Final = ("--coverage", "--mutate", "--suggest")


@frozen(kw_only=True)
class Ran:
    """What came of one policy: what to tell, how many cases ran and failed, how many promises broke."""

    text: str
    cases: int
    failed: int
    broken: int
    coverage: Coverage | None
    told: dict[str, object]


def run(arguments: Arguments) -> int:
    """Exit code 1 where a case or a promise fails; the policies after a wrong one are not run."""
    tries = _tries(arguments.one("--search"))
    modes = [mode for mode in MODES if arguments.has(mode)]
    as_json = arguments.has("--json")
    if len(modes) > 1:
        raise WrongUsage(f"{' 和 '.join(modes)} 一次只能用一个。")
    if as_json and modes not in (["--coverage"], ["--mutate"]):
        raise WrongUsage("--json 要和 --coverage 或 --mutate 一起用。")
    paths = policies.files(arguments.words)
    match modes:
        case ["--mutate"]:
            return mutate(paths, as_json)
        case ["--suggest"]:
            return suggest(paths)
        case _:
            return _test(partial(_tested, tries, bool(modes)), paths, as_json)


def _test(tested: Callable[[Path], Ran], paths: tuple[Path, ...], as_json: bool) -> int:
    found: list[Ran] = []
    for ran in in_turn(tested, paths, _length):
        if not as_json:
            tell(ran.text)
        found.append(ran)
    every = [each.coverage for each in found if each.coverage is not None]
    if as_json:
        say(json.dumps([each.told for each in found], ensure_ascii=False, indent=1) + "\n")
    else:
        if len(every) > 1:
            say(f"覆盖合计  {counts(every)}\n")
        say(closing(sum(each.cases for each in found), sum(each.failed for each in found)))
    return 1 if any(each.failed or each.broken for each in found) else 0


def _length(path: Path) -> int:
    return path.stat().st_size


def _tested(tries: int, covering: bool, path: Path) -> Ran:
    checked = policies.load(path)
    under = compiling(checked)
    program_under = programs(under)
    results = run_all(checked.policy, under)
    text = [f"{path}\n{render(results, checked.source, paint_for(sys.stdout))}"]
    broken = 0
    for trial in trials(checked.policy, program_under, tries) if tries else ():
        text.append(render_trial(trial))
        broken += len(trial.searched.broken)
    failed = sum(not result.passed for result in results)
    coverage = measure(checked.policy, program_under) if covering else None
    told: dict[str, object] = {}
    if coverage is not None:
        text.append(coverage_text(coverage, checked.source))
        told = coverage_json(path, checked.policy.id, coverage, checked.source)
        told |= {"cases": len(results), "failed": failed}
    return Ran(
        text="".join((*text, "\n")),
        cases=len(results),
        failed=failed,
        broken=broken,
        coverage=coverage,
        told=told,
    )


def _tries(written: str | None) -> int:
    if written is None:
        return 0
    if not (written.isascii() and written.isdigit() and int(written)):
        raise WrongUsage(f"--search 后面写张数,如 1000,现在是“{written}”。")
    return int(written)
