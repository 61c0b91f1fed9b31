"""Settlements to and from JSON, so that one can be kept and taken back later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from polyc.runtime.keeping import Identity, WrongState, stamp, unstamped
from polyc.runtime.kinds import Kind
from polyc.runtime.money import percent_text, plain_price, plain_yuan, quantity_text
from polyc.runtime.reading import how_to_write, quoted, read_value
from polyc.runtime.state import Change, Scope, scope_of


class Output(NamedTuple):
    """One result of a settlement: `field` is its name in the interface, `name` the author's."""

    field: str
    name: str
    kind: Kind


class RowOutputs(NamedTuple):
    """What is handed out of every item of the list `name`; `row` makes one row of its typed values."""

    field: str
    name: str
    columns: tuple[Output, ...]
    row: Any


def as_json(kind: Kind, value: Any) -> object:
    """A typed value as JSON: amounts in yuan and rates in percent as texts, choices by their texts."""
    match kind.name:
        case "money":
            return plain_yuan(value)
        case "rate":
            return percent_text(value)
        case "unit_price":
            return plain_price(value)
        case "quantity":
            return quantity_text(value)
        case "date":
            return value.isoformat() if isinstance(value, date) else value
        case "choices":
            return [option for option in kind.options if option in value]
        case "count" | "flag" | "choice" | "text":
            return value


def write_settlement(
    identity: Identity,
    outputs: Sequence[Output],
    rows: Sequence[RowOutputs],
    values: Sequence[Any],
    serial: int,
    changes: Sequence[Change],
    reversal_of: int | None,
) -> dict[str, object]:
    """The settlement as JSON; `values` are the outputs, then the rows of each list.

    `changes` hold integers of fen or counts.
    """
    return {
        **stamp(identity),
        "outputs": {
            **_values_json(outputs, values[: len(outputs)]),
            **{
                each.field: [_values_json(each.columns, row) for row in held]
                for each, held in zip(rows, values[len(outputs) :], strict=True)
            },
        },
        "serial": serial,
        "reversal_of": reversal_of,
        "changes": [
            {"key": key, "before": before and list(before), "after": list(after)}
            for key, before, after in changes
        ],
    }


def _values_json(outputs: Sequence[Output], values: Sequence[Any]) -> dict[str, object]:
    return {output.field: as_json(output.kind, value) for output, value in zip(outputs, values, strict=True)}


def read_settlement(
    identity: Identity,
    outputs: Sequence[Output],
    rows: Sequence[RowOutputs],
    scopes: Sequence[Scope],
    mapping: object,
) -> tuple[list[Any], int, tuple[Change, ...], int | None]:
    """What `write_settlement` was given; raises `WrongState` for any other text."""
    found = unstamped(identity, mapping, ("outputs", "serial", "reversal_of", "changes"))
    serial, reversal_of = found["serial"], found["reversal_of"]
    if type(serial) is not int or serial < 1:
        raise WrongState(f"serial 应为正整数,现在是{quoted(serial)}")
    if not (reversal_of is None or type(reversal_of) is int):
        raise WrongState(f"reversal_of 应为整数或 null,现在是{quoted(reversal_of)}")
    values = _outputs(outputs, rows, found["outputs"])
    return values, serial, _changes(scopes, found["changes"]), reversal_of


def _outputs(outputs: Sequence[Output], rows: Sequence[RowOutputs], mapping: object) -> list[Any]:
    names = [*(output.field for output in outputs), *(each.field for each in rows)]
    if not isinstance(mapping, Mapping) or set(mapping) != set(names):
        raise WrongState(f"outputs 应恰好有这些项:{'、'.join(names)}")
    return [*_values(outputs, mapping), *(_rows(each, mapping[each.field]) for each in rows)]


def _rows(rows: RowOutputs, found: object) -> tuple[Any, ...]:
    names = {column.field for column in rows.columns}
    if not isinstance(found, list) or any(not isinstance(row, dict) or set(row) != names for row in found):
        raise WrongState(
            f"{rows.field} 应为列表,每行恰好有这些项:{'、'.join(column.field for column in rows.columns)}"
        )
    return tuple(rows.row(*_values(rows.columns, row)) for row in found)


def _values(outputs: Sequence[Output], mapping: Mapping[str, object]) -> list[Any]:
    values = [read_value(output.kind, mapping[output.field]) for output in outputs]
    for output, value in zip(outputs, values, strict=True):
        if value is None:
            given = quoted(mapping[output.field])
            raise WrongState(f"{output.name}应{how_to_write(output.kind)},现在是{given}")
    return values


def _changes(scopes: Sequence[Scope], changes: object) -> tuple[Change, ...]:
    if not isinstance(changes, list):
        raise WrongState(f"changes 应为列表,现在是{quoted(changes)}")
    return tuple(_change(scopes, change) for change in changes)


def _change(scopes: Sequence[Scope], change: object) -> Change:
    if isinstance(change, Mapping) and set(change) == {"key", "before", "after"}:
        match change["key"], change["before"], change["after"]:
            case str() as key, None | list() as before, list() as after if (
                (scope := scope_of(scopes, key)) and _fit(scope, before or after) and _fit(scope, after)
            ):
                return key, None if before is None else tuple(before), tuple(after)
    raise WrongState(f"changes 里应为本政策的 key、before、after 三项,现在是{quoted(change)}")


def _fit(scope: Scope, cells: list[object]) -> bool:
    return len(cells) == len(scope.cells) and all(type(cell) is int for cell in cells)
