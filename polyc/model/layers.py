"""层: its lines gathered, each choice demanded."""

from __future__ import annotations

from typing import Final, TypeVar

from polyc.diagnostics.head import MissingChoice, UnknownChoice
from polyc.diagnostics.layers import (
    AccumulatedLimit,
    AccumulatedUpfront,
    DoubledLayerLine,
    MissingLayerLine,
)
from polyc.diagnostics.names import UnknownName
from polyc.kinds import MONEY, RATE, TEXT, Kind
from polyc.model.brackets import bracket_table
from polyc.model.conditions import condition
from polyc.model.context import Context, Sort, notes
from polyc.model.limit_changes import redrawn
from polyc.model.parameters import parameter, without_limit_is_none
from polyc.model.policy import (
    Accumulation,
    BracketTable,
    CapLine,
    Chain,
    Clawback,
    DeductibleLine,
    Layer,
    Life,
    Limit,
    LimitOn,
    OwnLimit,
    PoolLimit,
    Pricing,
    Scope,
    UpfrontLine,
    Visit,
    Year,
)
from polyc.model.values import Parameter
from polyc.source.span import Span
from polyc.syntax import clauses as syntax

Line = TypeVar("Line", bound=syntax.LayerLine)

_NEEDED: Final = {
    syntax.Base: ("基数", ("基数 某个金额",)),
    syntax.Deductible: (
        "起付线",
        ("起付线 不设", "起付线 每次 500元", "起付线 每年 1.8万元", "起付线 额度 名称"),
    ),
    syntax.Cap: ("封顶线", ("封顶线 不设", "封顶线 每年 限支付 20万元", "封顶线 每次 限费用 1万元")),
}
_PRICES: Final = ("支付比例 80%", "分段 逐段累加,边界含起付线", "分段 按所在段全额,边界扣起付线后")


def layer(context: Context, node: syntax.Layer) -> Layer | None:
    """The layer, or None where it is not whole; all that is wrong with it is reported."""
    before = context.errors
    _demand(context, node)
    accumulation = _accumulation(context, _single(context, node, syntax.Accumulate, "累计"))
    applies = _single(context, node, syntax.Applies, "适用")
    holds = condition(context, applies.condition) if applies else None
    base = _parameter(context, node, syntax.Base, "基数", MONEY)
    deductible = _deductible(context, node)
    upfront = _parameter(context, node, syntax.Upfront, "先行自付", RATE)
    pricing = _pricing(context, node)
    cap = _cap(context, node)
    citations = context.citations(node.citations)
    _agree(context, node, accumulation, upfront, deductible, cap)
    if context.errors > before or base is None or pricing is None or deductible is None or cap is None:
        return None
    return Layer(
        name=node.name.text,
        payer=node.payer.text,
        field=node.interface.code if node.interface else "",
        applies=holds,
        applies_citations=context.citations(applies.citations) if applies else (),
        base=base,
        accumulation=accumulation,
        deductible=deductible,
        upfront=None if upfront is None else UpfrontLine(rate=upfront, span=upfront.span),
        upfront_first=_comes_first(node, syntax.Upfront, syntax.Deductible),
        pricing=pricing,
        cap=cap,
        citations=citations,
        notes=notes(node),
        span=node.span,
    )


def _has(node: syntax.Layer, sort: type[syntax.LayerLine]) -> bool:
    return any(isinstance(line, sort) for line in node.lines)


def _demand(context: Context, node: syntax.Layer) -> None:
    """Reports each line that a layer must have and this one has not."""
    name = node.name.text
    for sort, (line, choices) in _NEEDED.items():
        if not _has(node, sort):
            context.report(MissingLayerLine(span=node.name.span, layer=name, line=line, choices=choices))
    if not _has(node, syntax.RateLine) and not _has(node, syntax.Brackets):
        context.report(
            MissingLayerLine(span=node.name.span, layer=name, line="支付比例或分段", choices=_PRICES)
        )


def _single(context: Context, node: syntax.Layer, sort: type[Line], word: str) -> Line | None:
    found = [line for line in node.lines if isinstance(line, sort)]
    for extra in found[1:]:
        context.report(DoubledLayerLine(span=extra.span, layer=node.name.text, line=word))
    return found[0] if found else None


def _parameter(
    context: Context, node: syntax.Layer, sort: type[syntax.Valued], word: str, kind: Kind
) -> Parameter | None:
    clauses = [line for line in node.lines if isinstance(line, syntax.Valued) and isinstance(line, sort)]
    return parameter(context, f"{node.name.text}.{word}", clauses, kind) if clauses else None


def _comes_first(node: syntax.Layer, one: type, other: type) -> bool:
    sorts = [type(line) for line in node.lines]
    return one in sorts and other in sorts and sorts.index(one) < sorts.index(other)


def _pricing(context: Context, node: syntax.Layer) -> Parameter | BracketTable | None:
    tables = [line for line in node.lines if isinstance(line, syntax.Brackets)]
    if tables and _has(node, syntax.RateLine):
        both = [line for line in node.lines if isinstance(line, syntax.Brackets | syntax.RateLine)]
        context.report(DoubledLayerLine(span=both[-1].span, layer=node.name.text, line="支付比例或分段"))
        return None
    if tables:
        return bracket_table(context, node.name.text, tables, _has_deductible(node))
    return _parameter(context, node, syntax.RateLine, "支付比例", RATE)


def _has_deductible(node: syntax.Layer) -> bool:
    return any(
        isinstance(each, syntax.Deductible) and not isinstance(each.drawing, syntax.NoLimit)
        for each in node.lines
    )


# ---- limits ----


def _deductible(context: Context, node: syntax.Layer) -> DeductibleLine | None:
    drawings = [line.drawing for line in node.lines if isinstance(line, syntax.Deductible)]
    if not drawings:
        return None
    limit = _limit(context, node.name.text, "起付线", drawings)
    citations = context.citations(drawings[0].citations)
    for each in drawings:
        if isinstance(each, syntax.OwnLimit) and each.limit_on is not None:
            found = each.limit_on.value
            context.report(UnknownChoice(span=each.span, about="起付线", found=found, choices=()))
    return DeductibleLine(limit=limit, citations=citations, span=drawings[0].span)


def _cap(context: Context, node: syntax.Layer) -> CapLine | None:
    drawings = [line.drawing for line in node.lines if isinstance(line, syntax.Cap)]
    if not drawings:
        return None
    limit = _limit(context, node.name.text, "封顶线", drawings)
    citations = context.citations(drawings[0].citations)
    silent_pool = isinstance(limit, PoolLimit) and limit.pool not in context.capping
    if silent_pool or (isinstance(limit, OwnLimit) and limit.limit_on is None):
        choices = tuple(each.value for each in LimitOn)
        context.report(
            MissingChoice(span=drawings[0].span, about="封顶线限的是支付还是费用", choices=choices)
        )
    return CapLine(limit=limit, citations=citations, span=drawings[0].span)


def _limit(context: Context, layer: str, word: str, drawings: list[syntax.Drawing]) -> Limit | None:
    """The limit that one line (or its versions over time) writes; None where 不设 or reported."""
    path = f"{layer}.{word}"
    drawings = redrawn(context, path, drawings)
    first = drawings[0]
    if len(drawings) > 1 and not all(isinstance(each, syntax.OwnLimit) for each in drawings):
        context.report(DoubledLayerLine(span=drawings[1].span, layer=layer, line=word))
    match first:
        case syntax.NoLimit():
            return None
        case syntax.FromPool():
            context.lookup(first.pool, "额度", Sort.POOL)
            return PoolLimit(pool=first.pool.text)
        case syntax.OwnLimit():
            own = [each for each in drawings if isinstance(each, syntax.OwnLimit)]
            value = parameter(context, path, own, MONEY, limit=True)
            where = scope(context, first.scope)
            if value is None or where is None:
                return None
            if word == "起付线":
                value = without_limit_is_none(value)
            return OwnLimit(scope=where, limit_on=_limit_on(first.limit_on), value=value)


def _limit_on(node: syntax.LimitOn | None) -> LimitOn | None:
    return None if node is None else LimitOn(node.value)


def scope(context: Context, node: syntax.Scope) -> Scope | None:
    """How far a limit reaches; a chain's key must be a text input."""
    match node.reach:
        case syntax.Reach.VISIT:
            return Visit()
        case syntax.Reach.YEAR:
            return Year()
        case syntax.Reach.LIFETIME:
            return Life()
        case syntax.Reach.CHAIN:
            assert node.key is not None
            symbol = context.lookup(node.key, "文本输入", Sort.INPUT)
            if symbol is not None and symbol.kind != TEXT:
                context.report(
                    UnknownName(span=node.key.span, name=node.key.text, what="文本输入", similar=())
                )
                return None
            return Chain(input=node.key.text)


# ---- running totals ----


def _accumulation(context: Context, node: syntax.Accumulate | None) -> Accumulation | None:
    if node is None:
        return None
    where = scope(context, node.scope)
    if where is None:
        return None
    if isinstance(where, Visit):
        context.report(
            UnknownChoice(span=node.span, about="累计", found="每次", choices=("每年", "终身", "同 输入"))
        )
        return None
    written = {name.text: name for name in node.choices}
    known = {each.value: each for each in (*Pricing, *Clawback)}
    for text, name in written.items():
        if text not in known:
            context.report(UnknownChoice(span=name.span, about="累计", found=text, choices=tuple(known)))
            return None
    pricing = next((known[text] for text in written if isinstance(known[text], Pricing)), None)
    clawback = next((known[text] for text in written if isinstance(known[text], Clawback)), None)
    if not isinstance(pricing, Pricing):
        choices = tuple(each.value for each in Pricing)
        context.report(MissingChoice(span=node.span, about="后一次怎样计算", choices=choices))
        return None
    if not isinstance(clawback, Clawback):
        choices = tuple(each.value for each in Clawback)
        context.report(MissingChoice(span=node.span, about="累计应付少于已付时怎么办", choices=choices))
        return None
    return Accumulation(scope=where, pricing=pricing, clawback=clawback, span=node.span)


def _agree(
    context: Context,
    node: syntax.Layer,
    accumulation: Accumulation | None,
    upfront: Parameter | None,
    deductible: DeductibleLine | None,
    cap: CapLine | None,
) -> None:
    """On a running total, limits must reach as far as the total, and no upfront share is taken."""
    if accumulation is None:
        return
    if upfront is not None:
        context.report(AccumulatedUpfront(span=upfront.span))
    wanted = {Year(): "每年", Life(): "终身"}.get(accumulation.scope, "同 输入")
    for line, word in ((deductible, "起付线"), (cap, "封顶线")):
        limit = line.limit if line is not None else None
        if limit is not None and not (isinstance(limit, OwnLimit) and limit.scope == accumulation.scope):
            span: Span = line.span if line is not None else node.span
            context.report(AccumulatedLimit(span=span, line=word, wanted=wanted))
