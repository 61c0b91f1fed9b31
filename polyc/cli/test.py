"""`polyc test`: the cases of every policy."""

from __future__ import annotations

from functools import partial
from typing import Final

from polyc.cli import policies
from polyc.cli.console import say
from polyc.cli.usage import Arguments, Usage
from polyc.testing.render import closing, render
from polyc.testing.result import CaseResult
from polyc.testing.run import run_cases

USAGE: Final = Usage(
    about="运行政策中的案例:用生成的程序和另一套逐步解释的算法各算一遍,两者一致,再与案例的应得比较。",
    word="路径",
    word_help=".pol 文件,或者放着这些文件的文件夹",
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where a case fails; the policies after a wrong one are not run."""
    results: list[CaseResult] = []
    for path in policies.files(arguments.words):
        checked = policies.load(path)
        found = run_cases(checked.policy, partial(policies.compiled, checked))
        say(f"{path}\n{render(found, checked.source)}\n")
        results += found
    say(closing(results))
    return 0 if all(result.passed for result in results) else 1
