"""录入: the items of a case, a head row with names and a row for each item."""

from __future__ import annotations

from polyc.diagnostics.items import NoItemHead
from polyc.diagnostics.tables import RaggedRow
from polyc.model.context import Context, Sort
from polyc.model.given import given
from polyc.model.policy import Row
from polyc.model.values import ItemValue
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


def entered_items(context: Context, node: syntax.Enter) -> tuple[Row, ...]:
    """The items; an empty cell leaves the item's default to stand in.  None where anything was reported."""
    if context.lookup(node.list, "明细", Sort.LIST) is None or not node.rows:
        return ()
    head = [_field(context, node.list.text, cell) for cell in node.rows[0].cells]
    fields = [each for each in head if each is not None]
    if len(fields) < len(head):
        return ()
    rows = [_row(context, fields, row) for row in node.rows[1:]]
    return tuple(row for row in rows if row is not None)


def _field(context: Context, owner: str, cell: written.Cell) -> ItemValue | None:
    known = {name: value for name, value in context.lists[owner].items() if not value.computed}
    label = cell.labels[0] if len(cell.labels) == 1 else None
    name = label.text if isinstance(label, written.Option) else ""
    if name not in known:
        context.report(NoItemHead(span=cell.span, list=owner, found=name, fields=tuple(known)))
        return None
    return known[name]


def _row(context: Context, fields: list[ItemValue], row: written.Row) -> Row | None:
    if len(row.cells) != len(fields):
        context.report(RaggedRow(span=row.span, found=len(row.cells), wanted=len(fields)))
        return None
    made: list[tuple[str, int | str]] = []
    for item, cell in zip(fields, row.cells, strict=True):
        if not cell.labels:
            continue
        values = syntax.Values(negative=False, labels=cell.labels, span=cell.span)
        value = given(context, values, item.kind, item.name)
        if value is not None:
            made.append((item.name, value))
    return tuple(made)
