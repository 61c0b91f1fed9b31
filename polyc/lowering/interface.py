"""What a program takes and hands out, under its public names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.kernel.expressions import Field, Input
from polyc.kernel.program import Balance, InputField, ItemField, ItemList, Output, Payment, RowOutputs
from polyc.kernel.statements import Statement
from polyc.kernel.walk import evaluated, names, statements
from polyc.kinds import MONEY
from polyc.lowering.naming import item_local, part_local, slot_local
from polyc.model.policy import Apportion, Benefit, Compute, Layer, Policy, Purpose, Split
from polyc.model.values import Slot

MOST_ITEMS: Final = 10_000
"""The most items that one claim may hold."""


def input_fields(policy: Policy, body: tuple[Statement, ...]) -> tuple[InputField, ...]:
    """The inputs, told apart by whether the program reads them or only the door does."""
    read = {
        each.name
        for statement in statements(body)
        for top in evaluated(statement)
        for each in names(top)
        if isinstance(each, Input)
    }
    return tuple(
        InputField(
            name=each.name,
            field=each.field or each.name,
            kind=each.kind,
            low=each.low,
            high=each.high,
            computed=each.name in read,
            note=" ".join(each.notes),
        )
        for each in policy.inputs
    )


def item_lists(policy: Policy, body: tuple[Statement, ...]) -> tuple[ItemList, ...]:
    """The lists of items, each input told apart by whether the program reads it."""
    tops = (top for statement in statements(body) for top in evaluated(statement))
    read = {each for top in tops for each in names(top) if isinstance(each, Field)}
    return tuple(
        ItemList(
            name=each.name,
            field=each.field or each.name,
            items=tuple(
                ItemField(
                    name=item.name,
                    field=item.field or item.name,
                    kind=item.kind,
                    low=item.low,
                    high=item.high,
                    default=item.default,
                    computed=Field(list=each.name, name=item.name) in read,
                    note=" ".join(item.notes),
                )
                for item in each.inputs
            ),
            most=MOST_ITEMS,
        )
        for each in policy.lists
    )


def payments(policy: Policy) -> tuple[Payment, ...]:
    """What each payer pays, in text order."""
    return tuple(_payments(policy))


def _payments(policy: Policy) -> Iterator[Payment]:
    for each in policy.definitions:
        match each:
            case Layer() | Benefit():
                local = slot_local(each.name, Slot.PAID)
                yield Payment(payer=each.payer, name=f"{each.name}.支付", local=local)
            case Split(pays=True):
                for part in each.parts:
                    yield Payment(payer=part, name=f"{each.name}.{part}", local=part_local(each.name, part))
            case _:
                pass


def outputs(policy: Policy) -> tuple[Output, ...]:
    """Every payment, every computed value with a public name, and the patient's share."""
    return tuple(_outputs(policy))


def _outputs(policy: Policy) -> Iterator[Output]:
    for each in policy.definitions:
        match each:
            case Layer() | Benefit():
                local = slot_local(each.name, Slot.PAID)
                note = f"{each.payer}支付"
                yield Output(
                    name=f"{each.name}.支付",
                    field=each.field or each.name,
                    local=local,
                    kind=MONEY,
                    note=note,
                )
            case Split():
                yield from _parts(policy, each)
            case Compute() if each.list:
                pass  # one for every item, not one for the claim
            case Compute() if is_handed_out(policy, each):
                field = each.field or each.name
                yield Output(name=each.name, field=field, local=each.name, kind=each.value.kind, note="")
            case _:
                pass


def is_handed_out(policy: Policy, node: Compute) -> bool:
    """Whether a value is a result: it has a public name, is shared, or belongs to no benefit."""
    kept = policy.conventions
    shared = () if kept.sharing is None else (kept.sharing.total, kept.sharing.rest)
    return bool(node.field) or node.name in shared or is_yearless(policy)


def _parts(policy: Policy, node: Split) -> Iterator[Output]:
    """Every part of an amount of the claim, and of what is no benefit the whole as well."""
    if node.list:
        return
    if is_yearless(policy):
        yield Output(name=node.name, field=node.name, local=node.name, kind=MONEY, note="")
    for part in node.parts:
        local = part_local(node.name, part)
        note = f"{part}支付" if node.pays else ""
        yield Output(name=f"{node.name}.{part}", field=local, local=local, kind=MONEY, note=note)


def row_outputs(policy: Policy) -> tuple[RowOutputs, ...]:
    """What is handed out of the items of each list; no list without such a value."""
    made = (
        RowOutputs(list=each.name, field=each.field or each.name, columns=tuple(_columns(policy, each.name)))
        for each in policy.lists
    )
    return tuple(each for each in made if each.columns)


def _columns(policy: Policy, owner: str) -> Iterator[Output]:
    for each in policy.definitions:
        match each:
            case Compute(list=list_, name=name) if list_ == owner and is_handed_out(policy, each):
                local, kind = item_local(owner, name), each.value.kind
                yield Output(name=name, field=each.field or name, local=local, kind=kind, note="")
            case Apportion(list=list_, name=name) if list_ == owner and is_yearless(policy):
                yield Output(name=name, field=name, local=item_local(owner, name), kind=MONEY, note="")
            case Split(list=list_, name=name) if list_ == owner and is_yearless(policy):
                yield Output(name=name, field=name, local=item_local(owner, name), kind=MONEY, note="")
                for part in each.parts:
                    path = f"{name}.{part}"
                    local = item_local(owner, path)
                    yield Output(name=path, field=part_local(name, part), local=local, kind=MONEY, note="")
            case _:
                pass


def is_yearless(policy: Policy) -> bool:
    """Whether a policy computes anything but benefits: then all that it computes is a result."""
    return policy.conventions.purpose is not Purpose.BENEFIT


def balance(policy: Policy) -> Balance | None:
    """The bill and what is left of it, where there is one."""
    sharing = policy.conventions.sharing
    return None if sharing is None else Balance(total=sharing.total, rest=sharing.rest)
