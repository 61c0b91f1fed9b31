"""`polyc test`: the cases of every policy."""

from __future__ import annotations

from functools import partial
from typing import Final

from polyc.cli import policies
from polyc.cli.console import say, tell
from polyc.cli.endings import WrongUsage
from polyc.cli.usage import Arguments, Option, Usage
from polyc.testing.render import closing, render
from polyc.testing.result import CaseResult
from polyc.testing.run import run_cases
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
    ),
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where a case or a promise fails; the policies after a wrong one are not run."""
    tries = _tries(arguments.one("--search"))
    results: list[CaseResult] = []
    broken = 0
    for path in policies.files(arguments.words):
        checked = policies.load(path)
        compile_under = partial(policies.compiled, checked)
        found = run_cases(checked.policy, compile_under)
        say(f"{path}\n{render(found, checked.source)}")
        for trial in trials(checked.policy, compile_under, tries) if tries else ():
            tell(render_trial(trial))
            broken += len(trial.searched.broken)
        say("\n")
        results += found
    say(closing(results))
    return 0 if all(result.passed for result in results) and not broken else 1


def _tries(written: str | None) -> int:
    if written is None:
        return 0
    if not (written.isascii() and written.isdigit() and int(written)):
        raise WrongUsage(f"--search 后面写张数,如 1000,现在是“{written}”。")
    return int(written)
