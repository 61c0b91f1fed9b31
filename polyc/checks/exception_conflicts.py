"""Two exceptions of one value never apply at once, unless one overrides the other.

Whether both can apply is found by trying: every option of the choices that their
conditions read, every set of the options that they name, every amount on and beside the
numbers that an amount is compared with, and for two amounts that are compared with each
other less, equal and more.  A found assignment is the witness that the message shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Final, TypeAlias, assert_never

from attrs import evolve, frozen

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.tables import UndecidedExceptions
from polyc.kinds import Choice, Choices, Flag
from polyc.model.kind_words import FLAG_WORDS
from polyc.model.plain import plain
from polyc.model.policy import Policy
from polyc.model.values import (
    All,
    Among,
    Any,
    Condition,
    Constant,
    ExceptionRule,
    Formula,
    Holds,
    Related,
    Relation,
)
from polyc.model.walk import parameters

MOST_TRIED: Final = 20_000
"""How many assignments are tried before two exceptions count as undecided."""


Subject: TypeAlias = Formula | Related


@frozen(kw_only=True)
class Atom:
    """Something that conditions read, with the integers to try.

    The subject is a formula, or for two formulas that are compared their equation: its
    integers are the sign of their difference.
    """

    subject: Subject
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
    atoms = _joined((*_atoms(first.condition), *_atoms(second.condition)))
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


def _joined(atoms: Iterable[Atom]) -> list[Atom]:
    """One atom a subject, with everything that is to be tried of it."""
    values: dict[Subject, set[int]] = {}
    for atom in atoms:
        values.setdefault(atom.subject, set()).update(atom.values)
    return [Atom(subject=subject, values=tuple(sorted(found))) for subject, found in values.items()]


def _atoms(condition: Condition) -> Iterator[Atom]:
    match condition:
        case Among(subject=subject):
            yield Atom(subject=subject, values=tuple(range(len(_options(subject)))))
        case Holds(subject=subject):
            yield Atom(subject=subject, values=tuple(range(1 << len(_options(subject)))))
        case Related():
            measured, bound = _measured(condition)
            yield Atom(subject=measured, values=(bound - 1, bound, bound + 1))
        case All(items=items) | Any(items=items):
            for item in items:
                yield from _atoms(item)
        case _:
            assert_never(condition)


def _measured(node: Related) -> tuple[Subject, int]:
    """What a comparison looks at, and the number it is compared with."""
    if isinstance(node.right, Constant):
        return node.left, node.right.value
    return evolve(node, relation=Relation.EQUAL), 0


def _options(subject: Formula) -> tuple[str, ...]:
    match subject.kind:
        case Choice(options=options) | Choices(options=options):
            return options
        case Flag():
            return FLAG_WORDS
        case _:
            return ()


def _holds(condition: Condition, given: dict[Subject, int]) -> bool:
    match condition:
        case Among(subject=subject, options=options, negated=negated):
            return (given[subject] in options) != negated
        case Holds(subject=subject, options=options, negated=negated):
            return any(given[subject] >> option & 1 for option in options) != negated
        case Related(relation=relation):
            measured, bound = _measured(condition)
            return _compares(given[measured], relation, bound)
        case All(items=items):
            return all(_holds(item, given) for item in items)
        case Any(items=items):
            return any(_holds(item, given) for item in items)
        case _:
            assert_never(condition)


def _compares(value: int, relation: Relation, bound: int) -> bool:
    match relation:
        case Relation.LESS:
            return value < bound
        case Relation.AT_MOST:
            return value <= bound
        case Relation.EQUAL:
            return value == bound
        case Relation.AT_LEAST:
            return value >= bound
        case Relation.MORE:
            return value > bound
        case _:
            assert_never(relation)


def _words(subject: Subject, value: int) -> str:
    if isinstance(subject, Related):
        word = "小于" if value < 0 else "大于" if value else "等于"
        return f"{_name(subject.left)} {word} {_name(subject.right)}"
    options = _options(subject)
    match subject.kind:
        case Choices():
            held = "、".join(option for at, option in enumerate(options) if value >> at & 1)
            return f"{_name(subject)} 含 {held or '(无)'}"
        case Choice() | Flag():
            return f"{_name(subject)} 是 {options[value]}"
        case kind:
            return f"{_name(subject)} 是 {plain(value, kind)}"


def _name(formula: Formula) -> str:
    return getattr(formula, "name", "它")
