"""Cells that fit in a row between bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from polyc.lsp.document import Document
from polyc.lsp.keys import Space
from polyc.lsp.kinds import options_of
from polyc.lsp.offers import Offer
from polyc.lsp.scope import names, of_space
from polyc.lsp.writing import Writing

_KEYS: Final = re.compile(r"(?<![^\W\d])按[ \t\u3000]+([^\s:：#]+)")
_ENTER: Final = re.compile(r"[ \t\u3000]*录入[ \t\u3000]+(\w+)")
_BAR: Final = re.compile(r"[|｜]")


def row_offers(document: Document, at: Writing) -> Iterator[Offer]:
    """The head of a column, or an option or value for a cell below it."""
    heading = next((line for line in reversed(at.above) if not _BAR.match(line.strip())), "")
    rows = _of_this_table(at.above)
    column = len(_BAR.findall(at.line)) - 1
    entered = _ENTER.match(heading)
    if entered is not None:
        yield from _entered(document, entered[1], rows, column)
        return
    keys = _KEYS.search(heading)
    if keys is not None:
        yield from _keyed(document, re.split(r"、", keys[1]), rows, column)


def _of_this_table(above: Sequence[str]) -> list[str]:
    """The rows right above the place, from the head on."""
    rows: list[str] = []
    for line in reversed(above):
        if not _BAR.match(line.strip()):
            break
        rows.append(line)
    return rows[::-1]


def _cells(row: str) -> list[str]:
    return [each.strip() for each in _BAR.split(row.strip())[1:-1]]


def _entered(document: Document, owner: str, rows: Sequence[str], column: int) -> Iterator[Offer]:
    """录入: the head names the inputs of the list."""
    if not rows:
        yield from of_space(document, Space.FIELD, owner)
        return
    titles = _cells(rows[0])
    if column < len(titles):
        path = f"{owner}.{titles[column]}"
        yield from (
            Offer(text=each, detail=f"{path}的选项", named=True) for each in options_of(document, path)
        )


def _keyed(document: Document, keys: Sequence[str], rows: Sequence[str], column: int) -> Iterator[Offer]:
    """按: the head holds the keys and, in further columns, the options of the last one."""
    if not rows:
        yield from (Offer(text=each, detail="表的键", named=True) for each in keys)
        yield from _options(document, keys[-1])
        return
    titles = _cells(rows[0])
    if column < len(titles) and titles[column] in keys:
        yield from _options(document, titles[column])
        yield Offer(text="其余", detail="表中没有列出的各格")
    else:
        yield from names(document, "计算", "输入")
        yield from (Offer(text=each) for each in ("待定", "不设"))


def _options(document: Document, owner: str) -> Iterator[Offer]:
    yield from (Offer(text=each, detail=f"{owner}的选项", named=True) for each in options_of(document, owner))
