"""One change alone: the old policy with it, or the new policy without it, so that an example shows no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from attrs import evolve

from polyc.comparing.changes import Change, ClauseChange, Sort, ValueChange
from polyc.comparing.clauses import qualified
from polyc.kinds import MONEY, Kind
from polyc.model.formula_walk import condition_formulas, definition_formulas
from polyc.model.policy import (
    Apportion,
    Benefit,
    Compute,
    Definition,
    Denial,
    Layer,
    Limit,
    Policy,
    Pool,
    PoolLimit,
    Split,
    Suppose,
)
from polyc.model.scenarios import known_parameters
from polyc.model.values import Computed, Formula, InputValue, ItemValue, Parameter, PoolUsed, SlotValue
from polyc.model.walk import map_parameters

Thing: TypeAlias = tuple[str, str, Kind | None]
"""What a formula may read: its sort, its name and, of a single value, its kind."""


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
    if made is None:
        return None
    known = {each.name for each in made.documents}
    cited = tuple(each for each in other.documents if each.name not in known)
    made = evolve(made, documents=(*made.documents, *cited))
    return made if _closed(made) else None


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


# ---- whether every name means the same where it is read ----


def _closed(policy: Policy) -> bool:
    """Whether everything that is read is there before, and is of the kind that the reader takes it for."""
    known: set[Thing] = {("input", each.name, each.kind) for each in policy.inputs}
    for list_ in policy.lists:
        known.add(("list", list_.name, None))
        known |= {("item", f"{list_.name}.{each.name}", each.kind) for each in list_.inputs}
    for definition in policy.definitions:
        if not known.issuperset(_reads(definition)):
            return False
        known |= set(_offers(definition))
    promised = (formula for each in policy.guarantees for formula in condition_formulas(each.condition))
    return known.issuperset(name for formula in promised for name in _names(formula))


def _offers(definition: Definition) -> Iterator[Thing]:
    """What later definitions may read of it."""
    match definition:
        case Compute(value=value, list=owner):
            yield ("item" if owner else "value", qualified(definition), value.kind)
        case Split(list=owner, parts=parts):
            sort, name = ("item" if owner else "value"), qualified(definition)
            yield from ((sort, each, MONEY) for each in (name, *(f"{name}.{part}" for part in parts)))
            yield ("slots", definition.name, None)
        case Pool():
            yield ("pool", definition.name, None)
        case Layer() | Benefit():
            yield ("slots", definition.name, None)
        case Suppose():
            yield ("run", definition.name, None)
        case Apportion():
            yield "item", qualified(definition), MONEY
        case Denial():
            return
        case _:
            assert_never(definition)


def _reads(definition: Definition) -> Iterator[Thing]:
    for formula in definition_formulas(definition):
        yield from _names(formula)
    match definition:
        case Layer(deductible=deductible, cap=cap):
            yield from _pool(deductible.limit)
            yield from _pool(cap.limit)
        case Suppose(layers=layers):
            yield from (("slots", each, None) for each in layers)
        case _:
            return


def _names(formula: Formula) -> Iterator[Thing]:
    match formula:
        case InputValue(name=name, kind=kind):
            yield "input", name, kind
        case Computed(name=name, kind=kind):
            yield "value", name, kind
        case SlotValue(owner=owner, run=run):
            yield ("run", run, None) if run else ("slots", owner, None)
        case ItemValue(list=owner, name=name, kind=kind):
            yield "item", f"{owner}.{name}", kind
        case PoolUsed(pool=pool):
            yield "pool", pool, None
        case _:
            return


def _pool(limit: Limit | None) -> Iterator[Thing]:
    if isinstance(limit, PoolLimit):
        yield "pool", limit.pool, None
