"""The items of claims as the native library takes them, and what it hands out of them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.claims import SETTLED, Claims
from polyc.batch.converting.lists import lists_of
from polyc.batch.face import Face
from polyc.batch.native_library import GivenItems, address, numbers, place_of, pointers, room
from polyc.batch.scalars import whole


class NativeItems:
    """The memory of the items of one fold: that of claims that the fold reads, and what it writes."""

    def __init__(self, face: Face, claims: Claims) -> None:
        self._claims, self._face = claims, face
        columns = [pointers([address(column) for column in each.columns]) for each in claims.lists]
        self.given = (GivenItems * max(1, len(columns)))()
        for structure, each, own in zip(self.given, claims.lists, columns, strict=False):
            structure.offsets, structure.columns = address(each.offsets), place_of(own)
        self._made = [[room(claims.lists[each.list].count) for _ in each.columns] for each in face.rows]
        written = [pointers([column.address for column in own]) for own in self._made]
        self.rows = pointers([place_of(each) for each in written])
        self._kept: list[Any] = [*columns, *written]

    def lists(self, codes: pa.Array) -> tuple[pa.ListArray, ...]:
        """What was handed out, a list a claim; an empty one where the claim did not settle."""
        good = pc.equal(codes, whole(SETTLED))
        return tuple(self._list(at, good) for at in range(len(self._made)))

    def _list(self, at: int, good: pa.Array) -> pa.ListArray:
        items = self._claims.lists[self._face.rows[at].list]
        names = [f"c{place}" for place in range(len(self._made[at]))]
        flat = pa.StructArray.from_arrays([numbers(items.count, each) for each in self._made[at]], names)
        lengths = pc.subtract(items.offsets.slice(1), items.offsets.slice(0, len(good)))
        if pc.all(good).as_py() is not False:
            return lists_of(flat, lengths)
        owners = pc.list_parent_indices(lists_of(flat, lengths))
        return lists_of(flat.filter(good.take(owners)), pc.if_else(good, lengths, whole(0)))
