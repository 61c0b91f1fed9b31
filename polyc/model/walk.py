"""Visiting and replacing the parameters of a policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from attrs import evolve

from polyc.model.policy import (
    Apportion,
    Benefit,
    BracketTable,
    CapLine,
    Compute,
    DeductibleLine,
    Definition,
    Denial,
    Layer,
    Limit,
    OwnLimit,
    Policy,
    Pool,
    Split,
    Suppose,
    Target,
    UpfrontLine,
)
from polyc.model.values import Parameter

Change = Callable[[Parameter], Parameter]


def parameters(policy: Policy) -> Iterator[Parameter]:
    """Every parameter, in text order."""
    for definition in policy.definitions:
        yield from definition_parameters(definition)
    for target in policy.targets:
        yield from target_parameters(target)


def target_parameters(target: Target) -> Iterator[Parameter]:
    """The bounds of a 目标 and their tolerances."""
    for aim in target.aims:
        yield aim.bound
        if aim.tolerance is not None:
            yield aim.tolerance


def definition_parameters(definition: Definition) -> Iterator[Parameter]:
    """The parameters of one definition, in text order."""
    match definition:
        case Compute() | Benefit() | Split() | Apportion():
            yield definition.value
        case Pool():
            yield definition.limit
        case Layer():
            yield definition.base
            yield from _limit_parameters(definition.deductible.limit)
            if definition.upfront is not None:
                yield definition.upfront.rate
            if isinstance(definition.pricing, BracketTable):
                yield from (bracket.rate for bracket in definition.pricing.brackets)
            else:
                yield definition.pricing
            yield from _limit_parameters(definition.cap.limit)
        case Denial() | Suppose():
            return
        case _:
            assert_never(definition)


def _limit_parameters(limit: Limit | None) -> Iterator[Parameter]:
    if isinstance(limit, OwnLimit):
        yield limit.value


def map_parameters(policy: Policy, change: Change) -> Policy:
    """The policy with every parameter changed."""
    return evolve(
        policy,
        definitions=tuple(_changed(each, change) for each in policy.definitions),
        targets=tuple(_changed_target(each, change) for each in policy.targets),
    )


def _changed_target(target: Target, change: Change) -> Target:
    aims = (
        evolve(
            aim, bound=change(aim.bound), tolerance=None if aim.tolerance is None else change(aim.tolerance)
        )
        for aim in target.aims
    )
    return evolve(target, aims=tuple(aims))


def _changed(definition: Definition, change: Change) -> Definition:
    match definition:
        case Compute() | Benefit() | Split() | Apportion():
            return evolve(definition, value=change(definition.value))
        case Pool():
            return evolve(definition, limit=change(definition.limit))
        case Layer():
            return _changed_layer(definition, change)
        case Denial() | Suppose():
            return definition
        case _:
            assert_never(definition)


def _changed_layer(layer: Layer, change: Change) -> Layer:
    pricing = layer.pricing
    if isinstance(pricing, BracketTable):
        bands = tuple(evolve(bracket, rate=change(bracket.rate)) for bracket in pricing.brackets)
        pricing = evolve(pricing, brackets=bands)
    else:
        pricing = change(pricing)
    deductible: DeductibleLine = evolve(
        layer.deductible, limit=_changed_limit(layer.deductible.limit, change)
    )
    cap: CapLine = evolve(layer.cap, limit=_changed_limit(layer.cap.limit, change))
    upfront: UpfrontLine | None = layer.upfront
    if upfront is not None:
        upfront = evolve(upfront, rate=change(upfront.rate))
    return evolve(
        layer, base=change(layer.base), deductible=deductible, upfront=upfront, pricing=pricing, cap=cap
    )


def _changed_limit(limit: Limit | None, change: Change) -> Limit | None:
    return evolve(limit, value=change(limit.value)) if isinstance(limit, OwnLimit) else limit
