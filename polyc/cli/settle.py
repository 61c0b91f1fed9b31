"""`polyc settle`: claims from a file, settled in their order, one slip each."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from polyc.backends.python.load import load
from polyc.cli import given, policies
from polyc.cli.console import say
from polyc.cli.slip import Refused, Slip, settle
from polyc.cli.usage import Arguments, Option, Usage

USAGE: Final = Usage(
    about="结算单据。一个文件里有多张单据时,按先后结算同一个人,累计状态逐张传下去。",
    word="政策",
    word_help="一个 .pol 文件",
    most=1,
    options=(
        Option(names=("--claim",), metavar="文件", required=True, help="单据:.json、.csv 或 .toml"),
        Option(names=("--state",), metavar="文件", help="此前的累计状态(.json);不写则此前没有结算"),
        policies.SCENARIO,
        Option(names=("--explain",), help="列出每一步的算式和依据"),
        Option(names=("--json",), help="输出 JSON:结算结果和结算后的累计状态"),
    ),
)


def run(arguments: Arguments) -> int:
    """Exit code 1 where a claim is refused; the others are settled nevertheless."""
    checked = policies.load(policies.one_file(arguments.words[0]))
    program = policies.compiled(checked, arguments.all("--scenario"))
    module = load(program)
    claims = given.claims(Path(arguments.required("--claim")), module, program)
    before = arguments.one("--state")
    state = given.state(Path(before) if before else None, module)
    slips: list[Slip] = []
    for place, claim in claims:
        slip, state = settle(program, module, place, claim, state)
        slips.append(slip)
    if arguments.has("--json"):
        from polyc.cli.slip_json import slips_json

        say(slips_json(module, slips, state, arguments.has("--explain")))
    else:
        from polyc.cli.slip_text import slip_text

        say("\n".join(slip_text(program.identity, slip, arguments.has("--explain")) for slip in slips))
    return 1 if any(isinstance(slip, Refused) for slip in slips) else 0
