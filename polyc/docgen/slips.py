"""结算单: one settlement of a case: the claim, who pays, and the steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from polyc.docgen.figures import figure, slip_money
from polyc.docgen.markup import Markup, element, joined, stacked, text
from polyc.docgen.palette import PATIENT, hues, swatch
from polyc.docgen.publication import WorkedEvent
from polyc.docgen.sheet import Sheet
from polyc.docgen.slip_rows import row_results
from polyc.docgen.slip_steps import step_table
from polyc.docgen.tables import facts, grid, head_cells
from polyc.kernel.program import Payment, Program
from polyc.kinds import Kind, Money
from polyc.model.policy import ItemList, Policy, Settlement
from polyc.runtime.explaining import StepResult


def settlement_slip(own: Sheet, event: Settlement, worked: WorkedEvent) -> Markup:
    """The claim, then payers, steps and what is computed for items; a refused claim has none of them."""
    claim = joined((_claim(own.policy, event), *_items(own.policy, event)))
    steps = worked.steps
    if not steps:
        return claim
    of_items = row_results(own.policy, event, worked.items)
    program = own.publication.program
    payers = (_payers(program, event, steps),) if program.payments or program.balance else ()
    return joined((claim, *payers, *of_items, step_table(own.home, steps)))


def value_text(value: int | str, kind: Kind) -> str:
    """A value as a slip writes it: amounts always with two places."""
    if isinstance(value, str):
        return value
    return slip_money(value) if isinstance(kind, Money) else figure(value, kind)


def _claim(policy: Policy, event: Settlement) -> Markup:
    given = dict(event.inputs)
    rows = [
        (each.name, text(value_text(given[each.name], each.kind)))
        for each in policy.inputs
        if each.name in given
    ]
    return facts(rows)


def _items(policy: Policy, event: Settlement) -> Iterator[Markup]:
    """A table for each list that the claim holds."""
    for node in policy.lists:
        entered = dict(event.items).get(node.name, ())
        if entered:
            rows = [_item(node, dict(row)) for row in entered]
            yield grid([*head_cells(*(each.name for each in node.inputs))], rows, "items")


def _item(node: ItemList, given: Mapping[str, int | str]) -> list[Markup]:
    """One item; what is not given is told so."""
    return [
        element("td", text(value_text(given[each.name], each.kind) if each.name in given else "缺省"))
        for each in node.inputs
    ]


# ---- who pays ----


def _payers(program: Program, event: Settlement, steps: Sequence[StepResult]) -> Markup:
    """One row a payer, then the patient and the bill."""
    colours = hues(each.payer for each in program.payments)
    rows = [
        _payer_row(
            joined((swatch(colours[payer]), text(payer))),
            sum(paid(steps, each) for each in payments),
            "、".join(map(_what, payments)),
        )
        for payer, payments in _by_payer(program)
    ]
    foot: tuple[Markup, ...] = ()
    if (kept := program.balance) is not None:
        patient = joined((swatch(PATIENT), text(kept.rest)))
        rows.append(_payer_row(patient, _amount(kept.rest, event, steps), "参保人自己承担"))
        total = _payer_row(text(kept.total), _amount(kept.total, event, steps), "以上各项合计")
        foot = (element("tfoot", element("tr", *total)),)
    body = stacked("tbody", [element("tr", *row) for row in rows])
    return stacked("table", (body, *foot), class_="plain payers")


def _payer_row(name: Markup, fen: int, what: str) -> tuple[Markup, ...]:
    return (
        element("th", name, element("small", text(what)), scope="row"),
        element("td", text(slip_money(fen))),
    )


def _by_payer(program: Program) -> Iterator[tuple[str, list[Payment]]]:
    for payer in dict.fromkeys(each.payer for each in program.payments):
        yield payer, [each for each in program.payments if each.payer == payer]


def _what(payment: Payment) -> str:
    return payment.name.split(".")[0]


def paid(steps: Sequence[StepResult], payment: Payment) -> int:
    """What a layer or benefit pays, in fen: the step that says so, or 0 by a step that it does not apply."""
    said = (step.amount for step in steps if step.label == payment.name)
    idle = (step.amount for step in steps if step.layer == _what(payment) and not step.applies)
    return [*said, *idle][0]


def outcome(program: Program, event: Settlement, steps: Sequence[StepResult]) -> str:
    """What is left of the bill; where there is no bill, how many values came out."""
    if program.balance is not None:
        return slip_money(_amount(program.balance.rest, event, steps))
    return f"{len(program.outputs)} 项结果"


def _amount(name: str, event: Settlement, steps: Sequence[StepResult]) -> int:
    """The amount of an input or a computed value, in fen."""
    given = dict(event.inputs).get(name)
    if isinstance(given, int):
        return given
    return next(step.amount for step in steps if step.label == name)
