"""What a program knows about its public face, as the runtime's own values, for any language to print."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from polyc.backends.kinds import runtime_kind
from polyc.backends.modes import MODES
from polyc.backends.scopes import chain_keys, groups
from polyc.kernel import program as kernel_program
from polyc.kernel import statements as kernel
from polyc.kernel.bug import KernelBug
from polyc.kernel.program import Program
from polyc.kernel.walk import statements
from polyc.runtime.fields import Field, Period
from polyc.runtime.kinds import Kind
from polyc.runtime.measuring import Target
from polyc.runtime.refusing import Citation, Refused
from polyc.runtime.settlements import Output
from polyc.runtime.state import Cell, Scope


def shared(value: object) -> Iterator[tuple[tuple[type, Hashable], str]]:
    """Every kind and citation inside of the value, named in the order in which they come."""
    for named in (Kind, Citation):
        found = dict.fromkeys(item for item in _inside(value) if isinstance(item, named))
        for number, item in enumerate(found, start=1):
            yield (named, item), f"{named.__name__.upper()}_{number}"


def _inside(value: object) -> Iterator[Hashable]:
    if isinstance(value, tuple):
        yield value
        for item in value:
            yield from _inside(item)


def fields(program: Program) -> tuple[Field, ...]:
    """The inputs of a claim, without its lists."""
    keys = frozenset(chain_keys(program))
    return tuple(
        Field(item.field, item.name, runtime_kind(item.kind), item.low, item.high, item.name in keys)
        for item in program.inputs
    )


def in_list(program: Program) -> dict[int, str]:
    """The list whose items each refusal looks at, by the refusal's number."""
    return {
        inner.refusal.number: each.list
        for each in program.body
        if isinstance(each, kernel.Each)
        for inner in each.body
        if isinstance(inner, kernel.Refuse)
    }


def period(program: Program) -> Period:
    """The days on which the policy's version holds."""
    field = next(item.field for item in program.inputs if item.name == program.version_date)
    return Period(field, program.identity.effective_from, program.identity.effective_to)


def outputs(handed_out: Iterable[kernel_program.Output]) -> tuple[Output, ...]:
    """The results of a settlement, or of one of its rows."""
    return tuple(Output(item.field, item.name, runtime_kind(item.kind)) for item in handed_out)


def scopes(program: Program) -> tuple[Scope, ...]:
    """The cells of the state, by the scope that keeps them together."""
    return tuple(
        Scope(group.name, group.prefix, tuple(Cell(cell.name, cell.low, cell.high) for cell in group.cells))
        for group in groups(program)
    )


def refusals(program: Program) -> tuple[Refused, ...]:
    """The refusals that the policy states; raises `KernelBug` where a number is the runtime's."""
    found = [item.refusal for item in statements(program.body) if isinstance(item, kernel.Refuse)]
    for refusal in found:
        if refusal.number <= 0:
            raise KernelBug(f"refusal {refusal.number} is not positive; those numbers are the runtime's")
    return tuple(
        Refused(item.number, item.reason, item.about, item.message, citations(item.citations))
        for item in found
    )


def citations(cited: tuple[kernel.Citation, ...]) -> tuple[Citation, ...]:
    """Citations as the runtime knows them."""
    return tuple(
        Citation(item.document, item.title, item.number, item.article, item.status, item.grade)
        for item in cited
    )


def target(each: kernel_program.Target, at: tuple[int, int, int, int]) -> Target:
    """What is measured, whose numerator, denominator and flags stand at these places (-1: there is none)."""
    low, high = each.low, each.high
    return Target(
        each.name,
        each.words,
        runtime_kind(each.kind),
        runtime_kind(each.numerator_kind),
        runtime_kind(each.denominator_kind),
        None if low is None else low.value,
        None if high is None else high.value,
        (low is not None and low.included, high is not None and high.included),
        each.pending,
        MODES[each.mode],
        each.places,
        at,
        citations(each.citations),
    )
