"""Brackets as a chain of comparisons, for the languages whose operators bind alike (JavaScript, C)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from polyc.backends.code import Code, Level, Temporaries, code
from polyc.backends.proofs import never_negative, plain
from polyc.kernel.environment import Environment
from polyc.kernel.expressions import Bands, Const, Expression, Linear
from polyc.kernel.passes.segments import minus, segments, times
from polyc.kernel.walk import Named


class Standing(Protocol):
    """What a printer knows where it stands, as far as brackets ask."""

    @property
    def known(self) -> Environment:
        """What is known of the values."""

    @property
    def temporaries(self) -> Temporaries:
        """The values without a name of their own."""

    def number(self, value: int) -> Code:
        """A literal."""

    def named(self, leaf: Named) -> Code:
        """What is named."""

    def holds(self, leaf: Named) -> bool:
        """Whether what is named can be read as it is."""


Place = TypeVar("Place", bound=Standing)


def bracket_chain(expression: Bands, place: Place, value: Callable[[Expression, Place], Code]) -> Code:
    """``amount <= start ? 0 : amount <= end ? segment : …``; each bound is read first in its test."""
    first, *rest = expression.bounds
    above = never_negative(Linear(terms=((1, expression.amount), (-1, first))), place.known)
    if above and not rest:
        return value(times(minus(expression.amount, first), expression.rates[0]), place)
    amount = _bound(expression.amount, place, value)
    starts = [_bound(start, place, value) for start in (rest if above else expression.bounds)]
    leaves = [*([first] if above else []), *(start.leaf for start in starts)]
    printed = [value(part, place) for part in segments(amount.leaf, leaves, expression.rates)]
    values = printed if above else [place.number(0), *printed]
    text, asked = "", amount.first
    for part, start in zip(values, starts, strict=False):
        test = f"{asked.at(Level.SUM)} <= {start.first.at(Level.SUM)}"
        text, asked = f"{text}{test} ? {part.at(Level.ANY)} : ", amount.again
    parts = (amount.first, *(start.first for start in starts), *values)
    unsigned = all(part.unsigned for part in values)
    return code(
        text + values[-1].text, Level.CHOICE, plain(expression, place.known), *parts, unsigned=unsigned
    )


@frozen
class _Bound:
    """A value that is read more than once: its code where it is read first, where again, and as a leaf."""

    first: Code
    again: Code
    leaf: Expression


def _bound(expression: Expression, place: Place, value: Callable[[Expression, Place], Code]) -> _Bound:
    """The value as it is, where it is a leaf; otherwise named where it is read first."""
    found = value(expression, place)
    if isinstance(expression, Const) or (isinstance(expression, Named) and place.holds(expression)):
        return _Bound(found, found, expression)
    leaf = place.temporaries.take(found.interval)
    again = place.named(leaf)
    return _Bound(evolve(found, text=f"({again.text} = {found.text})", level=Level.ATOM), again, leaf)
