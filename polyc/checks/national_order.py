"""Payments stand in the national order: basic, serious illness, supplementary, medical aid, last resort.

The order is that of 国办发〔2021〕42号: insurance before aid.  What a payment is, its
name and its payer tell; where they tell nothing it may stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, TypeAlias

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import LayersOutOfOrder
from polyc.model.formula_walk import parameter_formulas
from polyc.model.policy import Benefit, Layer, Policy
from polyc.model.values import Computed, Parameter, SlotValue
from polyc.model.walk import definition_parameters

RANKS: Final = ("基本医保", "大病保险", "补充保障", "医疗救助", "兜底保障")

_TOLD_BY: Final = (
    ("兜底", 4),
    ("再救助", 4),
    ("倾斜救助", 4),
    ("救助", 3),
    ("商业", 2),
    ("补充医疗", 2),
    ("补充保险", 2),
    ("公务员", 2),
    ("大病", 1),
    ("基本医", 0),
    ("统筹", 0),
)
"""The first word that a name or else a payer holds decides."""


Payment: TypeAlias = Layer | Benefit


def national_order(policy: Policy) -> Iterator[Diagnostic]:
    """Finds payments below one that comes after them in the national order and has to do with the same bill."""
    ranked = [(rank, each) for each in _payments(policy) if (rank := _rank(each)) is not None]
    if all(before[0] <= after[0] for before, after in pairwise(ranked)):
        return
    upstream = _upstream(policy)
    for at, (rank, each) in enumerate(ranked):
        above = ((higher, earlier) for higher, earlier in reversed(ranked[:at]) if higher > rank)
        found = next((pair for pair in above if _connected(pair[1].name, each.name, upstream)), None)
        if found is not None:
            yield LayersOutOfOrder(
                span=each.span,
                layer=each.name,
                rank=RANKS[rank],
                earlier=found[1].name,
                earlier_rank=RANKS[found[0]],
                first=found[1].span,
            )


def _payments(policy: Policy) -> Iterator[Payment]:
    yield from (each for each in policy.definitions if isinstance(each, Layer | Benefit))


def _connected(earlier: str, later: str, upstream: Mapping[str, frozenset[str]]) -> bool:
    """Whether the later payment rests on the earlier one, or both on what some payment left."""
    return earlier in upstream[later] or bool(upstream[earlier] & upstream[later])


def _upstream(policy: Policy) -> Mapping[str, frozenset[str]]:
    """Of each definition the payments that its amount rests on."""
    payments = {each.name for each in _payments(policy)}
    found: dict[str, frozenset[str]] = {}
    for each in policy.definitions:
        amount = each.base if isinstance(each, Layer) else next(definition_parameters(each), None)
        read = () if amount is None else tuple(_names(amount))
        below = (found.get(name, frozenset()) | ({name} & payments) for name in read)
        found[each.name] = frozenset().union(*below)
    return found


def _names(parameter: Parameter) -> Iterator[str]:
    for each in parameter_formulas(parameter):
        if isinstance(each, SlotValue):
            yield each.owner
        elif isinstance(each, Computed):
            yield each.name


def _rank(each: Payment) -> int | None:
    for told in (each.name, each.payer):
        for word, rank in _TOLD_BY:
            if word in told:
                return rank
    return None
