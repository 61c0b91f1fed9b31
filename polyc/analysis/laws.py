"""What must hold of every settlement: each 保证, the bill shared out, the slots of each layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never

from attrs import frozen

from polyc.kernel.program import Program
from polyc.kernel.walk import results

BASE: Final = "基数"
SLOTS: Final = ("不适用", "起付", "先行自付", "支付", "比例自付", "超封顶")
"""The parts into which a layer shares its base."""


@frozen(kw_only=True)
class Promised:
    """A 保证 of the policy: the local flag is 1."""

    name: str
    local: str


@frozen(kw_only=True)
class SharedOut:
    """A whole, a local or an input, is the sum of its parts."""

    name: str
    whole: str
    parts: tuple[str, ...]


Law: TypeAlias = Promised | SharedOut


def laws(program: Program) -> tuple[Law, ...]:
    """The laws of a program, the author's own first."""
    promised = (Promised(name=f"保证 {each.name}", local=each.local) for each in program.guarantees)
    return (*promised, *_balance(program), *_layers(program))


def _balance(program: Program) -> tuple[SharedOut, ...]:
    kept = program.balance
    if kept is None:
        return ()
    payments = tuple(each.local for each in program.payments)
    name = f"{kept.total} = 各方支付 + {kept.rest}"
    return (SharedOut(name=name, whole=kept.total, parts=(*payments, kept.rest)),)


def _layers(program: Program) -> tuple[SharedOut, ...]:
    names = {each.name for each in results(program.body)}
    owners = (name.removesuffix(f"_{BASE}") for name in sorted(names) if name.endswith(f"_{BASE}"))
    found = (
        SharedOut(
            name=f"{owner.replace('_', '.')}.{BASE} = {' + '.join(SLOTS)}",
            whole=f"{owner}_{BASE}",
            parts=tuple(f"{owner}_{slot}" for slot in SLOTS),
        )
        for owner in owners
    )
    return tuple(law for law in found if names.issuperset(law.parts))


def holds(law: Law, inputs: Mapping[str, int], values: Mapping[str, int]) -> bool:
    """Whether a settlement with these inputs and locals keeps the law."""
    match law:
        case Promised(local=local):
            return values[local] == 1
        case SharedOut(whole=whole, parts=parts):
            total = values[whole] if whole in values else inputs[whole]
            return total == sum(values[part] for part in parts)
        case _:
            assert_never(law)
