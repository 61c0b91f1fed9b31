"""分配 among the items of a 明细: the amount is the claim's, the weights are the items'."""

from __future__ import annotations

from polyc.diagnostics.splits import ApportionTail, ApportionWithoutList, ForeignWeight
from polyc.diagnostics.values import WrongKind
from polyc.kinds import MONEY, Count, Money, Quantity
from polyc.model.context import Context
from polyc.model.items import begin_item_value, declare_item_value
from polyc.model.kind_words import kind_text
from polyc.model.parameters import parameter
from polyc.model.policy import Apportion
from polyc.model.values import Aggregate, Folding, ItemValue
from polyc.syntax import clauses as syntax


def apportion(context: Context, node: syntax.Apportion) -> Apportion | None:
    """The amount and the weights by which all items get their share; the share is known from here on."""
    if not _falls_to_largest(node):
        part = None if node.tail is None else node.tail.part
        span = node.weight.span if part is None else part.span
        context.report(ApportionTail(span=span, found="" if part is None else part.text))
    if node.list is None:
        context.report(ApportionWithoutList(span=node.name.span, name=node.name.text))
        return None
    if not begin_item_value(context, node.list):
        return None
    owner = node.list.text
    value = parameter(context, f"{owner}.{node.name.text}", [node], MONEY)
    weight = _weight(context, node, owner)
    declare_item_value(context, owner, node.name, MONEY)
    if value is None or weight is None or not _falls_to_largest(node):
        return None
    total = Aggregate(kind=weight.kind, folding=Folding.SUM, list=owner, value=weight, span=node.weight.span)
    return Apportion(
        list=owner,
        name=node.name.text,
        value=value,
        weight=weight,
        total=total,
        signed=node.signed,
        span=node.span,
    )


def _falls_to_largest(node: syntax.Apportion) -> bool:
    return node.tail is not None and node.tail.part is None


def _weight(context: Context, node: syntax.Apportion, owner: str) -> ItemValue | None:
    """What each item weighs: something of the same list that can be added up."""
    if node.weight.names[0].text != owner:
        context.report(ForeignWeight(span=node.weight.span, found=node.weight.text, list=owner))
        return None
    context.within = owner
    weight = context.reference(node.weight)
    context.within = ""
    if not isinstance(weight, ItemValue):
        return None
    if not isinstance(weight.kind, Money | Count | Quantity):
        found = kind_text(weight.kind)
        context.report(WrongKind(span=node.weight.span, found=found, wanted="能够相加的金额、数量或次数"))
        return None
    return weight
