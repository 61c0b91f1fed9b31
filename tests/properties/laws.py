"""What holds of every settlement, whatever the policy says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polyc.kernel.program import Program
from polyc.kernel.statements import Let
from polyc.kernel.walk import statements

SLOTS = ("不适用", "起付", "先行自付", "支付", "比例自付", "超封顶")
"""What the cost of a layer falls into."""


def check_laws(program: Program, values: Mapping[str, int]) -> None:
    """All of them; `values` are inputs and locals.  Fails where one is broken."""
    check_balance(program, values)
    check_slots(program, values)
    check_guarantees(program, values)


def check_balance(program: Program, values: Mapping[str, int]) -> None:
    """The total cost is what all payers and the patient bear."""
    if program.balance is None:
        return
    paid = sum(values[payment.local] for payment in program.payments)
    total, patient = values[program.balance.total], values[program.balance.rest]
    assert total == paid + patient, f"{total} fen in all, {paid} paid, {patient} left to the patient"


def check_slots(program: Program, values: Mapping[str, int]) -> None:
    """The parts of every layer come to its base, and none of them is negative."""
    for layer in layers(program):
        parts = {slot: values[f"{layer}_{slot}"] for slot in SLOTS}
        base = values[f"{layer}_基数"]
        assert sum(parts.values()) == base, f"{layer}: {parts} do not come to {base}"
        assert min(parts.values()) >= 0, f"{layer}: {parts}"


def check_guarantees(program: Program, values: Mapping[str, int]) -> None:
    """What the policy itself promises."""
    for guarantee in program.guarantees:
        assert values[guarantee.local] == 1, f"{guarantee.name} does not hold"


def layers(program: Program) -> Iterator[str]:
    """What stands before the slot in the names of a layer's amounts."""
    names = (item.name for item in statements(program.body) if isinstance(item, Let))
    return (name.removesuffix("_基数") for name in names if name.endswith("_基数"))
