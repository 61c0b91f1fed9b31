"""按 tables: labels to keys, every cell filled exactly once."""

from __future__ import annotations

from typing import Final, assert_never

from polyc.diagnostics.tables import RaggedRow, TableWithoutRows, WrongKey
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.model.context import Context
from polyc.model.filling import Filling, Labels, Line, alike, domain
from polyc.model.formulas import formula
from polyc.model.kind_words import FLAG_WORDS
from polyc.model.ranges import interval
from polyc.model.refining import range_labels, refined, spread
from polyc.model.values import ChoiceKey, Formula, IdentityKey, InputValue, Key, RangeKey, Table, Value
from polyc.syntax import values as syntax

NONE: Final = "无"
"""The label of the cell for a set without any option."""


def table(
    context: Context,
    node: syntax.InlineTable | syntax.RowTable,
    path: str,
    kind: Kind | None,
    limit: bool,
    base: Table | None = None,
) -> Table | None:
    """The dense table; gaps, doubles and unknown labels are reported.

    `limit` tells whether 不设 may stand in a cell.  Without a wanted `kind` the first
    cell decides.  Cells that are not written are taken from `base`, whose keys must be
    the same.
    """
    read = _read(context, node, path)
    if read is None:
        return None
    keys, lines = read
    if base is not None and not (alike(keys, base.keys) and refined(keys, base.keys) == base.keys):
        context.report(
            WrongKey(span=node.span, key=path, reason="情景的表要与原来的表按同样的项、同样的档来分")
        )
        return None
    filling = Filling(context=context, keys=keys if base is None else base.keys, path=path, limit=limit)
    return filling.fill(lines, kind, node.span, () if base is None else base.cells)


def table_over(
    context: Context,
    node: syntax.InlineTable | syntax.RowTable,
    path: str,
    kind: Kind,
    limit: bool,
    old: Value,
) -> Table | None:
    """The table with the cells of `old` where it writes none; `old` may be a value for all cells."""
    read = _read(context, node, path)
    if read is None:
        return None
    keys, lines = read
    if isinstance(old, Table):
        if not alike(keys, old.keys):
            context.report(WrongKey(span=node.span, key=path, reason="原来的表按别的项来分"))
            return None
        keys = refined(keys, old.keys)
    filling = Filling(context=context, keys=keys, path=path, limit=limit)
    return filling.fill(lines, kind, node.span, spread(old, keys))


def _read(
    context: Context, node: syntax.InlineTable | syntax.RowTable, path: str
) -> tuple[tuple[Key, ...], list[Line]] | None:
    """The keys of a table and its lines."""
    subjects = _subjects(context, node.keys, path)
    lines = _inline(node) if isinstance(node, syntax.InlineTable) else _rows(context, node)
    if subjects is None or lines is None:
        return None
    keys = _keys(context, subjects, lines, path)
    return None if keys is None else (keys, lines)


def _subjects(
    context: Context, keys: tuple[syntax.Path, ...], path: str
) -> list[tuple[syntax.Path, Formula]] | None:
    found: list[tuple[syntax.Path, Formula]] = []
    for key in keys:
        subject = formula(context, key, "")
        if subject is None:
            return None
        if isinstance(subject.kind, Text):
            context.report(WrongKey(span=key.span, key=key.text, reason="它是任意文本"))
            return None
        if isinstance(subject.kind, Choices) and not _has_best(context, subject, path, len(keys)):
            reason = "它可以同时有几项;要么写 另 当、例外,要么用 就高 写明几项并有时取哪一项"
            context.report(WrongKey(span=key.span, key=key.text, reason=reason))
            return None
        found.append((key, subject))
    return found


def _has_best(context: Context, subject: Formula, path: str, keys: int) -> bool:
    """Whether a 就高 says what holds where several options are held."""
    if not isinstance(subject, InputValue):
        return False
    return (path in context.directions and keys == 1) or path.split(".")[0] in context.best_layers


# ---- lines ----


def _inline(node: syntax.InlineTable) -> list[Line]:
    return [Line(labels=(entry.labels,), value=entry.value, span=entry.span) for entry in node.entries]


def _rows(context: Context, node: syntax.RowTable) -> list[Line] | None:
    """Rows with all keys to the left, or with the last key as the columns of a head row."""
    if not node.rows:
        context.report(TableWithoutRows(span=node.span))
        return None
    count, head = len(node.keys), node.rows[0]
    if count > 1 and all(
        _is_corner(cell, key) for cell, key in zip(head.cells[: count - 1], node.keys, strict=False)
    ):
        return _columns(context, head, node.rows[1:], count - 1)
    lines: list[Line] = []
    for row in node.rows:
        if not _whole(context, row, count + 1):
            return None
        labels = tuple(cell.labels for cell in row.cells[:-1])
        lines.extend(_line(context, labels, row.cells[-1]))
    return lines


def _is_corner(cell: syntax.Cell, key: syntax.Path) -> bool:
    if not cell.labels:
        return True
    return len(cell.labels) == 1 and getattr(cell.labels[0], "text", None) == key.text


def _columns(
    context: Context, head: syntax.Row, rows: tuple[syntax.Row, ...], left: int
) -> list[Line] | None:
    lines: list[Line] = []
    if not all(cell.labels for cell in head.cells[left:]):
        context.report(RaggedRow(span=head.span, found=len(head.cells), wanted=len(head.cells)))
        return None
    for row in rows:
        if not _whole(context, row, len(head.cells)):
            return None
        for column, cell in zip(head.cells[left:], row.cells[left:], strict=True):
            labels = (*(each.labels for each in row.cells[:left]), column.labels)
            lines.extend(_line(context, labels, cell))
    return lines


def _whole(context: Context, row: syntax.Row, wanted: int) -> bool:
    if len(row.cells) == wanted and all(cell.labels for cell in row.cells):
        return True
    filled = sum(bool(cell.labels) for cell in row.cells)
    context.report(RaggedRow(span=row.span, found=min(filled, len(row.cells)), wanted=wanted))
    return False


def _line(context: Context, labels: tuple[Labels, ...], cell: syntax.Cell) -> list[Line]:
    value = cell_value(context, cell)
    return [] if value is None else [Line(labels=labels, value=value, span=cell.span)]


def cell_value(context: Context, cell: syntax.Cell) -> syntax.Formula | syntax.Unlimited | None:
    """A cell's single label read as a value: a literal, 待定, 不设 or the name of a value."""
    label = cell.labels[0] if len(cell.labels) == 1 else None
    match label:
        case syntax.Option():
            name = syntax.Name(text=label.text, span=label.span)
            return syntax.Path(names=(name,), span=label.span)
        case None | syntax.Otherwise() | syntax.Range():
            context.report(RaggedRow(span=cell.span, found=len(cell.labels), wanted=1))
            return None
        case _:
            return label


# ---- keys ----


def _keys(
    context: Context, subjects: list[tuple[syntax.Path, Formula]], lines: list[Line], table: str
) -> tuple[Key, ...] | None:
    keys: list[Key] = []
    for place, (path, subject) in enumerate(subjects):
        groups = [line.labels[place] for line in lines]
        key = _key(context, path, subject, groups, table)
        if key is None:
            return None
        keys.append(key)
    return tuple(keys)


def _key(
    context: Context, path: syntax.Path, subject: Formula, groups: list[Labels], table: str
) -> Key | None:
    match subject.kind:
        case Choice(options=options):
            return ChoiceKey(subject=subject, options=options, span=path.span)
        case Flag():
            return ChoiceKey(subject=subject, options=FLAG_WORDS, span=path.span)
        case Money() | Rate() | Count() | Date() | UnitPrice() | Quantity():
            return _range_key(context, path, subject, groups)
        case Choices(options=options):
            assert isinstance(subject, InputValue)
            highest = context.directions.get(table)
            return IdentityKey(subject=subject, options=(*options, NONE), highest=highest, span=path.span)
        case Text():
            raise AssertionError("refused before")
        case _:
            assert_never(subject.kind)


def _range_key(context: Context, path: syntax.Path, subject: Formula, groups: list[Labels]) -> Key | None:
    """Cuts the subject's domain wherever a label begins or has just ended."""
    whole = domain(subject)
    starts = {whole.low}
    for label in {id(each): each for group in groups for each in group}.values():
        if isinstance(label, syntax.Otherwise):
            continue
        covered = interval(context, label, subject.kind, whole)
        if covered is None:
            return None
        starts |= {start for start in (covered.low, covered.high + 1) if whole.low < start <= whole.high}
    ordered = tuple(sorted(starts))
    labels = range_labels(ordered, whole, subject.kind)
    return RangeKey(subject=subject, starts=ordered, labels=labels, span=path.span)
