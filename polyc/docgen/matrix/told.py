"""What a person wrote of a matrix: a file `site/matrices/<name>.toml`.

======================  =====================================================
``title``, ``lead``     what is set side by side, for readers
``levels``              the columns
``[[row]]``             one line of each table:
``.label``, ``.says``   what readers call it, and what is held, in words
``.policy``, ``.on``    the policy's 编号, and the day whose version is shown
``.given``              options and ranges of tables that are held (``一档、1次及以下``)
``.levels``             its own words for the columns, "" where it has none
``.values``             a table ``"起付线" = "级别起付标准"``: what is shown under a
                        heading, by the parameter's path in the policy
======================  =====================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from polyc.docgen.written import Unreadable, are_texts, tables

FOLDER: Final = "matrices"
_ROW: Final = {"label", "says", "policy", "on", "given", "levels", "values"}


@frozen(kw_only=True)
class Line:
    """A row: `values` gives the path of a parameter by heading, `levels` an option a column."""

    label: str
    says: str
    policy: str
    on: date
    given: tuple[str, ...]
    levels: tuple[str, ...]
    values: Mapping[str, str]


@frozen(kw_only=True)
class Plan:
    """A matrix as written; `name` is the file's."""

    name: str
    title: str
    lead: str
    levels: tuple[str, ...]
    lines: tuple[Line, ...]


def read_plan(name: str, text: str) -> Plan | Unreadable:
    """The matrix of a file's text."""
    told = tables(f"{FOLDER}/{name}.toml", text, _problems)
    return told if isinstance(told, Unreadable) else _plan(name, told)


def _problems(told: Mapping[str, object]) -> Iterator[str]:
    if not all(isinstance(told.get(key), str) for key in ("title", "lead")):
        yield "要有 title 和 lead 两段文字。"
    levels, rows = told.get("levels"), told.get("row")
    if not are_texts(levels) or not levels:
        yield "levels 是各列的名称。"
    if not isinstance(rows, list) or not rows:
        yield "至少要有一个 [[row]]。"
        return
    width = len(levels) if isinstance(levels, list) else 0
    for number, row in enumerate(rows, 1):
        yield from (f"第 {number} 个 [[row]] {problem}" for problem in _row_problems(row, width))


def _row_problems(row: object, width: int) -> Iterator[str]:
    if not isinstance(row, dict) or not set(row) <= _ROW:
        yield f"只能写 {'、'.join(sorted(_ROW))}。"
        return
    if not all(isinstance(row.get(key), str) for key in ("label", "says", "policy")):
        yield "要有 label、says 和 policy。"
    if type(row.get("on")) is not date:
        yield "的 on 是日期，如 2023-09-15。"
    levels = row.get("levels")
    if levels is not None and (not isinstance(levels, list) or not are_texts(levels) or len(levels) != width):
        yield f"的 levels 要与各列一样多（{width} 个）。"
    values = row.get("values")
    if not isinstance(values, dict) or not are_texts(list(values.values())):
        yield "的 values 写成 { 栏目 = 参数的名称 }。"


def _plan(name: str, told: Mapping[str, object]) -> Plan:
    levels, rows = told["levels"], told["row"]
    assert isinstance(levels, list) and isinstance(rows, list)
    return Plan(
        name=name,
        title=str(told["title"]),
        lead=str(told["lead"]),
        levels=tuple(levels),
        lines=tuple(_line(row, levels) for row in rows),
    )


def _line(row: Mapping[str, object], levels: Sequence[str]) -> Line:
    on, own, values = row["on"], row.get("levels", levels), row["values"]
    assert isinstance(on, date) and isinstance(own, Sequence) and isinstance(values, Mapping)
    return Line(
        label=str(row["label"]),
        says=str(row["says"]),
        policy=str(row["policy"]),
        on=on,
        given=tuple(str(row.get("given", "")).split("、")),
        levels=tuple(map(str, own)),
        values=dict(values),
    )
