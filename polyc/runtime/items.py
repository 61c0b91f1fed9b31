"""Items of a list as JSON gives them → typed items, with what stands in for what is not given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from polyc.runtime.fields import expected, label, misfit
from polyc.runtime.kinds import value_of
from polyc.runtime.lists import ItemField, ItemList, expected_list, list_label, row_label
from polyc.runtime.reading import how_to_write, keys_of, quoted, read_given, unknown_names


def read_list(each: ItemList, mapping: Mapping[object, object]) -> tuple[tuple[Any, ...], list[str]]:
    """The typed items of a list of a claim, and what is wrong with them, each told with its row."""
    name = list_label(each)
    keys, problem = keys_of(each.field, each.name, mapping)
    if problem:
        return (), [problem]
    if not keys:
        return (), [f"缺少{name},应为{expected_list(each)},写成对象的列表,没有就写 []"]
    raw = mapping[keys[0]]
    if not isinstance(raw, list):
        return (), [f"{name}应为{expected_list(each)},写成对象的列表,没有就写 [],现在是{quoted(raw)}"]
    if len(raw) > each.most:
        return (), [f"{name}应为{expected_list(each)},现在有 {len(raw)} 行"]
    read = [(row_label(each, at), _read_item(each, row)) for at, row in enumerate(raw, start=1)]
    problems = [f"{place}:{message}" for place, (_, wrong) in read for message in wrong]
    return (() if problems else tuple(each.row(*values) for _, (values, _) in read)), problems


def _read_item(each: ItemList, raw: object) -> tuple[list[Any], list[str]]:
    if not isinstance(raw, Mapping):
        return [], [f"应为一个对象(字段名对应值),现在是{quoted(raw)}"]
    names = [name for item in each.items for name in (item.field.field, item.field.name)]
    problems = [message for _, message in unknown_names(names, raw)]
    given: dict[str, Any] = {}
    for item in each.items:
        keys, problem = keys_of(item.field.field, item.field.name, raw)
        if keys and not problem:
            given[item.field.name], problem = read_given(item.field, raw[keys[0]])
        elif problem:
            given[item.field.name] = None
        problems += [problem] if problem else []
    made = completed(each, given)
    problems += [problem for item in each.items if (problem := _not_given(item, given, made))]
    return [made.get(item.field.name) for item in each.items], problems


def completed(each: ItemList, given: Mapping[str, Any]) -> dict[str, Any]:
    """The typed values of an item by name, defaults in place; what has none and is not given is absent."""
    items = {item.field.name: item for item in each.items}
    made = dict(given)
    for name, source in items.items():
        while source.field.name not in made and isinstance(source.default, str):
            source = items[source.default]
        if source.field.name in made:
            made[name] = made[source.field.name]
        elif isinstance(source.default, int):
            made[name] = value_of(source.field.kind, source.default)
    return made


def _not_given(item: ItemField, given: Mapping[str, Any], made: Mapping[str, Any]) -> str:
    """What is wrong with a value that was not given: there is no default, or it does not fit."""
    field = item.field
    if field.name in given:
        return ""
    if isinstance(item.default, str) and made.get(item.default) is None:
        return ""  # what is wrong has been told of the input that would stand in
    if field.name not in made:
        return f"缺少{label(field)},应为{expected(field)},{how_to_write(field.kind)}"
    problem = misfit(field, made[field.name])
    return f"没有填{label(field)},用缺省值也不合:{problem}" if problem else ""
