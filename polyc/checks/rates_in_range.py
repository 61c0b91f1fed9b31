"""A literal rate lies between 0 % and 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.values import RateOutOfRange
from polyc.kinds import Rate
from polyc.model.policy import Policy
from polyc.model.values import Constant, Table, Value
from polyc.model.walk import parameters
from polyc.money import MILLION, percent_text


def rates_in_range(policy: Policy) -> Iterator[Diagnostic]:
    """Finds rates above 100 % among the values of every rate."""
    for parameter in parameters(policy):
        if not isinstance(parameter.kind, Rate):
            continue
        for version in parameter.versions:
            values = (version.value, *(rule.value for rule in version.exceptions))
            yield from (finding for value in values for finding in _beyond(value))


def _beyond(value: Value) -> Iterator[Diagnostic]:
    cells = value.cells if isinstance(value, Table) else (value,)
    for cell in cells:
        if isinstance(cell, Constant) and cell.value > MILLION:
            yield RateOutOfRange(span=cell.span, rate=percent_text(cell.value))
