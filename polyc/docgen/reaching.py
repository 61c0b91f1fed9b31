"""Which figures a parameter can come to, through the computed values that it names."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.model.policy import Compute, Policy, Pool, Split
from polyc.model.values import Computed, Formula, Parameter, Table


def reached(policy: Policy, parameter: Parameter) -> tuple[Formula, ...]:
    """The cells of its newest value, a computed value replaced by what that comes to; each once."""
    return tuple(dict.fromkeys(_cells(policy, parameter)))


def _cells(policy: Policy, parameter: Parameter) -> Iterator[Formula]:
    value = parameter.versions[-1].value
    for cell in value.cells if isinstance(value, Table) else (value,):
        if isinstance(cell, Computed) and not cell.part:
            yield from _cells(policy, computed(policy, cell.name))
        else:
            yield cell


def computed(policy: Policy, name: str) -> Parameter:
    """The value of the 计算 (or what the 分配) of that name (shares out)."""
    found = (each for each in policy.definitions if isinstance(each, Compute | Split))
    return next(each.value for each in found if each.name == name and not each.list)


def pool_limit(policy: Policy, name: str) -> Parameter:
    """The limit of the 额度 of that name."""
    found = (each for each in policy.definitions if isinstance(each, Pool))
    return next(each.limit for each in found if each.name == name)
