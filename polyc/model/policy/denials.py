"""不予结算: claims that are not settled."""

from __future__ import annotations

from attrs import frozen

from polyc.model.values import Citation, Condition, Placed


@frozen(kw_only=True, repr=False)
class Denial(Placed):
    """Where `condition` holds the claim is refused and the state stays untouched; nobody pays anything."""

    name: str
    condition: Condition
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
