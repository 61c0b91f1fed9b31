"""Every check of the model, in the order in which its findings are worth reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from polyc.checks.adopted_scenarios import adopted_scenarios
from polyc.checks.empty_bases import empty_bases
from polyc.checks.exception_conflicts import exception_conflicts
from polyc.checks.idle_caps import idle_caps
from polyc.checks.idle_conditions import idle_conditions
from polyc.checks.limits_in_order import limits_in_order
from polyc.checks.national_order import national_order
from polyc.checks.paid_twice import paid_twice
from polyc.checks.pending_though_seen import pending_though_seen
from polyc.checks.rates_in_range import rates_in_range
from polyc.checks.repealed_documents import repealed_documents
from polyc.checks.uncited_parameters import uncited_parameters
from polyc.checks.unused_definitions import unused_definitions
from polyc.checks.unused_documents import unused_documents
from polyc.checks.unused_inputs import unused_inputs
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.model.policy import Policy

Check = Callable[[Policy], Iterator[Diagnostic]]

ALL_CHECKS: Final[tuple[Check, ...]] = (
    rates_in_range,
    limits_in_order,
    exception_conflicts,
    adopted_scenarios,
    idle_conditions,
    paid_twice,
    national_order,
    empty_bases,
    idle_caps,
    repealed_documents,
    pending_though_seen,
    unused_inputs,
    unused_definitions,
    unused_documents,
    uncited_parameters,
)


def check_model(policy: Policy) -> tuple[Diagnostic, ...]:
    """What the checks find, in source order."""
    found = [each for check in ALL_CHECKS for each in check(policy)]
    return tuple(sorted(found, key=lambda each: each.span))
