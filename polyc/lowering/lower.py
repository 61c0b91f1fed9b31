"""Model to kernel: a policy under some scenarios becomes a program."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias, assert_never

from attrs import evolve

from polyc.diagnostics.alternatives import SupposeWithinBest
from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.diagnostics.exactness import NeedsBound
from polyc.diagnostics.head import YearlessMemory
from polyc.diagnostics.layers import UnsharedBill
from polyc.kernel.expressions import Before, Const, Expression, Local, Select
from polyc.kernel.magnitude import surely_fits
from polyc.kernel.program import Identity, Program, Reversal
from polyc.kernel.ranges import ranges
from polyc.kernel.statements import Update
from polyc.kinds import MONEY, Count, Money, Rate
from polyc.lowering.alternatives import best, stretches, suppose
from polyc.lowering.apportions import apportion
from polyc.lowering.balance import is_balanced
from polyc.lowering.conditions import condition, less
from polyc.lowering.copies import Group
from polyc.lowering.denials import deny
from polyc.lowering.draft import Draft
from polyc.lowering.exact import plus
from polyc.lowering.formulas import refuse_missing
from polyc.lowering.guarantees import promise
from polyc.lowering.interface import (
    balance,
    input_fields,
    is_handed_out,
    item_lists,
    outputs,
    payments,
    row_outputs,
)
from polyc.lowering.items import (
    await_items,
    finish_items,
    gather_aggregates,
    is_of_items,
    total_lists,
)
from polyc.lowering.layers import layer
from polyc.lowering.limits import declare_pool
from polyc.lowering.naming import slot_local
from polyc.lowering.parameters import citations, parameter
from polyc.lowering.splits import split
from polyc.lowering.targets import targets
from polyc.lowering.whole import refuse_beyond_bound, refuse_negative, refuse_no_date, whole, whole_rate
from polyc.lowering.wording import parameter_wording
from polyc.model.policy import (
    Apportion,
    Benefit,
    Compute,
    Denial,
    Layer,
    Policy,
    Pool,
    Purpose,
    Split,
    Suppose,
)
from polyc.model.scenarios import bind
from polyc.model.values import Slot
from polyc.source.span import NOWHERE, Span

Drafted: TypeAlias = Compute | Pool | Layer | Benefit | Split | Denial | Suppose
"""What one definition of the claim is drafted from."""


def lower(policy: Policy, source_sha256: str, scenarios: tuple[str, ...]) -> Outcome[Program]:
    """The program of a policy, with these scenarios' values in place of 待定.

    It still holds refusals that can never happen: see `discharge`.  What reads it next
    is the verifier.
    """
    bound, clashes = bind(policy, scenarios)
    draft = Draft(policy=bound)
    draft.found.extend(clashes)
    define_all(draft)
    promised = promise(draft)
    aimed = targets(draft)
    _remember(draft)
    if draft.found:
        return Outcome(value=None, diagnostics=tuple(draft.found))
    program = evolve(_program(draft, source_sha256, scenarios), guarantees=promised, targets=aimed)
    found = (*_overflows(policy, program), *_unshared(bound, program), *_remembering(bound, program))
    return Outcome(value=None if found else program, diagnostics=found)


# ---- definitions ----


def define_all(draft: Draft) -> None:
    """Drafts every definition in text order; layers under a 就高 all at the last of their stretch."""
    waiting = {
        layer: (rule, stretch)
        for rule in draft.policy.best_runs
        for stretch in stretches(rule)
        for layer in stretch
    }
    kept: dict[str, Group] = {}
    denied: list[Denial] = []
    gather_aggregates(draft)
    for definition in draft.policy.definitions:
        if is_of_items(definition):
            total_lists(draft, definition)
            await_items(draft, definition)
            continue
        if kept and isinstance(definition, Suppose):
            draft.found.append(SupposeWithinBest(span=definition.span, name=definition.name))
            continue
        if kept and isinstance(definition, Denial):
            denied.append(definition)  # it may read what only the winner of the runs decides
            continue
        total_lists(draft, definition)
        if isinstance(definition, Apportion):
            apportion(draft, definition)
            continue
        group = _drafted(draft, definition)
        rule = waiting.get(definition.name)
        if rule is None and not (kept and isinstance(definition, Compute | Split)):
            draft.groups[definition.name] = group
            draft.body.extend(group)
            continue
        kept[definition.name] = group
        if rule is not None and definition.name == rule[1][-1]:
            best(draft, *rule, kept)
            draft.groups |= kept
            kept = {}
            while denied:
                total_lists(draft, denied[0])
                deny(draft, denied.pop(0))
    finish_items(draft)


def _drafted(draft: Draft, definition: Drafted) -> Group:
    """The statements of one definition, kept apart."""
    with draft.apart() as inner:
        _define(draft, definition)
    return tuple(inner)


def _define(draft: Draft, definition: Drafted) -> None:
    match definition:
        case Compute():
            _compute(draft, definition)
        case Pool():
            declare_pool(draft, definition)
        case Layer():
            layer(draft, definition)
        case Benefit():
            _benefit(draft, definition)
        case Split():
            split(draft, definition)
        case Denial():
            deny(draft, definition)
        case Suppose():
            suppose(draft, definition)
        case _:
            assert_never(definition)


def _compute(draft: Draft, node: Compute) -> None:
    if is_handed_out(draft.policy, node):
        exact = parameter(draft, node.value, node.name)
    else:
        with draft.postponing(node.name):
            exact = parameter(draft, node.value, node.name)
    cites = citations(node.value)
    if isinstance(node.value.kind, Rate):
        value: Expression = whole_rate(draft, exact, node.name)
    else:
        value = whole(draft, exact, draft.policy.roundings.amount, "计算金额", node.span)
    step = draft.step(node.name, parameter_wording(node.value, node.name), cites)
    local = draft.let(node.name, value, node.value.kind, step)
    refuse_beyond_bound(draft, local, node.name, node.value.kind)
    refuse_no_date(draft, local, node.name, node.value.kind)
    if isinstance(node.value.kind, Money | Count) and not node.signed:
        refuse_negative(draft, local, node.name, node.value.kind, cites)


def _benefit(draft: Draft, node: Benefit) -> None:
    name = slot_local(node.name, Slot.PAID)
    exact = parameter(draft, node.value, name)
    amount = whole(draft, exact, draft.policy.roundings.payment, "每笔支付", node.span)
    if node.condition is not None:
        amount = Select(cases=((condition(draft, node.condition), amount),), otherwise=Const(0))
    words, cites = f"{node.name}.支付", citations(node.value)
    step = draft.step(words, parameter_wording(node.value, name), cites, node.name, Slot.PAID.value)
    local = draft.let(name, amount, MONEY, step)
    refuse_negative(draft, local, words, MONEY, cites)


def _remember(draft: Draft) -> None:
    """Writes every cell once, at the end; one that would leave its bounds refuses the claim."""
    for name, cell in draft.cells.items():
        given = draft.totals.get(name)
        if isinstance(given, Local):
            refuse_missing(draft, given.name)
        value = draft.pools[name] if given is None else plus(Before(name), given)
        local = draft.let(f"{name}_累计后", value, cell.kind)
        message = f"“{name}”的累计超出了程序能记的范围,请核对输入。"
        draft.refuse(less(Const(cell.high), local), "超限", name, message)
        draft.refuse(less(local, Const(cell.low)), "超限", name, message)
        draft.body.append(Update(cell=name, value=local))


# ---- the program ----


def _program(draft: Draft, source_sha256: str, scenarios: tuple[str, ...]) -> Program:
    policy = draft.policy
    body = tuple(draft.body)
    return Program(
        identity=Identity(
            policy=policy.id,
            title=policy.title,
            version=(date(1970, 1, 1) + timedelta(days=policy.start)).isoformat(),
            source_sha256=source_sha256,
            scenarios=scenarios,
            effective_from=policy.start,
            effective_to=policy.end,
        ),
        inputs=input_fields(policy, body),
        lists=item_lists(policy, body),
        cells=tuple(draft.cells.values()),
        body=body,
        outputs=outputs(policy),
        rows=row_outputs(policy),
        payments=payments(policy),
        balance=balance(policy),
        version_date=policy.conventions.version_date,
        year_date=policy.conventions.year_date,
        year_month=policy.conventions.year_month,
        reversal=Reversal(policy.conventions.reversal.value),
    )


def _overflows(policy: Policy, program: Program) -> tuple[Diagnostic, ...]:
    """What 64 bits may not hold; sharper and slower analyses are asked only where the quick one doubts."""
    if surely_fits(program) or not ranges(program, relational=False).overflows:
        return ()
    spans = _spans(policy)
    return tuple(
        NeedsBound(span=_span(spans, each.local), step=each.local.replace("_", "."), culprits=each.culprits)
        for each in ranges(program).overflows
    )


def _span(spans: dict[str, Span], local: str) -> Span:
    return spans.get(local.split("_")[0], NOWHERE)


def _remembering(policy: Policy, program: Program) -> tuple[Diagnostic, ...]:
    """Cells where nothing may be remembered."""
    if policy.conventions.purpose is Purpose.BENEFIT:
        return ()
    spans, word = _spans(policy), policy.conventions.purpose.value
    return tuple(
        YearlessMemory(span=_span(spans, each.name.replace(".", "_")), name=each.name, purpose=word)
        for each in program.cells
    )


def _spans(policy: Policy) -> dict[str, Span]:
    return {definition.name: definition.span for definition in policy.definitions}


def _unshared(policy: Policy, program: Program) -> tuple[Diagnostic, ...]:
    if program.balance is None:
        return ()
    names = tuple(each.local for each in program.payments)
    total, patient = program.balance.total, program.balance.rest
    if is_balanced(program.body, total, patient, names):
        return ()
    spans = _spans(policy)
    words = tuple(each.name for each in program.payments)
    return (UnsharedBill(span=_span(spans, patient), patient=patient, total=total, payments=words),)
