"""The items of lists in the public interface: a class for each list, and its rows to integers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polyc.backends.given_names import fresh
from polyc.backends.kinds import runtime_kind, unit
from polyc.backends.python.annotations import annotation
from polyc.backends.python.lines import block, targets, tuple_of
from polyc.backends.python.literals import docstring
from polyc.backends.python.members import members
from polyc.backends.python.names import Names, field_names, identifier
from polyc.backends.python.typed import found_lines, is_converted, options_line, value_tests
from polyc.kernel.expressions import Field as KernelField
from polyc.kernel.program import ItemField, ItemList, Program
from polyc.runtime.fields import Field, expected
from polyc.runtime.kinds import show


def row_classes(program: Program, taken: Iterable[str]) -> tuple[str, ...]:
    """The name of the class of each list's items: the list's, changed only where it is taken."""
    given: list[str] = []
    for each in program.lists:
        given.append(fresh(identifier(each.name), (*taken, *given)))
    return tuple(given)


def row_class(each: ItemList, name: str) -> Iterator[str]:
    """One field for each input of an item, in the list's order."""
    fields = field_names(item.field for item in each.items)
    told = (
        (f"{field}: {annotation(item.kind)}", _note(item))
        for field, item in zip(fields, each.items, strict=True)
    )
    yield from block(f"class {name}(NamedTuple):", members(f"明细“{each.name}”的一行。", told))


def runtime_field(item: ItemField) -> Field:
    """The input of an item as the runtime knows it."""
    return Field(item.field, item.name, runtime_kind(item.kind), item.low, item.high, key=False)


def _note(item: ItemField) -> str:
    note = f"。{item.note}" if item.note else ""
    return f"{item.name}:{expected(runtime_field(item))};{unit(item.kind)}{default_told(item)}{note}"


def default_told(item: ItemField) -> str:
    """What stands in for the input in a claim read from JSON, in Chinese; empty where it must be given."""
    match item.default:
        case None:
            return ""
        case str() as other:
            return f";JSON 里不写则同{other}"
        case number:
            return f";JSON 里不写则为{show(runtime_kind(item.kind), number)}"


def options_lines(program: Program) -> Iterator[str]:
    """The options of every choice, of inputs and of items."""
    for at, item in enumerate(program.inputs, start=1):
        yield from options_line(f"_OPTIONS_{at}", item)
    for number, each in enumerate(program.lists, start=1):
        for at, field in enumerate(each.items, start=1):
            yield from options_line(f"_ITEM_OPTIONS_{number}_{at}", field)


def converter(number: int, each: ItemList, row: str, taken: Iterable[str]) -> Iterator[str]:
    """``_items_1``: typed rows to the rows of integers that `settle_ints` takes, None where one does not fit."""
    names = Names((*taken, "rows", "row", "found", "option", "_"))
    typed = {item.name: names.give(item.name, item.name) for item in each.items}
    numbers = {
        item.name: names.give(KernelField(list=each.name, name=item.name), f"{item.name}数")
        if is_converted(item.kind)
        else typed[item.name]
        for item in each.items
    }
    convert = [
        *block(f"if type(row) is not {row}:", ["return None"]),
        f"{targets(typed.values())} = row",
        *(
            line
            for at, item in enumerate(each.items, start=1)
            for line in found_lines(
                f"_ITEM_OPTIONS_{number}_{at}", item.kind, typed[item.name], numbers[item.name]
            )
        ),
        *_tested(each, typed, numbers),
        f"found.append({tuple_of(numbers[item.name] for item in each.items if item.computed)})",
    ]
    body = [
        *docstring([f"明细“{each.name}”各行的整数;有一处不合则为 None。"]),
        *block(f"if type(rows) is not tuple or len(rows) > {each.most}:", ["return None"]),
        "found: list[tuple[int, ...]] = []",
        *block("try:", block("for row in rows:", convert)),
        *block("except (KeyError, TypeError):", ["return None"]),
        "return tuple(found)",
    ]
    yield from block(f"def _items_{number}(rows: Any) -> tuple[tuple[int, ...], ...] | None:", body)


def _tested(each: ItemList, typed: dict[str, str], numbers: dict[str, str]) -> Iterator[str]:
    tests = [test for item in each.items for test in value_tests(item, typed[item.name], numbers[item.name])]
    if tests:
        yield "if not ("
        yield from (f"    {'and ' if at else ''}{test}" for at, test in enumerate(tests))
        yield from block("):", ["return None"])
