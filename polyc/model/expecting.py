"""应得 单位.甲.留用: what a case expects of one item of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from polyc.diagnostics.cases import UnknownItem
from polyc.diagnostics.names import UnknownSlot
from polyc.kinds import Text
from polyc.model.context import Context, similar
from polyc.model.given import given
from polyc.model.policy import Expected, Row
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written

_NUMBERED: Final = re.compile(r"第([1-9][0-9]*)行")


def expected_of_item(
    context: Context, node: syntax.Expectation, entered: Mapping[str, Sequence[Row]]
) -> Expected | None:
    """The expectation, its item found by the first text that an item has, or as 第2行."""
    owner, *rest = node.subject.names
    at = _row(context, owner.text, rest[0] if rest else owner, entered.get(owner.text, ()))
    if at == 0:
        return None
    name = ".".join(each.text for each in rest[1:])
    known = context.lists[owner.text]
    if name not in known or not known[name].computed or node.to_date:
        slots = tuple(f"{owner.text}.{rest[0].text}.{each}" for each in known if known[each].computed)
        context.report(
            UnknownSlot(span=node.span, owner=owner.text, slot=name or "(没有写名目)", slots=slots)
        )
        return None
    value = given(context, node.value, known[name].kind, node.subject.text)
    if not isinstance(value, int):
        return None
    return Expected(
        subject=node.subject.text,
        name=name,
        to_date=False,
        kind=known[name].kind,
        value=value,
        list=owner.text,
        row=at,
        span=node.span,
    )


def _row(context: Context, owner: str, wanted: written.Name, rows: Sequence[Row]) -> int:
    """The number of the item, or 0, which is reported."""
    numbered = _NUMBERED.fullmatch(wanted.text)
    if numbered and int(numbered[1]) <= len(rows):
        return int(numbered[1])
    names = [_name(context, owner, row) for row in rows]
    if names.count(wanted.text) == 1:
        return names.index(wanted.text) + 1
    close = similar(wanted.text, [name for name in names if name])
    context.report(
        UnknownItem(
            span=wanted.span, list=owner, name=wanted.text, times=names.count(wanted.text), similar=close
        )
    )
    return 0


def _name(context: Context, owner: str, row: Row) -> str:
    """The first text of an item, by which people call it; empty where it has none."""
    texts = [name for name, value in context.lists[owner].items() if isinstance(value.kind, Text)]
    given_ = dict(row)
    return next((str(given_[name]) for name in texts if name in given_), "")
