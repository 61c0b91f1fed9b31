"""The order in which exceptions are tried: one that overrides another comes before it."""

from __future__ import annotations

from polyc.model.values import ExceptionRule


def in_order(rules: tuple[ExceptionRule, ...]) -> tuple[ExceptionRule, ...]:
    """Rules with every rule before those it overrides, otherwise in text order.

    The checks have made sure that names exist and that no circle of overriding is left.
    """
    waiting, ordered = list(rules), list[ExceptionRule]()
    while waiting:
        names = {name for rule in waiting for name in rule.overrides}
        ready = next((rule for rule in waiting if rule.name not in names), waiting[0])
        waiting.remove(ready)
        ordered.append(ready)
    return tuple(ordered)
