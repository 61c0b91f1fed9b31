"""Every formula of a policy, with what lies inside of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from polyc.model.policy import (
    Apportion,
    Benefit,
    CountOver,
    Definition,
    Denial,
    Layer,
    Policy,
    Split,
    SumOver,
    Target,
)
from polyc.model.values import (
    Aggregate,
    All,
    Among,
    Any,
    Computed,
    Condition,
    Constant,
    DateValue,
    Extreme,
    Formula,
    Holds,
    InputValue,
    ItemValue,
    Parameter,
    Pending,
    PoolUsed,
    ProductRatio,
    Ranking,
    Related,
    SlotValue,
    Sum,
    Table,
    Unlimited,
    Value,
    YearTotal,
)
from polyc.model.walk import definition_parameters


def policy_formulas(policy: Policy) -> Iterator[Formula]:
    """Every formula of the definitions, guarantees and targets, outer ones before inner ones."""
    for definition in policy.definitions:
        yield from definition_formulas(definition)
    for guarantee in policy.guarantees:
        yield from condition_formulas(guarantee.condition)
    for target in policy.targets:
        yield from target_formulas(target)


def target_formulas(target: Target) -> Iterator[Formula]:
    """Every formula that is read of each settlement."""
    for whole in (target.numerator, target.denominator):
        match whole:
            case SumOver(value=value):
                yield from inner_formulas(value)
            case CountOver(condition=held):
                yield from condition_formulas(held) if held is not None else ()
            case None:
                pass
            case _:
                assert_never(whole)
    if target.condition is not None:
        yield from condition_formulas(target.condition)


def definition_formulas(definition: Definition) -> Iterator[Formula]:
    """Every formula that a definition reads."""
    for parameter in definition_parameters(definition):
        yield from parameter_formulas(parameter)
    if isinstance(definition, Layer) and definition.applies is not None:
        yield from condition_formulas(definition.applies)
    if isinstance(definition, Benefit) and definition.condition is not None:
        yield from condition_formulas(definition.condition)
    if isinstance(definition, Denial):
        yield from condition_formulas(definition.condition)
    if isinstance(definition, Split) and definition.choice is not None:
        yield from value_formulas(definition.choice)
    if isinstance(definition, Apportion):
        yield from inner_formulas(definition.total)


def parameter_formulas(parameter: Parameter) -> Iterator[Formula]:
    """Every formula of a parameter's versions."""
    for version in parameter.versions:
        yield from value_formulas(version.value)
        for adjustment in version.adjustments:
            yield from condition_formulas(adjustment.condition)
            if adjustment.amount is not None:
                yield from inner_formulas(adjustment.amount)
        for rule in version.exceptions:
            yield from condition_formulas(rule.condition)
            yield from value_formulas(rule.value)


def value_formulas(value: Value) -> Iterator[Formula]:
    """Every formula of a value: of a table its keys and cells."""
    if not isinstance(value, Table):
        yield from inner_formulas(value)
        return
    for key in value.keys:
        yield from inner_formulas(key.subject)
    for cell in value.cells:
        yield from inner_formulas(cell)


def inner_formulas(formula: Formula) -> Iterator[Formula]:
    """The formula and everything inside of it."""
    yield formula
    match formula:
        case Sum(terms=terms):
            for _, term in terms:
                yield from inner_formulas(term)
        case ProductRatio(above=above, below=below):
            for factor in (*above, *below):
                yield from inner_formulas(factor)
        case Extreme(items=items) | DateValue(items=items):
            for item in items:
                yield from inner_formulas(item)
        case Aggregate(value=inner) | Ranking(value=inner):
            yield from inner_formulas(inner)
        case YearTotal(quantity=inner):
            yield inner
        case (
            Constant()
            | InputValue()
            | Computed()
            | SlotValue()
            | ItemValue()
            | PoolUsed()
            | Pending()
            | Unlimited()
        ):
            return
        case _:
            assert_never(formula)


def condition_formulas(condition: Condition) -> Iterator[Formula]:
    """Every formula that a condition reads."""
    match condition:
        case Among(subject=subject) | Holds(subject=subject):
            yield from inner_formulas(subject)
        case Related(left=left, right=right):
            yield from inner_formulas(left)
            yield from inner_formulas(right)
        case All(items=items) | Any(items=items):
            for item in items:
                yield from condition_formulas(item)
        case _:
            assert_never(condition)
