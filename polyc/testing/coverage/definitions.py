"""The questions that each definition of a policy raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import assert_never

from attrs import evolve, frozen

from polyc.lowering.alternatives import stretches
from polyc.lowering.naming import item_local, slot_local, whole_local
from polyc.model.policy import (
    Apportion,
    Benefit,
    BestRun,
    Compute,
    Conventions,
    Definition,
    Denial,
    Layer,
    Policy,
    Pool,
    Split,
    Suppose,
)
from polyc.model.values import Computed, InputValue, Slot
from polyc.source.span import Span
from polyc.testing.coverage.boundaries import condition_boundaries
from polyc.testing.coverage.layers import layer_questions
from polyc.testing.coverage.parameters import parameter_questions, table_question
from polyc.testing.coverage.point import Part, Point, Question
from polyc.testing.coverage.view import View


@frozen(kw_only=True)
class Asked:
    """The questions of one definition, and how each settlement is looked at to answer them."""

    questions: tuple[Question, ...]
    views: Callable[[View], Iterable[View]]


def asked(policy: Policy) -> Iterator[Asked]:
    """The questions of every definition, in text order, of a policy whose scenarios are bound."""
    runs = {name: rule for rule in policy.best_runs for name in rule.layers}
    for definition in policy.definitions:
        questions = tuple(_questions(policy, definition))
        views = partial(_views, policy, definition, runs.get(definition.name))
        yield Asked(questions=questions, views=views)
    for rule in policy.best_runs:
        yield Asked(questions=tuple(_winners(rule)), views=lambda view: (view,))


def _questions(policy: Policy, definition: Definition) -> Iterator[Question]:
    dates = policy.conventions
    match definition:
        case Compute(name=name, list=owner, value=value):
            path = f"{owner}.{name}" if owner else name
            yield _used(path, definition.span)
            yield from parameter_questions(value, item_local(owner, name) if owner else name, dates)
        case Pool(name=name, limit=limit):
            yield from parameter_questions(limit, f"{name}_今日", dates)
        case Benefit():
            yield from _benefit(definition, dates)
        case Split(name=name, list=owner, value=value, choice=choice):
            yield _used(name, definition.span)
            yield from parameter_questions(value, item_local(owner, name) if owner else name, dates)
            if choice is not None:
                yield table_question(name, choice)
        case Apportion(name=name, list=owner, value=value):
            yield _used(f"{owner}.{name}", definition.span)
            yield from parameter_questions(value, whole_local(item_local(owner, name)), dates)
        case Layer():
            yield from layer_questions(policy, definition)
        case Denial():
            return  # asked of settlements, and what is denied is none
        case Suppose(name=name):
            yield _used(f"假设 {name}", definition.span)
        case _:
            assert_never(definition)


def _used(owner: str, span: Span) -> Question:
    point = Point(part=Part.CLAUSE, owner=owner, detail="用到", span=span)
    return Question(points=(point,), answer=lambda _: (0,))


def _benefit(node: Benefit, dates: Conventions) -> Iterator[Question]:
    paid = slot_local(node.name, Slot.PAID)
    point = Point(part=Part.CLAUSE, owner=node.name, detail="付", span=node.span)
    yield Question(points=(point,), answer=lambda view: (0,) if view.local(paid) else ())
    if node.condition is not None:
        none = Point(part=Part.CLAUSE, owner=node.name, detail="不付", span=node.span)
        yield Question(points=(none,), answer=lambda view: () if view.local(paid) else (0,))
        yield from condition_boundaries(node.name, node.condition)
    yield from parameter_questions(node.value, paid, dates)


# ---- runs ----


def _views(policy: Policy, definition: Definition, best: BestRun | None, view: View) -> Iterable[View]:
    """The settlement as the definition saw it: under the winning identity, and under every 假设."""
    real = view if best is None else _as_winner(best, definition.name, view)
    owner = definition.list if isinstance(definition, Compute | Split) else ""
    if owner:
        return tuple(real.items(owner))
    return (real, *_supposed(policy, definition, view))


def _as_winner(rule: BestRun, layer: str, view: View) -> View:
    stretch = next(each for each in stretches(rule) if layer in each)
    winner = view.local(f"{stretch[0]}_就高")
    if winner is None:
        return view
    bit = 1 << winner if winner < len(rule.ties) else 0
    return evolve(view, inputs={**view.inputs, rule.subject.name: bit})


def _supposed(policy: Policy, definition: Definition, view: View) -> Iterator[View]:
    name = slot_local(definition.name, Slot.PAID) if isinstance(definition, Layer) else definition.name
    for each in policy.definitions:
        if isinstance(each, Suppose) and f"{each.name}_{name}" in view.values:
            yield _under(each, view)


def _under(node: Suppose, view: View) -> View:
    match node.subject:
        case InputValue(name=name):
            return evolve(view, run=node.name, inputs={**view.inputs, name: node.value})
        case Computed(name=name):
            return evolve(view, run=node.name, values={**view.values, f"{node.name}_{name}": node.value})
        case _:
            assert_never(node.subject)


def _winners(rule: BestRun) -> Iterator[Question]:
    options = (*_options(rule), "无身份")
    for stretch in stretches(rule):
        local = f"{stretch[0]}_就高"
        owner = f"{'、'.join(stretch)} 就高"
        points = tuple(
            Point(part=Part.CLAUSE, owner=owner, detail=f"按{option}", span=rule.span) for option in options
        )
        yield Question(points=points, answer=partial(_winner, local))


def _options(rule: BestRun) -> tuple[str, ...]:
    return rule.subject.kind.options  # type: ignore[union-attr]  # 就高 is over a set of choices


def _winner(local: str, view: View) -> Iterable[int]:
    found = view.local(local)
    return () if found is None else (found,)
