"""The claim as other programs see it: a JSON Schema (draft 2020-12), and a claim that settles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never

from polyc.backends.artifact import Artifact, artifact_path
from polyc.backends.kinds import runtime_kind
from polyc.backends.python.rows import default_told, runtime_field
from polyc.backends.scopes import chain_keys
from polyc.kernel.program import InputField, ItemField, ItemList, Program
from polyc.kinds import Choice, Choices, Count, Date, Flag, Money, Quantity, Rate, Text, UnitPrice
from polyc.runtime.fields import Field, expected
from polyc.runtime.reading import how_to_write

Json: TypeAlias = Mapping[str, object]

DIGITS: Final = "(0|[1-9][0-9]*)"
MONEY: Final = rf"{DIGITS}(\.[0-9]{{1,2}})?元?$"
PRICE: Final = rf"{DIGITS}(\.[0-9]{{1,6}})?元?$"
QUANTITY: Final = rf"{DIGITS}(\.[0-9]{{1,4}})?$"
RATE: Final = rf"{DIGITS}(\.[0-9]{{1,4}})?%$"
DAY: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def schema(program: Program) -> Artifact:
    """The schema of what `claim_from_json` reads; bounds of amounts are told, since a pattern cannot hold them."""
    identity = program.identity
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{identity.title} 申报",
        "description": f"政策 {identity.policy},版本 {identity.version}。由 polyc 生成,不是官方文件。",
        "type": "object",
        "properties": _properties(program),
        "additionalProperties": False,
        "allOf": [
            *(_exactly_one(item.field, item.name) for item in program.inputs),
            *(_exactly_one(each.field, each.name) for each in program.lists),
        ],
    }
    return _artifact(program, ".schema.json", made)


def _artifact(program: Program, suffix: str, value: object) -> Artifact:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return Artifact(path=artifact_path(program.identity.policy, suffix), text=text)


def _properties(program: Program) -> dict[str, Json]:
    keys = frozenset(chain_keys(program))
    inputs = {
        name: {**_shape(item, item.name in keys), "description": _told(item, item.name in keys)}
        for item in program.inputs
        for name in dict.fromkeys((item.field, item.name))
    }
    return {**inputs, **{name: _list(each) for each in program.lists for name in (each.field, each.name)}}


def _list(each: ItemList) -> Json:
    """The shape of a list; what has a default need not be given."""
    given = {
        name: {**_shape(item, key=False), "description": _told_of_item(item)}
        for item in each.items
        for name in dict.fromkeys((item.field, item.name))
    }
    needed = [_exactly_one(item.field, item.name) for item in each.items if item.default is None]
    doubled = [
        _at_most_one(item) for item in each.items if item.default is not None and item.field != item.name
    ]
    row = {"type": "object", "properties": given, "additionalProperties": False, "allOf": [*needed, *doubled]}
    told = f"{each.name}:至多 {each.most} 行的明细,没有就写 []"
    return {"type": "array", "maxItems": each.most, "items": row, "description": told}


def _told_of_item(item: ItemField) -> str:
    field = runtime_field(item)
    note = f"。{item.note}" if item.note else ""
    return f"{item.name}:{expected(field)},{how_to_write(field.kind)}{default_told(item)}{note}"


def _at_most_one(item: ItemField) -> Json:
    return {"not": {"required": [item.field, item.name]}}


def _exactly_one(field: str, name: str) -> Json:
    """The name of the interface or the author's, never both and never none."""
    if field == name:
        return {"required": [field]}
    return {"oneOf": [{"required": [field]}, {"required": [name]}]}


def _told(item: InputField, key: bool) -> str:
    field = Field(item.field, item.name, runtime_kind(item.kind), item.low, item.high, key)
    note = f"。{item.note}" if item.note else ""
    return f"{item.name}:{expected(field)},{how_to_write(field.kind)}{note}"


def _shape(item: InputField | ItemField, key: bool) -> Json:
    sign = "-?" if item.low < 0 else ""
    match item.kind:
        case Money():
            return {"type": "string", "pattern": f"^{sign}{MONEY}"}
        case Rate():
            return {"type": "string", "pattern": f"^{sign}{RATE}"}
        case UnitPrice():
            return {"type": "string", "pattern": f"^{sign}{PRICE}"}
        case Quantity():
            return {"type": ["string", "integer"], "pattern": f"^{sign}{QUANTITY}"}
        case Count():
            return {"type": "integer", "minimum": item.low, "maximum": item.high}
        case Date():
            return {"type": "string", "format": "date", "pattern": DAY}
        case Flag():
            return {"type": "boolean"}
        case Choice(options=options):
            return {"enum": list(options[max(item.low, 0) : item.high + 1])}
        case Choices(options=options):
            return {"type": "array", "items": {"enum": list(options)}, "uniqueItems": True}
        case Text():
            return {"type": "string", "pattern": r"^\S(.*\S)?$"} if key else {"type": "string"}
        case _:
            assert_never(item.kind)
