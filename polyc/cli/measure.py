"""`polyc measure`: the targets of a policy over the claims of files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from polyc.backends.python.load import load
from polyc.cli import policies
from polyc.cli.console import say
from polyc.cli.endings import WrongUsage
from polyc.cli.measured_claims import entries, whose
from polyc.cli.measuring import fold
from polyc.cli.usage import Arguments, Option, Usage

USAGE: Final = Usage(
    about="结算全部单据(指标政策一条记录就是一张单据),把各个目标的分子、分母加起来,看是否达标。",
    word="政策和单据",
    word_help="先写一个 .pol 文件,再写一个或几个单据文件(.json、.csv 或 .toml)",
    least=2,
    options=(
        policies.SCENARIO,
        Option(names=("--person",), metavar="字段", help="单据里哪个字段写着参保人,各人的累计分开算"),
        Option(names=("--one-person",), help="全部单据是一个人的"),
        Option(names=("--json",), help="输出 JSON"),
    ),
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where a claim is refused or a ratio cannot be formed; a target that is missed is no error."""
    checked = policies.load(policies.one_file(arguments.words[0]))
    program = policies.compiled(checked, arguments.all("--scenario"))
    if not program.targets:
        raise WrongUsage(f"这项政策没有写目标:{arguments.words[0]}")
    module = load(program)
    persons = whose(program, arguments.one("--person"), arguments.has("--one-person"))
    paths = [Path(word) for word in arguments.words[1:]]
    found = fold(program, module, entries(paths, program, module, persons, checked.policy.conventions.order))
    if arguments.has("--json"):
        from polyc.cli.measured_json import measured_json

        say(measured_json(program, module, found))
    else:
        from polyc.cli.measured_text import measured_text

        say(measured_text(program, module, found))
    pairs = zip(module.TARGETS, found.tallies, strict=True)
    wrong = any(module.verdict(target, tally) == "不能计算" for target, tally in pairs)
    return 1 if found.refused or wrong else 0
