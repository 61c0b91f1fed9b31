"""A claim that settles, as an example of how one is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Final, assert_never

from polyc.backends.artifact import Artifact, artifact_path
from polyc.backends.python.kinds import runtime_kind
from polyc.kernel.interpret import Settled, run
from polyc.kernel.program import Identity, InputField, Program
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Rate, Text
from polyc.money import MILLION
from polyc.runtime.kinds import show
from polyc.runtime.money import percent_text, plain_yuan

TRIED: Final = 5000
"""How many claims are tried before the sample is one that is refused."""

LARGEST: Final = 1_000_000
"""10 000 元: the first amount of the sample; each further one is half as large, as parts of a cost are, or as large."""

TEXT: Final = "示例1"


def sample(program: Program) -> Artifact:
    """The first of some likely claims that is not refused, as `claim_from_json` reads it."""
    found = next((claim for claim in _claims(program) if _settles(program, claim)), next(_claims(program)))
    made = {item.field: _json(item.kind, found[item.name]) for item in program.inputs}
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    return Artifact(path=artifact_path(program.identity.policy, ".sample.json"), text=text)


def _claims(program: Program) -> Iterator[dict[str, int]]:
    likely, amount = [], LARGEST
    for item in program.inputs:
        likely.append(
            [value for value in _likely(item, program.identity, amount) if item.low <= value <= item.high]
        )
        amount = amount // 2 if isinstance(item.kind, Money) else amount
    values = product(*(some or [item.low] for item, some in zip(program.inputs, likely, strict=True)))
    names = [item.name for item in program.inputs]
    return (dict(zip(names, claim, strict=True)) for claim in islice(values, TRIED))


def _likely(item: InputField, identity: Identity, amount: int) -> tuple[int, ...]:
    match item.kind:
        case Money():
            return (amount, LARGEST, 0)
        case Rate():
            return (MILLION // 2, MILLION)
        case Count():
            return (1, 0)
        case Date():
            return (identity.effective_to or identity.effective_from, identity.effective_from)
        case Choice(options=options):
            return tuple(range(len(options)))
        case Choices(options=options):
            return (0, *(1 << bit for bit in range(len(options))))
        case Flag() | Text():
            return (0, 1)
        case _:
            assert_never(item.kind)


def _settles(program: Program, claim: Mapping[str, int]) -> bool:
    before = {cell.name: 0 for cell in program.cells}
    return isinstance(run(program, claim, before), Settled)


def _json(kind: Kind, number: int) -> object:
    match kind:
        case Money():
            return plain_yuan(number)
        case Rate():
            return percent_text(number)
        case Count():
            return number
        case Date():
            return show(runtime_kind(kind), number)
        case Flag():
            return number == 1
        case Choice(options=options):
            return options[number]
        case Choices(options=options):
            return [option for bit, option in enumerate(options) if number >> bit & 1]
        case Text():
            return TEXT
        case _:
            assert_never(kind)
