"""What may be written at a place."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Offer:
    """A word that fits, and why; `named` where the author declared it, `rank` 0 first."""

    text: str
    detail: str = ""
    named: bool = False
    rank: int = 1
