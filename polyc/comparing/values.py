"""Two versions of a parameter, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final, TypeAlias

from attrs import evolve, frozen

from polyc.comparing.changes import Hint
from polyc.comparing.merging import Cell, merged
from polyc.model import words
from polyc.model.filling import labels
from polyc.model.values import (
    Adjustment,
    Constant,
    ExceptionRule,
    Formula,
    InputValue,
    Key,
    Pending,
    RangeKey,
    Table,
    Value,
    Version,
)
from polyc.money import percent_text

Labels: TypeAlias = tuple[str, ...]

MOST_HINTS: Final = 4
"""Of cells that changed alike, so many are looked for."""


@frozen(kw_only=True)
class Row:
    """One difference: the cells it is about, both values in words, and the old version with it alone."""

    cell: str
    old: str
    new: str
    hints: tuple[Hint, ...]
    applied: Version


def version_rows(old: Version, new: Version) -> Iterator[Row]:
    """Every difference between two versions, citations and notes aside."""
    for row in _value_rows(old.value, new.value):
        yield _row(row, "", evolve(old, value=row.applied))
    yield from _adjustment_rows(old, new)
    yield from _exception_rows(old, new)


@frozen(kw_only=True)
class _ValueRow:
    cell: str
    old: str
    new: str
    hints: tuple[Hint, ...]
    applied: Value


def _row(row: _ValueRow, before: str, applied: Version) -> Row:
    cell = f"{before} {row.cell}".strip()
    return Row(cell=cell, old=row.old, new=row.new, hints=row.hints, applied=applied)


# ---- values ----


def _value_rows(old: Value, new: Value) -> Iterator[_ValueRow]:
    tables = _tables(old, new)
    if tables is None:
        if not _same(old, new):
            yield _ValueRow(cell="", old=words.value(old), new=words.value(new), hints=(), applied=new)
        return
    yield from _cell_rows(*tables, new)


def _same(old: Value | None, new: Value | None) -> bool:
    """Whether two values say the same; two 待定 do, whatever cell they stand in."""
    return old == new or (isinstance(old, Pending) and isinstance(new, Pending))


def _tables(old: Value, new: Value) -> tuple[Table, Table] | None:
    """Both as tables over the same subjects, a single value in every cell; None where that cannot be."""
    if isinstance(old, Table) and isinstance(new, Table):
        same = [*map(_subject, old.keys)] == [*map(_subject, new.keys)]
        return (old, new) if same else None
    if isinstance(old, Table):
        return (old, new if isinstance(new, Table) else _everywhere(old, new))
    return (_everywhere(new, old), new) if isinstance(new, Table) else None


def _everywhere(table: Table, single: Formula) -> Table:
    return evolve(table, cells=(single,) * len(table.cells))


def _subject(key: Key) -> tuple[type, str]:
    return type(key), words.formula(key.subject)


def _cell_rows(first: Table, second: Table, new: Value) -> Iterator[_ValueRow]:
    before, after = _by_labels(first), _by_labels(second)
    changed = [at for at in dict.fromkeys((*before, *after)) if not _same(before.get(at), after.get(at))]
    axes = [tuple(dict.fromkeys(at[axis] for at in (*before, *after))) for axis in range(len(first.keys))]
    told = [
        Cell(
            at=tuple((label,) for label in at),
            told=(words.value(before.get(at)), words.value(after.get(at))),
        )
        for at in changed
    ]
    for cell in merged(told):
        yield _ValueRow(
            cell=",".join(
                _axis(group, axis) for group, axis in zip(cell.at, axes, strict=True) if _some(group, axis)
            ),
            old=cell.told[0],
            new=cell.told[1],
            hints=tuple(tuple(_hint(second, at)) for at in islice(product(*cell.at), MOST_HINTS)),
            applied=_with_cells(first, second, set(product(*cell.at)), new),
        )


def _some(group: Labels, axis: Labels) -> bool:
    return len(group) < len(axis)


def _axis(group: Labels, axis: Labels) -> str:
    """The labels in the table's order."""
    return "、".join(label for label in axis if label in group)


def _by_labels(table: Table) -> dict[Labels, Formula]:
    return dict(zip(product(*map(labels, table.keys)), table.cells, strict=True))


def _with_cells(first: Table, second: Table, chosen: set[Labels], new: Value) -> Value:
    """The first table with some cells of the second; all of the second where they are divided otherwise."""
    if list(map(labels, first.keys)) != list(map(labels, second.keys)):
        return new
    pairs = zip(_by_labels(first).items(), second.cells, strict=True)
    cells = tuple(theirs if at in chosen else ours for (at, ours), theirs in pairs)
    return new if cells == second.cells else evolve(first, cells=cells)


def _hint(table: Table, at: Labels) -> Iterator[tuple[str, str | int]]:
    """What a claim must say for the cell to be chosen, as far as its keys are inputs."""
    for key, label in zip(table.keys, at, strict=True):
        if label not in labels(key) or not isinstance(key.subject, InputValue):
            continue
        at_label = key.starts[labels(key).index(label)] if isinstance(key, RangeKey) else label
        yield key.subject.name, at_label


# ---- what changes a value ----


def _adjustment_rows(old: Version, new: Version) -> Iterator[Row]:
    before, after = _adjustments(old.adjustments), _adjustments(new.adjustments)
    applied = evolve(old, adjustments=new.adjustments)
    for cell in dict.fromkeys((*before, *after)):
        first, second = before.get(cell, words.NONE), after.get(cell, words.NONE)
        if first != second:
            yield Row(cell=cell, old=first, new=second, hints=(), applied=applied)


def _adjustments(nodes: Sequence[Adjustment]) -> dict[str, str]:
    """What is added or taken away, by the condition; several of one condition are told together."""
    found: dict[str, list[str]] = {}
    for each in nodes:
        found.setdefault(f"另 当 {words.condition(each.condition)}", []).append(_amount(each))
    return {cell: "、".join(amounts) for cell, amounts in found.items()}


def _amount(node: Adjustment) -> str:
    word = "提高" if node.raises else "降低"
    if node.amount is None:
        return f"{word} {percent_text(abs(node.scale))}"
    told = words.formula(node.amount)
    points = isinstance(node.amount, Constant) and told.endswith("%")
    return f"{word} {told.removesuffix('%')}个百分点" if points else f"{word} {told}"


def _exception_rows(old: Version, new: Version) -> Iterator[Row]:
    before = {each.name: each for each in old.exceptions}
    after = {each.name: each for each in new.exceptions}
    applied = evolve(old, exceptions=new.exceptions)
    for name in dict.fromkeys((*before, *after)):
        yield from _exception(f"例外 {name}", before.get(name), after.get(name), applied)


def _exception(
    cell: str, old: ExceptionRule | None, new: ExceptionRule | None, applied: Version
) -> Iterator[Row]:
    if old is not None and new is not None and _guard(old) == _guard(new):
        yield from (_row(row, cell, applied) for row in _value_rows(old.value, new.value))
    else:
        yield Row(cell=cell, old=_rule(old), new=_rule(new), hints=(), applied=applied)


def _guard(rule: ExceptionRule) -> tuple[str, tuple[str, ...]]:
    return words.condition(rule.condition), rule.overrides


def _rule(rule: ExceptionRule | None) -> str:
    if rule is None:
        return words.NONE
    over = f",优先于 {'、'.join(rule.overrides)}" if rule.overrides else ""
    return f"当 {words.condition(rule.condition)} 则 {words.value(rule.value)}{over}"
