"""What a 目标 measures: the kind of its ratio, as far as the parts tell."""

from __future__ import annotations

from typing import Final

from polyc.diagnostics.values import WrongKind
from polyc.kinds import MONEY, RATE, Count, Kind, Money
from polyc.model.context import Context
from polyc.model.kind_words import kind_text
from polyc.model.policy import Whole
from polyc.syntax import clauses as syntax

ANYTHING: Final = Count(unit="")
"""What 计数 counts: settlements or records, whatever their author calls one."""


def measure(
    context: Context, node: syntax.Target, numerator: Whole | None, denominator: Whole | None
) -> tuple[Kind, ...]:
    """The kinds that the bound may have, the likeliest first; none where something was reported.

    Amounts over amounts are a rate, amounts over heads an amount for each.  Heads over
    heads are a rate (普及率) or so many to one (师生比), which the bound's own unit tells.
    """
    if numerator is None or (node.denominator is not None and denominator is None):
        return ()
    if denominator is None:
        return (numerator.kind,)
    match numerator.kind, denominator.kind:
        case Money(), Money():
            return (RATE,)
        case Money(), Count():
            return (MONEY,)
        case Count(), Count():
            return (RATE, numerator.kind)
        case _:
            found = kind_text(denominator.kind)
            context.report(WrongKind(span=denominator.span, found=found, wanted="与分子同类的数"))
            return ()


def fits(found: Kind, wanted: Kind) -> bool:
    """Whether a bound of the one kind may stand where the other is measured."""
    return found == wanted or (wanted == ANYTHING and isinstance(found, Count))
