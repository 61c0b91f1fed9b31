"""Whether two programs can be seen to pay the same without trying a claim."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from polyc.analysis.paying import handed_out
from polyc.kernel.passes.prune import prune
from polyc.kernel.passes.slimming import silent
from polyc.kernel.program import InputField, Program
from polyc.kernel.rewriting import with_body
from polyc.kernel.statements import Each, Guard, Refusal, Refuse, Statement

NO_WORDS = Refusal(number=0, reason="", about="", message="", citations=())


def pays_alike(first: Program, second: Program) -> bool:
    """Whether both compute every payment from the same inputs in the same steps; False proves nothing."""
    same = asks_alike(first, second) and first.payments == second.payments
    return same and first.balance == second.balance and _bare(first) == _bare(second)


def asks_alike(first: Program, second: Program) -> bool:
    """Whether a claim for one is a claim for the other, within the same bounds."""
    return _asked(first) == _asked(second) and first.lists == second.lists


def _asked(program: Program) -> tuple[InputField, ...]:
    """The inputs, whether or not anything is computed from them."""
    return tuple(evolve(item, computed=True, note="") for item in program.inputs)


def _bare(program: Program) -> tuple[Statement, ...]:
    """What payments, refusals and the state need, without the words."""
    kept = frozenset(handed_out(program)).union(*(each.locals for each in program.rows))
    return tuple(_wordless(tuple(silent(prune(program, kept)))))


def _wordless(body: tuple[Statement, ...]) -> Iterator[Statement]:
    """Refusals without what they say."""
    for statement in body:
        match statement:
            case Guard(body=inner):
                yield evolve(statement, body=tuple(_wordless(inner)))
            case Each(body=items):
                yield with_body(statement, _wordless(items))
            case Refuse():
                yield evolve(statement, refusal=NO_WORDS)
            case _:
                yield statement
