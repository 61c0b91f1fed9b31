"""The engine for machines without a compiler: the generated Python, claim by claim."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Final

import pyarrow as pa
from attrs import define, frozen

from polyc.batch.claims import BAD, HELD, SETTLED, Claims, Items, Remembered, Settled, Turns
from polyc.batch.converting.lists import lists_of
from polyc.batch.face import Face
from polyc.batch.turning import turns_by_arrow

Numbers = tuple[int, ...]
Rows = tuple[Numbers, ...]
Cells = dict[tuple[int, int], list[int]]
"""The cells of one person by scope and key."""


@cache
def module_of(python: str) -> ModuleType:
    """The module of a generated text; nothing of the printer is needed for it."""
    module = ModuleType("policy")
    exec(compile(python, "<policy.py>", "exec"), module.__dict__)  # noqa: S102 - our own text
    return module


@frozen(kw_only=True)
class PythonEngine:
    """`settle_ints` of the generated module, whose text is `python`, in a loop."""

    face: Face
    python: str
    name: str = "Python"
    threads: bool = False

    def turns(self, persons: pa.Array, keys: Sequence[pa.Array]) -> Turns:
        """Sorted by Arrow."""
        return turns_by_arrow(persons, keys)

    def fold(self, claims: Claims, hold: bool, keep: bool) -> Settled:
        """Every person in turn."""
        face = self.face
        found = _Found.empty(face)
        closing = [_Kept.empty(len(scope.cells)) for scope in face.scopes]
        opening = [_by_person(each) for each in claims.opening]
        offsets, stopped = claims.offsets.to_pylist(), claims.held.to_pylist()
        items = [_by_claim(each) for each in claims.lists]
        for person, (start, end) in enumerate(pairwise(offsets)):
            cells: Cells = {
                (scope, key): [*numbers]
                for scope, by_person in enumerate(opening)
                for key, numbers in by_person.get(person, ())
            }
            rows = _rows(claims, items, start, end - start)
            stopped[person] = self._settle(rows, cells, found, hold, bool(stopped[person]))
            for (scope, key), numbers in sorted(cells.items()) if keep else ():
                closing[scope].add(person, key, numbers)
        return Settled(
            codes=_int64(found.codes),
            outputs=tuple(map(_int64, found.outputs)),
            cells=tuple(map(_int64, found.cells)),
            rows=tuple(each.lists() for each in found.rows),
            closing=tuple(each.remembered() for each in closing) if keep else (),
            held=pa.array(map(int, stopped), pa.int8()),
        )

    def function(self) -> Callable[..., Numbers]:
        """What settles one claim."""
        found: Callable[..., Numbers] = module_of(self.python).settle_ints
        return found

    def _settle(
        self,
        rows: Iterator[tuple[int, Numbers, Numbers, tuple[Rows, ...]]],
        cells: Cells,
        found: _Found,
        hold: bool,
        held: bool,
    ) -> bool:
        """One person's claims; whether later ones are held."""
        face, settle_ints = self.face, self.function()
        for bad, keys, inputs, items in rows:
            if bad or held:
                found.without(BAD if bad else HELD)
                held = held or hold
                continue
            before = [
                cells.get((scope, key)) or [0] * len(face.scopes[scope].cells)
                for scope, key in enumerate(keys)
            ]
            cells_before = (before[scope][at] for scope, at in face.cells)
            code, *numbers = settle_ints(*inputs, *cells_before, *items)
            if code:
                found.without(code)
                held = hold
                continue
            after = numbers[face.numbers() : face.numbers() + len(face.cells)]
            for (scope, at), number in zip(face.cells, after, strict=True):
                before[scope][at] = number
            cells.update(((scope, key), before[scope]) for scope, key in enumerate(keys))
            found.with_numbers(numbers, [len(items[each.list]) for each in face.rows])
        return held


def _rows(
    claims: Claims, items: Sequence[Sequence[Rows]], start: int, count: int
) -> Iterator[tuple[int, Numbers, Numbers, tuple[Rows, ...]]]:
    """Of each claim of a person: whether it is bad, the keys of its scopes, its inputs, its items."""
    bad = claims.bad.slice(start, count).to_pylist()
    keys = [column.slice(start, count).to_pylist() for column in claims.keys]
    inputs = [column.slice(start, count).to_pylist() for column in claims.inputs]
    for at in range(count):
        own = tuple(each[start + at] for each in items)
        yield bad[at], tuple(each[at] for each in keys), tuple(each[at] for each in inputs), own


def _by_claim(items: Items) -> list[Rows]:
    """The items of each claim as `settle_ints` takes them."""
    starts = items.offsets.to_pylist()
    columns = [column.to_pylist() for column in items.columns]
    rows: list[Numbers] = list(zip(*columns, strict=True)) if columns else [()] * starts[-1]
    return [tuple(rows[start:end]) for start, end in pairwise(starts)]


def _by_person(opening: Remembered) -> dict[int, list[tuple[int, Numbers]]]:
    found: dict[int, list[tuple[int, Numbers]]] = {}
    columns = [column.to_pylist() for column in opening.cells]
    for at, (person, key) in enumerate(
        zip(opening.persons.to_pylist(), opening.keys.to_pylist(), strict=True)
    ):
        found.setdefault(person, []).append((key, tuple(column[at] for column in columns)))
    return found


def _int64(numbers: Sequence[int]) -> pa.Array:
    """The numbers of an `array` without copying them."""
    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers)])


_EIGHT_BYTES: Final = "q"


@define(kw_only=True)
class _Found:
    """Columns that grow by one claim at a time."""

    codes: array[int]
    outputs: list[array[int]]
    cells: list[array[int]]
    rows: list[_FoundRows]

    @staticmethod
    def empty(face: Face) -> _Found:
        return _Found(
            codes=array(_EIGHT_BYTES),
            outputs=[array(_EIGHT_BYTES) for _ in range(face.numbers())],
            cells=[array(_EIGHT_BYTES) for _ in face.cells],
            rows=[_FoundRows.empty(len(each.columns)) for each in face.rows],
        )

    def without(self, code: int) -> None:
        self.codes.append(code)
        for column in (*self.outputs, *self.cells):
            column.append(0)
        for each in self.rows:
            each.lengths.append(0)

    def with_numbers(self, numbers: Sequence[int], lengths: Sequence[int]) -> None:
        """`lengths` tell how many items stand, row after row, at the end of the numbers for each list."""
        self.codes.append(SETTLED)
        start = len(self.outputs) + len(self.cells)
        for each, length in zip(self.rows, lengths, strict=True):
            end = start + length * len(each.columns)
            each.add(numbers[start:end], length)
            start = end
        for column, number in zip((*self.outputs, *self.cells), numbers, strict=False):
            column.append(number)


@define(kw_only=True)
class _FoundRows:
    """What is handed out of the items of a list."""

    lengths: array[int]
    columns: list[array[int]]

    @staticmethod
    def empty(columns: int) -> _FoundRows:
        return _FoundRows(lengths=array(_EIGHT_BYTES), columns=[array(_EIGHT_BYTES) for _ in range(columns)])

    def add(self, numbers: Sequence[int], length: int) -> None:
        self.lengths.append(length)
        for at, column in enumerate(self.columns):
            column.extend(numbers[at :: len(self.columns)])

    def lists(self) -> pa.ListArray:
        names = [f"c{at}" for at in range(len(self.columns))]
        flat = pa.StructArray.from_arrays(list(map(_int64, self.columns)), names)
        return lists_of(flat, _int64(self.lengths))


@define(kw_only=True)
class _Kept:
    """The closing cells of a scope."""

    persons: array[int]
    keys: array[int]
    cells: list[array[int]]

    @staticmethod
    def empty(cells: int) -> _Kept:
        return _Kept(
            persons=array(_EIGHT_BYTES),
            keys=array(_EIGHT_BYTES),
            cells=[array(_EIGHT_BYTES) for _ in range(cells)],
        )

    def add(self, person: int, key: int, numbers: Sequence[int]) -> None:
        self.persons.append(person)
        self.keys.append(key)
        for column, number in zip(self.cells, numbers, strict=True):
            column.append(number)

    def remembered(self) -> Remembered:
        return Remembered(
            persons=_int64(self.persons), keys=_int64(self.keys), cells=tuple(map(_int64, self.cells))
        )
