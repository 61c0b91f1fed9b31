"""The engine for machines without a compiler: the generated Python, claim by claim."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Final

import pyarrow as pa
from attrs import define, frozen

from polyc.batch.claims import BAD, HELD, SETTLED, Claims, Remembered, Settled
from polyc.batch.face import Face

Numbers = tuple[int, ...]
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

    def fold(self, claims: Claims, hold: bool) -> Settled:
        """Every person in turn."""
        face = self.face
        found = _Found.empty(face.numbers(), len(face.cells))
        closing = [_Kept.empty(len(scope.cells)) for scope in face.scopes]
        opening = [_by_person(each) for each in claims.opening]
        offsets, stopped = claims.offsets.to_pylist(), claims.held.to_pylist()
        for person, (start, end) in enumerate(pairwise(offsets)):
            cells: Cells = {
                (scope, key): [*numbers]
                for scope, by_person in enumerate(opening)
                for key, numbers in by_person.get(person, ())
            }
            rows = _rows(claims, start, end - start)
            stopped[person] = self._settle(rows, cells, found, hold, bool(stopped[person]))
            for (scope, key), numbers in sorted(cells.items()):
                closing[scope].add(person, key, numbers)
        return Settled(
            codes=_int64(found.codes),
            outputs=tuple(map(_int64, found.outputs)),
            cells=tuple(map(_int64, found.cells)),
            closing=tuple(each.remembered() for each in closing),
            held=pa.array(map(int, stopped), pa.int64()),
        )

    def _settle(
        self,
        rows: Iterator[tuple[int, Numbers, Numbers]],
        cells: Cells,
        found: _Found,
        hold: bool,
        held: bool,
    ) -> bool:
        """One person's claims; whether later ones are held."""
        face, settle_ints = self.face, module_of(self.python).settle_ints
        for bad, keys, inputs in rows:
            if bad or held:
                found.without(BAD if bad else HELD)
                held = held or hold
                continue
            before = [
                cells.get((scope, key)) or [0] * len(face.scopes[scope].cells)
                for scope, key in enumerate(keys)
            ]
            code, *numbers = settle_ints(*inputs, *(before[scope][at] for scope, at in face.cells))
            if code:
                found.without(code)
                held = hold
                continue
            after = numbers[face.numbers() : face.numbers() + len(face.cells)]
            for (scope, at), number in zip(face.cells, after, strict=True):
                before[scope][at] = number
            cells.update(((scope, key), before[scope]) for scope, key in enumerate(keys))
            found.with_numbers(numbers)
        return held


def _rows(claims: Claims, start: int, count: int) -> Iterator[tuple[int, Numbers, Numbers]]:
    """Of each claim of a person: whether it is bad, the keys of its scopes, its inputs."""
    bad = claims.bad.slice(start, count).to_pylist()
    keys = [column.slice(start, count).to_pylist() for column in claims.keys]
    inputs = [column.slice(start, count).to_pylist() for column in claims.inputs]
    for at in range(count):
        yield bad[at], tuple(each[at] for each in keys), tuple(each[at] for each in inputs)


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

    @staticmethod
    def empty(outputs: int, cells: int) -> _Found:
        return _Found(
            codes=array(_EIGHT_BYTES),
            outputs=[array(_EIGHT_BYTES) for _ in range(outputs)],
            cells=[array(_EIGHT_BYTES) for _ in range(cells)],
        )

    def without(self, code: int) -> None:
        self.codes.append(code)
        for column in (*self.outputs, *self.cells):
            column.append(0)

    def with_numbers(self, numbers: Sequence[int]) -> None:
        self.codes.append(SETTLED)
        for column, number in zip((*self.outputs, *self.cells), numbers, strict=False):
            column.append(number)


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
