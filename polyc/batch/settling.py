"""One partition: its claims put before an engine in their turns, with the state of their persons."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch import state_table
from polyc.batch.claims import Claims, Engine, Items, Remembered, Settled, Turns
from polyc.batch.converting.lists import columns_of
from polyc.batch.face import Face
from polyc.batch.scalars import never, wholes, zeros
from polyc.batch.taking import inverse, take


@frozen(kw_only=True)
class Partition:
    """What was settled, all of it row by row, and the state afterwards.

    `codes` as `Settled` has them; `results` are the outputs ``r0`` …, the running totals
    ``c0`` … and the lists ``l0`` …, 0 or empty where the code is not 0.
    """

    rows: pa.Table
    codes: pa.Array
    results: pa.Table
    closing: pa.Table


def settle(
    face: Face, engine: Engine, rows: pa.Table, opening: pa.Table, hold: bool, keep: bool
) -> Partition:
    """Settle the rows of a partition; `opening` is the state of its persons.

    The results are in the order of the row numbers.  The state afterwards is put
    together only where it is to be kept.
    """
    rows = _by_row(rows)
    turns = engine.turns(state_table.one(rows.column("person")), _sorting(rows))
    persons = (
        _names(rows, turns) if keep or len(opening) else state_table.one(rows.column("person")).slice(0, 0)
    )
    here, elsewhere = _parted(opening, persons)
    claims, chains = _claims(face, _in_turn(face, rows, turns), turns, persons, here)
    settled = engine.fold(claims, hold, keep)
    del claims  # room for the results in the order of the rows
    closing = _closing(face, settled, elsewhere, persons, chains) if keep else opening.slice(0, 0)
    names = [f"r{at}" for at in range(len(settled.outputs))]
    names += [f"c{at}" for at in range(len(settled.cells))]
    names += [f"l{at}" for at in range(len(settled.rows))]
    columns = [settled.codes, *settled.outputs, *settled.cells, *settled.rows]
    del settled
    take(columns, inverse(turns.order))
    codes, *results = columns
    return Partition(rows=rows, codes=codes, results=pa.table(results, names=names), closing=closing)


def _claims(
    face: Face, ordered: pa.Table, turns: Turns, persons: pa.Array, opening: pa.Table
) -> tuple[Claims, dict[int, pa.Array]]:
    """What an engine takes, and the texts that are the keys of each chained scope."""
    chained = {
        at: _chains(face, at, ordered, opening)
        for at, scope in enumerate(face.scopes)
        if scope.name == "chained"
    }
    chains = {at: texts for at, (texts, _) in chained.items()}
    claims = Claims(
        offsets=turns.offsets,
        inputs=tuple(
            _filled(state_table.one(ordered.column(f"i{at}")))
            for at, computed in enumerate(face.computed)
            if computed
        ),
        keys=tuple(_keys(face, at, ordered, chained) for at in range(len(face.scopes))),
        lists=tuple(_items(state_table.one(ordered.column(f"l{at}"))) for at in range(len(face.lists))),
        bad=pc.cast(state_table.one(ordered.column("bad")), pa.int8()),
        opening=tuple(_opening(face, at, opening, persons, chains.get(at)) for at in range(len(face.scopes))),
        held=_waiting(opening, persons) if len(opening) else pc.cast(never(turns.persons), pa.int8()),
    )
    return claims, chains


def _in_turn(face: Face, rows: pa.Table, turns: Turns) -> pa.Table:
    """What is settled, and what tells the keys of the scopes, as the turns go."""
    yearly = {at for at, scope in zip(face.scope_inputs, face.scopes, strict=True) if scope.name == "yearly"}
    names = ["bad", *(f"i{at}" for at, computed in enumerate(face.computed) if computed or at in yearly)]
    names += [name for name in rows.column_names if name[0] in "kl"]
    columns = [state_table.one(rows.column(name)) for name in names]
    take(columns, turns.order)
    return pa.table(columns, names=names)


def _sorting(rows: pa.Table) -> list[pa.Array]:
    """What a person's claims are sorted by, first things first."""
    return [state_table.one(rows.column(name)) for name in rows.column_names if name.startswith("o")]


def _names(rows: pa.Table, turns: Turns) -> pa.Array:
    """Every person once, as text."""
    first = turns.order.take(turns.offsets.slice(0, turns.persons))
    return pc.cast(state_table.one(rows.column("person")).take(first), pa.string())


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
    """The calendar year in which the benefit year of each day began; most tables hold one."""
    ends = pc.min_max(days)
    if len(days) > 2:
        first, last = benefit_years(pa.concat_arrays([pa.repeat(ends[0], 1), pa.repeat(ends[1], 1)]), month)
        if first == last:
            return pa.repeat(first, len(days))
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
    waiting = state.filter(pc.equal(state.column(state_table.SCOPE), state_table.WAITING))
    found = pc.is_in(persons, value_set=state_table.one(waiting.column(state_table.PERSON)))
    return pc.cast(found, pa.int8())
