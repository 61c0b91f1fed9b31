"""Places in a source text."""

from __future__ import annotations

from attrs import field, frozen


@frozen(kw_only=True)
class Origin:
    """Where something stands in the text of the policy that another builds on, by its 编号."""

    policy: str
    start: int
    end: int


@frozen(order=True)
class Span:
    """Characters ``start`` up to, not including, ``end`` of one source text.

    What comes along from another policy stands, in the text at hand, on the line that says
    so; its `origin` tells where it was written.
    """

    start: int
    end: int
    origin: Origin | None = field(default=None, order=False)

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of `other`."""
        return Span(self.start, max(self.end, other.end))

    @property
    def length(self) -> int:
        """How many characters were written there."""
        place = self.origin or self
        return place.end - place.start

    def holds(self, inner: Span) -> bool:
        """Whether `inner` lies within this span, in one and the same text."""
        if self.origin is None or inner.origin is None:
            return self.origin is inner.origin and self.start <= inner.start and inner.end <= self.end
        same = self.origin.policy == inner.origin.policy
        return same and self.origin.start <= inner.origin.start and inner.origin.end <= self.origin.end


NOWHERE = Span(0, 0)
"""The place of what the compiler itself supplies."""
