"""What an integer stands for, and how a value of each kind is shown and counted."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from polyc.runtime.money import percent_text, price_text, quantity_text, yuan_text

_EPOCH = date(1970, 1, 1).toordinal()
_BEYOND_ANY_LIMIT = 10_000_000_000_000
"""Fen (1000 亿元): only what is left of a limit that is 不设 comes to so much."""


class Kind(NamedTuple):
    """A kind of value; `unit` is that of a count, `options` those of a choice."""

    name: Literal[
        "money", "rate", "count", "date", "flag", "choice", "choices", "unit_price", "quantity", "text"
    ]
    unit: str = ""
    options: tuple[str, ...] = ()


def show(kind: Kind, number: int) -> str:
    """The integer as its reader expects it: fen as yuan, millionths as percent, days as a date."""
    match kind.name:
        case "money":
            return "不设" if number >= _BEYOND_ANY_LIMIT else f"{yuan_text(number)}元"
        case "rate":
            return percent_text(number)
        case "date":
            return date.fromordinal(number + _EPOCH).isoformat()
        case "flag":
            return "是" if number else "否"
        case "choice":
            return kind.options[number]
        case "choices":
            return "、".join(option for bit, option in enumerate(kind.options) if number >> bit & 1) or "无"
        case "unit_price":
            return f"{price_text(number)}元"
        case "quantity":
            return quantity_text(number)
        case "count" | "text":
            return f"{number}{kind.unit}"


def value_of(kind: Kind, number: int) -> object:
    """The typed value that an integer of the kind stands for; no text has one."""
    match kind.name:
        case "date":
            return date.fromordinal(number + _EPOCH)
        case "flag":
            return number == 1
        case "choice":
            return kind.options[number]
        case "choices":
            return frozenset(option for bit, option in enumerate(kind.options) if number >> bit & 1)
        case "money" | "rate" | "count" | "unit_price" | "quantity" | "text":
            return number


def number_of(kind: Kind, value: object) -> int | None:
    """The integer that settles a typed value, 0 for a text; None where the value is not of the kind."""
    match kind.name:
        case "money" | "rate" | "count" | "unit_price" | "quantity":
            return value if type(value) is int else None
        case "date":
            return value.toordinal() - _EPOCH if type(value) is date else None
        case "flag":
            return int(value) if type(value) is bool else None
        case "choice":
            return kind.options.index(value) if isinstance(value, str) and value in kind.options else None
        case "choices":
            if type(value) is not frozenset or not value.issubset(kind.options):
                return None
            return sum(1 << bit for bit, option in enumerate(kind.options) if option in value)
        case "text":
            return 0 if type(value) is str else None
