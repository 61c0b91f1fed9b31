"""Stretches in a row that are alike become one."""

from __future__ import annotations

from collections.abc import Iterable

from polyc.analysis.shapes import Bent, Refused, Settled, Shape, Straight, Stretch, Unknown


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, from left to right, with no two alike beside each other."""
    done: list[Stretch] = []
    for each in stretches:
        both = _join(done[-1], each) if done else None
        if both is None:
            done.append(each)
        else:
            done[-1] = both
    return tuple(done)


def _join(left: Stretch, right: Stretch) -> Stretch | None:
    first, last = left.first, right.last
    match left, right:
        case Refused(refusal=one), Refused(refusal=other) if one == other:
            return Refused(first=first, last=last, refusal=one)
        case Unknown(), Unknown():
            return Unknown(first=first, last=last)
        case Settled(shapes=shapes), Settled(shapes=others):
            found = {name: _alike(shape, others[name]) for name, shape in shapes.items()}
            kept = {name: shape for name, shape in found.items() if shape is not None}
            return Settled(first=first, last=last, shapes=kept) if len(kept) == len(found) else None
        case _:
            return None


def _alike(left: Shape, right: Shape) -> Shape | None:
    match left, right:
        case Straight(), Straight() if (left.slope, left.intercept) == (right.slope, right.intercept):
            return left if left.error >= right.error else right
        case Bent(), Bent():
            return Bent(low=min(left.low, right.low), high=max(left.high, right.high))
        case _:
            return None
