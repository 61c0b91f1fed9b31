"""分段: mode and bounds chosen, bands in order without gap or overlap."""

from __future__ import annotations

from typing import Final

from polyc.diagnostics.head import MissingChoice, UnknownChoice
from polyc.diagnostics.layers import DoubledLayerLine
from polyc.diagnostics.tables import BracketGap, BracketOverlap, BracketsDiffer
from polyc.kinds import MONEY, RATE
from polyc.model.bracket_changes import of_band, restated, same_bands
from polyc.model.context import Context
from polyc.model.parameters import parameter
from polyc.model.plain import plain
from polyc.model.policy import BoundsFrom, Bracket, BracketMode, BracketTable
from polyc.model.ranges import Interval, interval
from polyc.money import MONEY_BOUND
from polyc.source.span import Span
from polyc.syntax import clauses as syntax

_ALL: Final = Interval(low=0, high=MONEY_BOUND)


def bracket_table(
    context: Context, layer: str, tables: list[syntax.Brackets], has_deductible: bool
) -> BracketTable | None:
    """The bands of a layer; where they are counted from must be said if there is a deductible.

    Several tables are versions of one another, each for its period and with the same bands.
    """
    changes = context.claim(f"{layer}.分段")
    tables, changes = restated(tables, changes)
    node = tables[0]
    if not _versions(context, layer, tables) or not same_bands(context, node, changes):
        return None
    mode, bounds_from = _choices(context, node, has_deductible)
    brackets = [_bracket(context, layer, tables, changes, number) for number in range(len(node.brackets))]
    known = [bracket for bracket in brackets if bracket is not None]
    if mode is None or bounds_from is None or len(known) < len(brackets):
        return None
    if not _touching(context, node, mode):
        return None
    return BracketTable(
        mode=mode,
        bounds_from=bounds_from,
        brackets=tuple(known),
        citations=context.citations(node.citations),
        span=node.span,
    )


def _versions(context: Context, layer: str, tables: list[syntax.Brackets]) -> bool:
    """Whether all tables say their period and have the bands of the first."""
    first = tables[0]
    for extra in tables[1:]:
        if extra.period is None or first.period is None:
            context.report(DoubledLayerLine(span=extra.span, layer=layer, line="分段"))
            return False
        same = [b.range for b in extra.brackets] == [b.range for b in first.brackets]
        if not same or [n.text for n in extra.choices] != [n.text for n in first.choices]:
            context.report(BracketsDiffer(span=extra.span, first=first.span))
            return False
    return True


def _choices(
    context: Context, node: syntax.Brackets, has_deductible: bool
) -> tuple[BracketMode | None, BoundsFrom | None]:
    known: dict[str, BracketMode | BoundsFrom] = {each.value: each for each in (*BracketMode, *BoundsFrom)}
    for name in node.choices:
        if name.text not in known:
            context.report(UnknownChoice(span=name.span, about="分段", found=name.text, choices=tuple(known)))
            return None, None
    chosen = [known[name.text] for name in node.choices]
    mode = next((each for each in chosen if isinstance(each, BracketMode)), None)
    bounds = next((each for each in chosen if isinstance(each, BoundsFrom)), None)
    if mode is None:
        words = tuple(each.value for each in BracketMode)
        context.report(MissingChoice(span=node.span, about="分段怎样计算", choices=words))
    if bounds is None and has_deductible:
        words = tuple(each.value for each in BoundsFrom)
        context.report(MissingChoice(span=node.span, about="分段的边界从哪里算起", choices=words))
        return mode, None
    return mode, bounds or BoundsFrom.ABOVE_DEDUCTIBLE


def _bracket(
    context: Context,
    layer: str,
    tables: list[syntax.Brackets],
    changes: list[syntax.Change],
    number: int,
) -> Bracket | None:
    """One band in all its versions; what is written below a table changes the rate of every band."""
    node = tables[0].brackets[number]
    covered = interval(context, node.range, MONEY, _ALL)
    if covered is None:
        return None
    label = bracket_label(node, covered)
    clauses = [_rate_line(table, table.brackets[number]) for table in tables]
    changed = [of_band(change, number) for change in changes]
    rate = parameter(context, f"{layer}.分段〔{label}〕", clauses, RATE, changes=changed)
    if rate is None:
        return None
    low = node.range.low
    return Bracket(
        low=covered.low - (1 if low is not None and not low.included else 0),
        low_included=low is None or low.included,
        label=label,
        rate=rate,
        span=node.span,
    )


def _rate_line(table: syntax.Brackets, node: syntax.Bracket) -> syntax.RateLine:
    return syntax.RateLine(
        value=node.value,
        period=table.period,
        amendments=table.amendments,
        citations=node.citations or table.citations,
        remarks=(*node.remarks, *(each for each in table.remarks if isinstance(each, syntax.Adjustable))),
        span=node.span,
    )


def bracket_label(node: syntax.Bracket, covered: Interval) -> str:
    """The band in words, from its two ends."""
    low, high = node.range.low, node.range.high
    start = "" if low is None else plain(covered.low - (0 if low.included else 1), MONEY)
    end = "" if high is None else plain(covered.high + (0 if high.included else 1), MONEY)
    if not start:
        return f"{end}{'以下' if high and high.included else '以内(不含)'}"
    word = "" if low and low.included else "超过"
    return f"{word}{start}以上" if not end and not word else f"{word}{start}" + (f"至{end}" if end else "")


def _touching(context: Context, node: syntax.Brackets, mode: BracketMode) -> bool:
    """Whether the bands follow each other; touching ends may be shared only where parts add up."""
    wanted, before = 0, Span(0, 0)
    for bracket in node.brackets:
        covered = interval(context, bracket.range, MONEY, _ALL)
        if covered is None:
            return False
        shared = mode is BracketMode.PROGRESSIVE and covered.low == wanted - 1
        if covered.low > wanted:
            text = f"{plain(wanted, MONEY)}至{plain(covered.low - 1, MONEY)}"
            context.report(BracketGap(span=bracket.span, between=text))
            return False
        if covered.low < wanted and not shared:
            context.report(BracketOverlap(span=bracket.span, at=plain(covered.low, MONEY), first=before))
            return False
        wanted, before = covered.high + 1, bracket.span
    if wanted <= MONEY_BOUND:
        context.report(BracketGap(span=node.span, between=f"{plain(wanted, MONEY)}以上"))
        return False
    return True
