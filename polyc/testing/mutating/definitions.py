"""Definitions with one number changed: the mutants of a policy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import assert_never

from attrs import evolve, frozen

from polyc.analysis.claim import value_words
from polyc.kinds import MONEY
from polyc.model.policy import (
    Apportion,
    Benefit,
    Bracket,
    BracketMode,
    BracketTable,
    CapLine,
    Compute,
    DeductibleLine,
    Definition,
    Denial,
    Layer,
    OwnLimit,
    Policy,
    Pool,
    Split,
    Suppose,
)
from polyc.model.values import Parameter
from polyc.source.span import Span
from polyc.testing.mutating.change import Change, among, within
from polyc.testing.mutating.formulas import condition_changes
from polyc.testing.mutating.parameters import key_changes, parameter_changes


@frozen(kw_only=True)
class Mutant:
    """A policy with one thing changed; `words` names the clause, the cell and the change."""

    policy: Policy
    words: str
    span: Span


def mutants(policy: Policy) -> Iterator[Mutant]:
    """Every mutant of a policy, in text order."""
    for at, definition in enumerate(policy.definitions):
        for change in _definition(definition):
            definitions = among(policy.definitions, at, change.whole)
            yield Mutant(policy=evolve(policy, definitions=definitions), words=change.words, span=change.span)


def _definition(node: Definition) -> Iterator[Change[Definition]]:
    match node:
        case Compute() | Apportion():
            yield from within(_parameter(node.value), lambda value: evolve(node, value=value))
        case Pool():
            yield from within(_parameter(node.limit), lambda limit: evolve(node, limit=limit))
        case Benefit():
            yield from _benefit(node)
        case Split():
            yield from _split(node)
        case Layer():
            yield from _layer(node)
        case Denial():
            yield from within(
                condition_changes(node.condition),
                lambda condition: evolve(node, condition=condition),
                node.name,
            )
        case Suppose():
            return
        case _:
            assert_never(node)


def _parameter(node: Parameter) -> Iterator[Change[Parameter]]:
    return within(parameter_changes(node), lambda changed: changed, node.path)


def _benefit(node: Benefit) -> Iterator[Change[Definition]]:
    if node.condition is not None:
        yield from within(
            condition_changes(node.condition),
            lambda condition: evolve(node, condition=condition),
            node.name,
        )
    yield from within(_parameter(node.value), lambda value: evolve(node, value=value))


def _split(node: Split) -> Iterator[Change[Definition]]:
    yield from within(_parameter(node.value), lambda value: evolve(node, value=value))
    for row, ratio in enumerate(node.ratios):
        for at, share in enumerate(ratio):
            words = f"{node.name}:{node.parts[at]}的{share}份改成{share + 1}份"
            ratios = among(node.ratios, row, among(ratio, at, share + 1))
            yield Change(whole=evolve(node, ratios=ratios), words=words, span=node.span)
    if node.choice is not None:
        yield from within(key_changes(node.choice), lambda table: evolve(node, choice=table), node.name)


# ---- layers ----


def _layer(node: Layer) -> Iterator[Change[Definition]]:
    if node.applies is not None:
        yield from within(
            condition_changes(node.applies), lambda applies: evolve(node, applies=applies), node.name
        )
    yield from within(_parameter(node.base), lambda base: evolve(node, base=base))
    if isinstance(node.deductible.limit, OwnLimit):
        yield from within(_parameter(node.deductible.limit.value), partial(_deductible, node))
    if node.upfront is not None:
        yield from within(_parameter(node.upfront.rate), partial(_upfront, node))
    if isinstance(node.pricing, BracketTable):
        yield from within(_brackets(node.name, node.pricing), lambda table: evolve(node, pricing=table))
    else:
        yield from within(_parameter(node.pricing), lambda rate: evolve(node, pricing=rate))
    if isinstance(node.cap.limit, OwnLimit):
        yield from within(_parameter(node.cap.limit.value), partial(_cap, node))


def _deductible(node: Layer, value: Parameter) -> Layer:
    line: DeductibleLine = node.deductible
    assert isinstance(line.limit, OwnLimit)
    return evolve(node, deductible=evolve(line, limit=evolve(line.limit, value=value)))


def _upfront(node: Layer, rate: Parameter) -> Layer:
    assert node.upfront is not None
    return evolve(node, upfront=evolve(node.upfront, rate=rate))


def _cap(node: Layer, value: Parameter) -> Layer:
    line: CapLine = node.cap
    assert isinstance(line.limit, OwnLimit)
    return evolve(node, cap=evolve(line, limit=evolve(line.limit, value=value)))


def _brackets(layer: str, table: BracketTable) -> Iterator[Change[BracketTable]]:
    for at, band in enumerate(table.brackets):
        yield from within(_parameter(band.rate), partial(_with_rate, table, at))
        if not at:
            continue
        where = f"{layer}.支付比例〔{band.label}〕"
        words = f"{where}:分界{value_words(MONEY, band.low)}改成{value_words(MONEY, band.low + 1)}"
        yield Change(whole=_with_band(table, at, evolve(band, low=band.low + 1)), words=words, span=band.span)
        if table.mode is BracketMode.WHOLE:
            held = ("归这一段", "归上一段") if band.low_included else ("归上一段", "归这一段")
            words = f"{where}:正好{value_words(MONEY, band.low)}由{held[0]}改成{held[1]}"
            other = evolve(band, low_included=not band.low_included)
            yield Change(whole=_with_band(table, at, other), words=words, span=band.span)


def _with_rate(table: BracketTable, at: int, rate: Parameter) -> BracketTable:
    return _with_band(table, at, evolve(table.brackets[at], rate=rate))


def _with_band(table: BracketTable, at: int, band: Bracket) -> BracketTable:
    return evolve(table, brackets=among(table.brackets, at, band))
