"""`polyc test`: the cases of every policy."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Final

from attrs import frozen

from polyc.cli import policies
from polyc.cli.console import say, tell
from polyc.cli.endings import WrongUsage
from polyc.cli.together import in_turn
from polyc.cli.usage import Arguments, Option, Usage
from polyc.testing.keeping import Kept, kept
from polyc.testing.module import Compiled
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
    ),
)


@frozen(kw_only=True)
class Ran:
    """What came of one policy: what to tell, how many cases ran and failed, how many promises broke."""

    text: str
    cases: int
    failed: int
    broken: int


def run(arguments: Arguments) -> int:
    """Exit code 1 where a case or a promise fails; the policies after a wrong one are not run."""
    tries = _tries(arguments.one("--search"))
    found: list[Ran] = []
    for ran in in_turn(partial(_tested, kept(), tries), policies.files(arguments.words)):
        tell(ran.text)
        found.append(ran)
    say(closing(sum(each.cases for each in found), sum(each.failed for each in found)))
    return 1 if any(each.failed or each.broken for each in found) else 0


def _tested(store: Kept, tries: int, path: Path) -> Ran:
    checked = policies.load(path)

    @cache
    def under(scenarios: tuple[str, ...]) -> Compiled:
        return store.compiled(
            checked.source.sha256, scenarios, partial(policies.compiled, checked, scenarios)
        )

    results = run_all(checked.policy, under)
    text = [f"{path}\n{render(results, checked.source)}"]
    broken = 0
    for trial in trials(checked.policy, lambda scenarios: under(scenarios).program, tries) if tries else ():
        text.append(render_trial(trial))
        broken += len(trial.searched.broken)
    failed = sum(not result.passed for result in results)
    return Ran(text="".join((*text, "\n")), cases=len(results), failed=failed, broken=broken)


def _tries(written: str | None) -> int:
    if written is None:
        return 0
    if not (written.isascii() and written.isdigit() and int(written)):
        raise WrongUsage(f"--search 后面写张数,如 1000,现在是“{written}”。")
    return int(written)
