"""A cap for each visit lies below what one visit may come to."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import CapNeverReached
from polyc.kinds import MONEY, Money, Rate
from polyc.model.plain import plain
from polyc.model.policy import BracketTable, Compute, Layer, LimitOn, OwnLimit, Policy, Visit
from polyc.model.values import (
    Computed,
    Constant,
    Formula,
    InputValue,
    Parameter,
    ProductRatio,
    SlotValue,
    Sum,
    Table,
    Value,
)
from polyc.money import MILLION


def idle_caps(policy: Policy) -> Iterator[Diagnostic]:
    """Finds caps above all that the bounds of the inputs allow; where these are not known, nothing is said."""
    for layer in policy.definitions:
        if not isinstance(layer, Layer) or layer.accumulation is not None:
            continue
        limit = layer.cap.limit
        if not isinstance(limit, OwnLimit) or not isinstance(limit.scope, Visit):
            continue
        caps = [cell for version in limit.value.versions for cell in _cells(version.value)]
        most = _most_of(layer.base, policy)
        if most is None or not all(isinstance(cap, Constant) for cap in caps):
            continue
        if limit.limit_on is LimitOn.PAYMENT:
            most = most * _highest(layer) // MILLION
        lowest = min((cap for cap in caps if isinstance(cap, Constant)), key=lambda cap: cap.value)
        if lowest.value >= most > 0:
            yield CapNeverReached(
                span=lowest.span,
                layer=layer.name,
                cap=plain(lowest.value, lowest.kind),
                most=plain(most, MONEY),
            )


def _highest(layer: Layer) -> int:
    """The highest rate, in millionths; 100 % where it is no plain number."""
    pricing = layer.pricing
    rates = [each.rate for each in pricing.brackets] if isinstance(pricing, BracketTable) else [pricing]
    versions = [version for rate in rates for version in rate.versions]
    cells = [cell for version in versions for cell in _cells(version.value)]
    if any(version.adjustments or version.exceptions for version in versions):
        return MILLION
    return max((cell.value if isinstance(cell, Constant) else MILLION for cell in cells), default=MILLION)


def _most_of(parameter: Parameter, policy: Policy) -> int | None:
    """The most that a parameter may come to, in fen; None where that is not plain."""
    if any(version.adjustments or version.exceptions for version in parameter.versions):
        return None
    cells = [cell for version in parameter.versions for cell in _cells(version.value)]
    found = [_most(cell, policy) for cell in cells]
    known = [each for each in found if each is not None]
    return max(known) if known and len(known) == len(found) else None


def _most(formula: Formula, policy: Policy) -> int | None:
    if not isinstance(formula.kind, Money):
        return None
    match formula:
        case Constant(value=value):
            return value
        case InputValue(name=name):
            return next((each.high for each in policy.inputs if each.name == name), None)
        case Computed(name=name, part=""):
            named = (each for each in policy.definitions if isinstance(each, Compute) and each.name == name)
            found = next((each for each in named if not each.list), None)
            return None if found is None else _most_of(found.value, policy)
        case SlotValue(owner=owner):
            layers = (each for each in policy.definitions if isinstance(each, Layer) and each.name == owner)
            layer = next(layers, None)
            return None if layer is None else _most_of(layer.base, policy)
        case Sum(terms=terms):
            added = [_most(term, policy) for sign, term in terms if sign > 0]
            return None if None in added else sum(each for each in added if each is not None)
        case ProductRatio(above=(amount, *rates), below=()) if all(isinstance(r.kind, Rate) for r in rates):
            return _most(amount, policy)
        case _:
            return None


def _cells(value: Value) -> tuple[Formula, ...]:
    return value.cells if isinstance(value, Table) else (value,)
