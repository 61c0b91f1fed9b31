"""Formulas and conditions: names looked up, kinds checked."""

from __future__ import annotations

from attrs import evolve

from polyc.diagnostics.names import UnknownName
from polyc.diagnostics.values import (
    FractionOfFen,
    MissingUnit,
    MixedUnits,
    NoSuchDay,
    PendingWithin,
    TooFineRate,
    TooManyFactors,
    WrongKind,
)
from polyc.kinds import (
    DATE,
    MONEY,
    RATE,
    UNIT_PRICE,
    Choice,
    Count,
    Date,
    Flag,
    Kind,
    Money,
    Quantity,
    Rate,
    UnitPrice,
)
from polyc.model.aggregates import aggregate, count_of
from polyc.model.context import Context
from polyc.model.dates import DAYS, date_value
from polyc.model.kind_words import FLAG_WORDS, kind_text, unit
from polyc.model.orderable import is_orderable as is_orderable
from polyc.model.rankings import ranking
from polyc.model.values import (
    Constant,
    Extreme,
    Formula,
    ItemValue,
    Pending,
    PoolUsed,
    ProductRatio,
    Sum,
    YearTotal,
)
from polyc.money import PRICE_PER_FEN
from polyc.syntax import values as syntax


def literal(context: Context, node: syntax.Literal) -> Constant | None:
    """A literal as a constant; a bare number, a fraction of a fen or no such day is reported."""
    match node:
        case syntax.MoneyLiteral(exact=False):
            context.report(FractionOfFen(span=node.span))
            return None
        case syntax.RateLiteral(exact=False) | syntax.PointsLiteral(exact=False):
            context.report(TooFineRate(span=node.span))
            return None
        case syntax.MoneyLiteral():
            return Constant(kind=MONEY, value=node.fen, span=node.span)
        case syntax.RateLiteral() | syntax.PointsLiteral():
            return Constant(kind=RATE, value=node.millionths, span=node.span)
        case syntax.DateLiteral(days=None):
            context.report(NoSuchDay(span=node.span))
            return None
        case syntax.DateLiteral(days=int(days)):
            return Constant(kind=DATE, value=days, span=node.span)
        case syntax.CountLiteral():
            return Constant(kind=Count(unit=unit(node.unit)), value=node.number, span=node.span)
        case syntax.BareNumber():
            context.report(MissingUnit(span=node.span, number=node.text))
            return None
        case _:
            raise AssertionError(f"no literal: {node}")


def formula(context: Context, node: syntax.Formula, path: str, kind: Kind | None = None) -> Formula | None:
    """The formula, of `kind` where one is wanted; `path` names it where something is 待定."""
    result = _formula(context, node, path, kind)
    if result is not None and kind is not None and not same_kind(result.kind, kind):
        context.report(WrongKind(span=node.span, found=kind_text(result.kind), wanted=kind_text(kind)))
        return None
    return result


def same_kind(left: Kind, right: Kind) -> bool:
    """Whether values of these kinds may meet."""
    return left == right


def _formula(context: Context, node: syntax.Formula, path: str, kind: Kind | None) -> Formula | None:
    match node:
        case syntax.Path() if isinstance(kind, Choice) and node.text in kind.options:
            return Constant(kind=kind, value=kind.options.index(node.text), span=node.span)
        case syntax.Path() if isinstance(kind, Flag) and node.text in FLAG_WORDS:
            return Constant(kind=kind, value=FLAG_WORDS.index(node.text), span=node.span)
        case syntax.Path():
            return _value(context, node)
        case syntax.YearToDate():
            return _year_total(context, node)
        case syntax.Pending():
            if kind is None:
                context.report(PendingWithin(span=node.span))
                return None
            return Pending(kind=kind, path=path, span=node.span)
        case syntax.Aggregate():
            return aggregate(context, node, lambda inner, item: formula(inner, item, path))
        case syntax.CountOf():
            return count_of(context, node)
        case syntax.DateCall():
            return date_value(context, node, lambda item: formula(context, item, path))
        case syntax.RankOf():
            return ranking(context, node, lambda inner, item: formula(inner, item, path))
        case syntax.Group():
            return _formula(context, node.inner, path, kind)
        case syntax.SumOf():
            return _sum(context, node, path)
        case syntax.ProductOf():
            return _product(context, node, path)
        case syntax.ExtremeOf():
            return _extreme(context, node, path)
        case _:
            return literal(context, node)


def _value(context: Context, node: syntax.Path) -> Formula | None:
    found = context.reference(node)
    if isinstance(found, PoolUsed):
        context.report(
            UnknownName(span=node.span, name=node.text, what="金额", similar=(f"本年此前 {node.text}",))
        )
        return None
    return found


def _year_total(context: Context, node: syntax.YearToDate) -> Formula | None:
    to_date = node.window is syntax.Window.TO_DATE
    found = (None if to_date else context.past(node.path)) or context.reference(node.path)
    if found is None:
        return None
    if isinstance(found, PoolUsed):
        if to_date:
            context.report(WrongKind(span=node.span, found="额度", wanted="层的名目、计算或输入"))
            return None
        return found
    if isinstance(found, ItemValue) or not isinstance(found.kind, Money | Count):
        context.report(WrongKind(span=node.span, found=kind_text(found.kind), wanted="能够累计的金额或次数"))
        return None
    return YearTotal(kind=found.kind, quantity=found, to_date=to_date, span=node.span)


def _sum(context: Context, node: syntax.SumOf, path: str) -> Formula | None:
    """A sum of equal kinds; on a rate only percentage points are added."""
    terms = [(sign, formula(context, term, path), term) for sign, term in node.terms]
    known = [(sign, value, term) for sign, value, term in terms if value is not None]
    if len(known) < len(terms):
        return None
    prices = _as_prices([value for _, value, _ in known])
    known = [(sign, value, term) for (sign, _, term), value in zip(known, prices, strict=True)]
    kind = known[0][1].kind
    for sign, value, term in known[1:]:
        after = _after(kind, sign, value.kind)
        if after is None or (isinstance(after, Rate) and not _in_points(term)):
            doing = "相加" if sign > 0 else "相减"
            left, right = kind_text(kind), kind_text(value.kind)
            context.report(MixedUnits(span=term.span, left=left, right=right, doing=doing))
            return None
        kind = after
    return Sum(kind=kind, terms=tuple((sign, value) for sign, value, _ in known), span=node.span)


def _after(kind: Kind, sign: int, added: Kind) -> Kind | None:
    """The kind of a sum once a term is added (or taken away); days join dates, and part them."""
    if isinstance(kind, Date):
        if isinstance(added, Date):
            return DAYS if sign < 0 else None
        return kind if added == DAYS else None
    return kind if same_kind(kind, added) else None


def _in_points(node: syntax.Formula) -> bool:
    """Whether a term is written in percentage points, perhaps so many times a count."""
    match node:
        case syntax.PointsLiteral():
            return True
        case syntax.ProductOf(factors=factors):
            return any(_in_points(factor) for _, factor in factors)
        case syntax.Group(inner=inner):
            return _in_points(inner)
        case _:
            return False


def _product(context: Context, node: syntax.ProductOf, path: str) -> Formula | None:
    factors = [(times, formula(context, factor, path)) for times, factor in node.factors]
    above = [value for times, value in factors if times and value is not None]
    below = [value for times, value in factors if not times and value is not None]
    if len(above) + len(below) < len(factors):
        return None
    kind = _product_kind(above, below)
    if kind is None:
        text = "".join(
            f" {'×' if times else '÷'} {kind_text(value.kind)}" for times, value in factors if value
        )
        context.report(TooManyFactors(span=node.span, factors=text[3:]))
        return None
    return ProductRatio(kind=kind, above=tuple(above), below=tuple(below), span=node.span)


def _product_kind(above: list[Formula], below: list[Formula]) -> Kind | None:
    """Money to the first power is money, to the power 0 a rate or, of counts alone, a count."""
    kinds = [value.kind for value in (*above, *below)]
    if not all(isinstance(kind, Money | UnitPrice | Quantity | Rate | Count) for kind in kinds):
        return None
    power = sum(isinstance(v.kind, Money | UnitPrice) for v in above)
    power -= sum(isinstance(v.kind, Money | UnitPrice) for v in below)
    if power == 1:
        return MONEY
    if power != 0:
        return None
    if all(isinstance(kind, Count) for kind in kinds) and not below:
        return kinds[0]
    return RATE


def _extreme(context: Context, node: syntax.ExtremeOf, path: str) -> Formula | None:
    items = [formula(context, item, path) for item in node.items]
    known = _as_prices([item for item in items if item is not None])
    if len(known) < len(items):
        return None
    for item in known[1:]:
        if not same_kind(known[0].kind, item.kind):
            left, right = kind_text(known[0].kind), kind_text(item.kind)
            context.report(MixedUnits(span=item.span, left=left, right=right, doing="比较大小"))
            return None
    return Extreme(kind=known[0].kind, greatest=node.greatest, items=tuple(known), span=node.span)


def _as_prices(values: list[Formula]) -> list[Formula]:
    """Amounts written beside unit prices (较大(0元,单价 − 限价)) are read as prices."""
    if not any(isinstance(value.kind, UnitPrice) for value in values):
        return values
    return [
        evolve(value, kind=UNIT_PRICE, value=value.value * PRICE_PER_FEN)
        if isinstance(value, Constant) and isinstance(value.kind, Money)
        else value
        for value in values
    ]
