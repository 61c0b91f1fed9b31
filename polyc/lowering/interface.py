"""What a program takes and hands out, under its public names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from polyc.kernel.expressions import Expression, Field, Input
from polyc.kernel.program import Balance, InputField, ItemField, ItemList, Output, Payment
from polyc.kernel.statements import Each, Guard, Let, Refuse, Statement, Update
from polyc.kernel.walk import names, statements
from polyc.kinds import MONEY
from polyc.lowering.naming import part_local, slot_local
from polyc.model.policy import Benefit, Compute, Layer, Policy, Purpose, Split
from polyc.model.values import Slot

MOST_ITEMS: Final = 10_000
"""The most items that one claim may hold."""


def input_fields(policy: Policy, body: tuple[Statement, ...]) -> tuple[InputField, ...]:
    """The inputs, told apart by whether the program reads them or only the door does."""
    read = {
        each.name
        for statement in statements(body)
        for top in expressions_of(statement)
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
    tops = (top for statement in statements(body) for top in expressions_of(statement))
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


def expressions_of(statement: Statement) -> tuple[Expression, ...]:
    """The expressions that a statement evaluates itself."""
    if isinstance(statement, Each):
        return tuple(total.value for total in statement.totals)
    return (statement_expression(statement),)


def statement_expression(statement: Statement) -> Expression:
    """The one expression that a statement evaluates itself."""
    match statement:
        case Let(value=expression) | Update(value=expression):
            return expression
        case Guard(condition=expression) | Refuse(condition=expression):
            return expression
        case Each():
            raise AssertionError("an Each evaluates several expressions")
        case _:
            assert_never(statement)


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
    return bool(node.field) or node.name in shared or kept.purpose is not Purpose.BENEFIT


def _parts(policy: Policy, node: Split) -> Iterator[Output]:
    """Every part of an amount of the claim, and of what is no benefit the whole as well."""
    if node.list:
        return
    if policy.conventions.purpose is not Purpose.BENEFIT:
        yield Output(name=node.name, field=node.name, local=node.name, kind=MONEY, note="")
    for part in node.parts:
        local = part_local(node.name, part)
        note = f"{part}支付" if node.pays else ""
        yield Output(name=f"{node.name}.{part}", field=local, local=local, kind=MONEY, note=note)


def balance(policy: Policy) -> Balance | None:
    """The bill and what is left of it, where there is one."""
    sharing = policy.conventions.sharing
    return None if sharing is None else Balance(total=sharing.total, rest=sharing.rest)
