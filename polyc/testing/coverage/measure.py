"""Coverage of a policy: its points, and those that a case has looked at."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from polyc.kernel import interpret
from polyc.kernel.program import Program
from polyc.model.policy import Case, Policy
from polyc.model.scenarios import bind
from polyc.testing.coverage.definitions import Asked, asked
from polyc.testing.coverage.point import Part, Point
from polyc.testing.coverage.view import View
from polyc.testing.playing import Played, play
from polyc.testing.run import Compile


@frozen(kw_only=True)
class Coverage:
    """Every point of a policy in text order, and those that were looked at."""

    points: tuple[Point, ...]
    seen: frozenset[Point]

    def of(self, part: Part) -> tuple[Point, ...]:
        """The points of one part."""
        return tuple(point for point in self.points if point.part is part)

    def missing(self, part: Part) -> tuple[Point, ...]:
        """The points of one part that no case has looked at."""
        return tuple(point for point in self.of(part) if point not in self.seen)


def measure(policy: Policy, compile_under: Compile) -> Coverage:
    """The coverage by all cases, each under the scenarios that it adopts.

    A settlement that is refused looks at nothing: what was computed before it was refused
    is nobody's result.
    """
    points: dict[Point, None] = {}
    seen: set[Point] = set()
    for scenarios in dict.fromkeys(((), *(case.scenarios for case in policy.cases))):
        bound, _ = bind(policy, scenarios)
        raised = tuple(asked(bound))
        points |= dict.fromkeys(_points(raised))
        cases = [case for case in policy.cases if case.scenarios == scenarios]
        if cases:
            program = compile_under(scenarios)
            for case in cases:
                for view in views(case, program):
                    seen.update(looked_at(raised, view))
    return Coverage(points=tuple(sorted(points, key=lambda point: point.span.start)), seen=frozenset(seen))


def _points(raised: tuple[Asked, ...]) -> Iterator[Point]:
    for each in raised:
        for question in each.questions:
            yield from question.points


def looked_at(raised: tuple[Asked, ...], view: View) -> Iterator[Point]:
    """The points that a settlement looks at."""
    for each in raised:
        for seen in each.views(view):
            for question in each.questions:
                yield from (question.points[at] for at in question.answer(seen))


def views(case: Case, program: Program) -> Iterator[View]:
    """Every settlement of a case that went through."""
    for scene in play(case, program):
        if isinstance(scene, Played) and isinstance(scene.outcome, interpret.Settled):
            yield view_of(scene, scene.outcome)


def view_of(played: Played, settled: interpret.Settled) -> View:
    """A settlement as formulas see it."""
    return View(
        inputs=played.inputs,
        before=played.before,
        values=settled.values,
        rows=played.rows,
        computed=settled.items,
    )
