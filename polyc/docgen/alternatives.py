"""假设, 就高 and 保证."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from polyc.docgen.figures import figure
from polyc.docgen.formulas import condition, formula, option_names, reference
from polyc.docgen.markup import Markup, element, heading, joined, text
from polyc.docgen.sheet import Sheet, strip
from polyc.kinds import Flag
from polyc.model.kind_words import FLAG_WORDS
from polyc.model.policy import BestMode, BestRun, Guarantee, Suppose

_MODES: Final = {
    BestMode.WHOLE: "整套比较：这几层按每一种身份各算一遍，取合计支付最多的一遍",
    BestMode.EACH_LAYER: "逐层比较：每一层按每一种身份各算一遍，取本层支付最多的一遍",
}


def suppose_body(sheet: Sheet, node: Suppose) -> Markup:
    """What is computed once more, as if one value were another."""
    value = text(_value(node))
    told = joined(
        (text("当作 "), formula(node.subject), text(" 是 "), value, text("，重算 "), _layers(node.layers))
    )
    said = element(
        "p",
        told,
        text("；只为比较，不支付，也不记入累计。"),
        sheet.shelf.cited(node.citations),
        class_="value",
    )
    return joined((said, sheet.notes(node.span)))


def _value(node: Suppose) -> str:
    """The supposed value in the words of the condition that supposes it."""
    kind = node.subject.kind
    return FLAG_WORDS[node.value] if isinstance(kind, Flag) else figure(node.value, kind)


def best_section(sheet: Sheet) -> Iterator[Markup]:
    """A heading and one block for each 就高, or nothing."""
    if sheet.policy.best_runs:
        yield heading(2, text("就高"), "sec-best")
        yield from (_best(sheet, each) for each in sheet.policy.best_runs)


def _best(sheet: Sheet, node: BestRun) -> Markup:
    names = option_names(node.subject.kind)
    ties = "、".join(names[index] for index in node.ties)
    told = joined((formula(node.subject), text(f"，{_MODES[node.mode]}。重算 "), _layers(node.layers)))
    said = element(
        "p", told, text(f"；支付相同时依次取 {ties}。"), sheet.shelf.cited(node.citations), class_="value"
    )
    return _block(sheet, "就高", said, node)


def guarantee_section(sheet: Sheet) -> Iterator[Markup]:
    """A heading and one block for each 保证, or nothing."""
    if sheet.policy.guarantees:
        yield heading(2, text("保证"), "sec-guarantees")
        yield element("p", text("每一次结算都成立，不只在案例里成立。"), class_="lead")
        yield from (_guarantee(sheet, each) for each in sheet.policy.guarantees)


def _guarantee(sheet: Sheet, node: Guarantee) -> Markup:
    name = element("span", text(node.name), class_="word")
    said = element("p", name, condition(node.condition), sheet.shelf.cited(node.citations), class_="value")
    return _block(sheet, "保证", said, node)


def _block(sheet: Sheet, word: str, said: Markup, node: BestRun | Guarantee) -> Markup:
    head = strip(element("span", text(word), class_="sort"), sheet.line_link(node.span))
    return element("div", head, said, sheet.notes(node.span), class_="block")


def _layers(names: Sequence[str]) -> Markup:
    return joined((reference(name, name) for name in names), "、")
