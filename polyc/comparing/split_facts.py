"""What is said of a 分配 apart from the amount that is shared out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from polyc.comparing.clause import Fact
from polyc.model import words
from polyc.model.filling import labels
from polyc.model.policy import Apportion, Split
from polyc.model.values import Constant


def split_facts(node: Split) -> Iterator[Fact]:
    """To whom, by which ratio, and who gets what is left over."""
    yield "各份", "、".join(node.parts)
    yield "支付", "是" if node.pays else words.NONE
    yield from _ratios(node)
    yield "尾差", "按余数从大到小" if node.tail is None else f"归{node.parts[node.tail]}"
    yield "可为负", "是" if node.signed else words.NONE


def apportion_facts(node: Apportion) -> Iterator[Fact]:
    """By which weight, and whether the amount may be negative."""
    yield "权重", f"{node.list}.{node.weight.name}"
    yield "尾差", "按余数从大到小"
    yield "可为负", "是" if node.signed else words.NONE


def _ratios(node: Split) -> Iterator[Fact]:
    if node.choice is None:
        yield "比例", _ratio(node.ratios[0])
        return
    for told, cell in zip(product(*map(labels, node.choice.keys)), node.choice.cells, strict=True):
        if isinstance(cell, Constant):
            yield f"比例〔{'、'.join(told)}〕", _ratio(node.ratios[cell.value])


def _ratio(ratio: tuple[int, ...]) -> str:
    return ":".join(map(str, ratio))
