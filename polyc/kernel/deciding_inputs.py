"""Which inputs decide whether a refusal happens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, field

from polyc.kernel.expressions import Expression, Input, Local
from polyc.kernel.program import Program
from polyc.kernel.statements import Each, Guard, Let, Refuse, Statement
from polyc.kernel.walk import names, results, statements


def deciding_inputs(program: Program) -> Mapping[int, frozenset[str]]:
    """By the number of each refusal, the inputs that it may hang on where the state is one and the same.

    Two claims whose inputs of these names are equal are both refused, by this refusal or by
    one before it, if it refuses either.  Refusals that look at items are left out.
    """
    tracing = _Tracing()
    tracing.body(program.body, frozenset())
    return {number: found for number, found in tracing.refusals.items() if found is not None}


@define
class _Tracing:
    """The inputs behind every local and refusal so far; None where items are behind it."""

    locals: dict[str, frozenset[str] | None] = field(factory=dict)
    refusals: dict[int, frozenset[str] | None] = field(factory=dict)

    def body(self, body: Iterable[Statement], around: frozenset[str] | None) -> None:
        """Follows statements that run where `around` decides."""
        for statement in body:
            match statement:
                case Let(name=name, value=value):
                    self.locals[name] = _both(around, self.behind(value))
                case Guard(condition=condition, body=inner):
                    self.body(inner, _both(around, self.behind(condition)))
                case Refuse(condition=condition, refusal=refusal):
                    found = _both(around, self.behind(condition))
                    earlier = self.refusals.get(refusal.number, frozenset())
                    self.refusals[refusal.number] = _both(earlier, found)
                case Each():
                    self.locals |= {each.name: None for each in results((statement,))}
                    inner_refusals = (each for each in statements(statement.body) if isinstance(each, Refuse))
                    self.refusals |= {each.refusal.number: None for each in inner_refusals}
                case _:
                    pass

    def behind(self, expression: Expression) -> frozenset[str] | None:
        """The inputs behind an expression outside of items."""
        found: frozenset[str] | None = frozenset()
        for each in names(expression):
            match each:
                case Input(name):
                    found = _both(found, frozenset((name,)))
                case Local(name):
                    found = _both(found, self.locals[name])
                case _:
                    pass
        return found


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other
