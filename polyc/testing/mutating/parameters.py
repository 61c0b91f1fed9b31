"""Parameters and tables with one number, boundary or row changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import evolve

from polyc.analysis.claim import value_words
from polyc.kinds import DATE
from polyc.model.values import (
    Adjustment,
    ExceptionRule,
    Formula,
    IdentityKey,
    Parameter,
    Pending,
    RangeKey,
    Table,
    Value,
    Version,
)
from polyc.model.words import formula as formula_words
from polyc.testing.coverage.parameters import cell_labels, key_labels
from polyc.testing.mutating.change import Change, among, within
from polyc.testing.mutating.formulas import POINT, condition_changes, formula_changes, nudged


def parameter_changes(node: Parameter) -> Iterator[Change[Parameter]]:
    """Every change of every version."""
    for at, version in enumerate(node.versions):
        since = f"{value_words(DATE, version.start)}起" if at and version.start is not None else ""
        yield from within(_version(version), partial(_with_version, node, at), since)
        if at:
            yield from _later(node, at, version)


def _with_version(node: Parameter, at: int, version: Version) -> Parameter:
    return evolve(node, versions=among(node.versions, at, version))


def _later(node: Parameter, at: int, version: Version) -> Iterator[Change[Parameter]]:
    """A version that begins a day later; the one before it lasts a day longer."""
    if version.start is None:
        return
    before = node.versions[at - 1]
    if before.start == version.start or version.known_from is not None:
        return  # they part by what a settlement may know, not by the day
    end = None if before.end is None else before.end + 1
    moved = among(node.versions, at, evolve(version, start=version.start + 1))
    words = f"起日{value_words(DATE, version.start)}改成{value_words(DATE, version.start + 1)}"
    whole = evolve(node, versions=among(moved, at - 1, evolve(before, end=end)))
    yield Change(whole=whole, words=words, span=version.span)


def _version(version: Version) -> Iterator[Change[Version]]:
    yield from within(value_changes(version.value), lambda value: evolve(version, value=value))
    for at, each in enumerate(version.adjustments):
        words = f"第{at + 1}条另" if len(version.adjustments) > 1 else "另"
        yield from within(_adjustment(each), partial(_with_adjustment, version, at), words)
    for at, rule in enumerate(version.exceptions):
        yield from within(_exception(rule), partial(_with_exception, version, at), f"例外“{rule.name}”")


def _with_adjustment(version: Version, at: int, each: Adjustment) -> Version:
    return evolve(version, adjustments=among(version.adjustments, at, each))


def _with_exception(version: Version, at: int, rule: ExceptionRule) -> Version:
    return evolve(version, exceptions=among(version.exceptions, at, rule))


def _adjustment(node: Adjustment) -> Iterator[Change[Adjustment]]:
    yield from within(condition_changes(node.condition), lambda condition: evolve(node, condition=condition))
    if node.amount is not None:
        yield from within(formula_changes(node.amount), lambda amount: evolve(node, amount=amount))
    else:
        words = f"比例{node.scale / POINT:g}%改成{node.scale / POINT + 1:g}%"
        yield Change(whole=evolve(node, scale=node.scale + POINT), words=words, span=node.span)


def _exception(node: ExceptionRule) -> Iterator[Change[ExceptionRule]]:
    yield from within(condition_changes(node.condition), lambda condition: evolve(node, condition=condition))
    yield from within(value_changes(node.value), lambda value: evolve(node, value=value))


# ---- values ----


def value_changes(value: Value) -> Iterator[Change[Value]]:
    """A formula's numbers; a table's cells, the starts of its ranges, and neighbouring rows swapped."""
    if not isinstance(value, Table):
        for change in formula_changes(value):
            yield Change(whole=change.whole, words=change.words, span=change.span)
        return
    for at, (label, cell) in enumerate(zip(cell_labels(value), value.cells, strict=True)):
        yield from within(formula_changes(cell), partial(_with_cell, value, at), label)
    yield from key_changes(value)


def key_changes(table: Table) -> Iterator[Change[Table]]:
    """Only what chooses a cell is changed: the starts of ranges, and neighbouring rows."""
    for number, key in enumerate(table.keys):
        if isinstance(key, RangeKey):
            yield from _starts(table, number, key)
    yield from _swapped(table)


def _with_cell(table: Table, at: int, cell: Formula) -> Value:
    return evolve(table, cells=among(table.cells, at, cell))


def _starts(table: Table, number: int, key: RangeKey) -> Iterator[Change[Table]]:
    for at, start in enumerate(key.starts[1:], 1):
        moved = nudged(key.subject.kind, start)
        if moved is None:
            continue
        starts = among(key.starts, at, moved)
        words = (
            f"{formula_words(key.subject)}的分界{value_words(key.subject.kind, start)}"
            f"改成{value_words(key.subject.kind, moved)}"
        )
        keys = (*table.keys[:number], evolve(key, starts=starts), *table.keys[number + 1 :])
        yield Change(whole=evolve(table, keys=keys), words=words, span=key.span)


def _swapped(table: Table) -> Iterator[Change[Table]]:
    """Rows of the first key, each changed places with the next where they differ and nothing is 待定."""
    rows = key_labels(table.keys[0])
    wide = len(table.cells) // len(rows)
    parts = [table.cells[at * wide : (at + 1) * wide] for at in range(len(rows))]
    subject = formula_words(table.keys[0].subject)
    last = len(rows) - (2 if isinstance(table.keys[0], IdentityKey) else 1)
    for at in range(last):
        if parts[at] != parts[at + 1] and not _open((*parts[at], *parts[at + 1])):
            order = [*parts[:at], parts[at + 1], parts[at], *parts[at + 2 :]]
            words = f"{subject}的“{rows[at]}”与“{rows[at + 1]}”两行对调"
            cells = tuple(cell for row in order for cell in row)
            yield Change(whole=evolve(table, cells=cells), words=words, span=table.span)


def _open(cells: tuple[Formula, ...]) -> bool:
    return any(isinstance(cell, Pending) for cell in cells)
