"""What kinds of value the language has.

The kinds are shared by the model, which checks them, and by the kernel, which carries
them so that traces, pages and interfaces can print a bare integer the way a reader
expects it.  Every kind is held as one integer at run time:

========== =====================================================================
kind       integer
========== =====================================================================
Money      fen (分)
Rate       millionths, so 85 % is 850 000
Count      a whole number with the unit the author wrote (次, 天, 岁, 人, 名)
Date       days since 1970-01-01
Flag       0 or 1
Choice     index of the chosen option
Choices    bit set of the chosen options, option 0 in the lowest bit
UnitPrice  millionths of a yuan (单价)
Quantity   ten-thousandths of a unit (数量)
Text       never an integer; texts are compared and kept as keys, not computed
========== =====================================================================
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen


@frozen
class Money:
    """An amount, in fen."""


@frozen
class Rate:
    """A share of one, in millionths."""


@frozen(kw_only=True)
class Count:
    """A whole number of `unit`, such as 次 or 天."""

    unit: str


@frozen
class Date:
    """A calendar day, in days since 1970-01-01."""


@frozen
class Flag:
    """是 or 否, as 1 or 0."""


@frozen(kw_only=True)
class Choice:
    """Exactly one of `options`, as its index."""

    options: tuple[str, ...]


@frozen(kw_only=True)
class Choices:
    """Any number of `options`, as a bit set."""

    options: tuple[str, ...]


@frozen
class UnitPrice:
    """A price of one unit, in millionths of a yuan."""


@frozen
class Quantity:
    """How many units, in ten-thousandths."""


@frozen
class Text:
    """Free text; only equality is defined on it."""


Kind: TypeAlias = Money | Rate | Count | Date | Flag | Choice | Choices | UnitPrice | Quantity | Text

MONEY = Money()
RATE = Rate()
DATE = Date()
FLAG = Flag()
UNIT_PRICE = UnitPrice()
QUANTITY = Quantity()
TEXT = Text()
