"""A layer's base is no amount that is always 0: what is left of a layer that pays all, or what is over no cap."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import NothingLeft
from polyc.model.policy import BracketTable, Layer, Policy
from polyc.model.values import Constant, Parameter, Slot, SlotValue, Table, Value
from polyc.money import MILLION


def empty_bases(policy: Policy) -> Iterator[Diagnostic]:
    """Finds layers whose base is a slot that nothing ever flows into."""
    layers = {each.name: each for each in policy.definitions if isinstance(each, Layer)}
    for layer in layers.values():
        for version in layer.base.versions:
            base = version.value
            if isinstance(base, SlotValue) and base.owner in layers and not base.run:
                reason = _why_nothing(layers[base.owner], base.slot)
                if reason:
                    slot = f"{base.owner}.{base.slot.value}"
                    yield NothingLeft(span=base.span, layer=layer.name, slot=slot, reason=reason)


def _why_nothing(owner: Layer, slot: Slot) -> str:
    """Why that amount of the layer is always 0; "" where it may be more."""
    match slot:
        case Slot.OVER_CAP if owner.cap.limit is None:
            return f"“{owner.name}”不设封顶线"
        case Slot.DEDUCTIBLE if owner.deductible.limit is None:
            return f"“{owner.name}”不设起付线"
        case Slot.UPFRONT if owner.upfront is None:
            return f"“{owner.name}”没有先行自付"
        case Slot.COINSURANCE if _pays_all(owner):
            return f"“{owner.name}”的支付比例都是 100%"
        case Slot.NOT_APPLICABLE if owner.applies is None:
            return f"“{owner.name}”总是适用"
        case Slot.REST if _leaves_nothing(owner):
            return f"“{owner.name}”全额支付,不设起付线和封顶线"
        case _:
            return ""


def _leaves_nothing(owner: Layer) -> bool:
    own = (owner.deductible.limit, owner.upfront, owner.cap.limit, owner.applies)
    return all(each is None for each in own) and _pays_all(owner)


def _pays_all(owner: Layer) -> bool:
    if isinstance(owner.pricing, BracketTable):
        return all(_all_of_it(bracket.rate) for bracket in owner.pricing.brackets)
    return _all_of_it(owner.pricing)


def _all_of_it(rate: Parameter) -> bool:
    """Whether a rate is 100 % in every cell, version and exception, and nothing is taken off."""
    for version in rate.versions:
        values = (version.value, *(rule.value for rule in version.exceptions))
        if version.adjustments or not all(map(_whole, values)):
            return False
    return True


def _whole(value: Value) -> bool:
    cells = value.cells if isinstance(value, Table) else (value,)
    return all(isinstance(cell, Constant) and cell.value == MILLION for cell in cells)
