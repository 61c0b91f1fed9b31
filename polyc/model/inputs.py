"""输入: names, kinds, bounds."""

from __future__ import annotations

from typing import Final

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.head import MissingChoice, UnknownChoice
from polyc.diagnostics.names import DoubledName
from polyc.diagnostics.syntax import GluedWords
from polyc.diagnostics.values import BadBounds
from polyc.kinds import Choice, Choices, Count, Kind, Money, Quantity, UnitPrice
from polyc.model.context import Context, Sort, notes
from polyc.model.formulas import literal
from polyc.model.kind_words import KIND_WORDS, default_bounds, kind_text
from polyc.model.policy import Input
from polyc.money import PRICE_PER_FEN, QUANTITY_ONE
from polyc.syntax import clauses as syntax
from polyc.syntax.figures import scaled
from polyc.syntax.values import BareNumber, Label, Literal, Option

MOST_OPTIONS: Final = 60
"""A set of options is held in the bits of a 64-bit integer."""


def inputs(context: Context, items: tuple[syntax.Item, ...]) -> tuple[Input, ...]:
    """输入: all inputs of a claim, declared in text order."""
    lines = [line for item in items if isinstance(item, syntax.Inputs) for line in item.lines]
    return tuple(made for line in lines if (made := _input(context, line)) is not None)


def _input(context: Context, line: syntax.InputLine) -> Input | None:
    kind = kind_of(context, line.kind)
    if kind is None:
        context.broken.add(line.name.text)
        return None
    context.declare(line.name, Sort.INPUT, kind)
    if line.default is not None:
        reason = "只有明细的各项可以有缺省"
        context.report(BadBounds(span=line.span, name=line.name.text, reason=reason))
    low, high = bounds(context, line, kind)
    return Input(
        name=line.name.text,
        kind=kind,
        low=low,
        high=high,
        field=line.interface.code if line.interface else "",
        notes=notes(line),
        span=line.span,
    )


def bounds(context: Context, line: syntax.InputLine, kind: Kind) -> tuple[int, int]:
    """Lowest and highest integer of an input, both included."""
    low, high = default_bounds(kind, line.signed)
    low = _bound(context, line, line.at_least, kind, low)
    high = _bound(context, line, line.at_most, kind, high)
    if low > high:
        context.report(BadBounds(span=line.span, name=line.name.text, reason="下限大于上限"))
    return low, high


def kind_of(context: Context, node: syntax.KindWord | syntax.Options) -> Kind | None:
    """The kind that is written after 为; an unknown word is reported."""
    if isinstance(node, syntax.Options):
        options = _options(context, node)
        return Choice(options=options) if node.many is syntax.Many.ONE else Choices(options=options)
    if len(node.labels) > 1:
        context.report(_unmarked(node))
        return None
    word = _only_word(node.labels[0])
    if word not in KIND_WORDS:
        context.report(
            UnknownChoice(
                span=node.span,
                about="种类",
                found=word,
                choices=(*KIND_WORDS, "甲、乙 之一", "甲、乙 可兼"),
            )
        )
    return KIND_WORDS.get(word)


def _only_word(label: Label) -> str:
    return label.text if isinstance(label, Option) else "一个范围"


def _unmarked(node: syntax.KindWord) -> Diagnostic:
    """Several options without a word on whether they exclude each other, or with one glued to the last."""
    last = node.labels[-1]
    text = last.text if isinstance(last, Option) else ""
    for word in ("之一", "可兼"):
        if text.endswith(word):
            return GluedWords(span=last.span, first=text.removesuffix(word), second=word)
    choices = ("甲、乙 之一", "甲、乙 可兼")
    return MissingChoice(span=node.span, about="这几项是只能选一项,还是可以兼有", choices=choices)


def _options(context: Context, node: syntax.Options) -> tuple[str, ...]:
    seen: dict[str, Option] = {}
    for label in node.options:
        if not isinstance(label, Option):
            context.report(BadBounds(span=label.span, name="选项", reason="选项要写成名称或加引号的文字"))
        elif label.text in seen:
            context.report(DoubledName(span=label.span, name=label.text, first=seen[label.text].span))
        else:
            seen[label.text] = label
    if len(seen) > MOST_OPTIONS:
        context.report(BadBounds(span=node.span, name="选项", reason=f"最多 {MOST_OPTIONS} 项"))
    return tuple(seen)


def _bound(context: Context, line: syntax.InputLine, node: Literal | None, kind: Kind, default: int) -> int:
    if node is None:
        return default
    if isinstance(kind, Quantity) and isinstance(node, BareNumber):
        return scaled(node.text, QUANTITY_ONE)[0]
    value = literal(context, node)
    if value is None:
        return default
    if isinstance(kind, UnitPrice) and isinstance(value.kind, Money):
        return value.value * PRICE_PER_FEN
    if isinstance(kind, Quantity) and isinstance(value.kind, Count):
        return value.value * QUANTITY_ONE
    if value.kind != kind:
        reason = f"它是{kind_text(kind)},上下限却是{kind_text(value.kind)}"
        context.report(BadBounds(span=node.span, name=line.name.text, reason=reason))
        return default
    return value.value
