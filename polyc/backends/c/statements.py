"""Kernel statements as lines of C; what cells become is named and written behind the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from attrs import evolve

from polyc.backends.body import Body, Target, after, zeroed
from polyc.backends.c.expressions import condition, value
from polyc.backends.c.lines import block
from polyc.backends.c.literals import comment, short
from polyc.backends.c.places import Place, Printer
from polyc.backends.code import Code
from polyc.kernel.bug import require
from polyc.kernel.expressions import Expression, Local
from polyc.kernel.interval import LARGEST
from polyc.kernel.passes.knowledge import Placed
from polyc.kernel.statements import Each, Guard, Let, Refuse, Update


def fitting(expression: Expression, place: Place, printer: Printer) -> Code:
    """The code of a statement's expression; `KernelBug` where 64 bits would not hold all that is on the way."""
    found = printer(expression, evolve(place, temporaries=place.temporaries.fresh()))
    require(found.within(LARGEST), f"64 bits do not hold what is on the way in {found.text}")
    return found


def statement_lines(here: Placed, outer: Place, whole: Body) -> Iterator[str]:
    """One statement of the whole settlement that is no `Each`."""
    place = evolve(outer, known=here.known)
    match here.statement:
        case Let(name=name, value=named):
            yield _set(Local(name), name, named, place, whole)
        case Update(cell=cell, value=written):
            yield _set(after(cell), cell, written, place, whole)
        case Guard() as guard:
            zeros = list(zeroed(guard, whole))
            if zeros:
                yield f"int64_t {', '.join(f'{place.names[each]} = 0' for each in zeros)};"
            within = evolve(whole, declared=whole.declared | {*zeros})
            body = (line for inner in here.body for line in statement_lines(inner, place, within))
            yield from block(f"if ({fitting(guard.condition, place, condition).text}) {{", body)
        case Refuse(condition=refused, refusal=refusal):
            yield f"if ({fitting(refused, place, condition).text}) return {short(refusal.number)};"
        case Each():
            raise TypeError("an Each is printed as a loop")
        case _:
            assert_never(here.statement)


def _set(target: Target, told: str, expression: Expression, place: Place, whole: Body) -> str:
    declared = "" if target in whole.declared else "const int64_t "
    code = fitting(expression, place, value).text
    return f"{declared}{place.names[target]} = {code}; {comment(told)}"
