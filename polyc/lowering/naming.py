"""How the kernel calls things; declared names hold no underscore, so these never clash."""

from __future__ import annotations

from polyc.kernel.program import Chained, Lifetime, Scope, Yearly
from polyc.model.policy import Chain, Life, Year
from polyc.model.values import Aggregate, Computed, InputValue, Ranking, Slot, SlotValue


def slot_local(owner: str, slot: Slot) -> str:
    """The local of a layer's (or benefit's) amount."""
    return f"{owner}_{slot.value}"


def part_local(owner: str, part: str) -> str:
    """The local of a part of a 分配; its amount as a whole bears the owner's name."""
    return f"{owner}_{part}"


def quantity_name(quantity: Computed | SlotValue | InputValue) -> str:
    """The name of a quantity's local, and of the cell of its yearly total."""
    match quantity:
        case SlotValue(owner=owner, slot=slot, run=run):
            return f"{run}_{slot_local(owner, slot)}" if run else slot_local(owner, slot)
        case Computed(name=name, part=part) if part:
            return part_local(name, part)
        case _:
            return quantity.name


def item_local(owner: str, name: str) -> str:
    """The local of an item's computed value, or of a part of one that is shared out."""
    return f"{owner}_{name}".replace(".", "_")


def whole_local(share: str) -> str:
    """The local of the amount that is shared out among items, from that of a share."""
    return f"{share}_共"


def total_local(aggregate: Aggregate, number: int) -> str:
    """The local of the list's total with that number."""
    return f"{aggregate.list}_{aggregate.folding.value}{number}"


def rank_local(ranking: Ranking, number: int) -> str:
    """The local of the list's rank with that number."""
    return f"{ranking.list}_排名{number}"


def quantity_words(quantity: Computed | SlotValue | InputValue) -> str:
    """What readers call the quantity."""
    match quantity:
        case SlotValue(owner=owner, slot=slot, run=run):
            return f"{run}.{owner}.{slot.value}" if run else f"{owner}.{slot.value}"
        case Computed(name=name, part=part) if part:
            return f"{name}.{part}"
        case _:
            return quantity.name


def cell_name(local: str, scope: Scope) -> str:
    """The cell that totals a local over a scope."""
    match scope:
        case Yearly():
            return local
        case Lifetime():
            return f"{local}_终身"
        case Chained(input=key):
            return f"{local}_同{key}"


def version_name(name: str, number: int) -> str:
    """The prefix of what one version of a parameter needs; the first one needs no number."""
    return name if number == 0 else f"{name}_版{number + 1}"


def exception_flag(name: str, exception: str) -> str:
    """The local that tells whether an exception applies."""
    return f"{name}_例外_{exception}"


def adjustment_flag(name: str, number: int) -> str:
    """The local that tells whether an adjustment applies."""
    return f"{name}_另{number}"


def kernel_scope(scope: Year | Life | Chain) -> Scope:
    """The scope of a cell."""
    match scope:
        case Year():
            return Yearly()
        case Life():
            return Lifetime()
        case Chain(input=key):
            return Chained(input=key)


def scope_words(scope: Scope) -> str:
    """How readers call the reach of a cell."""
    match scope:
        case Yearly():
            return "本年"
        case Lifetime():
            return "终身"
        case Chained(input=key):
            return f"同一{key}"
