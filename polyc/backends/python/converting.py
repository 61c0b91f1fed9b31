"""From the typed claim and state to the integers of `settle_ints`, printed out in place for speed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from polyc.backends.python.lines import INDENT, block, targets
from polyc.backends.python.literals import literal
from polyc.backends.python.loops import list_key
from polyc.backends.python.names import Names
from polyc.backends.python.typed import found_lines, value_tests
from polyc.backends.scopes import Group, chain_keys, groups
from polyc.kernel.expressions import Before, Input
from polyc.kernel.program import InputField, ItemList, Program
from polyc.kinds import Choice, Choices, Date, Flag

REFUSE: Final = "return refuse_claim(FIELDS, LISTS, PERIOD, claim)"


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

    def rows(self, each: ItemList) -> str:
        """The local that holds a list as the claim has it."""
        return self.names[("typed", each)]


def door(program: Program, names: Names) -> Door:
    """The door into a program; gives the inputs and cells their names."""
    for item in program.inputs:
        names.give(("typed", item.name), item.name)
    for item in program.inputs:
        if isinstance(item.kind, Date | Flag | Choice | Choices):
            names.give(Input(item.name), f"{item.name}数")
        else:
            names.alias(Input(item.name), names[("typed", item.name)])
    for each in program.lists:
        names.give(("typed", each), each.name)
        names.give(list_key(each.name), f"{each.name}数")
    for cell in program.cells:
        names.give(Before(cell.name), f"此前{cell.name}")
    for at, group in enumerate(groups(program), start=1):
        names.give(group, f"key{at}")
        names.give(("before", group), f"before{at}")
    return Door(program=program, names=names)


def opening_lines(door: Door) -> Iterator[str]:
    """Checks claim and state; refuses what does not fit; leaves every parameter in a local."""
    program = door.program
    yield from block("if type(claim) is not Claim:", ["return foreign_claim()"])
    yield from block("if type(state) is not State:", ["return foreign_state()"])
    yield "values: Any = claim"
    held = [
        *(door.typed(item.name) for item in program.inputs),
        *(door.rows(each) for each in program.lists),
    ]
    yield f"{targets(held)} = values"
    found = [line for at, item in enumerate(program.inputs, start=1) for line in _found(at, item, door)]
    if found:
        yield from block("try:", found)
        yield from block("except (KeyError, TypeError):", [REFUSE])
    tests = (test for item in program.inputs for test in _tests(item, door))
    yield "if not ("
    yield from (f"{INDENT}{'and ' if at else ''}{test}" for at, test in enumerate(tests))
    yield from block("):", [REFUSE])
    for at, each in enumerate(program.lists, start=1):
        number = door.names[list_key(each.name)]
        yield f"{number} = _items_{at}({door.rows(each)})"
        yield from block(f"if {number} is None:", [REFUSE])


def _found(at: int, item: InputField, door: Door) -> Iterator[str]:
    return found_lines(f"_OPTIONS_{at}", item.kind, door.typed(item.name), door.number(item.name))


def _tests(item: InputField, door: Door) -> Iterator[str]:
    low, high, identity = item.low, item.high, door.program.identity
    if item.name == door.program.version_date:
        low = max(low, identity.effective_from)
        high = high if identity.effective_to is None else min(high, identity.effective_to)
    bounded = evolve(item, low=low, high=high)
    yield from value_tests(bounded, door.typed(item.name), door.number(item.name))
    if item.name in chain_keys(door.program):
        yield f'{door.typed(item.name)} == {door.typed(item.name)}.strip() != ""'


def cell_lines(door: Door) -> Iterator[str]:
    """Fetches the cells of each scope out of `cells`, 0 where the scope is new."""
    for group in groups(door.program):
        key, before = door.names[group], door.names[("before", group)]
        yield f"{key} = {_key(group, door)}"
        yield f"{before} = cells.get({key})"
        fetched = targets([door.names[Before(cell.name)] for cell in group.cells])
        yield f"{fetched} = {before} or {literal((0,) * len(group.cells))}"


def _key(group: Group, door: Door) -> str:
    match group.name:
        case "yearly":
            return f"_YEAR_KEYS[{_year(door.typed(group.input), door.program.year_month)}]"
        case "lifetime":
            return literal(group.prefix)
        case "chained":
            return f"{literal(group.prefix)} + {door.typed(group.input)}"


def _year(day: str, first_month: int) -> str:
    """The benefit year of a `date`, by the calendar year in which it began."""
    return f"{day}.year" if first_month == 1 else f"{day}.year - ({day}.month < {first_month})"
