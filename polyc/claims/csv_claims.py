"""Claims in CSV: a header of field names, then one line a claim."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from polyc.claims.claim_file import ClaimFile, Problem, RawClaim, RawValue, unreadable
from polyc.kernel.program import InputField, ItemList
from polyc.kinds import Choices, Count, Flag, Kind

SEPARATOR: Final = "、"
NONE_OF_THEM: Final = "无"
"""How an empty set is written; a blank cell means that the field is missing."""

_FLAGS: Final = {"是": True, "否": False, "true": True, "false": False}


def read_csv(text: str, inputs: Sequence[InputField]) -> ClaimFile:
    """The claims of a CSV text; a blank cell is a missing field, blank lines are skipped."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return unreadable(f"第 {reader.line_num} 行不合 CSV 的写法:引号不成对,或者一格太长。")
    if not rows:
        return unreadable("文件是空的;第一行应是字段名。")
    header = [name.strip() for name in rows[0][1]]
    problems = [*_header_problems(header), *_row_problems(header, rows[1:])]
    if problems or not rows[1:]:
        empty = Problem(place="", message="只有表头,没有单据。")
        return ClaimFile(claims=(), problems=tuple(problems) or (empty,))
    kinds = {name: item.kind for item in inputs for name in (item.name, item.field)}
    claims = [RawClaim(place=f"第 {line} 行", fields=_fields(header, row, kinds)) for line, row in rows[1:]]
    return ClaimFile(claims=tuple(claims), problems=())


def no_lists(lists: Sequence[ItemList]) -> ClaimFile:
    """Why a CSV file cannot hold the claims of a policy with lists: a line has no room for items."""
    names = "、".join(f"“{each.name}”" for each in lists)
    return unreadable(
        f"这份政策的单据里有明细{names},CSV 的一行写不下;请改用 .json,明细写成对象的列表,"
        f"如 {{“{lists[0].name}”: [{{“{lists[0].items[0].name}”: …}}]}},或改用 .toml。"
    )


def _header_problems(header: Sequence[str]) -> Iterator[Problem]:
    for at, name in enumerate(header, start=1):
        if not name:
            yield Problem(place="表头", message=f"第 {at} 格没有字段名。")
    for name in dict.fromkeys(filter(None, header)):
        if header.count(name) > 1:
            yield Problem(place="表头", message=f"字段“{name}”写了两次。")


def _row_problems(header: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> Iterator[Problem]:
    for line, row in rows:
        if len(row) != len(header):
            yield Problem(place=f"第 {line} 行", message=f"有 {len(row)} 格,表头有 {len(header)} 格。")


def _fields(header: Sequence[str], row: Sequence[str], kinds: dict[str, Kind]) -> dict[str, RawValue]:
    cells = zip(header, row, strict=True)
    return {name: _value(kinds.get(name), cell) for name, cell in cells if cell.strip()}


def _value(kind: Kind | None, cell: str) -> RawValue:
    """The cell as JSON would hold it; what does not fit its kind stays text and is refused with its name."""
    match kind:
        case Count() if re.fullmatch("-?[0-9]{1,18}", cell):
            return int(cell)
        case Flag() if cell.lower() in _FLAGS:
            return _FLAGS[cell.lower()]
        case Choices(options=options):
            return [] if cell == NONE_OF_THEM and cell not in options else [*cell.split(SEPARATOR)]
        case _:
            return cell
