"""The engine for machines with a C compiler: the generated C folds whole partitions, person by person."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa
from attrs import evolve, frozen

from polyc.batch.claims import Claims, Remembered, Settled, Turns
from polyc.batch.face import Face
from polyc.batch.native_items import NativeItems
from polyc.batch.native_library import (
    GivenClaims,
    RememberedCells,
    SettledClaims,
    address,
    is_right,
    loaded,
    numbers,
    place_of,
    pointers,
    room,
)
from polyc.batch.native_turns import native_turns
from polyc.batch.processors import MANY, processors, shared_out
from polyc.batch.scalars import whole_as

WIDTHS: Final = {1: pa.int8(), 4: pa.int32(), 8: pa.int64()}
"""Columns by the bytes of their numbers."""


@frozen(kw_only=True)
class NativeEngine:
    """The library of the C text `source`; `carried` is the library itself where it came from another machine."""

    face: Face
    source: str
    carried: bytes = b""
    name: str = "本机代码"
    threads: bool = True

    def turns(self, persons: pa.Array, keys: Sequence[pa.Array]) -> Turns:
        """Parted by hash, then told apart; raises `NoCompiler` or `MemoryError`."""
        return native_turns(loaded(self.source, self.carried), persons, keys)

    def fold(self, claims: Claims, hold: bool, keep: bool) -> Settled:
        """Every person in turn, those of each thread next to each other; raises `NoCompiler` or `MemoryError`."""
        calls, cuts = loaded(self.source, self.carried), _cuts(claims)
        work = _Work(self.face, _wide(calls, claims), keep)

        def run(at: int) -> list[Remembered]:
            return work.fold(calls, cuts[at], cuts[at + 1], hold)

        return work.settled(shared_out(run, range(len(cuts) - 1), len(cuts) - 1))


def _wide(calls: Any, claims: Claims) -> Claims:
    """The claims with each input as wide as the library reads it."""
    widths = (WIDTHS[calls.polyc_input_width(at)] for at in range(len(claims.inputs)))
    return evolve(claims, inputs=tuple(map(whole_as, claims.inputs, widths)))


def _cuts(claims: Claims) -> list[int]:
    """The persons at which the threads begin, and the end."""
    persons, count = len(claims.offsets) - 1, len(claims.bad)
    threads = min(max(1, count // MANY), processors())
    if threads == 1:
        return [0, persons]
    offsets = _Lazily(claims.offsets)
    inner = [bisect_left(offsets, count * at // threads) for at in range(1, threads)]
    return sorted({0, *(min(at, persons) for at in inner), persons})


class _Lazily(Sequence[int]):
    """A column as a sequence of which only a few places are looked at."""

    def __init__(self, column: pa.Array) -> None:
        self._column = column

    def __len__(self) -> int:
        return len(self._column)

    def __getitem__(self, at: Any) -> Any:
        return self._column[at].as_py()


class _Work:
    """The memory of one fold: what is given, and what is written for all claims."""

    def __init__(self, face: Face, claims: Claims, keep: bool) -> None:
        count, persons = len(claims.bad), len(claims.offsets) - 1
        self._face, self._claims, self._count, self._keep = face, claims, count, keep
        self._codes = room(count)
        self._results = [room(count) for _ in range(face.numbers())]
        self._cells = [room(count) for _ in face.cells]
        self._held = pa.allocate_buffer(max(1, persons))
        ctypes.memmove(self._held.address, address(claims.held), persons)
        self._inputs = pointers([address(column) for column in claims.inputs])
        self._keys = pointers([address(column) for column in claims.keys])
        self._written = [pointers([each.address for each in own]) for own in (self._results, self._cells)]
        self._opening, self._kept = _structures(claims.opening)
        self._items = NativeItems(face, claims)

    def fold(self, calls: Any, first: int, until: int, hold: bool) -> list[Remembered]:
        """Settles these persons; the cells that they leave."""
        claims = self._claims
        given = GivenClaims(
            first,
            until,
            address(claims.offsets),
            place_of(self._inputs),
            place_of(self._keys),
            address(claims.bad),
            place_of(self._opening),
            place_of(self._items.given),
            self._held.address,
        )
        closing, memory = self._closing(first, until)
        results, cells = self._written
        kept = place_of(closing) if self._keep else None
        made = SettledClaims(
            self._codes.address,
            place_of(results),
            place_of(cells),
            kept,
            place_of(self._items.rows),
        )
        is_right(calls.polyc_fold_claims(given, made, int(hold)))
        return [
            Remembered(
                persons=numbers(left.count, person),
                keys=numbers(left.count, key),
                cells=tuple(numbers(left.count, each) for each in own),
            )
            for left, (person, key, *own) in zip(closing, memory, strict=False)
        ]

    def _closing(self, first: int, until: int) -> tuple[Any, list[list[pa.Buffer]]]:
        """Room for a key a claim and whatever was there before; none where nobody keeps it."""
        if not self._keep:
            return (), []
        offsets = self._claims.offsets
        claims = offsets[until].as_py() - offsets[first].as_py()
        memory = [
            [room(claims + len(before.persons)) for _ in range(2 + len(scope.cells))]
            for scope, before in zip(self._face.scopes, self._claims.opening, strict=True)
        ]
        self._kept += (held := [pointers([each.address for each in own]) for _, _, *own in memory])
        structures = (RememberedCells * max(1, len(memory)))()
        for structure, (person, key, *_), cells in zip(structures, memory, held, strict=False):
            structure.count, structure.person, structure.key = 0, person.address, key.address
            structure.cells = place_of(cells)
        return structures, memory

    def settled(self, closing: list[list[Remembered]]) -> Settled:
        """What was written, as columns; the cells of all threads one behind the other."""
        codes = numbers(self._count, self._codes)
        return Settled(
            codes=codes,
            outputs=tuple(numbers(self._count, each) for each in self._results),
            cells=tuple(numbers(self._count, each) for each in self._cells),
            rows=self._items.lists(codes),
            closing=tuple(map(_joined, zip(*closing, strict=True))),
            held=pa.Array.from_buffers(pa.int8(), len(self._claims.offsets) - 1, [None, self._held]),
        )


def _structures(opening: Sequence[Remembered]) -> tuple[Any, list[Any]]:
    """The states before, and what must be kept as long as C reads them."""
    kept = [pointers([address(column) for column in each.cells]) for each in opening]
    structures = (RememberedCells * max(1, len(opening)))()
    for structure, each, cells in zip(structures, opening, kept, strict=False):
        structure.count = len(each.persons)
        structure.person, structure.key = address(each.persons), address(each.keys)
        structure.cells = place_of(cells)
    return structures, kept


def _joined(parts: tuple[Remembered, ...]) -> Remembered:
    if len(parts) == 1:
        return parts[0]
    columns = [pa.concat_arrays(own) for own in zip(*(each.cells for each in parts), strict=True)]
    return Remembered(
        persons=pa.concat_arrays([each.persons for each in parts]),
        keys=pa.concat_arrays([each.keys for each in parts]),
        cells=tuple(columns),
    )
