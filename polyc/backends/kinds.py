"""Kinds of value as the runtime knows them, and words about them."""

from __future__ import annotations

from typing import assert_never

from polyc import kinds
from polyc.kinds import Choice, Choices, Count, Date, Flag, Money, Quantity, Rate, Text, UnitPrice
from polyc.runtime.kinds import Kind


def runtime_kind(kind: kinds.Kind) -> Kind:
    """The kind as the runtime knows it."""
    match kind:
        case Money():
            return Kind("money")
        case Rate():
            return Kind("rate")
        case Count(unit=unit):
            return Kind("count", unit)
        case Date():
            return Kind("date")
        case Flag():
            return Kind("flag")
        case Choice(options=options):
            return Kind("choice", "", options)
        case Choices(options=options):
            return Kind("choices", "", options)
        case UnitPrice():
            return Kind("unit_price")
        case Quantity():
            return Kind("quantity")
        case Text():
            return Kind("text")
        case _:
            assert_never(kind)


def unit(kind: kinds.Kind) -> str:
    """What the integers of the kind count, in Chinese."""
    match kind:
        case Money():
            return "金额,单位分"
        case Rate():
            return "比例,单位百万分之一"
        case Count(unit=unit):
            return f"整数,单位{unit}"
        case Date():
            return "日期"
        case Flag():
            return "是否"
        case Choice():
            return "选项之一"
        case Choices():
            return "选项中的若干项"
        case UnitPrice():
            return "单价,单位百万分之一元"
        case Quantity():
            return "数量,单位万分之一"
        case Text():
            return "文本"
        case _:
            assert_never(kind)
