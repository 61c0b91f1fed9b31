"""What makes two runs the same run: written beside the results, and compared when a run goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import Any, Final

import polyc
from polyc.batch.face import Face
from polyc.batch.job import Job
from polyc.batch.reading.begun import Begun
from polyc.batch.reading.chunk import Opened
from polyc.batch.reading.digest import digest_of
from polyc.batch.reading.files import CSV

RESTING: Final = 128 << 20
"""Bytes that the interpreter and its libraries take before the first row."""

COPIES: Final = 6
"""How often the rows of a partition are in memory at the worst moment: as read, sorted, settled, written."""

_RAW: Final = 16
"""Bytes of a cell as it was read, with what tells where it ends."""

Told = dict[str, Any]


def plan(job: Job, tables: Sequence[Opened], parts: int, begun: Begun | None = None) -> Told:
    """Everything that the results depend on; the first table may have been `begun` to be read."""
    face = job.face
    return {
        "polyc": polyc.__version__,
        "政策": face.policy,
        "政策版本": face.version,
        "政策指纹": face.source_sha256,
        "情景": list(face.scenarios),
        "表": [_file(table.path, begun) for table in tables],
        "期初状态": None if job.opening is None else _file(job.opening),
        "期末状态": None if job.closing is None else str(job.closing),
        "金额": job.unit.value,
        "编码": job.encoding,
        "参保人": job.person,
        "排序": job.order,
        "以后的单据": "暂缓" if job.hold else "照常",
        "步骤": sorted(f"{name}:{row}" for name, row in job.trace),
        "格式": job.format.value,
        "分区": parts,
        **({"明细": [_file(path) for path in job.items]} if job.items else {}),
        **({"单据号": job.number} if job.number else {}),
    }


def _file(path: Path, begun: Begun | None = None) -> Told:
    digest = digest_of(path) if begun is None or begun.path != path else begun.digest.result()
    return {"文件": path.name, "字节": path.stat().st_size, "sha256": digest}


def differences(one: Told, other: Told) -> Iterator[str]:
    """What differs between two plans, in Chinese."""
    for name in {**one, **other}:
        if one.get(name) != other.get(name):
            yield f"{name}:上次 {_short(one.get(name))},这次 {_short(other.get(name))}"


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def parts_by_id(job: Job, tables: Sequence[Opened]) -> int:
    """Into how many partitions of numbers the rows must go as they are read, for one to fit in half of the memory."""
    needed = COPIES * sum(rows_of(table) * _RAW * len(table.names) for table in tables)
    return min(512, ceil(needed / (max(job.memory - RESTING, 8 << 20) // 2)))


def parts_needed(
    face: Face, tables: Sequence[Opened], memory: int, at_once: int, items: Sequence[Opened] = ()
) -> int:
    """Into how many partitions the rows must go for `at_once` of them to fit in so many bytes."""
    rows, lines = (sum(rows_of(table) for table in own) for own in (tables, items))
    lines += sum(table.items for table in tables)
    needed = (rows * bytes_a_row(face) + lines * _bytes_an_item(face)) * COPIES
    room = max(memory - RESTING * at_once, 8 << 20)
    return 1 if needed <= room else min(4096, ceil(needed * at_once / room))


def bytes_a_row(face: Face) -> int:
    """Bytes of a row in whole numbers: inputs, results, running totals, the person, and keys."""
    numbers = 2 + len(face.fields) + len(face.outputs) + len(face.cells)
    return 8 * numbers + 32 * (1 + sum(scope.name == "chained" for scope in face.scopes))


def _bytes_an_item(face: Face) -> int:
    """Bytes of an item in whole numbers, of the widest list; one number counts it, one is its place."""
    return 8 * max((2 + sum(lines.computed) for lines in face.lists), default=0)


def rows_of(table: Opened) -> int:
    """How many rows a table has; of CSV an estimate by its first lines."""
    if table.rows is not None:
        return table.rows
    assert table.path.suffix.lower() in CSV
    with table.path.open("rb") as file:
        start = file.read(1 << 18)
    lines = start.count(b"\n") or 1
    return ceil(table.path.stat().st_size * lines / len(start))
