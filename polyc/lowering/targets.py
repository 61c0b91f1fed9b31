"""目标 to locals that are added up over many settlements; nothing is refused by them."""

from __future__ import annotations

from typing import assert_never

from polyc.kernel.expressions import ONE, Const, Expression, Input, Local, Select
from polyc.kernel.program import End, Target
from polyc.kinds import FLAG
from polyc.lowering.conditions import all_of, any_of, at_least, condition, negated
from polyc.lowering.draft import Draft
from polyc.lowering.formulas import exact
from polyc.lowering.whole import whole
from polyc.lowering.wording import aim_words
from polyc.model import policy as model
from polyc.model.values import Constant, Parameter, Pending, Relation
from polyc.money import Mode


def targets(draft: Draft) -> tuple[Target, ...]:
    """Every 目标 of the policy, with its locals drafted."""
    return tuple(
        _target(draft, each, f"目标_{number}") for number, each in enumerate(draft.policy.targets, 1)
    )


def _target(draft: Draft, node: model.Target, name: str) -> Target:
    counts, undecided = _counting(draft, node, name)
    with draft.postponing(name), draft.needing(counts):
        numerator = _whole(draft, node.numerator, f"{name}_分子")
        denominator = None if node.denominator is None else _whole(draft, node.denominator, f"{name}_分母")
    doubts = (*undecided, *(missing.condition for missing in draft.missing[name]))
    doubt = draft.let(f"{name}_未定", any_of(*doubts), FLAG).name if doubts else ""
    low, high = _ends(node.aims)
    digits = draft.policy.roundings.ratio
    return Target(
        name=node.name,
        numerator=numerator.name,
        denominator="" if denominator is None else denominator.name,
        counts=counts.name,
        undecided=doubt,
        numerator_kind=node.numerator.kind,
        denominator_kind=node.kind if node.denominator is None else node.denominator.kind,
        kind=node.kind,
        low=low,
        high=high,
        pending=tuple(path for aim in node.aims for path in _pending(aim)),
        words=" 且 ".join(map(aim_words, node.aims)),
        mode=Mode.HALF_UP if digits is None else digits.mode,
        places=0 if digits is None else digits.places,
        citations=draft.cited(node.citations),
    )


def _counting(draft: Draft, node: model.Target, name: str) -> tuple[Local, tuple[Expression, ...]]:
    """Whether a settlement counts, and where that rests on something 待定."""
    within = draft.let(f"{name}_期内", _within(node), FLAG)
    if node.condition is None:
        return within, ()
    with draft.postponing(f"{name}_条件"), draft.needing(within):
        held = condition(draft, node.condition)
    doubts = tuple(missing.condition for missing in draft.missing[f"{name}_条件"])
    return draft.let(f"{name}_计入", all_of(within, held), FLAG), doubts


def _within(node: model.Target) -> Expression:
    date = Input(node.date)
    since = ONE if node.start is None else at_least(date, node.start)
    until = ONE if node.end is None else negated(at_least(date, node.end + 1))
    return all_of(since, until)


def _whole(draft: Draft, node: model.Whole, name: str) -> Local:
    match node:
        case model.SumOver(value=value, kind=kind):
            amount = whole(draft, exact(draft, value), draft.policy.roundings.amount, "计算金额", node.span)
            return draft.let(name, amount, kind)
        case model.CountOver(condition=None, kind=kind):
            return draft.let(name, Const(1), kind)
        case model.CountOver(condition=held, kind=kind) if held is not None:
            one = Select(cases=((condition(draft, held), Const(1)),), otherwise=Const(0))
            return draft.let(name, one, kind)
        case _:
            raise AssertionError(f"neither sum nor count: {node}")


# ---- the aim ----


def _ends(aims: tuple[model.Aim, ...]) -> tuple[End | None, End | None]:
    """The interval that all aims leave; what is 待定 leaves its side open."""
    low: End | None = None
    high: End | None = None
    for aim in aims:
        below, above = _stretch(aim)
        low, high = below or low, above or high
    return low, high


def _stretch(aim: model.Aim) -> tuple[End | None, End | None]:
    bound = _value(aim.bound)
    room = 0 if aim.tolerance is None else _value(aim.tolerance)
    if bound is None or room is None:
        return None, None
    match aim.relation:
        case Relation.AT_LEAST:
            return End(value=bound, included=True), None
        case Relation.MORE:
            return End(value=bound, included=False), None
        case Relation.AT_MOST:
            return None, End(value=bound, included=True)
        case Relation.LESS:
            return None, End(value=bound, included=False)
        case Relation.EQUAL:
            return End(value=bound - room, included=True), End(value=bound + room, included=True)
        case _:
            assert_never(aim.relation)


def _value(parameter: Parameter) -> int | None:
    value = parameter.versions[0].value
    return value.value if isinstance(value, Constant) else None


def _pending(aim: model.Aim) -> tuple[str, ...]:
    parts = (aim.bound, aim.tolerance)
    return tuple(
        each.path for each in parts if each is not None and isinstance(each.versions[0].value, Pending)
    )
