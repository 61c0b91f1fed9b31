"""Claims with one number each and their items, as one column of lists, partition by partition of the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch.by_id.columns import ById
from polyc.batch.by_id.laying import NUMBER, ROW, laid_numbers
from polyc.batch.converting.lists import FILE_OF, ROW_OF, lists_of
from polyc.batch.problems import Code, Problem, RowProblem
from polyc.batch.reading.chunk import Chunk
from polyc.batch.reading.columnar import counted
from polyc.batch.scalars import whole, wholes
from polyc.batch.state_table import one

Flaw = tuple[int, str, Problem]


@frozen(kw_only=True)
class Items:
    """The rows of items of one partition: `numbers` of their claims, and the items as structures."""

    numbers: pa.Array
    rows: pa.Array
    structures: pa.StructArray


def items_of(tables: Sequence[pa.Table], ids: ById, files: Sequence[tuple[str, int]]) -> Items:
    """The items of all tables; each knows its file and row, which a message may tell."""
    columns = [f"c{at}" for at in range(1, len(ids.names) + 1)]
    kinds = zip((NUMBER, ROW, *columns), (pa.string(), pa.int64(), *ids.types), strict=True)
    schema = pa.schema(list(kinds))
    table = pa.concat_tables([schema.empty_table(), *(each.select(schema.names) for each in tables)])
    rows = one(table.column(ROW))
    which = pc.cast(pc.shift_right(pc.subtract(rows, whole(files[0][1])), whole(40)), pa.int32())
    file = pa.DictionaryArray.from_arrays(which, pa.array([name for name, _ in files]))
    inside = pc.subtract(rows, wholes(tuple(base for _, base in files)).take(which))
    given = [_empty_as_none(one(table.column(name))) for name in columns]
    structures = pa.StructArray.from_arrays([file, inside, *given], [FILE_OF, ROW_OF, *ids.names])
    return Items(numbers=one(table.column(NUMBER)), rows=rows, structures=structures)


def _empty_as_none(column: pa.Array) -> pa.Array:
    """An empty cell of CSV is one that is not filled in: a default may stand there."""
    if column.type != pa.binary():
        return column
    return pc.if_else(pc.equal(pc.binary_length(column), 0), pa.scalar(None, pa.binary()), column)


class Joining:
    """One partition of numbers: who has had a number already, and which items have found their claim."""

    def __init__(self, number: str, list_name: str, items: Items | None) -> None:
        self._number, self._list, self._items = number, list_name, items
        self._seen: pa.Array = pa.array([], pa.string())
        self._taken: pa.Array | None = None
        self.joined = 0

    def claims(self, table: pa.Table, columns: Sequence[str]) -> Chunk:
        """The claims of one file with what is wrong with their numbers; after those of the files before."""
        batch = table.combine_chunks().to_batches()[0]
        raw = {name: batch.column(f"c{at}") for at, name in enumerate(columns)}
        texts, wrong = laid_numbers(batch.column(NUMBER), raw[self._number])
        flaws: list[Flaw] = [(at, self._number, problem) for at, problem in wrong]
        again = self._again(texts)
        flaws += [(at, self._number, _twice(texts[at].as_py())) for at in again]
        owners = _without(texts, again)
        if self._items is not None:
            lists, empty = self._lists(self._items, owners)
            raw[self._list] = lists
            flaws += [(at, self._number, _no_items(texts[at].as_py())) for at in empty]
        return Chunk(rows=batch.column(ROW), table=pa.record_batch(raw), flaws=tuple(flaws))

    def _again(self, texts: pa.Array) -> list[int]:
        """The places of numbers that were there before, in this file or in one before it."""
        encoded = pc.dictionary_encode(texts)
        order = pc.array_sort_indices(encoded.indices, null_placement="at_start")  # stable
        order = order.slice(texts.null_count)
        codes = encoded.indices.take(order)
        same = pc.equal(codes.slice(1), codes.slice(0, max(0, len(codes) - 1)))
        known = pc.is_in(texts, value_set=self._seen, skip_nulls=True)
        found = {*order.slice(1).filter(same).to_pylist(), *pc.indices_nonzero(known).to_pylist()}
        self._seen = pa.concat_arrays([self._seen, encoded.dictionary])
        return sorted(found)

    def _lists(self, items: Items, owners: pa.Array) -> tuple[pa.ListArray, list[int]]:
        """The items of each claim in the order of their rows, and the claims that have none."""
        owner = pc.index_in(items.numbers, value_set=owners)
        mine = pc.is_valid(owner)
        self._taken = mine if self._taken is None else pc.or_(self._taken, mine)
        order = pc.array_sort_indices(owner, null_placement="at_end").slice(0, len(owner) - owner.null_count)
        counts = pc.value_counts(owner.drop_null())
        places = pc.index_in(counted(0, len(owners)), value_set=pc.cast(counts.field("values"), pa.int64()))
        lengths = pc.fill_null(counts.field("counts").take(places), 0)
        self.joined += len(order)
        empty = pc.and_(pc.equal(lengths, whole(0)), pc.is_valid(owners))
        return lists_of(items.structures.take(order), lengths), pc.indices_nonzero(empty).to_pylist()

    def left_over(self) -> Iterator[RowProblem]:
        """The items that belong to no claim."""
        if self._items is None:
            return
        rows, numbers = self._items.rows, self._items.numbers
        if self._taken is not None:
            none = pc.invert(self._taken)
            rows, numbers = rows.filter(none), numbers.filter(none)
        for row, number in zip(rows.to_pylist(), numbers.to_pylist(), strict=True):
            told = Problem(Code.NO_CLAIM, f"单据的表里没有“{number}”这一张")
            yield RowProblem(row, self._number, told)


def _without(texts: pa.Array, places: list[int]) -> pa.Array:
    """Null at these places."""
    if not places:
        return texts
    mask = pc.is_in(counted(0, len(texts)), value_set=wholes(places))
    return pc.if_else(mask, pa.scalar(None, pa.string()), texts)


def _twice(number: str) -> Problem:
    return Problem(Code.TWICE, f"单据号“{number}”前面已经有一张")


def _no_items(number: str) -> Problem:
    return Problem(Code.NO_ITEMS, f"明细的表里没有“{number}”的明细")
