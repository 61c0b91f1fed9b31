"""Limits in words: how far they reach, what they cut, and who keeps count."""

from __future__ import annotations

from typing import assert_never

from polyc.docgen.formulas import reference
from polyc.docgen.markup import Markup, element, joined, text
from polyc.docgen.parameters import parameter
from polyc.docgen.sheet import Sheet
from polyc.model.policy import (
    CapLine,
    Chain,
    DeductibleLine,
    Life,
    LimitOn,
    OwnLimit,
    PoolLimit,
    Scope,
    Visit,
    Year,
)


def scope_words(scope: Scope) -> str:
    """每次, 每年, 终身, or 同一 with the input that binds visits together."""
    match scope:
        case Visit():
            return "每次"
        case Year():
            return "每年"
        case Life():
            return "终身"
        case Chain(input=name):
            return f"同一{name}"
        case _:
            assert_never(scope)


def cut_words(limit_on: LimitOn | None) -> str:
    """What a cap cuts, as a reader says it."""
    match limit_on:
        case LimitOn.PAYMENT:
            return "限支付"
        case LimitOn.COST:
            return "限费用"
        case None:
            return ""


def limit_line(sheet: Sheet, line: DeductibleLine | CapLine) -> Markup:
    """A deductible or a cap."""
    match line.limit:
        case None:
            told = element("p", text("不设"), sheet.shelf.cited(line.citations), class_="value")
            return joined((told, sheet.notes(line.span)))
        case PoolLimit(pool=pool):
            words = joined((text("合用额度 "), reference(pool, pool)))
            told = element("p", words, sheet.shelf.cited(line.citations), class_="value")
            return joined((told, sheet.notes(line.span)))
        case OwnLimit(scope=scope, limit_on=limit_on, value=value):
            lead = " ".join(each for each in (scope_words(scope), cut_words(limit_on)) if each)
            return parameter(sheet, value, lead)
        case _:
            assert_never(line.limit)
