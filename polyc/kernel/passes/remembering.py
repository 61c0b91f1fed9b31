"""What was made of a program, for the next back end that asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from weakref import finalize

from polyc.kernel.program import Program

T = TypeVar("T")


def remembered(make: Callable[[Program], T]) -> Callable[[Program], T]:
    """As `make`, but made once of each program while that is there.

    A program never changes, and is known again as the very same object: comparing one with
    another would cost as much as many a pass.
    """
    made: dict[int, T] = {}

    def once(program: Program) -> T:
        number = id(program)
        if number not in made:
            made[number] = make(program)
            finalize(program, made.pop, number)  # another program may be given its number
        return made[number]

    return once
