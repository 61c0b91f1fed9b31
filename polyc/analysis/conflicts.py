"""Exceptions that may apply at once: told with a claim to which both do, and left out where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.tables import UndecidedExceptions
from polyc.kernel.program import Program
from polyc.kernel.walk import results


def with_claims(found: Iterable[Diagnostic], program: Program) -> Iterator[Diagnostic]:
    """The findings, those of two exceptions held against the program."""
    for each in found:
        if isinstance(each, UndecidedExceptions):
            yield from _with_claim(each, program)
        else:
            yield each


def _with_claim(found: UndecidedExceptions, program: Program) -> Iterator[UndecidedExceptions]:
    from polyc.analysis.witness import NoWitness, held_together, words  # only where something is wrong

    pairs = list(_flags(found, program))
    tried = [held_together(program, first, second) for first, second in pairs]
    for each in tried:
        if not isinstance(each, NoWitness):
            yield evolve(found, witness=words(program, each))
            return
    if not tried or not all(isinstance(each, NoWitness) and each.complete for each in tried):
        yield found


def _flags(found: UndecidedExceptions, program: Program) -> Iterator[tuple[str, str]]:
    """The flags of both, wherever one value has exceptions of these names."""
    names = {each.name for each in results(program.body)}
    first, second = f"_例外_{found.first}", f"_例外_{found.second}"
    for name in sorted(names):
        other = name.removesuffix(first) + second
        if name.endswith(first) and other in names:
            yield name, other
