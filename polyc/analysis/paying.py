"""What a settlement comes to: fen by payer and what is left to the patient."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

from polyc.kernel import interpret
from polyc.kernel.interpret import Items
from polyc.kernel.program import Program
from polyc.kernel.statements import Refusal
from polyc.kinds import Kind, Money


@frozen(kw_only=True)
class Paid:
    """Fen by payer, in the order of their first payments, and what is left of the bill.

    Without a bill to share, `rest` is None and `results` holds every other value that is
    handed out with its kind; it is empty where there is a bill.
    """

    payers: Mapping[str, int]
    rest: int | None
    bill: int
    results: Mapping[str, tuple[int, Kind]] = {}


@frozen(kw_only=True)
class Declined:
    """The claim is refused."""

    refusal: Refusal


Payout: TypeAlias = Paid | Declined


def pay(program: Program, inputs: Mapping[str, int], before: Mapping[str, int], items: Items) -> Payout:
    """Settles a claim with the interpreter."""
    outcome = interpret.run(program, inputs, before, items)
    if isinstance(outcome, interpret.Refused):
        return Declined(refusal=outcome.refusal)
    amounts = {**inputs, **outcome.values}
    payers: dict[str, int] = {}
    for each in program.payments:
        payers[each.payer] = payers.get(each.payer, 0) + amounts[each.local]
    balance = program.balance
    if balance is not None:
        return Paid(payers=payers, rest=amounts[balance.rest], bill=amounts[balance.total])
    paid = {each.local for each in program.payments}
    results = {
        each.name: (amounts[each.local], each.kind) for each in program.outputs if each.local not in paid
    }
    results |= _rows(program, outcome)
    moved = (abs(value) for value, kind in results.values() if isinstance(kind, Money))
    return Paid(payers=payers, rest=None, bill=max((*payers.values(), *moved), default=0), results=results)


def _rows(program: Program, outcome: interpret.Settled) -> dict[str, tuple[int, Kind]]:
    """What is handed out of every item, by the list, its place from 1, and the name."""
    return {
        f"{each.list} 第{place}行 {column.name.removeprefix(f'{each.list}.')}": (
            item[column.local],
            column.kind,
        )
        for each in program.rows
        for place, item in enumerate(outcome.items[each.list], 1)
        for column in each.columns
    }


def handed_out(program: Program) -> tuple[str, ...]:
    """The locals that a payout tells of; inputs among them are left out."""
    inputs = {each.name for each in program.inputs}
    paid = (each.local for each in program.payments)
    rest = (each.local for each in program.outputs) if program.balance is None else (program.balance.rest,)
    return tuple(dict.fromkeys(each for each in (*paid, *rest) if each not in inputs))


def alike(first: Payout, second: Payout) -> bool:
    """Whether both pay the same fen by the same payers, or neither settles."""
    match first, second:
        case Paid(), Paid():
            same = first.rest == second.rest and first.results == second.results
            return same and _known(first) == _known(second)
        case Declined(), Declined():
            return True
        case _:
            return False


def _known(paid: Paid) -> dict[str, int]:
    return {payer: fen for payer, fen in paid.payers.items() if fen}
