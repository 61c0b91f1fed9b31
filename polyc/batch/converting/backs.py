"""Rows that take an earlier settlement back."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.converting.converted import by_value
from polyc.batch.converting.texts import decoded, flag
from polyc.batch.problems import Code, Problem

_TOLD: Final = (
    "这一行冲正(退费)先前的一次结算;成批结算不认冲正的行,请把它和被冲正的那一张一起从表里拿掉,"
    "后面的单据按没有那一次结算重算"
)


def taken_back(column: pa.Array) -> tuple[tuple[int, Problem], ...]:
    """Of a column of flags, the rows that take one back, and those of which it cannot be told; empty cells do not."""
    if pa.types.is_boolean(column.type) or pa.types.is_integer(column.type):
        column = pc.cast(pc.cast(column, pa.int64()), pa.string())
    found = by_value(pc.fill_null(decoded(column), ""), _back)
    return found.wrong


def _back(text: str) -> int | Problem:
    found = flag(text) if text else 0
    return Problem(Code.TAKEN_BACK, _TOLD) if found == 1 else found
