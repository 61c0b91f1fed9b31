"""The questions that a layer raises: its lines, limits and brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial

from polyc.analysis.claim import value_words
from polyc.kinds import MONEY
from polyc.lowering.exact import UNLIMITED
from polyc.lowering.naming import slot_local
from polyc.model.policy import (
    BoundsFrom,
    BracketTable,
    Conventions,
    Layer,
    Limit,
    LimitOn,
    OwnLimit,
    Policy,
    Pool,
    PoolLimit,
    Visit,
)
from polyc.model.values import Constant, Formula, Parameter, Pending, Slot, Table, Unlimited
from polyc.testing.coverage.boundaries import Ask, boundary, condition_boundaries
from polyc.testing.coverage.parameters import is_open, parameter_questions
from polyc.testing.coverage.point import Part, Point, Question, asked_only
from polyc.testing.coverage.view import View


def layer_questions(policy: Policy, node: Layer) -> Iterator[Question]:
    """What the lines of a layer ask: each is asked only of visits that bring the layer something to pay."""
    name, dates = node.name, policy.conventions
    billed = partial(_billed, slot_local(name, Slot.BASE))
    flag = f"{name}_适用"
    if node.applies is not None:
        point = Point(part=Part.CLAUSE, owner=name, detail="不适用", span=node.span)
        yield Question(points=(point,), answer=lambda view: (0,) if view.local(flag) == 0 else ())
        yield from condition_boundaries(name, node.applies)
    yield from parameter_questions(node.base, slot_local(name, Slot.BASE), dates)
    if any(all(map(is_open, each.versions)) for each in _needed(node)):
        return
    detail = "用到" if node.applies is None else "适用"
    used = Point(part=Part.CLAUSE, owner=name, detail=detail, span=node.span)
    for question in (Question(points=(used,), answer=lambda _: (0,)), *_lines(policy, node, dates)):
        yield asked_only(question, lambda view: billed(view) and view.local(flag) != 0)


def _needed(node: Layer) -> Iterator[Parameter]:
    """The parameters without which the layer refuses every claim."""
    for line in (node.deductible, node.cap):
        if isinstance(line.limit, OwnLimit):
            yield line.limit.value
    if isinstance(node.pricing, Parameter):
        yield node.pricing


def _billed(base: str, view: View) -> bool:
    return bool(view.local(base))


def _lines(policy: Policy, node: Layer, dates: Conventions) -> Iterator[Question]:
    name, running = node.name, "" if node.accumulation is None else "累计"
    limit = node.deductible.limit
    if isinstance(limit, OwnLimit):
        yield from parameter_questions(limit.value, f"{name}_起付线", dates)
    if limit is not None and _numbered(policy, limit):
        left = _left(name, "起付线", limit, running)
        entering = _locals(f"{name}_基数") if not running else _locals(f"{name}_累计基数")
        if not running and node.upfront_first:
            entering = _difference(f"{name}_基数", f"{name}_先行自付")
        yield boundary(f"{name}.起付线", "费用与起付线相比", MONEY, entering, left, node.deductible.span)
    if node.upfront is not None:
        yield from parameter_questions(node.upfront.rate, f"{name}_先行自付比例", dates)
    if isinstance(node.pricing, BracketTable):
        yield from _brackets(node, node.pricing, dates, running)
    else:
        yield from parameter_questions(node.pricing, f"{name}_支付比例", dates)
    yield from _cap(policy, node, dates, running)


def _cap(policy: Policy, node: Layer, dates: Conventions, running: str) -> Iterator[Question]:
    name, limit = node.name, node.cap.limit
    if limit is None:
        return
    if isinstance(limit, OwnLimit):
        yield from parameter_questions(limit.value, f"{name}_封顶线", dates)
    if not _numbered(policy, limit):
        return
    cut = _entering(node, running) if _on_cost(policy, limit) else _locals(f"{name}_{running}应付")
    words = "费用与限额相比" if _on_cost(policy, limit) else "应付与封顶线相比"
    left = _left(name, "封顶线", limit, running)
    yield boundary(f"{name}.封顶线", words, MONEY, cut, left, node.cap.span)


def _numbered(policy: Policy, limit: Limit) -> bool:
    """Whether the limit has a number for some claim: not 不设, 待定 or 0 for all."""
    value = limit.value if isinstance(limit, OwnLimit) else _pool(policy, limit).limit
    return not all(map(_is_none, _values(value)))


def _is_none(value: Formula) -> bool:
    return isinstance(value, Pending | Unlimited) or (isinstance(value, Constant) and value.value == 0)


def _values(node: Parameter) -> Iterator[Formula]:
    for version in node.versions:
        for value in (version.value, *(rule.value for rule in version.exceptions)):
            yield from value.cells if isinstance(value, Table) else (value,)


def _pool(policy: Policy, limit: PoolLimit) -> Pool:
    return next(each for each in policy.definitions if isinstance(each, Pool) and each.name == limit.pool)


def _on_cost(policy: Policy, limit: Limit) -> bool:
    if isinstance(limit, PoolLimit):
        return _pool(policy, limit).limit_on is LimitOn.COST
    return limit.limit_on is LimitOn.COST


def _left(name: str, word: str, limit: Limit, running: str) -> Ask:
    """What is left of a limit; None where there is no limit for this claim."""
    whole = running or (isinstance(limit, OwnLimit) and isinstance(limit.scope, Visit))
    local = f"{name}_{word}" if whole else f"{name}_{word}余额"

    def ask(view: View) -> Fraction | None:
        found = view.local(local)
        return None if found is None or found > UNLIMITED // 2 else Fraction(found)

    return ask


def _locals(name: str) -> Ask:
    def ask(view: View) -> Fraction | None:
        found = view.local(name)
        return None if found is None else Fraction(found)

    return ask


def _difference(left: str, right: str) -> Ask:
    def ask(view: View) -> Fraction | None:
        found = view.local(left), view.local(right)
        return None if found[0] is None or found[1] is None else Fraction(found[0] - found[1])

    return ask


# ---- brackets ----


def _brackets(node: Layer, table: BracketTable, dates: Conventions, running: str) -> Iterator[Question]:
    owner = f"{node.name}.支付比例"
    reach, entering = _reach(node, table, running), _entering(node, running)
    lows = [band.low for band in table.brackets]
    points = tuple(
        Point(part=Part.BAND, owner=owner, detail=band.label, span=band.span) for band in table.brackets
    )

    def answer(view: View) -> Iterable[int]:
        found = reach(view)
        if found is None or not entering(view):
            return ()
        return (max(0, sum(_begun(found, band.low, band.low_included) for band in table.brackets) - 1),)

    yield Question(points=points, answer=answer)
    for band, low in zip(table.brackets[1:], lows[1:], strict=True):
        yield boundary(
            owner,
            f"费用与{value_words(MONEY, low)}相比",
            MONEY,
            reach,
            partial(_always, Fraction(low)),
            band.span,
            upper=band.low_included,
        )
    for number, band in enumerate(table.brackets, 1):
        for question in parameter_questions(band.rate, f"{node.name}_比例{number}", dates):
            yield asked_only(question, partial(_in_band, reach, lows[number - 1]))


def _begun(found: Fraction, low: int, included: bool) -> bool:
    return found >= low if included else found > low


def _always(edge: Fraction, _: View) -> Fraction:
    return edge


def _in_band(reach: Ask, low: int, view: View) -> bool:
    found = reach(view)
    return found is not None and found > low


def _reach(node: Layer, table: BracketTable, running: str) -> Ask:
    """The amount that the bounds are compared with."""
    if table.bounds_from is BoundsFrom.ABOVE_DEDUCTIBLE:
        return _entering(node, running)
    return (
        _locals(f"{node.name}_累计基数") if running else _total(f"{node.name}_起付", f"{node.name}_进入支付")
    )


def _entering(node: Layer, running: str) -> Ask:
    """What enters payment; of a running total without a deductible that is all of it."""
    whole = running and node.deductible.limit is None
    return _locals(f"{node.name}_累计基数" if whole else f"{node.name}_{running}进入支付")


def _total(left: str, right: str) -> Ask:
    def ask(view: View) -> Fraction | None:
        found = view.local(left), view.local(right)
        return None if found[0] is None or found[1] is None else Fraction(found[0] + found[1])

    return ask
