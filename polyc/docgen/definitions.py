"""计算步骤: every definition as a block, numbered in the order of evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from polyc.docgen import anchors
from polyc.docgen.alternatives import suppose_body
from polyc.docgen.formulas import condition
from polyc.docgen.layers import layer_body
from polyc.docgen.limits import cut_words, scope_words
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, text
from polyc.docgen.parameters import parameter
from polyc.docgen.payers import payer_hues, payer_mark
from polyc.docgen.sheet import Sheet, code, strip
from polyc.docgen.splits import apportion_body, split_body, split_payers
from polyc.model.policy import Apportion, Benefit, Compute, Definition, Denial, Layer, Pool, Split, Suppose
from polyc.model.values import Condition


def definition_blocks(sheet: Sheet) -> Iterator[Markup]:
    """A heading and a block for each definition; nothing where a policy only sets targets."""
    if not sheet.policy.definitions:
        return
    yield heading(2, text("怎样计算"), "sec-steps")
    yield element("p", text("按编号从上到下计算；后面的步骤可以用前面的结果。"), class_="lead")
    for number, definition in enumerate(sheet.policy.definitions, 1):
        yield _heading(number, definition)
        yield element(
            "div", _strip(sheet, definition), _body(sheet, definition), class_=_block_class(sheet, definition)
        )


def _heading(number: int, definition: Definition) -> Markup:
    """Computed values stand one level lower and so stay out of the contents."""
    name, anchor = _named(definition)
    title = joined((element("span", text(str(number)), class_="step-number"), text(f" {name}")))
    return heading(4 if isinstance(definition, Compute) else 3, title, anchor, "step")


def _block_class(sheet: Sheet, definition: Definition) -> str:
    """Blocks of those who pay bear the payer's colour."""
    if isinstance(definition, Layer | Benefit):
        return f"block {payer_hues(sheet.policy)[definition.payer].class_name}"
    return "block"


def _named(definition: Definition) -> tuple[str, str]:
    """Name and anchor; a value of every item bears the name of its list before its own."""
    match definition:
        case (
            Compute(list=owner, name=name) | Split(list=owner, name=name) | Apportion(list=owner, name=name)
        ) if owner:
            return f"{owner}.{name}", anchors.item(owner, name)
        case _:
            return definition.name, anchors.named(definition.name)


def _strip(sheet: Sheet, definition: Definition) -> Markup:
    """One line of what it is, who pays, its field, and where it stands in the source."""
    match definition:
        case Compute(field=field):
            word, told = "计算", text("，".join(_qualities(definition)))
        case Pool(scope=scope, limit_on=limit_on):
            field, word = "", "额度"
            told = text(" ".join(each for each in (scope_words(scope), cut_words(limit_on)) if each))
        case Layer(payer=payer, field=field, citations=citations):
            word, told = "层", joined((_by(sheet, (payer,)), sheet.shelf.cited(citations)))
        case Benefit(payer=payer, field=field):
            word, told = "给付", _by(sheet, (payer,))
        case Split(pays=pays):
            field, word = "", "分配"
            told = _by(sheet, definition.parts) if pays else text(f"给 {split_payers(definition)}")
        case Denial():
            field, word, told = "", "不予结算", sheet.shelf.cited(definition.citations)
        case Apportion(list=owner):
            field, word, told = "", "分配", text(f"给{owner}的每一条")
        case Suppose():
            field, word, told = "", "假设", NOTHING
        case _:
            assert_never(definition)
    interface = joined((text("接口 "), code(field))) if field else NOTHING
    return strip(
        element("span", text(word), class_="sort"), told, interface, sheet.line_link(definition.span)
    )


def _qualities(node: Compute) -> Iterator[str]:
    if node.list:
        yield f"{node.list}的每一条"
    if node.signed:
        yield "可为负"


def _by(sheet: Sheet, payers: Sequence[str]) -> Markup:
    hues = payer_hues(sheet.policy)
    named = joined((payer_mark(hues, each) for each in payers), "、")
    return joined((text("由 "), element("strong", named, class_="payer"), text(" 支付")))


def _body(sheet: Sheet, definition: Definition) -> Markup:
    match definition:
        case Compute(value=value):
            return parameter(sheet, value)
        case Pool(limit=limit):
            return parameter(sheet, limit, "限额")
        case Layer():
            return layer_body(sheet, definition)
        case Benefit(value=value, condition=holds):
            return joined((_when(holds) if holds else NOTHING, parameter(sheet, value)))
        case Denial(condition=holds):
            return joined((_when(holds), sheet.notes(definition.span)))
        case Split():
            return split_body(sheet, definition)
        case Apportion():
            return apportion_body(sheet, definition)
        case Suppose():
            return suppose_body(sheet, definition)
        case _:
            assert_never(definition)


def _when(holds: Condition) -> Markup:
    return element("p", element("span", text("当"), class_="word"), condition(holds))
