"""Kernel expressions: total integer arithmetic, nothing else.

A value is always one integer (see `polyc.kinds`).  There is no `None`, no float and no
exception: a divisor is proven or guarded to be positive before a `Quotient` is formed,
and a choice always has a last resort.  Evaluation order never matters, because an
expression changes nothing.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.money import Rounding


@frozen(cache_hash=True)
class Const:
    """A literal integer."""

    value: int


@frozen(cache_hash=True)
class Input:
    """The claim's input of that name."""

    name: str


@frozen(kw_only=True, cache_hash=True)
class Field:
    """An input of the item at hand; only within an `Each` over that list."""

    list: str
    name: str


@frozen(cache_hash=True)
class Local:
    """The value of an earlier `Let`; 0 where the `Guard` around it did not hold."""

    name: str


@frozen(cache_hash=True)
class Before:
    """A cell of the state as it was when the settlement began."""

    cell: str


@frozen(kw_only=True, cache_hash=True)
class Linear:
    """``constant + Σ coefficient × term``; coefficients are never 0."""

    terms: tuple[tuple[int, Expression], ...]
    constant: int = 0


@frozen(cache_hash=True)
class Product:
    """The exact product of two values (an amount in fen times a rate in millionths, say)."""

    left: Expression
    right: Expression


@frozen(kw_only=True, cache_hash=True)
class Quotient:
    """``dividend ÷ divisor`` rounded once; `divisor` is positive wherever this is evaluated."""

    dividend: Expression
    divisor: Expression
    rounding: Rounding


class Extremum(Enum):
    """Which end an `Extreme` takes."""

    LEAST = "min"
    GREATEST = "max"


@frozen(kw_only=True, cache_hash=True)
class Extreme:
    """The least or greatest of one or more values."""

    which: Extremum
    items: tuple[Expression, ...]


class Comparison(Enum):
    """How two values are compared."""

    LESS = "<"
    AT_MOST = "<="
    EQUAL = "=="
    UNEQUAL = "!="
    AT_LEAST = ">="
    MORE = ">"


@frozen(kw_only=True, cache_hash=True)
class Compare:
    """1 where the comparison holds, else 0."""

    comparison: Comparison
    left: Expression
    right: Expression


class Connective(Enum):
    """How conditions are joined."""

    ALL = "and"
    ANY = "or"


@frozen(kw_only=True, cache_hash=True)
class Logic:
    """1 where all (or any) of the conditions hold, else 0; at least one condition."""

    connective: Connective
    items: tuple[Expression, ...]


@frozen(cache_hash=True)
class Not:
    """1 where the condition is 0, else 0."""

    item: Expression


@frozen(kw_only=True, cache_hash=True)
class Overlap:
    """1 where a bit set shares a bit with `mask`, else 0 (可兼 含)."""

    bits: Expression
    mask: int


@frozen(kw_only=True, cache_hash=True)
class Select:
    """The value of the first case whose condition holds, else `otherwise`."""

    cases: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression


@frozen(kw_only=True, cache_hash=True)
class Lookup:
    """A dense table of literals, row-major: one index and one size for each key.

    Every index is proven to lie in ``range(size)``; ``len(values)`` is the product of
    the sizes.
    """

    indices: tuple[Expression, ...]
    sizes: tuple[int, ...]
    values: tuple[int, ...]


@frozen(kw_only=True, cache_hash=True)
class Bands:
    """``Σ part of amount in band i × rates[i]``: brackets, each at its own rate, not yet divided.

    Band i runs from ``bounds[i]`` to ``bounds[i + 1]``, the last one without end; bounds
    never fall.  The result is in amount × rate units (fen-millionths).
    """

    amount: Expression
    bounds: tuple[Expression, ...]
    rates: tuple[Expression, ...]


@frozen(kw_only=True, cache_hash=True)
class BandsInverse:
    """The least amount, from ``bounds[0]`` on, for which the `Bands` come to `value` × one million.

    `value` is in fen; the result is the amount itself in fen (not what lies above
    ``bounds[0]``), rounded once, as a whole.  Rates are not negative.  Bands of rate 0 use
    up nothing of `value`; where `value` exceeds what all bounded bands give, the last band
    is extended, and where that has rate 0 the result is the start of the last band.  A
    `value` of 0 or less gives ``bounds[0]``.
    """

    value: Expression
    bounds: tuple[Expression, ...]
    rates: tuple[Expression, ...]
    rounding: Rounding


Expression: TypeAlias = (
    Const
    | Input
    | Field
    | Local
    | Before
    | Linear
    | Product
    | Quotient
    | Extreme
    | Compare
    | Logic
    | Not
    | Overlap
    | Select
    | Lookup
    | Bands
    | BandsInverse
)

ZERO = Const(0)
ONE = Const(1)
