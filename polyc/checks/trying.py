"""Conditions tried out: every case that they can tell apart, as assignments of what they read.

Tried are every option of the choices that the conditions read, every set of the options
that they name, every number on and beside those that something is compared with, and for
two amounts that are compared with each other less, equal and more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import Final, TypeAlias, assert_never

from attrs import evolve, frozen

from polyc.kinds import Choice, Choices, Flag
from polyc.model.kind_words import FLAG_WORDS
from polyc.model.plain import plain
from polyc.model.values import (
    All,
    Among,
    Any,
    Condition,
    Constant,
    Formula,
    Holds,
    InputValue,
    Related,
    Relation,
)

MOST_TRIED: Final = 20_000
"""How many assignments are tried before nothing is said of the conditions."""

Subject: TypeAlias = Formula | Related
Given: TypeAlias = Mapping[Subject, int]
"""An assignment; of two formulas that are compared, the sign of their difference."""

Bounds: TypeAlias = Mapping[str, tuple[int, int]]
"""The least and the greatest value of each input, both included."""


@frozen(kw_only=True)
class Atom:
    """Something that conditions read, with the integers to try.

    The subject is a formula, or for two formulas that are compared their equation: its
    integers are the sign of their difference.
    """

    subject: Subject
    values: tuple[int, ...]


def assignments(conditions: Iterable[Condition], bounds: Bounds | None = None) -> Iterator[Given] | None:
    """Every case that the conditions tell apart; None where there are too many to try."""
    atoms = _joined(atom for condition in conditions for atom in _atoms(condition))
    within = [_within(atom, bounds or {}) for atom in atoms]
    if prod(len(atom.values) for atom in within) > MOST_TRIED:
        return None
    return (
        {atom.subject: value for atom, value in zip(within, values, strict=True)}
        for values in product(*(atom.values for atom in within))
    )


def _within(atom: Atom, bounds: Bounds) -> Atom:
    """The atom without the values that its input cannot take."""
    if not isinstance(atom.subject, InputValue) or atom.subject.name not in bounds:
        return atom
    low, high = bounds[atom.subject.name]
    return evolve(atom, values=tuple(value for value in atom.values if low <= value <= high))


def told(given: Given) -> str:
    """An assignment in words."""
    return ",".join(_words(subject, value) for subject, value in given.items())


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


def holds(condition: Condition, given: Given) -> bool:
    """Whether the condition holds in that case."""
    match condition:
        case Among(subject=subject, options=options, negated=negated):
            return (given[subject] in options) != negated
        case Holds(subject=subject, options=options, negated=negated):
            return any(given[subject] >> option & 1 for option in options) != negated
        case Related(relation=relation):
            measured, bound = _measured(condition)
            return _compares(given[measured], relation, bound)
        case All(items=items):
            return all(holds(item, given) for item in items)
        case Any(items=items):
            return any(holds(item, given) for item in items)
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
