"""Sharper intervals from above: each local is as narrow as its definition was where it stood.

`placed` forgets what refusals above have ruled out as soon as a later refusal asks after
the same local; what was known where it was defined stays true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from polyc.kernel.environment import Environment, Known
from polyc.kernel.interval import Interval, point
from polyc.kernel.passes.knowledge import Placed
from polyc.kernel.ranges import interval
from polyc.kernel.statements import Each, Guard, Let
from polyc.kernel.walk import results


def sharpened(places: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The places of a program's body, each with what is known of the locals above it."""
    return tuple(_sharpened(places, {}))


def _sharpened(places: tuple[Placed, ...], found: dict[str, Interval]) -> Iterator[Placed]:
    """`found` gathers the narrower intervals, by local."""
    for place in places:
        here = evolve(place, known=_with(place.known, found))
        match place.statement:
            case Let(name=name, value=value):
                _learn(name, interval(value, evolve(here.known, relational=False)), here.known, found)
                yield evolve(here, known=_with(place.known, found))
            case Guard(body=body):
                yield evolve(here, body=tuple(_sharpened(place.body, found)))
                for let in results(body):
                    if let.name in found:
                        found[let.name] = found[let.name].join(point(0))
            case Each():
                yield evolve(here, body=tuple(_sharpened(place.body, {**found})))
            case _:
                yield here


def _learn(name: str, defined: Interval, known: Environment, found: dict[str, Interval]) -> None:
    if _within(known.locals[name].interval, defined) != known.locals[name].interval:
        found[name] = defined


def _with(known: Environment, found: Mapping[str, Interval]) -> Environment:
    return evolve(known, locals=_Sharper(known=known.locals, found={**found})) if found else known


@frozen(kw_only=True, eq=False)
class _Sharper(Mapping[str, Known]):
    """The locals, those that were `found` to be narrower as narrow as that; few of them are ever asked for."""

    known: Mapping[str, Known]
    found: Mapping[str, Interval]

    def __getitem__(self, name: str) -> Known:
        known, bounds = self.known[name], self.found.get(name)
        return known if bounds is None else evolve(known, interval=_within(known.interval, bounds))

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)


def _within(one: Interval, other: Interval) -> Interval:
    """What both hold; the first where they hold nothing in common, as in code that is never reached."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return Interval(low, high) if low <= high else one
