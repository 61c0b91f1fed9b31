"""The order of settling: what the native library finds is what Arrow's sorting finds, person by person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyc.batch.claims import Turns
from polyc.batch.native_library import calls_of
from polyc.batch.native_turns import native_turns
from polyc.batch.turning import turns_by_arrow
from tests.backends.c.compiler import WARNINGS, compile_c, needs_compiler
from tests.batch.samples import ready

pytestmark = needs_compiler

LEAST, MOST = -(1 << 63), (1 << 63) - 1

whole = st.integers(LEAST, MOST)
persons = st.one_of(
    st.lists(st.integers(0, 5) | whole, max_size=200).map(lambda own: pa.array(own, pa.int64())),
    st.lists(st.sampled_from("甲乙丙") | st.text(min_size=1, max_size=20), max_size=200).map(
        lambda own: pa.array(own, pa.string())
    ),
)
"""Few or many, as numbers and as texts, some longer than what is hashed at once."""


@cache
def watched() -> Any:
    """The library of a policy, which ends this process where C leaves open what happens."""
    with TemporaryDirectory() as folder:
        source, library = Path(folder) / "policy.c", Path(folder) / "policy.so"
        source.write_text(ready().prepared.c, "utf-8")
        options = ("-O1", "-fPIC", "-shared", "-fsanitize=undefined", "-fno-sanitize-recover=all")
        compile_c([*WARNINGS, *options, source, "-o", library])
        return calls_of(library)


def native(whose: pa.Array, keys: Sequence[pa.Array]) -> Turns:
    return native_turns(watched(), whose, keys)


def told(whose: pa.Array, turns: Turns) -> dict[object, list[int]]:
    """The rows of each person in turn."""
    order, offsets = turns.order.to_pylist(), turns.offsets.to_pylist()
    own = [order[begin:end] for begin, end in pairwise(offsets)]
    assert all(own) and offsets[0] == 0 and offsets[-1] == len(whose)
    found = {whose[rows[0]].as_py(): rows for rows in own}
    assert len(found) == len(own), "a person is met twice"
    return found


@given(persons, st.data())
def test_both_find_the_same(whose: pa.Array, data: st.DataObject) -> None:
    column = st.lists(st.integers(-3, 3) | whole, min_size=len(whose), max_size=len(whose))
    keys = [pa.array(own, pa.int64()) for own in data.draw(st.lists(column, max_size=3))]
    expected: dict[object, list[int]] = {}
    for row in sorted(range(len(whose)), key=lambda row: [*(key[row].as_py() for key in keys), row]):
        expected.setdefault(whose[row].as_py(), []).append(row)
    assert told(whose, native(whose, keys)) == told(whose, turns_by_arrow(whose, keys)) == expected


@pytest.mark.parametrize("people", [1, 7, 40_000])
@pytest.mark.parametrize("texts", [False, True])
def test_many_rows_in_many_parts(people: int, texts: bool) -> None:
    rows = 100_000
    whose = pa.array([row * 7919 % people for row in range(rows)], pa.int64())
    whose = whose.cast(pa.string()) if texts else whose
    keys = [pa.array([row * 31 % 365 - 180 for row in range(rows)], pa.int64())]
    assert told(whose, native(whose, keys)) == told(whose, turns_by_arrow(whose, keys))


def test_a_piece_of_a_column_is_read_where_it_begins() -> None:
    whose, key = pa.array(["乙", "甲", "乙", "甲"]), pa.array([4, 3, 2, 1], pa.int64())
    found = native(whose.slice(1), [key.slice(1)])
    assert told(whose.slice(1), found) == {"甲": [2, 0], "乙": [1]}
