"""案例: a year of one person as events, with what is expected of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define, field

from polyc.diagnostics.cases import CaseWithoutExpectation, NothingToReverse, UnsetInput
from polyc.diagnostics.head import UnknownChoice
from polyc.diagnostics.names import DoubledName, UnknownName, UnknownSlot
from polyc.diagnostics.values import WrongKind
from polyc.kinds import Kind
from polyc.model.context import Context, Sort, notes, similar
from polyc.model.entering import entered_items
from polyc.model.expecting import expected_of_item
from polyc.model.given import given
from polyc.model.kind_words import kind_text
from polyc.model.policy import (
    DENOMINATOR,
    NUMERATOR,
    VERDICTS,
    Case,
    Event,
    Expected,
    Refused,
    Reversal,
    Row,
    Scenario,
    Settlement,
)
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written

REASONS: Final = ("待定", "为负", "除数", "超限", "版本", "输入", "冲正", "日历", "不予结算")
"""Why a claim may be refused, as a case names it."""


def cases(
    context: Context, items: tuple[syntax.Item, ...], scenarios: tuple[Scenario, ...]
) -> tuple[Case, ...]:
    """All cases, with every input of every settlement set."""
    names = [each.name for each in scenarios]
    return tuple(_case(context, item, names) for item in items if isinstance(item, syntax.Case))


@define(kw_only=True)
class _Part:
    """The lines of one settlement (or reversal) of a case, while they are gathered."""

    head: syntax.Settle | syntax.Reverse | None
    inputs: dict[str, int | str] = field(factory=dict)
    items: dict[str, tuple[Row, ...]] = field(factory=dict)
    expected: list[Expected] = field(factory=list)
    refused: Refused | None = None
    unread: bool = False


def _case(context: Context, node: syntax.Case, scenarios: list[str]) -> Case:
    before: list[tuple[str, int]] = []
    parts = [_Part(head=None)]
    adopted: list[str] = []
    for line in node.lines:
        match line:
            case syntax.Adopt():
                adopted.extend(_adopted(context, line, scenarios))
            case syntax.Settle() | syntax.Reverse():
                parts.append(_Part(head=line))
            case syntax.Setting():
                _set(context, line, parts[-1], before)
            case syntax.Enter():
                parts[-1].items[line.list.text] = entered_items(context, line)
            case syntax.Expect():
                context.citations(line.citations)
                entered = parts[0].items | parts[-1].items
                made = (_expected(context, each, entered) for each in line.expectations)
                parts[-1].expected.extend(each for each in made if each is not None)
            case syntax.ExpectRefusal():
                parts[-1].refused = _refused(context, line)
    return Case(
        name=node.name.text,
        scenarios=tuple(adopted),
        before=tuple(before),
        events=_events(context, node, parts),
        citations=context.citations(node.citations),
        notes=notes(node),
        span=node.span,
    )


def _adopted(context: Context, line: syntax.Adopt, scenarios: list[str]) -> list[str]:
    for name in line.scenarios:
        if name.text not in scenarios:
            close = similar(name.text, scenarios)
            context.report(UnknownName(span=name.span, name=name.text, what="情景", similar=close))
    return [name.text for name in line.scenarios]


# ---- events ----


def _events(context: Context, node: syntax.Case, parts: list[_Part]) -> tuple[Event, ...]:
    """The first part is shared by all settlements, or is the one settlement of a short case."""
    shared, *rest = parts
    if not rest:
        rest = [_Part(head=None, inputs={}, expected=shared.expected, refused=shared.refused)]
        shared.expected, shared.refused = [], None
    if not any(part.expected or part.refused for part in (shared, *rest)):
        context.report(CaseWithoutExpectation(span=node.name.span, case=node.name.text))
    events: list[Event] = []
    names: dict[str, written.Name] = {}
    for part in rest:
        if isinstance(part.head, syntax.Reverse):
            events.append(_reversal(context, part.head, part, names))
            continue
        name = part.head.name if part.head else node.name
        if name.text in names:
            context.report(DoubledName(span=name.span, name=name.text, first=names[name.text].span))
        names[name.text] = name
        events.append(_settlement(context, node, name, shared, part))
    return tuple(events)


def _settlement(
    context: Context, node: syntax.Case, name: written.Name, shared: _Part, part: _Part
) -> Settlement:
    inputs = shared.inputs | part.inputs
    wanted = [symbol.name for symbol in context.symbols.values() if symbol.sort is Sort.INPUT]
    missing = tuple(each for each in wanted if each not in inputs)
    missing += tuple(each for each in context.lists if each not in shared.items | part.items)
    if missing and not (shared.unread or part.unread):
        context.report(UnsetInput(span=name.span, case=node.name.text, missing=missing))
    return Settlement(
        name=name.text,
        inputs=tuple((each, inputs[each]) for each in wanted if each in inputs),
        items=tuple((shared.items | part.items).items()),
        expected=tuple(part.expected),
        refused=part.refused,
        span=name.span,
    )


def _reversal(
    context: Context, head: syntax.Reverse, part: _Part, names: dict[str, written.Name]
) -> Reversal:
    if head.name.text not in names:
        context.report(NothingToReverse(span=head.name.span, name=head.name.text))
    return Reversal(name=head.name.text, expected=tuple(part.expected), refused=part.refused, span=head.span)


# ---- what is set ----


def _set(context: Context, line: syntax.Setting, part: _Part, before: list[tuple[str, int]]) -> None:
    for each in line.assignments:
        if each.before:
            value = _before(context, each)
            if value is not None:
                before.append(value)
            continue
        name = each.target.names[0]
        symbol = context.lookup(name, "输入", Sort.INPUT)
        reported = context.errors
        given = None if symbol is None else _given(context, each, symbol.kind, symbol.name)
        if symbol is not None and given is not None:
            part.inputs[symbol.name] = given
        part.unread = part.unread or symbol is None or context.errors > reported


def _before(context: Context, node: syntax.Assignment) -> tuple[str, int] | None:
    found = context.reference(node.target)
    if found is None:
        return None
    value = _given(context, node, found.kind, node.target.text)
    return (node.target.text, value) if isinstance(value, int) else None


def _given(context: Context, node: syntax.Assignment, kind: Kind, of: str) -> int | str | None:
    if isinstance(node.value, syntax.Values):
        return given(context, node.value, kind, of)
    context.report(WrongKind(span=node.span, found="一张表", wanted=kind_text(kind)))
    return None


# ---- what is expected ----


def _expected(
    context: Context, node: syntax.Expectation, entered: Mapping[str, tuple[Row, ...]]
) -> Expected | None:
    if node.subject.names[0].text in context.lists:
        return expected_of_item(context, node, entered)
    kind = _kind_of_subject(context, node)
    if kind is None:
        return None
    value = given(context, node.value, kind, node.subject.text)
    if not isinstance(value, int):
        return None
    return Expected(subject=node.subject.text, to_date=node.to_date, kind=kind, value=value, span=node.span)


def _kind_of_subject(context: Context, node: syntax.Expectation) -> Kind | None:
    target = context.targets.get(node.subject.names[0].text)
    if target is None:
        found = context.reference(node.subject)
        return None if found is None else found.kind
    part = ".".join(name.text for name in node.subject.names[1:])
    kinds: dict[str, Kind] = {"": VERDICTS, NUMERATOR: target.numerator.kind}
    if target.denominator is not None:
        kinds[DENOMINATOR] = target.denominator.kind
    if part not in kinds or node.to_date:
        slots = (target.name, *(f"{target.name}.{each}" for each in kinds if each))
        context.report(UnknownSlot(span=node.subject.span, owner=target.name, slot=part, slots=slots))
        return None
    return kinds[part]


def _refused(context: Context, node: syntax.ExpectRefusal) -> Refused:
    if node.reason.text not in REASONS:
        context.report(
            UnknownChoice(span=node.reason.span, about="应拒", found=node.reason.text, choices=REASONS)
        )
    context.citations(node.citations)
    return Refused(reason=node.reason.text, about=node.about.text if node.about else "", span=node.span)
