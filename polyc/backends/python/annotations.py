"""Kinds of value as types in the generated code."""

from __future__ import annotations

from typing import assert_never

from polyc.backends.python.literals import literal
from polyc.kinds import (
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


def annotation(kind: Kind) -> str:
    """The type of a value in the public classes."""
    match kind:
        case Money() | Rate() | Count() | UnitPrice() | Quantity():
            return "int"
        case Date():
            return "date"
        case Flag():
            return "bool"
        case Text():
            return "str"
        case Choice(options=options):
            return f"Literal[{', '.join(map(literal, options))}]"
        case Choices(options=options):
            return f"frozenset[Literal[{', '.join(map(literal, options))}]]"
        case _:
            assert_never(kind)
