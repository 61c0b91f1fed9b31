"""A claim that settles, as an example of how one is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final, TypeAlias, assert_never

from attrs import frozen

from polyc.backends.artifact import Artifact, artifact_path
from polyc.backends.kinds import runtime_kind
from polyc.kernel.deciding_inputs import deciding_inputs
from polyc.kernel.interpret import Refused, Settled, run
from polyc.kernel.program import Identity, InputField, ItemField, ItemList, Program
from polyc.kinds import Choice, Choices, Count, Date, Flag, Kind, Money, Quantity, Rate, Text, UnitPrice
from polyc.money import MILLION, QUANTITY_ONE
from polyc.runtime.kinds import show
from polyc.runtime.money import percent_text, plain_price, plain_yuan, quantity_text

TRIED: Final = 5000
"""How many claims are tried before the sample is one that is refused."""

LARGEST: Final = 1_000_000
"""10 000 元: the first amount of the sample; each further one is half as large, as parts of a cost are, or as large."""

TEXT: Final = "示例1"

Row: TypeAlias = Mapping[str, int]


@frozen
class _Claim:
    """The integers of every input, and one item of every list."""

    inputs: Row
    items: Mapping[str, Row]


def sample(program: Program) -> Artifact:
    """The first of some likely claims that is not refused, as `claim_from_json` reads it."""
    found = next(_settled(program), None) or next(_claims(program))
    made = _written(program.inputs, found.inputs)
    made |= {each.field: [_written(each.items, found.items[each.name])] for each in program.lists}
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    return Artifact(path=artifact_path(program.identity.policy, ".sample.json"), text=text)


def _written(fields: Sequence[InputField | ItemField], values: Row) -> dict[str, object]:
    return {item.field: json_value(item.kind, values[item.name]) for item in fields}


def _claims(program: Program) -> Iterator[_Claim]:
    asked: list[InputField | ItemField] = [
        *program.inputs,
        *(item for each in program.lists for item in each.items),
    ]
    likely, amount = list[Sequence[int]](), LARGEST
    for item in asked:
        found = [value for value in _likely(item, program.identity, amount) if item.low <= value <= item.high]
        likely.append(found or [item.low])
        amount = amount // 2 if isinstance(item.kind, Money) else amount
    return (_claim(program, iter(values)) for values in islice(product(*likely), TRIED))


def _claim(program: Program, values: Iterator[int]) -> _Claim:
    inputs = {item.name: next(values) for item in program.inputs}
    return _Claim(inputs, {each.name: _row(each, values) for each in program.lists})


def _row(each: ItemList, values: Iterator[int]) -> Row:
    return {item.name: next(values) for item in each.items}


def _likely(item: InputField | ItemField, identity: Identity, amount: int) -> tuple[int, ...]:
    match item.kind:
        case Money():
            return (amount, LARGEST, 0)
        case Rate():
            return (MILLION // 2, MILLION)
        case Count():
            return (1, 0)
        case UnitPrice():
            return (100 * MILLION, MILLION, 0)
        case Quantity():
            return (QUANTITY_ONE, 0)
        case Date():
            return (identity.effective_to or identity.effective_from, identity.effective_from)
        case Choice(options=options):
            return tuple(range(len(options)))
        case Choices(options=options):
            return (0, *(1 << bit for bit in range(len(options))))
        case Flag() | Text():
            return (0, 1)
        case _:
            assert_never(item.kind)


def _settled(program: Program) -> Iterator[_Claim]:
    """The claims that are not refused; those are not tried that what refused another is bound to refuse."""
    before = {cell.name: 0 for cell in program.cells}
    deciding = {number: sorted(found) for number, found in deciding_inputs(program).items()}
    refused: dict[int, set[tuple[int, ...]]] = {}
    for claim in _claims(program):
        if any(_values(claim, deciding[number]) in known for number, known in refused.items()):
            continue
        items = {name: (row,) for name, row in claim.items.items()}
        match run(program, claim.inputs, before, items):
            case Settled():
                yield claim
            case Refused(refusal=refusal) if refusal.number in deciding:
                known = refused.setdefault(refusal.number, set())
                known.add(_values(claim, deciding[refusal.number]))
            case Refused():
                pass


def _values(claim: _Claim, names: Sequence[str]) -> tuple[int, ...]:
    return tuple(claim.inputs[name] for name in names)


def json_value(kind: Kind, number: int) -> object:
    """The integer of a kind as `claim_from_json` reads it; of a text, which has none, an example."""
    match kind:
        case Money():
            return plain_yuan(number)
        case Rate():
            return percent_text(number)
        case Count():
            return number
        case UnitPrice():
            return plain_price(number)
        case Quantity():
            return quantity_text(number)
        case Date():
            return show(runtime_kind(kind), number)
        case Flag():
            return number == 1
        case Choice(options=options):
            return options[number]
        case Choices(options=options):
            return [option for bit, option in enumerate(options) if number >> bit & 1]
        case Text():
            return TEXT
        case _:
            assert_never(kind)
