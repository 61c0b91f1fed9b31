"""What printers ask of the range analysis before they print the shorter form."""

from __future__ import annotations

from attrs import evolve

from polyc.kernel.environment import Environment
from polyc.kernel.expressions import BandsInverse, Const, Expression, Linear, Lookup, Product, Quotient
from polyc.kernel.interval import Interval, hull
from polyc.kernel.passes.reducing import reduced
from polyc.kernel.ranges import interval
from polyc.money import Mode, Rounding, round_ratio


def plain(expression: Expression, known: Environment) -> Interval:
    """The values by intervals alone: quick, and enough for most."""
    return interval(expression, evolve(known, relational=False))


def in_steps(expression: BandsInverse, known: Environment) -> Interval:
    """How many steps of its rounding the amount may be; it is a whole number of them."""
    fen, step = plain(expression, known), expression.rounding.step.value
    return Interval(fen.low // step, fen.high // step)


def never_negative(expression: Expression, known: Environment) -> bool:
    """Whether an expression of the program is proven never to be below 0."""
    if isinstance(expression, Product):
        return never_negative(expression.left, known) and never_negative(expression.right, known)
    quick = plain(expression, known)
    return quick.low >= 0 or (quick.high >= 0 and interval(expression, known).low >= 0)


def parted(expression: Quotient) -> tuple[Expression, Expression]:
    """The dividend, and what divides it before the result is multiplied by the rounding's step."""
    step = expression.rounding.step.value
    match expression.divisor:
        case Const(divisor):
            dividend, rest = reduced(expression.dividend, divisor * step)
            return dividend, Const(rest)
        case divisor:
            return expression.dividend, divisor if step == 1 else Linear(terms=((step, divisor),))


def raised(divisor: Interval, mode: Mode) -> int | None:
    """What is added to a dividend of 0 or more so that rounding down rounds as declared; None for no constant."""
    if mode is Mode.DOWN:
        return 0
    if divisor.low < divisor.high or mode is Mode.HALF_EVEN:
        return None
    return divisor.low - 1 if mode is Mode.UP else divisor.low // 2


def ratio(above: Interval, below: Interval, mode: Mode) -> Interval:
    """What a rounded quotient may be; the divisor is positive."""
    rounding = Rounding(mode=mode)
    divisors = {max(1, below.low), max(1, below.high)}
    return hull(round_ratio(end, by, rounding) for end in (above.low, above.high) for by in divisors)


def place_in(table: Lookup) -> Linear:
    """Where in the values of a dense table its indices point to."""
    terms, stride = [], len(table.values)
    for index, size in zip(table.indices, table.sizes, strict=True):
        stride //= size
        terms.append((stride, index))
    return Linear(terms=tuple(terms))
