"""Where a value stands that a later phase calls by its name."""

from __future__ import annotations

from polyc.kinds import Rate
from polyc.model.policy import Policy
from polyc.model.values import Parameter
from polyc.model.walk import definition_parameters
from polyc.source.span import NOWHERE, Span


def place_of_rate(policy: Policy, name: str) -> Span:
    """The last 另 of a layer's rate, such as 基本医保.支付比例 or 大病保险.支付比例〔10万元以下〕, else the rate."""
    owner, bracket = name.split(".")[0], name.partition("〔")[2]
    rates = [
        parameter
        for definition in policy.definitions
        if definition.name == owner
        for parameter in definition_parameters(definition)
        if isinstance(parameter.kind, Rate)
    ]
    named = [each for each in rates if (each.path.endswith(bracket) if bracket else each.path == name)]
    return _last_adjustment((*named, *rates)[0]) if rates else NOWHERE


def _last_adjustment(rate: Parameter) -> Span:
    spans = [each.span for version in rate.versions for each in version.adjustments]
    return spans[-1] if spans else rate.span
