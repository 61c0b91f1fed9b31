"""The words for kinds, and the bounds that hold where the author writes none."""

from __future__ import annotations

from typing import Final, assert_never

from polyc.kinds import (
    DATE,
    FLAG,
    MONEY,
    QUANTITY,
    RATE,
    TEXT,
    UNIT_PRICE,
    Choice,
    Choices,
    Count,
    Date,
    Flag,
    Kind,
    Money,
    Quantity,
    Rate,
    Text,
    UnitPrice,
)
from polyc.money import MILLION, MONEY_BOUND

KIND_WORDS: Final[dict[str, Kind]] = {
    "金额": MONEY,
    "比例": RATE,
    "日期": DATE,
    "是否": FLAG,
    "文本": TEXT,
    "次数": Count(unit="次"),
    "天数": Count(unit="天"),
    "岁数": Count(unit="岁"),
    "年数": Count(unit="年"),
    "月数": Count(unit="个月"),
    "人数": Count(unit="人"),
    "名次": Count(unit="名"),
    "条数": Count(unit="条"),
    "倍数": Count(unit="倍"),
    "家数": Count(unit="家"),
    "项数": Count(unit="项"),
    "点数": Count(unit="点"),
    "个数": Count(unit="个"),
    "单价": UNIT_PRICE,
    "数量": QUANTITY,
}

FLAG_WORDS: Final = ("假", "真")

_SAME_UNIT: Final = {"日": "天"}
_COUNT_BOUNDS: Final = {"岁": 200, "年": 2_400, "月": 12, "个月": 2_400, "天": 36_600, "次": 10_000}
_UNIT_PRICE: Final = 100_000 * MILLION
"""10 万元, in millionths of a yuan."""
_QUANTITY: Final = 1_000 * 10_000
"""A thousand, in ten-thousandths."""
_ANY_COUNT: Final = 1_000_000_000
FIRST_DAY: Final = 0
LAST_DAY: Final = 84_000
"""Days count from 1970 to the end of the year 2199."""


def unit(written: str) -> str:
    """The unit that a written one stands for (日 is 天)."""
    return _SAME_UNIT.get(written, written)


def kind_text(kind: Kind) -> str:
    """The kind as users call it."""
    match kind:
        case Money():
            return "金额"
        case Rate():
            return "比例"
        case Count(unit=word):
            return f"以“{word}”计的数"
        case Date():
            return "日期"
        case Flag():
            return "是否"
        case Choice(options=options):
            return f"选项({'、'.join(options[:4])}{'…' if len(options) > 4 else ''})"
        case Choices():
            return "可兼的选项"
        case UnitPrice():
            return "单价"
        case Quantity():
            return "数量"
        case Text():
            return "文本"
        case _:
            assert_never(kind)


def default_bounds(kind: Kind, signed: bool = False) -> tuple[int, int]:
    """Lowest and highest integer of a kind where the author wrote no bound."""
    match kind:
        case Money():
            return (-MONEY_BOUND if signed else 0), MONEY_BOUND
        case Rate():
            return (-MILLION if signed else 0), MILLION
        case Count(unit=word):
            high = _COUNT_BOUNDS.get(word, _ANY_COUNT)
            return (-high if signed else 0), high
        case Date():
            return FIRST_DAY, LAST_DAY
        case Flag():
            return 0, 1
        case Choice(options=options):
            return 0, len(options) - 1
        case Choices(options=options):
            return 0, (1 << len(options)) - 1
        case UnitPrice():
            return (-_UNIT_PRICE if signed else 0), _UNIT_PRICE
        case Quantity():
            return (-_QUANTITY if signed else 0), _QUANTITY
        case Text():
            return 0, 0
        case _:
            assert_never(kind)
