"""One partition: sorted, settled by an engine, and brought back into the order of its rows."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch import state_table
from polyc.batch.claims import Claims, Engine, Items, Remembered, Settled
from polyc.batch.converting.lists import columns_of
from polyc.batch.face import Face
from polyc.batch.reading.columnar import counted
from polyc.batch.scalars import whole, wholes, zeros


@frozen(kw_only=True)
class Partition:
    """What was settled: the rows as they were sorted, what came of them, and the state afterwards."""

    rows: pa.Table
    settled: Settled
    closing: pa.Table


def settle(
    face: Face, engine: Engine, rows: pa.Table, opening: pa.Table, hold: bool, keep: bool
) -> Partition:
    """Settle the rows of a partition; `opening` is the state of its persons.

    The results are in the order of the row numbers.  The state afterwards is put
    together only where it is to be kept.
    """
    rows = _by_row(rows)
    persons, order, offsets = _order(rows)
    ordered = rows.take(order)
    chained = {
        at: _chains(face, at, ordered, opening)
        for at, scope in enumerate(face.scopes)
        if scope.name == "chained"
    }
    chains = {at: texts for at, (texts, _) in chained.items()}
    names = pc.cast(persons, pa.string()) if keep or len(opening) else persons
    here, elsewhere = _parted(opening, names)
    claims = Claims(
        offsets=offsets,
        inputs=tuple(
            _filled(state_table.one(ordered.column(f"i{at}")))
            for at, computed in enumerate(face.computed)
            if computed
        ),
        keys=tuple(_keys(face, at, ordered, chained) for at in range(len(face.scopes))),
        lists=tuple(_items(state_table.one(ordered.column(f"l{at}"))) for at in range(len(face.lists))),
        bad=pc.cast(state_table.one(ordered.column("bad")), pa.int64()),
        opening=tuple(_opening(face, at, here, names, chains.get(at)) for at in range(len(face.scopes))),
        held=_waiting(here, names),
    )
    settled = engine.fold(claims, hold)
    return Partition(
        rows=rows,
        settled=_taken(settled, _inverse(order)),
        closing=_closing(face, settled, elsewhere, names, chains) if keep else opening.slice(0, 0),
    )


def _parted(opening: pa.Table, persons: pa.Array) -> tuple[pa.Table, pa.Table]:
    """The state of these persons, and that of the others."""
    if not len(opening):
        return opening, opening
    known = pc.index_in(opening.column(state_table.PERSON), value_set=persons)
    return opening.filter(pc.is_valid(known)), opening.filter(pc.is_null(known))


def _closing(
    face: Face, settled: Settled, elsewhere: pa.Table, persons: pa.Array, chains: Mapping[int, pa.Array]
) -> pa.Table:
    """The state of all persons of the partition, sorted by person and scope."""
    kept = [
        state_table.rows_of(face, at, each, persons, chains.get(at))
        for at, each in enumerate(settled.closing)
    ]
    waiting = persons.filter(pc.equal(settled.held, 1))
    held = {
        state_table.PERSON: waiting,
        state_table.SCOPE: pa.repeat(pa.scalar(state_table.WAITING), len(waiting)),
    }
    after = pa.concat_tables([elsewhere, *kept, state_table.filled(held, len(waiting), face)])
    return _sorted(after, state_table.PERSON, state_table.SCOPE)


def _by_row(rows: pa.Table) -> pa.Table:
    """In the order of the rows; on one machine they are."""
    numbers = state_table.one(rows.column("row"))
    if pc.all(pc.less(numbers.slice(0, len(numbers) - 1), numbers.slice(1))).as_py() is not False:
        return rows
    return _sorted(rows, "row")


def _order(rows: pa.Table) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Every person once, the rows by person and within by their order, and where each person begins and all end.

    Ties stay in the order of the rows.
    """
    encoded = pc.dictionary_encode(state_table.one(rows.column("person")))
    codes = pc.cast(encoded.indices, pa.int64())
    keys = [state_table.one(rows.column(name)) for name in rows.column_names if name.startswith("o")]
    order = _by_number(codes, keys, len(encoded.dictionary))
    ends = pc.run_end_encode(codes.take(order), run_end_type=pa.int64()).run_ends
    return encoded.dictionary, order, pa.concat_arrays([wholes((0,)), ends])


def _by_number(codes: pa.Array, keys: list[pa.Array], persons: int) -> pa.Array:
    """Sorted by one number where person and order fit in one, which is twice as fast as by several."""
    if len(keys) == 1:
        ends = pc.min_max(keys[0]).as_py()
        span = ends["max"] - ends["min"] + 1
        if span * persons < 1 << 62:
            return pc.array_sort_indices(
                pc.add(pc.multiply(codes, whole(span)), pc.subtract(keys[0], whole(ends["min"])))
            )
    names = ["person", *(f"o{at}" for at in range(len(keys))), "row"]
    columns = [codes, *keys, counted(0, len(codes))]
    sort_keys = [(name, "ascending") for name in names]
    return pc.sort_indices(pa.table(columns, names=names), sort_keys=sort_keys)


def _inverse(order: pa.Array) -> pa.Array:
    """Where each row has gone."""
    if hasattr(pc, "inverse_permutation"):
        return pc.inverse_permutation(pc.cast(order, pa.int64()))
    return pc.array_sort_indices(order)


def _sorted(table: pa.Table, *keys: str) -> pa.Table:
    """`Table.sort_by` would import half of Arrow."""
    return table.take(pc.sort_indices(table, sort_keys=[(key, "ascending") for key in keys]))


def _items(lists: pa.ListArray) -> Items:
    lengths = pc.cast(pc.list_value_length(lists), pa.int64())
    offsets = pa.concat_arrays([pa.array([0], pa.int64()), pc.cumulative_sum(lengths)])
    return Items(offsets=offsets, columns=tuple(columns_of(lists)))


def _filled(column: pa.Array) -> pa.Array:
    """0 where a row is refused already."""
    return pc.fill_null(column, 0) if column.null_count else column


def _chains(face: Face, at: int, ordered: pa.Table, opening: pa.Table) -> tuple[pa.Array, pa.Array]:
    """Every text that is a key of the scope, each once, and the place of each claim's; 0 in refused rows."""
    own = state_table.one(ordered.column(f"k{at}"))
    texts = own
    if len(opening):
        before = state_table.key_texts(state_table.scope_rows(opening, face, at), face, at)
        texts = pa.concat_arrays([own, before])
    encoded = pc.dictionary_encode(texts)
    indices = pc.cast(encoded.indices.slice(0, len(own)), pa.int64())
    return encoded.dictionary, _filled(indices)


def _keys(
    face: Face, at: int, ordered: pa.Table, chained: Mapping[int, tuple[pa.Array, pa.Array]]
) -> pa.Array:
    """The key of each claim in a scope; 0 in rows that are refused already."""
    match face.scopes[at].name:
        case "lifetime":
            return zeros(len(ordered))
        case "yearly":
            days = state_table.one(ordered.column(f"i{face.scope_inputs[at]}"))
            return benefit_years(_filled(days), face.year_month)
        case "chained":
            return chained[at][1]


def benefit_years(days: pa.Array, month: int) -> pa.Array:
    """The calendar year in which the benefit year of each day began."""
    dates = pc.cast(pc.cast(days, pa.int32()), pa.date32())
    years = pc.year(dates)
    return years if month == 1 else pc.subtract(years, pc.cast(pc.less(pc.month(dates), month), pa.int64()))


def _opening(face: Face, at: int, state: pa.Table, persons: pa.Array, chains: pa.Array | None) -> Remembered:
    if not len(state):
        nothing = wholes(())
        return Remembered(persons=nothing, keys=nothing, cells=(nothing,) * len(face.scopes[at].cells))
    rows = state_table.scope_rows(state, face, at)
    texts = state_table.key_texts(rows, face, at)
    keys = _key_numbers(face, at, texts, chains)
    owners = pc.cast(
        pc.index_in(state_table.one(rows.column(state_table.PERSON)), value_set=persons), pa.int64()
    )
    cells = {cell.name: state_table.one(rows.column(cell.name)) for cell in face.scopes[at].cells}
    found = pa.table(
        {"owner": owners, "key": keys, **{f"c{i}": each for i, each in enumerate(cells.values())}}
    )
    found = _sorted(found, "owner", "key")
    owner, key, *columns = (state_table.one(column) for column in found.columns)
    return Remembered(persons=owner, keys=key, cells=tuple(columns))


def _key_numbers(face: Face, at: int, texts: pa.Array, chains: pa.Array | None) -> pa.Array:
    """The keys of a state, by the texts behind their prefixes, as the claims have them."""
    match face.scopes[at].name:
        case "lifetime":
            return pa.repeat(pa.scalar(0, pa.int64()), len(texts))
        case "yearly":
            return pc.cast(texts, pa.int64())
        case "chained":
            return pc.cast(pc.index_in(texts, value_set=chains), pa.int64())


def _waiting(state: pa.Table, persons: pa.Array) -> pa.Array:
    if not len(state):
        return zeros(len(persons))
    waiting = state.filter(pc.equal(state.column(state_table.SCOPE), state_table.WAITING))
    found = pc.is_in(persons, value_set=state_table.one(waiting.column(state_table.PERSON)))
    return pc.cast(found, pa.int64())


def _taken(settled: Settled, back: pa.Array) -> Settled:
    """The results in another order; the state has none."""
    return Settled(
        codes=settled.codes.take(back),
        outputs=tuple(column.take(back) for column in settled.outputs),
        cells=tuple(column.take(back) for column in settled.cells),
        rows=tuple(column.take(back) for column in settled.rows),
        closing=settled.closing,
        held=settled.held,
    )
