"""Two exceptions of one value never apply at once, unless one overrides the other.

Whether both can apply is found by trying: every option of the choices that their
conditions read, every set of the options that they name, and for each comparison of
amounts both outcomes.  A found assignment is the witness that the message shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Final, assert_never

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.tables import UndecidedExceptions
from polyc.kinds import Choice, Choices, Flag
from polyc.model.kind_words import FLAG_WORDS
from polyc.model.policy import Policy
from polyc.model.values import All, Among, Any, Condition, ExceptionRule, Formula, Holds, Related
from polyc.model.walk import parameters

MOST_TRIED: Final = 20_000
"""How many assignments are tried before two exceptions count as undecided."""


@frozen(kw_only=True)
class Atom:
    """Something that conditions read: a subject with its possible integers, or a comparison."""

    subject: Formula | Related
    values: tuple[int, ...]


def exception_conflicts(policy: Policy) -> Iterator[Diagnostic]:
    """Finds pairs of exceptions that can apply to one claim without an order between them."""
    for parameter in parameters(policy):
        for version in parameter.versions:
            for first, second in combinations(version.exceptions, 2):
                if first.name in second.overrides or second.name in first.overrides:
                    continue
                witness = _witness(first, second)
                if witness is not None:
                    yield UndecidedExceptions(
                        span=second.span,
                        first=first.name,
                        second=second.name,
                        witness=witness,
                        other=first.span,
                    )


def _witness(first: ExceptionRule, second: ExceptionRule) -> str | None:
    """A claim to which both apply, in words; None where there is none."""
    atoms = list(dict.fromkeys((*_atoms(first.condition), *_atoms(second.condition))))
    size = 1
    for atom in atoms:
        size *= len(atom.values)
    if size > MOST_TRIED:
        return "条件太多,没有逐一试过"
    for values in product(*(atom.values for atom in atoms)):
        given = {atom.subject: value for atom, value in zip(atoms, values, strict=True)}
        if _holds(first.condition, given) and _holds(second.condition, given):
            return ",".join(_words(subject, value) for subject, value in given.items())
    return None


def _atoms(condition: Condition) -> Iterator[Atom]:
    match condition:
        case Among(subject=subject):
            yield Atom(subject=subject, values=tuple(range(len(_options(subject)))))
        case Holds(subject=subject):
            yield Atom(subject=subject, values=tuple(range(1 << len(_options(subject)))))
        case Related():
            yield Atom(subject=condition, values=(1, 0))
        case All(items=items) | Any(items=items):
            for item in items:
                yield from _atoms(item)
        case _:
            assert_never(condition)


def _options(subject: Formula) -> tuple[str, ...]:
    match subject.kind:
        case Choice(options=options) | Choices(options=options):
            return options
        case Flag():
            return FLAG_WORDS
        case _:
            return ()


def _holds(condition: Condition, given: dict[Formula | Related, int]) -> bool:
    match condition:
        case Among(subject=subject, options=options, negated=negated):
            return (given[subject] in options) != negated
        case Holds(subject=subject, options=options, negated=negated):
            return any(given[subject] >> option & 1 for option in options) != negated
        case Related():
            return bool(given[condition])
        case All(items=items):
            return all(_holds(item, given) for item in items)
        case Any(items=items):
            return any(_holds(item, given) for item in items)
        case _:
            assert_never(condition)


def _words(subject: Formula | Related, value: int) -> str:
    if isinstance(subject, Related):
        return "另一条件成立" if value else "另一条件不成立"
    name = getattr(subject, "name", "它")
    options = _options(subject)
    if isinstance(subject.kind, Choices):
        return f"{name} 含 {'、'.join(o for i, o in enumerate(options) if value >> i & 1) or '(无)'}"
    return f"{name} 是 {options[value]}"
