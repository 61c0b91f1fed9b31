"""`settle`, `explain` and `reverse` over the typed classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from polyc.backends.python.classes import settlement_fields
from polyc.backends.python.converting import Door, cell_lines, door, opening_lines
from polyc.backends.python.functions import parameters
from polyc.backends.python.lines import block
from polyc.backends.python.literals import docstring, literal
from polyc.backends.python.loops import list_key
from polyc.backends.python.names import Names
from polyc.backends.python.places import Place
from polyc.backends.python.ranged import Ranged
from polyc.backends.python.results import negated, rows_code
from polyc.backends.python.statements import body_lines, cells_after
from polyc.backends.python.steps import fixed
from polyc.backends.python.tables import Tables
from polyc.backends.python.typed import EPOCH
from polyc.backends.scopes import groups
from polyc.kernel.expressions import Local
from polyc.kernel.passes.tracing import Trace
from polyc.kernel.program import Output, Program, Reversal
from polyc.kinds import Choice, Choices, Count, Date, Flag, Money, Quantity, Rate, Text, UnitPrice

LOCAL = (
    "claim",
    "state",
    "values",
    "cells",
    "serial",
    "taken",
    "arguments",
    "result",
    "settled",
    "after",
    "changes",
    "option",
    "_",
)


def settle(slim: Ranged, tables: Tables, results: tuple[str, ...], taken: Iterable[str]) -> Iterator[str]:
    """The body of `settle_ints` between the typed claim and the typed settlement, without a call."""
    program = slim.program
    here = door(program, Names((*taken, *LOCAL)))
    place = slim.place(here.names, tables)
    body = [
        *docstring(["结算一次。返回结算结果和新的累计状态,或拒付;传入的状态不变。"]),
        *opening_lines(here),
        "cells, serial, taken = state",
        *cell_lines(here),
        *body_lines(program, (), place, _refusing),
        *_kept(program, place),
        "serial += 1",
        f"settled = _new(Settlement, ({', '.join(_results(program, place, results))}))",
        "return _new(Settled, (settled, _new(State, (after, serial, taken))))",
    ]
    yield from block("def settle(claim: Claim, state: State) -> Settled | Refused:", body)


def _refusing(number: int, items: str, row: str) -> str:
    refused = f"REFUSALS[{number}]"
    return f"return in_row({refused}, {literal(items)}, {row})" if row else f"return {refused}"


def explain(program: Program, trace: Trace, taken: Iterable[str]) -> Iterator[str]:
    """The same door, and `trace_ints` behind it."""
    here = door(program, Names((*taken, *LOCAL)))
    until = f"[:{fixed(program, trace)}]" if trace.items else ""
    body = [
        *docstring(["结算一次,返回每一步:名称、带数的算式、结果、依据;或拒付。"]),
        *_traced(here),
        f"return explain_steps(STEPS, arguments + result{until} + _CONSTANTS)",
    ]
    head = "def explain(claim: Claim, state: State) -> tuple[StepResult, ...] | Refused:"
    yield from block(head, body)


def explain_items(program: Program, trace: Trace, taken: Iterable[str]) -> Iterator[str]:
    """The steps of the items, where there are any."""
    head = "def explain_items(claim: Claim, state: State) -> tuple[ItemResult, ...] | Refused:"
    told = docstring(["结算一次,返回明细每一行的每一步,没有明细则为空;或拒付。"])
    if not trace.items:
        without = ["steps = explain(claim, state)", "return steps if isinstance(steps, Refused) else ()"]
        yield from block(head, [*told, *without])
        return
    here = door(program, Names((*taken, *LOCAL)))
    until = fixed(program, trace)
    lists = " ".join(f"{here.names[list_key(each.name)]}," for each in program.lists)
    values = f"arguments + result[:{until}] + _CONSTANTS"
    body = [
        *told,
        *_traced(here),
        f"return item_results(ITEM_STEPS, ({lists}), {values}, result[{until}:])",
    ]
    yield from block(head, body)


def measure(program: Program, trace: Trace, taken: Iterable[str]) -> Iterator[str]:
    """What a settlement adds to each target, where there are any."""
    head = "def measure(claim: Claim, state: State) -> tuple[Tally, ...] | Refused:"
    told = docstring(["结算一次,返回它计入 TARGETS 中各个目标的数,没有目标则为空;或拒付。"])
    if not program.targets:
        without = ["steps = explain(claim, state)", "return steps if isinstance(steps, Refused) else ()"]
        yield from block(head, [*told, *without])
        return
    here = door(program, Names((*taken, *LOCAL)))
    until = f"[:{fixed(program, trace)}]" if trace.items else ""
    body = [
        *told,
        *_traced(here),
        f"values = arguments + result{until} + _CONSTANTS",
        "return tuple(tally_of(target, values) for target in TARGETS)",
    ]
    yield from block(head, body)


def _traced(here: Door) -> Iterator[str]:
    """Leaves the integers in `arguments` and those of the trace in `result`, or refuses."""
    program = here.program
    yield from opening_lines(here)
    if program.cells:
        yield "cells = state.cells"
    yield from cell_lines(here)
    yield f"arguments = ({' '.join(f'{here.names[parameter]},' for parameter in parameters(program))})"
    lists = [here.names[list_key(each.name)] for each in program.lists]
    yield f"result = trace_ints({', '.join(('*arguments', *lists))})"
    yield from block("if result[0]:", [f"return {_refused(program)}"])


def _refused(program: Program) -> str:
    refused = "REFUSALS[result[0]]"
    if not program.lists:
        return refused
    return f"in_row({refused}, _IN_LIST[result[0]], result[1]) if result[1:] else {refused}"


def reverse(program: Program) -> Iterator[str]:
    """Takes a settlement back by what it changed; amounts are negated, other results stay as they were."""
    last_only = program.reversal is Reversal.LAST_ONLY
    which = "只能从最后一次结算起逆序冲正" if last_only else "后面的结算不重算"
    changes = (
        f"{name}=-settlement.{name}"
        for name, output in zip(settlement_fields(program), program.outputs, strict=False)
        if isinstance(output.kind, Money)
    )
    rows = negated(program, settlement_fields(program)[len(program.outputs) :])
    recorded = ("changes=undone", "reversal_of=settlement.serial")
    body = [
        *docstring([f"冲正一次结算:{which}。返回金额相反的冲正单和冲正后的累计状态,或拒付。"]),
        *block(
            "if type(settlement) is not Settlement or type(state) is not State:", ["return foreign_state()"]
        ),
        "serial, changes, reversal_of = settlement.serial, settlement.changes, settlement.reversal_of",
        f"outcome = take_back(SCOPES, state, serial, reversal_of, changes, {last_only})",
        *block("if isinstance(outcome, Refused):", ["return outcome"]),
        "after, undone = outcome",
        f"return Settled(settlement._replace({', '.join((*changes, *rows, *recorded))}), after)",
    ]
    yield from block("def reverse(settlement: Settlement, state: State) -> Settled | Refused:", body)


def _results(program: Program, place: Place, results: tuple[str, ...]) -> Iterator[str]:
    for at, output in enumerate(program.outputs):
        yield _typed(f"OUTPUTS[{at}]", output, place.names[Local(output.local)])
    yield from rows_code(program, place.names, results, _typed)
    yield from ("serial", "changes", "None")


def _typed(told: str, output: Output, number: str) -> str:
    match output.kind:
        case Money() | Rate() | Count() | UnitPrice() | Quantity():
            return number
        case Flag():
            return f"{number} != 0"
        case Date():
            return f"date.fromordinal({number} + {EPOCH})"
        case Choice():
            return f"{told}.kind.options[{number}]"
        case Choices():
            pairs = f"enumerate({told}.kind.options)"
            return f"frozenset(option for bit, option in {pairs} if {number} >> bit & 1)"
        case Text():
            raise TypeError("a text is never an output")
        case _:
            assert_never(output.kind)


def _kept(program: Program, place: Place) -> Iterator[str]:
    """The new cells of each scope, and what that changes; the state that came in is not touched."""
    changes, cells = [], cells_after(program, place)
    yield "after = cells.copy()"
    for group in groups(program):
        key, before = place.names[group], place.names[("before", group)]
        now = place.names.give(("now", group), "now")
        yield f"{now} = ({' '.join(f'{cells[cell.name]},' for cell in group.cells)})"
        yield f"after[{key}] = {now}"
        changes.append(f"({key}, {before}, {now}),")
    yield f"changes = ({' '.join(changes)})"
