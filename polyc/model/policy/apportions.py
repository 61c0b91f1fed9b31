"""分配 among the items of a 明细, resolved."""

from __future__ import annotations

from attrs import frozen

from polyc.model.values import Aggregate, ItemValue, Parameter, Placed


@frozen(kw_only=True, repr=False)
class Apportion(Placed):
    """分配 单位.拨付 = 金额 按 单位.权重: an amount of the claim shared out among all items of `list`.

    Each item gets ``|value| × its weight ÷ total`` without fractions of a fen; the fens
    left over go to the largest remainders, earlier items first among equals; then the sign
    is restored.  `total` is the sum of all weights, which are not negative.
    """

    list: str
    name: str
    value: Parameter
    weight: ItemValue
    total: Aggregate
    signed: bool
