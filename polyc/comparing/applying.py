"""One change alone: the old policy with it, or the new policy without it, so that an example shows no other."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from polyc.comparing.changes import Change, ClauseChange, Sort, ValueChange
from polyc.comparing.clauses import qualified
from polyc.model.formula_walk import condition_formulas, definition_formulas
from polyc.model.policy import Definition, Layer, Limit, Policy, PoolLimit, Suppose
from polyc.model.scenarios import known_parameters
from polyc.model.values import Computed, Formula, InputValue, ItemValue, Parameter, PoolUsed, SlotValue
from polyc.model.walk import map_parameters


def with_it(old: Policy, new: Policy, change: Change) -> Policy | None:
    """`old` with the change and no other; None where it cannot stand alone.

    Both have one version of each parameter.
    """
    parameter = change.applied if isinstance(change, ValueChange) else None
    return _made(old, new, change, parameter)


def without_it(old: Policy, new: Policy, change: Change) -> Policy | None:
    """`new` with every change but this; None where the others cannot do without it."""
    parameter = change.undone if isinstance(change, ValueChange) else None
    return _made(new, old, change, parameter)


def _made(policy: Policy, other: Policy, change: Change, parameter: Parameter | None) -> Policy | None:
    """`policy` with what the change is about taken from `other`."""
    match change:
        case ValueChange():
            made = _with_parameter(policy, parameter)
        case ClauseChange(word="舍入"):
            made = evolve(policy, roundings=other.roundings)
        case ClauseChange(word="就高"):
            made = evolve(policy, best_runs=other.best_runs)
        case ClauseChange(sort=Sort.CHANGED, name=name) if name:
            made = _with_definition(policy, other, name)
        case _:
            made = None
    return made if made is not None and _closed(made) else None


def _with_parameter(policy: Policy, parameter: Parameter | None) -> Policy | None:
    if parameter is None:
        return None
    return map_parameters(policy, lambda each: parameter if each.path == parameter.path else each)


def _with_definition(policy: Policy, other: Policy, name: str) -> Policy | None:
    """The other's definition of that name, with the policy's own numbers wherever it has them."""
    theirs = {qualified(each): each for each in other.definitions}
    if name not in theirs or name not in map(qualified, policy.definitions):
        return None
    known = known_parameters(policy)
    definitions = tuple(theirs[name] if qualified(each) == name else each for each in policy.definitions)
    return map_parameters(evolve(policy, definitions=definitions), lambda each: known.get(each.path, each))


# ---- whether every name is known where it is read ----


def _closed(policy: Policy) -> bool:
    inputs = {each.name for each in policy.inputs}
    items = {each.name for each in policy.lists}
    known = inputs | items
    for definition in policy.definitions:
        if not known.issuperset(_reads(definition)):
            return False
        known.add(definition.name)
    promised = (formula for each in policy.guarantees for formula in condition_formulas(each.condition))
    return known.issuperset(name for formula in promised for name in _names(formula))


def _reads(definition: Definition) -> Iterator[str]:
    for formula in definition_formulas(definition):
        yield from _names(formula)
    match definition:
        case Layer(deductible=deductible, cap=cap):
            yield from _pool(deductible.limit)
            yield from _pool(cap.limit)
        case Suppose(layers=layers):
            yield from layers
        case _:
            return


def _names(formula: Formula) -> Iterator[str]:
    match formula:
        case InputValue(name=name) | Computed(name=name):
            yield name
        case SlotValue(owner=owner, run=run):
            yield run or owner
        case ItemValue(list=owner):
            yield owner
        case PoolUsed(pool=pool):
            yield pool
        case _:
            return


def _pool(limit: Limit | None) -> Iterator[str]:
    if isinstance(limit, PoolLimit):
        yield limit.pool
