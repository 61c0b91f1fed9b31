"""What is known of the values at each statement.

The range analysis looks back from the end of a program, where a claim has survived every
refusal.  Before a refusal has been asked, nothing may be taken from its not happening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from attrs import evolve, frozen

from polyc.kernel.environment import Environment, Known
from polyc.kernel.expressions import Local
from polyc.kernel.program import Program
from polyc.kernel.ranges import plain_environment
from polyc.kernel.rewriting import with_body
from polyc.kernel.statements import Each, Guard, Refuse, Statement
from polyc.kernel.walk import names, statements


@frozen(kw_only=True)
class Placed:
    """A statement, what is known where it is evaluated, and what is within a `Guard` or `Each`.

    The totals of an `Each` are evaluated behind its body.
    """

    statement: Statement
    known: Environment
    body: tuple[Placed, ...]


def placed(program: Program) -> tuple[Placed, ...]:
    """The body of a verified program with what is known at each statement."""
    places, _ = _placed(program.body, _knowledge(program), 0)
    return places


def known_at_the_end(program: Program) -> Environment:
    """What is known of a claim that is not refused: plain intervals, to be related where it is asked for."""
    return evolve(plain_environment(program), relational=True)


def _placed(
    body: tuple[Statement, ...], known: Callable[[int], Environment], passed: int
) -> tuple[tuple[Placed, ...], int]:
    """The places of a body behind `passed` refusals, and how many are passed at its end."""
    places = []
    for statement in body:
        here, inner = known(passed), tuple[Placed, ...]()
        match statement:
            case Guard(body=within):
                inner, passed = _placed(within, known, passed)
            case Each(body=items):
                inner, passed = _placed(items, known, passed)
                here = known(passed)
            case Refuse():
                passed += 1
            case _:
                pass
        places.append(Placed(statement=statement, known=here, body=inner))
    return tuple(places), passed


def _knowledge(program: Program) -> Callable[[int], Environment]:
    survived = known_at_the_end(program)
    unasked = known_at_the_end(evolve(program, body=tuple(_without_refusals(program.body))))
    last = _last_asked(program)

    @cache
    def known(passed: int) -> Environment:
        seen = _Seen(survived=survived.locals, unasked=unasked.locals, last=last, passed=passed)
        return evolve(survived, locals=seen)

    return known


@frozen(kw_only=True, eq=False)
class _Seen(Mapping[str, Known]):
    """The locals behind `passed` refusals; one that is asked after later is as its definition leaves it."""

    survived: Mapping[str, Known]
    unasked: Mapping[str, Known]
    last: Mapping[str, int]
    passed: int

    def __getitem__(self, name: str) -> Known:
        source = self.unasked if self.last.get(name, 0) > self.passed else self.survived
        return source[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.survived)

    def __len__(self) -> int:
        return len(self.survived)


def _without_refusals(body: tuple[Statement, ...]) -> Iterator[Statement]:
    for statement in body:
        match statement:
            case Refuse():
                pass
            case Guard(body=inner):
                yield evolve(statement, body=tuple(_without_refusals(inner)))
            case Each(body=items):
                yield with_body(statement, _without_refusals(items))
            case _:
                yield statement


def _last_asked(program: Program) -> dict[str, int]:
    """The last refusal, counted from 1, that looks at each local."""
    refusals = (item for item in statements(program.body) if isinstance(item, Refuse))
    return {
        name.name: number
        for number, refusal in enumerate(refusals, start=1)
        for name in names(refusal.condition)
        if isinstance(name, Local)
    }
