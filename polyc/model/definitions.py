"""计算, 额度, 层, 给付: the definitions of a policy in text order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from polyc.diagnostics.names import DoubledName
from polyc.diagnostics.values import PendingNeedsKind
from polyc.kinds import MONEY, Kind
from polyc.model.alternatives import suppose
from polyc.model.apportions import apportion
from polyc.model.conditions import condition
from polyc.model.context import Context, Sort
from polyc.model.denials import denial
from polyc.model.inputs import kind_of
from polyc.model.items import item_compute
from polyc.model.layers import layer, scope
from polyc.model.parameters import parameter, without_limit_is_none
from polyc.model.policy import Benefit, Compute, Definition, LimitOn, Pool
from polyc.model.splits import split
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Pending

Defined: TypeAlias = (
    syntax.Compute
    | syntax.Pool
    | syntax.Layer
    | syntax.Benefit
    | syntax.Split
    | syntax.Denial
    | syntax.Apportion
    | syntax.Suppose
)


def definitions(context: Context, items: tuple[syntax.Item, ...]) -> tuple[Definition, ...]:
    """All definitions; versions of one 计算, 额度 or 给付 are gathered at the first."""
    nodes = [item for item in items if isinstance(item, Defined)]
    for node in nodes:
        if isinstance(node, syntax.Denial):
            continue  # no value that could be read
        context.later.setdefault(_key(node), node.name.span)
    for node in nodes:
        if isinstance(node, syntax.Layer | syntax.Benefit):
            context.paying[node.name.text] = Sort.LAYER if isinstance(node, syntax.Layer) else Sort.BENEFIT
    made: list[Definition] = []
    done: set[str] = set()
    for node in nodes:
        same = [each for each in nodes if _key(each) == _key(node)]
        if _key(node) in done:
            if not _may_repeat(node, same[0]):
                context.report(DoubledName(span=node.name.span, name=node.name.text, first=same[0].name.span))
            continue
        done.add(_key(node))
        versions = [each for each in same if _may_repeat(each, node)] if len(same) > 1 else [node]
        definition = _definition(context, node, versions or [node])
        if definition is None:
            context.broken.add(node.name.text)
        else:
            made.append(definition)
    return tuple(made)


def _key(node: Defined) -> str:
    """The name under which a definition is known; that of an item's value begins with its list."""
    if isinstance(node, syntax.Compute | syntax.Split | syntax.Apportion) and node.list is not None:
        return f"{node.list.text}.{node.name.text}"
    return node.name.text


def _may_repeat(node: syntax.Clause, first: syntax.Clause) -> bool:
    """Whether a clause of the same name is a version of the first: both say their period."""
    return (
        type(node) is type(first)
        and isinstance(node, syntax.Valued)
        and isinstance(first, syntax.Valued)
        and node.period is not None
        and first.period is not None
    )


def _definition(
    context: Context,
    node: Defined,
    versions: list[Defined],
) -> Definition | None:
    valued = [each for each in versions if isinstance(each, syntax.Valued)]
    match node:
        case syntax.Compute() if node.list is not None:
            return item_compute(context, node, valued)
        case syntax.Compute():
            return _compute(context, node, valued)
        case syntax.Pool():
            return _pool(context, node, valued)
        case syntax.Layer():
            made = layer(context, node)
            context.declare(node.name, Sort.LAYER, MONEY)
            return made
        case syntax.Suppose():
            return suppose(context, node)
        case syntax.Split():
            return split(context, node)
        case syntax.Denial():
            return denial(context, node)
        case syntax.Apportion():
            return apportion(context, node)
        case syntax.Benefit():
            return _benefit(context, node, valued)
        case _:
            assert_never(node)


def _compute(context: Context, node: syntax.Compute, versions: Sequence[syntax.Valued]) -> Compute | None:
    kind: Kind | None = None
    if node.kind is not None:
        kind = kind_of(context, node.kind)
    elif any(isinstance(each.value, Pending) for each in versions):
        context.report(PendingNeedsKind(span=node.name.span, name=node.name.text))
        return None
    value = parameter(context, node.name.text, versions, kind)
    known = value.kind if value else kind
    if known is not None:
        context.declare(node.name, Sort.COMPUTE, known)
    if value is None:
        return None
    field = node.interface.code if node.interface else ""
    return Compute(list="", name=node.name.text, value=value, signed=node.signed, field=field, span=node.span)


def _pool(context: Context, node: syntax.Pool, versions: Sequence[syntax.Valued]) -> Pool | None:
    where = scope(context, node.scope)
    limit = parameter(context, node.name.text, versions, MONEY, limit=True)
    context.declare(node.name, Sort.POOL, MONEY)
    if where is None or limit is None:
        return None
    if node.limit_on is None:
        limit = without_limit_is_none(limit)
    else:
        context.capping.add(node.name.text)
    limit_on = None if node.limit_on is None else LimitOn(node.limit_on.value)
    return Pool(name=node.name.text, scope=where, limit_on=limit_on, limit=limit, span=node.span)


def _benefit(context: Context, node: syntax.Benefit, versions: Sequence[syntax.Valued]) -> Benefit | None:
    holds = condition(context, node.condition) if node.condition else None
    value = parameter(context, node.name.text, versions, MONEY)
    context.declare(node.name, Sort.BENEFIT, MONEY)
    if value is None:
        return None
    return Benefit(
        name=node.name.text,
        payer=node.payer.text,
        condition=holds,
        value=value,
        field=node.interface.code if node.interface else "",
        span=node.span,
    )
