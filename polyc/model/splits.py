"""分配: ratios and parts checked, tables of ratios numbered."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.names import DoubledName
from polyc.diagnostics.splits import (
    MOST_SHARES,
    EmptyRatio,
    ItemPayers,
    LargeRatio,
    MissingTail,
    RatioCount,
    TailWithoutShare,
    UnknownTail,
)
from polyc.kinds import MONEY, Count
from polyc.model.context import Context, Sort
from polyc.model.items import begin_item_value, declare_item_value
from polyc.model.parameters import parameter
from polyc.model.policy import Split
from polyc.model.tables import table
from polyc.model.values import Table
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written

_ROW = Count(unit="号")
"""The cells of a table of ratios number them."""


def split(context: Context, node: syntax.Split) -> Split | None:
    """The amount and how it is shared out; its parts are known from here on."""
    owner = node.list.text if node.list else ""
    if node.list is not None and not begin_item_value(context, node.list):
        return None
    context.within = owner
    path = f"{owner}.{node.name.text}" if owner else node.name.text
    value = parameter(context, path, [node], MONEY)
    choice = _choice(context, node, path)
    context.within = ""
    _declare(context, node)
    faults = list(_faults(node))
    for each in faults:
        context.report(each)
    if value is None or faults or (choice is None and isinstance(node.ratios, syntax.RatioTable)):
        return None
    parts = tuple(part.text for part in node.parts)
    tail = None if node.tail is None else node.tail.part
    return Split(
        list=owner,
        name=node.name.text,
        value=value,
        ratios=tuple(each.numbers for each in _ratios(node)),
        choice=choice,
        parts=parts,
        pays=node.pays,
        tail=None if tail is None else parts.index(tail.text),
        signed=node.signed,
        span=node.span,
    )


def _ratios(node: syntax.Split) -> tuple[syntax.Ratio, ...]:
    match node.ratios:
        case syntax.Ratio():
            return (node.ratios,)
        case syntax.RatioTable(entries=entries):
            return tuple(entry.ratio for entry in entries)


def _choice(context: Context, node: syntax.Split, path: str) -> Table | None:
    """The table of ratios, their numbers in its cells."""
    if isinstance(node.ratios, syntax.Ratio):
        return None
    entries = tuple(
        written.Entry(
            labels=entry.labels,
            value=written.CountLiteral(number=number, unit=_ROW.unit, span=entry.ratio.span),
            span=entry.span,
        )
        for number, entry in enumerate(node.ratios.entries)
    )
    numbered = written.InlineTable(keys=node.ratios.keys, entries=entries, span=node.ratios.span)
    return table(context, numbered, path, _ROW, limit=False)


def _declare(context: Context, node: syntax.Split) -> None:
    """The whole under its own name, the parts behind a dot."""
    if node.list is not None:
        declare_item_value(context, node.list.text, node.name, MONEY)
        for part in node.parts:
            text = f"{node.name.text}.{part.text}"
            declare_item_value(context, node.list.text, written.Name(text=text, span=part.span), MONEY)
        return
    context.declare(node.name, Sort.SPLIT, MONEY)
    context.parts[node.name.text] = tuple(part.text for part in node.parts)


def _faults(node: syntax.Split) -> Iterator[Diagnostic]:
    parts = [part.text for part in node.parts]
    for at, part in enumerate(node.parts):
        if part.text in parts[:at]:
            first = node.parts[parts.index(part.text)].span
            yield DoubledName(span=part.span, name=part.text, first=first)
    tail = None if node.tail is None else node.tail.part
    if node.tail is None:
        yield MissingTail(span=node.parts[0].span.to(node.parts[-1].span), parts=tuple(parts))
    if tail is not None and tail.text not in parts:
        yield UnknownTail(span=tail.span, found=tail.text, parts=tuple(parts))
    if node.list is not None and node.pays:
        span = node.parts[0].span.to(node.parts[-1].span)
        yield ItemPayers(span=span, list=node.list.text, parts=tuple(parts))
    for ratio in _ratios(node):
        yield from _ratio_faults(ratio, tuple(parts), tail)


def _ratio_faults(
    ratio: syntax.Ratio, parts: tuple[str, ...], tail: written.Name | None
) -> Iterator[Diagnostic]:
    words = ":".join(map(str, ratio.numbers))
    if len(ratio.numbers) != len(parts):
        yield RatioCount(span=ratio.span, ratio=words, parts=parts)
    elif not any(ratio.numbers):
        yield EmptyRatio(span=ratio.span)
    elif max(ratio.numbers) > MOST_SHARES:
        yield LargeRatio(span=ratio.span, number=max(ratio.numbers))
    elif tail is not None and tail.text in parts and _leaves_rest_to(ratio, parts.index(tail.text)):
        yield TailWithoutShare(span=tail.span, part=tail.text, ratio=words)


def _leaves_rest_to(ratio: syntax.Ratio, part: int) -> bool:
    """Whether something may be left over for a part that has no share; one sole share leaves nothing."""
    return ratio.numbers[part] == 0 and sum(number > 0 for number in ratio.numbers) > 1
