"""Places in a source text."""

from __future__ import annotations

from attrs import frozen


@frozen(order=True)
class Span:
    """Characters ``start`` up to, not including, ``end`` of one source text."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of `other`."""
        return Span(self.start, max(self.end, other.end))


NOWHERE = Span(0, 0)
"""The place of what the compiler itself supplies."""
