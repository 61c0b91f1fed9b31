"""From the typed claim and state to the integers of `settle_ints`, printed out in place for speed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, assert_never

from attrs import frozen

from polyc.backends.python.lines import INDENT, block
from polyc.backends.python.literals import literal
from polyc.backends.python.names import Names
from polyc.backends.python.scopes import Group, chain_keys, groups
from polyc.kernel.expressions import Before, Input
from polyc.kernel.program import InputField, Program
from polyc.kinds import Choice, Choices, Count, Date, Flag, Money, Rate, Text

EPOCH: Final = date(1970, 1, 1).toordinal()
REFUSE: Final = "return refuse_claim(FIELDS, PERIOD, claim)"


@frozen(kw_only=True)
class Door:
    """The names within a function that takes a claim and a state: of inputs as typed and as integers, of cells."""

    program: Program
    names: Names

    def typed(self, name: str) -> str:
        """The local that holds an input as the claim has it."""
        return self.names[("typed", name)]

    def number(self, name: str) -> str:
        """The local that holds an input as an integer."""
        return self.names[Input(name)]


def door(program: Program, names: Names) -> Door:
    """The door into a program; gives the inputs and cells their names."""
    for item in program.inputs:
        names.give(("typed", item.name), item.name)
    for item in program.inputs:
        if isinstance(item.kind, Date | Flag | Choice | Choices):
            names.give(Input(item.name), f"{item.name}数")
        else:
            names.alias(Input(item.name), names[("typed", item.name)])
    for cell in program.cells:
        names.give(Before(cell.name), f"此前{cell.name}")
    for at, group in enumerate(groups(program), start=1):
        names.give(group, f"key{at}")
        names.give(("before", group), f"before{at}")
    return Door(program=program, names=names)


def options_lines(program: Program) -> Iterator[str]:
    """The options of each choice with the integers they stand for."""
    for at, item in enumerate(program.inputs, start=1):
        match item.kind:
            case Choice(options=options):
                allowed = range(max(item.low, 0), min(item.high, len(options) - 1) + 1)
                yield f"_OPTIONS_{at} = {_dictionary({options[index]: index for index in allowed})}"
            case Choices(options=options):
                bits = {option: 1 << bit for bit, option in enumerate(options)}
                yield f"_OPTIONS_{at} = {_dictionary(bits)}"
            case _:
                pass


def _dictionary(numbers: dict[str, int]) -> str:
    return f"{{{', '.join(f'{literal(text)}: {number}' for text, number in numbers.items())}}}"


def opening_lines(door: Door) -> Iterator[str]:
    """Checks claim and state; refuses what does not fit; leaves every parameter in a local."""
    inputs = door.program.inputs
    yield from block("if type(claim) is not Claim:", ["return foreign_claim()"])
    yield from block("if type(state) is not State:", ["return foreign_state()"])
    yield "values: Any = claim"
    yield f"{_targets([door.typed(item.name) for item in inputs])} = values"
    found = [line for at, item in enumerate(inputs, start=1) for line in _found(at, item, door)]
    if found:
        yield from block("try:", found)
        yield from block("except (KeyError, TypeError):", [REFUSE])
    tests = (test for item in inputs for test in _tests(item, door))
    yield "if not ("
    yield from (f"{INDENT}{'and ' if at else ''}{test}" for at, test in enumerate(tests))
    yield from block("):", [REFUSE])


def _found(at: int, item: InputField, door: Door) -> Iterator[str]:
    """Looks options up and makes flags integers; what is none of the options is no key."""
    typed, number = door.typed(item.name), door.number(item.name)
    match item.kind:
        case Flag():
            yield f"{number} = +{typed}"
        case Choice():
            yield f"{number} = _OPTIONS_{at}[{typed}]"
        case Choices():
            yield f"{number} = 0"
            yield from block(f"for option in {typed}:", [f"{number} |= _OPTIONS_{at}[option]"])
        case _:
            pass


def _tests(item: InputField, door: Door) -> Iterator[str]:
    typed, bounds = door.typed(item.name), f"{item.low} <= {{}} <= {item.high}"
    match item.kind:
        case Money() | Rate() | Count():
            yield f"type({typed}) is int and {bounds.format(typed)}"
        case Flag():
            free = item.low <= 0 and item.high >= 1
            yield f"type({typed}) is bool" + ("" if free else f" and {bounds.format(typed)}")
        case Date():
            yield f"type({typed}) is date and {_day_test(item, door)}"
        case Choice():
            pass
        case Choices():
            yield f"type({typed}) is frozenset and {bounds.format(door.number(item.name))}"
        case Text():
            chain = item.name in chain_keys(door.program)
            yield f"type({typed}) is str" + (f' and {typed} == {typed}.strip() != ""' if chain else "")
        case _:
            assert_never(item.kind)


def _day_test(item: InputField, door: Door) -> str:
    """The bounds, and for the date that selects the version the days on which it holds."""
    low, high, identity = item.low, item.high, door.program.identity
    if item.name == door.program.version_date:
        low = max(low, identity.effective_from)
        high = high if identity.effective_to is None else min(high, identity.effective_to)
    day = f"{door.typed(item.name)}.toordinal()"
    if not item.computed:
        return f"{low + EPOCH} <= {day} <= {high + EPOCH}"
    return f"{low} <= ({door.number(item.name)} := {day} - {EPOCH}) <= {high}"


def cell_lines(door: Door) -> Iterator[str]:
    """Fetches the cells of each scope out of `cells`, 0 where the scope is new."""
    for group in groups(door.program):
        key, before = door.names[group], door.names[("before", group)]
        yield f"{key} = {_key(group, door)}"
        yield f"{before} = cells.get({key})"
        fetched = _targets([door.names[Before(cell.name)] for cell in group.cells])
        yield f"{fetched} = {before} or {literal((0,) * len(group.cells))}"


def _key(group: Group, door: Door) -> str:
    match group.name:
        case "yearly":
            return f"_YEAR_KEYS[{door.typed(group.input)}.year]"
        case "lifetime":
            return literal(group.prefix)
        case "chained":
            return f"{literal(group.prefix)} + {door.typed(group.input)}"


def _targets(names: list[str]) -> str:
    return f"({names[0]},)" if len(names) == 1 else ", ".join(names)
