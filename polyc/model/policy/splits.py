"""分配, resolved."""

from __future__ import annotations

from attrs import frozen

from polyc.model.values import Parameter, Placed, Table


@frozen(kw_only=True, repr=False)
class Split(Placed):
    """分配: the value shared out by a ratio, to the last fen.

    Each part gets ``|value| × its number ÷ the ratio's sum`` without fractions of a fen;
    what is left goes to the part `tail`, or fen by fen to the largest remainders where
    that is None; then the sign is restored.  `ratios` holds one ratio, or those that the
    cells of `choice` number.  The parts are payments by those names where it `pays`.
    `list` names the 明细 whose every item is shared out; empty for an amount of the claim.
    """

    list: str
    name: str
    value: Parameter
    ratios: tuple[tuple[int, ...], ...]
    choice: Table | None
    parts: tuple[str, ...]
    pays: bool
    tail: int | None
    signed: bool
