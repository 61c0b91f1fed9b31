"""Integers of a kind as a reader of rules expects them: 20万元, 85%, 3次, 2023年7月1日."""

from __future__ import annotations

from datetime import date
from typing import Final, assert_never

from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.model.plain import plain
from polyc.money import FEN_PER_YUAN, percent_text, yuan_text

_EPOCH: Final = date(1970, 1, 1).toordinal()
_WAN: Final = 10_000 * FEN_PER_YUAN
_FINEST_WAN: Final = 100 * FEN_PER_YUAN


def figure(value: int, kind: Kind) -> str:
    """One value: amounts short (1.8万元), rates in percent, choices by their texts."""
    match kind:
        case Money():
            return money(value)
        case Rate():
            return percent_text(value)
        case Count(unit=unit):
            return f"{value}{unit}"
        case Date():
            return day(value)
        case Flag():
            return "是" if value else "否"
        case Choice(options=options):
            return options[value]
        case Choices(options=options):
            chosen = (option for bit, option in enumerate(options) if value >> bit & 1)
            return "、".join(chosen) or "无"
        case UnitPrice() | Quantity():
            return plain(value, kind)
        case Text():
            return str(value)
        case _:
            assert_never(kind)


def money(fen: int) -> str:
    """Fen as a rule writes them: whole hundreds of yuan from 1万元 on in 万元, else yuan without idle zeros."""
    if abs(fen) >= _WAN and fen % _FINEST_WAN == 0:
        whole, rest = divmod(abs(fen), _WAN)
        places = f".{rest // _FINEST_WAN:02d}".rstrip("0") if rest else ""
        return f"{'-' if fen < 0 else ''}{whole:,}{places}万元"
    return f"{yuan_text(fen).removesuffix('.00')}元"


def slip_money(fen: int) -> str:
    """Fen as a slip writes them, always with two places."""
    return f"{yuan_text(fen)}元"


def day(days: int) -> str:
    """A day in words: 2023年7月1日."""
    when = date.fromordinal(days + _EPOCH)
    return f"{when.year}年{when.month}月{when.day}日"


def period(start: int | None, end: int | None) -> str:
    """Days from `start` to `end`, both included; "" where both are open."""
    match start, end:
        case None, None:
            return ""
        case int(), None:
            return f"{day(start)}起"
        case None, int():
            return f"{day(end)}止"
        case int(), int():
            return f"{day(start)}至{day(end)}"
        case _:
            raise AssertionError("no such period")
