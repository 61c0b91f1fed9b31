"""What a case may look at, and the question that tells whether it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from polyc.source.span import Span
from polyc.testing.coverage.view import View


class Part(Enum):
    """The four counts of coverage."""

    CLAUSE = "条款"
    CELL = "表格"
    BAND = "分段"
    BOUNDARY = "边界"


@frozen(kw_only=True)
class Point:
    """One thing to look at: `owner` is the clause as its author calls it, `detail` what about it."""

    part: Part
    owner: str
    detail: str
    span: Span = field(eq=False, repr=False)

    @property
    def words(self) -> str:
        """The point on one line."""
        return f"{self.owner}:{self.detail}"


Answer: TypeAlias = Callable[[View], Iterable[int]]
"""Which of a question's points a settlement has looked at, by number."""


@frozen(kw_only=True)
class Question:
    """Points of which a settlement looks at some, or at none where the question does not arise."""

    points: tuple[Point, ...]
    answer: Answer


def both_ways(owner: str, held: str, open_: str, span: Span, flag: Callable[[View], int | None]) -> Question:
    """A condition that should have held in one settlement and not held in another."""
    points = tuple(Point(part=Part.CLAUSE, owner=owner, detail=detail, span=span) for detail in (held, open_))

    def answer(view: View) -> Iterable[int]:
        found = flag(view)
        return () if found is None else ((0,) if found else (1,))

    return Question(points=points, answer=answer)


def asked_only(question: Question, arises: Callable[[View], bool]) -> Question:
    """The question, asked only of settlements in which it arises."""
    return Question(points=question.points, answer=lambda view: question.answer(view) if arises(view) else ())
