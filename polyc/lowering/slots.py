"""A layer's slots as named values."""

from __future__ import annotations

from polyc.kernel.expressions import Expression, Local
from polyc.kinds import MONEY
from polyc.lowering.draft import Draft, Wording
from polyc.lowering.naming import slot_local
from polyc.model.values import Citation, Slot


def slot_words(layer: str, slot: Slot) -> str:
    """What readers call a layer's amount."""
    return f"{layer}.{slot.value}"


def slot(
    draft: Draft,
    layer: str,
    slot: Slot,
    value: Expression,
    formula: Wording | None,
    citations: tuple[Citation, ...] = (),
) -> Local:
    """Names a layer's amount; without a `formula` it is no step of the trace."""
    step = None
    if formula is not None:
        step = draft.step(slot_words(layer, slot), formula, citations, layer, slot.value)
    return draft.let(slot_local(layer, slot), value, MONEY, step)
