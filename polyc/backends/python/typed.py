"""Typed values to integers: options looked up, types and bounds tested, printed out in place for speed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, assert_never

from polyc.backends.python.lines import block
from polyc.backends.python.literals import literal
from polyc.kernel.program import InputField, ItemField
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice

EPOCH: Final = date(1970, 1, 1).toordinal()


def is_converted(kind: Kind) -> bool:
    """Whether the typed value is not the integer itself."""
    return isinstance(kind, Date | Flag | Choice | Choices)


def options_line(name: str, item: InputField | ItemField) -> Iterator[str]:
    """The options of a choice with the integers they stand for; no line for any other kind."""
    match item.kind:
        case Choice(options=options):
            allowed = range(max(item.low, 0), min(item.high, len(options) - 1) + 1)
            yield f"{name} = {_dictionary({options[index]: index for index in allowed})}"
        case Choices(options=options):
            bits = {option: 1 << bit for bit, option in enumerate(options)}
            yield f"{name} = {_dictionary(bits)}"
        case _:
            pass


def _dictionary(numbers: dict[str, int]) -> str:
    return f"{{{', '.join(f'{literal(text)}: {number}' for text, number in numbers.items())}}}"


def found_lines(options: str, kind: Kind, typed: str, number: str) -> Iterator[str]:
    """Looks options up and makes flags integers; what is none of the options is no key."""
    match kind:
        case Flag():
            yield f"{number} = +{typed}"
        case Choice():
            yield f"{number} = {options}[{typed}]"
        case Choices():
            yield f"{number} = 0"
            yield from block(f"for option in {typed}:", [f"{number} |= {options}[option]"])
        case _:
            pass


def value_tests(item: InputField | ItemField, typed: str, number: str) -> Iterator[str]:
    """What must hold of a typed value; a date that is computed with becomes an integer on the way."""
    bounds = f"{item.low} <= {{}} <= {item.high}"
    match item.kind:
        case Money() | Rate() | Count() | UnitPrice() | Quantity():
            yield f"type({typed}) is int and {bounds.format(typed)}"
        case Flag():
            free = item.low <= 0 and item.high >= 1
            yield f"type({typed}) is bool" + ("" if free else f" and {bounds.format(typed)}")
        case Date():
            yield f"type({typed}) is date and {_day_test(item, typed, number)}"
        case Choice():
            pass
        case Choices():
            yield f"type({typed}) is frozenset and {bounds.format(number)}"
        case Text():
            yield f"type({typed}) is str"
        case _:
            assert_never(item.kind)


def _day_test(item: InputField | ItemField, typed: str, number: str) -> str:
    day = f"{typed}.toordinal()"
    if not item.computed:
        return f"{item.low + EPOCH} <= {day} <= {item.high + EPOCH}"
    return f"{item.low} <= ({number} := {day} - {EPOCH}) <= {item.high}"
