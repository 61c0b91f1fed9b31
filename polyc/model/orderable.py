"""Which values can be more or less than one another."""

from __future__ import annotations

from polyc.kinds import Count, Date, Kind, Money, Quantity, Rate, UnitPrice


def is_orderable(kind: Kind) -> bool:
    """Whether values of this kind can be more or less."""
    return isinstance(kind, Money | Rate | Count | Date | UnitPrice | Quantity)
