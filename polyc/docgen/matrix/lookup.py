"""One value of a parameter on a day, for options that are held."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from typing import TypeAlias

from attrs import frozen

from polyc.docgen.reaching import computed
from polyc.model.filling import labels
from polyc.model.policy import Policy
from polyc.model.values import Citation, Computed, Formula, Key, Parameter, Table, Version
from polyc.model.walk import definition_parameters

_EPOCH = date(1970, 1, 1).toordinal()


@frozen(kw_only=True)
class Found:
    """The value and the clauses it rests on; `changed` where 例外 or 另 may change it."""

    value: Formula
    citations: tuple[Citation, ...]
    changed: bool


@frozen
class Nowhere:
    """Why there is no value: a table says nothing of what is held."""

    told: str


Looked: TypeAlias = Found | Nowhere


def parameter_at(policy: Policy, path: str) -> Parameter | None:
    """The parameter of that path."""
    every = (each for node in policy.definitions for each in definition_parameters(node))
    return next((each for each in every if each.path == path), None)


def look(policy: Policy, parameter: Parameter, on: date, held: Set[str]) -> Looked:
    """The parameter's value; a computed value is followed, the first clauses on the way count."""
    version = _version(parameter, on.toordinal() - _EPOCH)
    found = _cell(version, held)
    if isinstance(found, Nowhere):
        return found
    changed = bool(version.exceptions or version.adjustments)
    if isinstance(found, Computed) and not found.part:
        inner = look(policy, computed(policy, found.name), on, held)
        if isinstance(inner, Nowhere):
            return inner
        cited = version.citations or inner.citations
        return Found(value=inner.value, citations=cited, changed=changed or inner.changed)
    return Found(value=found, citations=version.citations, changed=changed)


def _version(parameter: Parameter, day: int) -> Version:
    """The last that holds on the day: what is known later counts."""
    holding = (each for each in parameter.versions if _holds(each, day))
    return list(holding)[-1]


def _holds(version: Version, day: int) -> bool:
    return (version.start is None or version.start <= day) and (version.end is None or day <= version.end)


def _cell(version: Version, held: Set[str]) -> Formula | Nowhere:
    value = version.value
    if not isinstance(value, Table):
        return value
    at = 0
    for key, place in zip(value.keys, _places(value.keys, held), strict=True):
        if place is None:
            return Nowhere("、".join(labels(key)))
        at = at * len(labels(key)) + place
    return value.cells[at]


def _places(keys: tuple[Key, ...], held: Set[str]) -> Iterator[int | None]:
    for key in keys:
        yield next((at for at, label in enumerate(labels(key)) if label in held), None)
