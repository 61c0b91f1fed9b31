"""The days on which two policies are compared: every period in which neither changes, or two given days."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve, frozen

from polyc.model.policy import Policy
from polyc.model.values import Parameter, Version
from polyc.model.walk import map_parameters, parameters


@frozen(kw_only=True)
class Moment:
    """One day on each side; `first` and `last` bound the period for which they stand, None where they are given."""

    old_day: int
    new_day: int
    first: int | None = None
    last: int | None = None


def moments(old: Policy, new: Policy) -> tuple[Moment, ...]:
    """The periods that both policies cover, cut where either changes.

    Where they have no day in common, the last day of the earlier and the first of the
    later are held against each other.
    """
    first = max(old.start, new.start)
    last = min((each.end for each in (old, new) if each.end is not None), default=None)
    if last is not None and last < first:
        return (Moment(old_day=_nearest(old, new), new_day=_nearest(new, old)),)
    starts = {first, *(day for policy in (old, new) for day in _starts(policy) if _inside(day, first, last))}
    ends = [*(day - 1 for day in sorted(starts)[1:]), last]
    return tuple(
        Moment(old_day=day, new_day=day, first=day, last=end)
        for day, end in zip(sorted(starts), ends, strict=True)
    )


def _inside(day: int, first: int, last: int | None) -> bool:
    return first < day and (last is None or day <= last)


def _starts(policy: Policy) -> set[int]:
    """The days from which some parameter has another version."""
    found = {version.start for parameter in parameters(policy) for version in parameter.versions}
    return {day for day in found if day is not None}


def _nearest(policy: Policy, other: Policy) -> int:
    """The day of a policy that lies next to another one, which it does not meet."""
    return policy.start if policy.end is None or policy.start > other.start else policy.end


def on_day(policy: Policy, day: int) -> Policy:
    """The policy with the versions of that day alone."""

    def current(parameter: Parameter) -> Parameter:
        return evolve(parameter, versions=(_on(parameter, day),))

    return map_parameters(policy, current)


def undated(policy: Policy) -> Policy:
    """A policy of one version each, as if each had always been in force."""

    def always(parameter: Parameter) -> Parameter:
        version = evolve(parameter.versions[0], start=None, end=None)
        return evolve(parameter, versions=(version,))

    return map_parameters(policy, always)


def _on(parameter: Parameter, day: int) -> Version:
    """The version in force, as whoever settles today knows it; one without a start is so from the beginning."""
    for version, later in pairwise(parameter.versions):
        if later.start is not None and later.start != version.start and day < later.start:
            return version
    return parameter.versions[-1]
