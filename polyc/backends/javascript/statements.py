"""Kernel statements as lines of JavaScript.

Each statement computes with Numbers where they hold all that it forms on the way, else
with BigInts; what a Number may not hold is kept as a BigInt and checked before it is
handed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from attrs import evolve

from polyc.backends.body import Body, Target, after, zeroed
from polyc.backends.code import Code, Level
from polyc.backends.javascript.expressions import condition, value
from polyc.backends.javascript.lines import block
from polyc.backends.javascript.literals import SAFE
from polyc.backends.javascript.places import Place, Printer
from polyc.kernel.expressions import Expression, Local
from polyc.kernel.passes.knowledge import Placed
from polyc.kernel.ranges import interval
from polyc.kernel.statements import Each, Guard, Let, Refuse, Update


def kept_wide(places: tuple[Placed, ...]) -> Iterator[Target]:
    """The locals and cells that a Number may not hold, so that they stay BigInts."""
    for here in places:
        match here.statement:
            case Let(name=name) if too_wide(Local(name), here):
                yield Local(name)
            case Update(cell=cell, value=written) if too_wide(written, here):
                yield after(cell)
            case Each(totals=totals):
                yield from (Local(total.name) for total in totals if too_wide(Local(total.name), here))
            case _:
                pass
        yield from kept_wide(here.body)


def too_wide(expression: Expression, here: Placed) -> bool:
    """Whether the value may be larger than a Number holds exactly."""
    return interval(expression, evolve(here.known, relational=False)).magnitude > SAFE


def fitting(expression: Expression, place: Place, printer: Printer) -> tuple[Code, bool]:
    """The code of a statement's expression with Numbers, or, where they would not hold all of it, with BigInts."""
    narrow = printer(expression, evolve(place, temporaries=place.temporaries.fresh()))
    if narrow.within(SAFE):
        return narrow, False
    return printer(expression, evolve(place, wide=True, temporaries=place.temporaries.fresh())), True


def computed(expression: Expression, target: Target | None, place: Place) -> str:
    """The code of a value as it is kept in `target`; as a Number for None."""
    code, wide = fitting(expression, place, value)
    keep_wide = target in place.kept_wide
    if wide != keep_wide:
        return f"{'BigInt' if keep_wide else 'Number'}({code.text})"
    return code.text if wide or code.unsigned else f"{code.at(Level.SUM)} + 0"


def asked(expression: Expression, place: Place) -> str:
    """The code of a condition between the parentheses of an ``if``."""
    return fitting(expression, place, condition)[0].text


def zero(target: Target, place: Place) -> str:
    """What stands where nothing was computed."""
    return "0n" if target in place.kept_wide else "0"


def statement_lines(here: Placed, outer: Place, whole: Body) -> Iterator[str]:
    """One statement of the whole settlement that is no `Each`."""
    place = evolve(outer, known=here.known)
    match here.statement:
        case Let(name=name, value=named):
            yield _set(Local(name), named, place, whole)
        case Update(cell=cell, value=written):
            yield _set(after(cell), written, place, whole)
        case Guard() as guard:
            zeros = list(zeroed(guard, whole))
            if zeros:
                yield f"let {', '.join(f'{place.names[each]} = {zero(each, place)}' for each in zeros)};"
            within = evolve(whole, declared=whole.declared | {*zeros})
            body = (line for inner in here.body for line in statement_lines(inner, place, within))
            yield from block(f"if ({asked(guard.condition, place)}) {{", body)
        case Refuse(condition=refused, refusal=refusal):
            yield f"if ({asked(refused, place)}) return [{refusal.number}];"
        case Each():
            raise TypeError("an Each is printed as a loop")
        case _:
            assert_never(here.statement)


def _set(target: Target, expression: Expression, place: Place, whole: Body) -> str:
    declared = "" if target in whole.declared else "const "
    return f"{declared}{place.names[target]} = {computed(expression, target, place)};"


def handed_out(targets: Iterable[Target], place: Place, row: str = "") -> tuple[list[str], list[str]]:
    """The lines that refuse what is too large for a Number, and each target's code as a Number."""
    found = list(targets)
    wide = [place.names[each] for each in found if each in place.kept_wide]
    test = " || ".join(f"beyond({name})" for name in wide)
    answer = f"[{', '.join(('BEYOND_NUMBER', *([row] if row else [])))}]"
    names = (place.names[each] for each in found)
    return [f"if ({test}) return {answer};"] if wide else [], [
        f"Number({name})" if name in wide else name for name in names
    ]
