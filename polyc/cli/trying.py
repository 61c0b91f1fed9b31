"""`polyc try`: asks for the inputs of a policy one by one and shows the settlement with every step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from polyc.backends.python.load import load
from polyc.cli import policies
from polyc.cli.trial import screen
from polyc.cli.trial.asking import Asking
from polyc.cli.trial.dialogue import Dialogue
from polyc.cli.usage import Arguments, Usage
from polyc.kernel.program import Identity
from polyc.model.policy import Policy

USAGE: Final = Usage(
    about=(
        "试算:一项一项地问,选项写号码或文字,填错了说明再问;问完打印结算单和每一步的算式、依据。\n"
        "可以接着结算同一个人的下一次(带着累计),改一项重算,撤销,换一个人。\n"
        "什么时候都可以写:撤(回到上一项)、退(离开)、?(说明)。"
    ),
    word="政策",
    word_help="一个 .pol 文件",
    most=1,
    options=(policies.SCENARIO,),
)


def run(arguments: Arguments) -> int:
    """Exit code 0 however somebody leaves."""
    checked = policies.load(policies.one_file(arguments.words[0]))
    program = policies.compiled(checked, arguments.all("--scenario"))
    it = screen.look()
    screen.title(it, program.identity.title, _beside(program.identity))
    screen.aside(it, "一项一项地问。撤:回到上一项;?:这一项的说明;退:离开。")
    for line in _scenarios(checked.policy, arguments.all("--scenario")):
        screen.aside(it, line)
    module = load(program)
    notes = dict(_notes(checked.policy))
    asking = Asking(look=it, period=module.PERIOD, notes=notes, today=date.today())
    Dialogue(program=program, module=module, asking=asking).run()
    return 0


def _beside(identity: Identity) -> str:
    return f"{identity.policy} {identity.version}"


def _scenarios(policy: Policy, chosen: Sequence[str]) -> Iterator[str]:
    """The scenarios there are, where none was chosen."""
    if policy.scenarios and not chosen:
        yield f"有待定的数;写了这些情景,可以用 --scenario 采用:{'、'.join(each.name for each in policy.scenarios)}"
    if chosen:
        yield f"采用情景:{'、'.join(chosen)}(假设的数值,不是现行规定)"


def _notes(policy: Policy) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in policy.inputs:
        yield each.name, each.notes
    for items in policy.lists:
        yield from ((each.name, each.notes) for each in items.inputs)
