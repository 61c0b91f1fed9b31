"""层: who pays, and its lines as steps in the order in which they are taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.docgen.brackets import bracket_table
from polyc.docgen.formulas import condition
from polyc.docgen.limits import limit_line, scope_words
from polyc.docgen.markup import NOTHING, Markup, element, joined, stacked, text
from polyc.docgen.parameters import parameter
from polyc.docgen.sheet import Sheet
from polyc.model.policy import Accumulation, BracketTable, Clawback, Layer, Pricing

_PRICING: Final = {
    Pricing.DUE_MINUS_PAID: "按累计额算出应付，减去已经付的，就是本次支付",
    Pricing.BY_POSITION: "按累计额所在的位置，只算本次新增的一段",
}
_CLAWBACK: Final = {
    Clawback.NONE: "应付少于已付时不追回",
    Clawback.FULL: "应付少于已付时追回差额",
}


def layer_body(sheet: Sheet, layer: Layer) -> Markup:
    """The lines of the layer, one step each, between its notes."""
    steps = [_step(word, told) for word, told in _lines(sheet, layer) if told]
    return joined((sheet.notes(layer.span), stacked("ol", steps, class_="lines")), "")


def _step(word: str, told: Markup) -> Markup:
    return element("li", element("span", text(word), class_="word"), element("div", told, class_="told"))


def _lines(sheet: Sheet, layer: Layer) -> Iterator[tuple[str, Markup]]:
    yield "适用", _applies(sheet, layer)
    yield "基数", parameter(sheet, layer.base)
    yield "累计", _accumulation(sheet, layer.accumulation)
    yield from _taken_first(sheet, layer)
    if isinstance(layer.pricing, BracketTable):
        yield "分段", bracket_table(sheet, layer.pricing)
    else:
        yield "支付比例", parameter(sheet, layer.pricing)
    yield "封顶线", limit_line(sheet, layer.cap)


def _taken_first(sheet: Sheet, layer: Layer) -> Iterator[tuple[str, Markup]]:
    """Deductible and upfront share in the order of their lines."""
    rate = layer.upfront.rate if layer.upfront else None
    upfront = ("先行自付", parameter(sheet, rate) if rate else NOTHING)
    deductible = ("起付线", limit_line(sheet, layer.deductible))
    yield from (upfront, deductible) if layer.upfront_first else (deductible, upfront)


def _applies(sheet: Sheet, layer: Layer) -> Markup:
    if layer.applies is None:
        return NOTHING
    cites = sheet.shelf.cited(layer.applies_citations)
    told = element("p", text("当 "), condition(layer.applies), cites, class_="value")
    return joined((told, sheet.notes(layer.applies.span)))


def _accumulation(sheet: Sheet, node: Accumulation | None) -> Markup:
    if node is None:
        return NOTHING
    words = f"{scope_words(node.scope)}累计：{_PRICING[node.pricing]}；{_CLAWBACK[node.clawback]}。"
    return joined((element("p", text(words), class_="value"), sheet.notes(node.span)))
