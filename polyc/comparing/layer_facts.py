"""What is said of a layer apart from its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from polyc.comparing.clause import Fact
from polyc.model import words
from polyc.model.policy import BracketTable, Layer, Limit, OwnLimit, PoolLimit


def layer_facts(layer: Layer) -> Iterator[Fact]:
    """Every aspect, in the order of the layer's lines."""
    yield "付方", layer.payer
    yield "接口", layer.field or words.NONE
    yield "适用", words.condition(layer.applies) if layer.applies else words.NONE
    yield "累计", _accumulation(layer)
    yield "起付线", _limit(layer.deductible.limit)
    yield "先行自付", _upfront(layer)
    yield "支付比例", _pricing(layer)
    yield "封顶线", _limit(layer.cap.limit)


def _accumulation(layer: Layer) -> str:
    node = layer.accumulation
    if node is None:
        return words.NONE
    return f"{words.scope(node.scope)},{node.pricing.value},{node.clawback.value}"


def _limit(limit: Limit | None) -> str:
    match limit:
        case None:
            return "不设"
        case PoolLimit(pool=pool):
            return f"额度 {pool}"
        case OwnLimit(scope=scope, limit_on=limit_on):
            return f"{words.scope(scope)} {words.cut(limit_on)}".strip()
        case _:
            assert_never(limit)


def _upfront(layer: Layer) -> str:
    if layer.upfront is None:
        return words.NONE
    return "在起付线之前" if layer.upfront_first else "在起付线之后"


def _pricing(layer: Layer) -> str:
    node = layer.pricing
    return (
        f"分段 {node.mode.value},{node.bounds_from.value}" if isinstance(node, BracketTable) else words.NONE
    )
