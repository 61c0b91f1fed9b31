"""What a layer owes on an amount: one rate, or brackets; and the cost that a payment uses up."""

from __future__ import annotations

from typing import assert_never

from attrs import frozen

from polyc.kernel.expressions import (
    ZERO,
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Const,
    Expression,
    Local,
    Quotient,
    Select,
)
from polyc.kinds import MONEY, RATE
from polyc.lowering.draft import Draft, Wording
from polyc.lowering.exact import Exact, greatest, least, minus, product, rounded
from polyc.lowering.parameters import citations, parameter
from polyc.lowering.whole import refuse_rate_out_of_range, whole_rate
from polyc.lowering.wording import parameter_wording, rate_times, shown
from polyc.model.policy import BoundsFrom, Bracket, BracketMode, BracketTable, Layer
from polyc.model.values import Citation, Parameter
from polyc.money import MILLION, Rounding


@frozen(kw_only=True)
class Priced:
    """The amount to be priced: `covered` is what the deductible has left of `whole`."""

    whole: Expression
    deductible: Expression
    covered: Local


@frozen(kw_only=True)
class OneRate:
    """One rate for every fen."""

    rate: Local
    citations: tuple[Citation, ...]


@frozen(kw_only=True)
class Banded:
    """Brackets: fixed bounds and the rate of each band, each a local."""

    table: BracketTable
    rates: tuple[Local, ...]
    citations: tuple[Citation, ...]


def price(draft: Draft, layer: Layer) -> OneRate | Banded:
    """The layer's rates as steps; a rate that may leave 0 to 100 % refuses the claim."""
    pricing = layer.pricing
    if not isinstance(pricing, BracketTable):
        rate = _rate(draft, pricing, f"{layer.name}_支付比例", f"{layer.name}.支付比例", layer.name)
        return OneRate(rate=rate, citations=citations(pricing))
    rates = tuple(
        _rate(
            draft,
            band.rate,
            f"{layer.name}_比例{number}",
            f"{layer.name}.支付比例〔{band.label}〕",
            layer.name,
        )
        for number, band in enumerate(pricing.brackets, 1)
    )
    cited = (cite for band in pricing.brackets for cite in citations(band.rate))
    return Banded(table=pricing, rates=rates, citations=tuple(dict.fromkeys((*pricing.citations, *cited))))


def _rate(draft: Draft, node: Parameter, name: str, words: str, layer: str) -> Local:
    value = whole_rate(draft, parameter(draft, node, name), name)
    step = draft.step(words, parameter_wording(node, name), citations(node), layer, "支付比例")
    local = draft.let(name, value, RATE, step)
    refuse_rate_out_of_range(draft, local, words, citations(node))
    return local


def due(pricing: OneRate | Banded, amount: Priced, rounding: Rounding) -> Expression:
    """What is owed on an amount, rounded once."""
    match pricing:
        case OneRate(rate=rate):
            exact = Exact(expression=product(amount.covered, rate), scale=MILLION)
        case Banded(table=table, rates=rates) if table.mode is BracketMode.WHOLE:
            rate_here = _rate_of_whole(table, rates, _reach(table, amount))
            exact = Exact(expression=product(amount.covered, rate_here), scale=MILLION)
        case Banded(table=table, rates=rates):
            bands = Bands(amount=_reach(table, amount), bounds=bounds(table, amount.deductible), rates=rates)
            exact = Exact(expression=bands, scale=MILLION)
        case _:
            assert_never(pricing)
    return rounded(exact, rounding)


def cost_used(pricing: OneRate | Banded, amount: Priced, paid: Local, rounding: Rounding) -> Expression:
    """The cost that a capped payment used up: the inverse of `due`, never above what was covered."""
    match pricing:
        case OneRate(rate=rate):
            inverse = _over_rate(paid, rate, rounding)
        case Banded(table=table, rates=rates) if table.mode is BracketMode.WHOLE:
            inverse = _over_rate(paid, _rate_of_whole(table, rates, _reach(table, amount)), rounding)
        case Banded(table=table, rates=rates):
            edges = bounds(table, amount.deductible)
            reached = BandsInverse(value=paid, bounds=edges, rates=rates, rounding=rounding)
            inverse = minus(reached, edges[0])
        case _:
            assert_never(pricing)
    return least(amount.covered, greatest(paid, inverse))


def _over_rate(paid: Local, rate: Expression, rounding: Rounding) -> Expression:
    """``paid ÷ rate``; a rate of 0 pays nothing and uses nothing."""
    quotient = Quotient(
        dividend=product(paid, Const(MILLION)), divisor=greatest(Const(1), rate), rounding=rounding
    )
    return Select(cases=((_positive(rate), quotient),), otherwise=ZERO)


def _positive(value: Expression) -> Expression:
    return Compare(comparison=Comparison.MORE, left=value, right=ZERO)


# ---- brackets ----


def bounds(table: BracketTable, deductible: Expression) -> tuple[Expression, ...]:
    """Where the bands begin, counted as the author chose; the first begins at the deductible."""
    lows = [band.low for band in table.brackets]
    if table.bounds_from is BoundsFrom.ABOVE_DEDUCTIBLE:
        return tuple(Const(low) for low in lows)
    if isinstance(deductible, Const):
        return tuple(Const(max(low, deductible.value)) for low in lows)
    return (deductible, *(greatest(deductible, Const(low)) for low in lows[1:]))


def _reach(table: BracketTable, amount: Priced) -> Expression:
    """The amount that the bounds are compared with."""
    return amount.covered if table.bounds_from is BoundsFrom.ABOVE_DEDUCTIBLE else amount.whole


def _rate_of_whole(table: BracketTable, rates: tuple[Local, ...], amount: Expression) -> Expression:
    """The rate of the band in which the whole amount lies."""
    bands = list(zip(table.brackets, rates, strict=True))
    cases = tuple((_within(band, amount), rate) for band, rate in reversed(bands[1:]))
    return Select(cases=cases, otherwise=bands[0][1]) if cases else bands[0][1]


def _within(band: Bracket, amount: Expression) -> Expression:
    comparison = Comparison.AT_LEAST if band.low_included else Comparison.MORE
    return Compare(comparison=comparison, left=amount, right=Const(band.low))


def due_wording(pricing: OneRate | Banded, covered: Local, layer: str) -> Wording:
    """How the amount due comes about, in words."""
    match pricing:
        case OneRate(rate=rate):
            return rate_times(covered, f"{layer}.进入支付", rate)
        case Banded(table=table, rates=rates):
            amount = shown(covered, MONEY, f"{layer}.进入支付")
            parts: list[object] = []
            for band, rate in zip(table.brackets, rates, strict=True):
                parts += [";" if parts else "", f"{band.label} ", shown(rate, RATE, "支付比例")]
            words = tuple(each for each in parts if each)
            return (amount, f" {table.mode.value}(", *words, ")")  # type: ignore[arg-type]  # strings and shown values only
