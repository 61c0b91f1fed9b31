"""Parameters to kernel values: the version by date, the cell of a table, what changes it."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from polyc.diagnostics.values import DivisionWithin
from polyc.kernel.expressions import ONE, Const, Expression, Input, Lookup, Overlap, Select
from polyc.kinds import FLAG, Rate
from polyc.lowering.conditions import all_of, at_least, condition, negated
from polyc.lowering.draft import Draft
from polyc.lowering.exact import (
    UNLIMITED,
    Exact,
    added,
    aligned,
    greatest,
    least,
    linear,
    multiplied,
    selected,
)
from polyc.lowering.formulas import exact, refuse_pending
from polyc.lowering.naming import adjustment_flag, exception_flag, version_name
from polyc.lowering.order import in_order
from polyc.model import values as model
from polyc.money import MILLION


def parameter(draft: Draft, node: model.Parameter, name: str) -> Exact:
    """The value of a parameter on the claim's version date; 待定 refuses where it is needed.

    `name` is the local that the value will have; whether its exceptions and adjustments
    apply is kept under names that begin with it (see `naming`), so that the trace can tell.
    """
    values = [
        _version(draft, version, _since(draft, node, at), version_name(name, at))
        for at, version in enumerate(node.versions)
    ]
    if len(values) == 1:
        return values[0]
    first, *later = values
    return selected([(_since(draft, node, at), value) for at, value in _latest_first(later)], first)


def _latest_first(later: list[Exact]) -> list[tuple[int, Exact]]:
    """The versions after the first with their numbers."""
    return list(enumerate(later, 1))[::-1]


def citations(node: model.Parameter) -> tuple[model.Citation, ...]:
    """Every clause that a parameter rests on."""
    found: list[model.Citation] = []
    for version in node.versions:
        found.extend(version.citations)
        found.extend(cite for each in version.adjustments for cite in each.citations)
        found.extend(cite for each in version.exceptions for cite in each.citations)
    return tuple(dict.fromkeys(found))


def _since(draft: Draft, node: model.Parameter, at: int) -> Expression:
    """Whether the claim's date is on or after the start of a version, and the settlement may know it."""
    version = node.versions[at]
    if at == 0:
        return ONE
    kept = draft.policy.conventions
    begun = ONE if version.start is None else at_least(Input(kept.version_date), version.start)
    known = ONE if version.known_from is None else at_least(Input(kept.known_date), version.known_from)
    return all_of(begun, known)


def _within(draft: Draft, version: model.Version, since: Expression) -> Expression:
    if version.known_until is not None:
        known = Input(draft.policy.conventions.known_date)
        since = all_of(since, negated(at_least(known, version.known_until)))
    if version.end is None or (draft.policy.end is not None and version.end >= draft.policy.end):
        return since
    date = Input(draft.policy.conventions.version_date)
    return all_of(since, negated(at_least(date, version.end + 1)))


def _version(draft: Draft, version: model.Version, since: Expression, name: str) -> Exact:
    """One version: the first exception that applies, else the value with its adjustments."""
    applies = _within(draft, version, since)
    rules = in_order(version.exceptions)
    held = [
        draft.let(exception_flag(name, rule.name), condition(draft, rule.condition), FLAG) for rule in rules
    ]
    general = all_of(applies, *(negated(each) for each in held))
    base = _value(draft, version.value, general, version.citations)
    values = [_adjusted(draft, base, version, name)]
    for at, rule in enumerate(rules):
        here = all_of(applies, held[at], *(negated(each) for each in held[:at]))
        values.append(_value(draft, rule.value, here, rule.citations))
    if len(values) == 1:
        return values[0]
    return selected(list(zip(held, values[1:], strict=True)), values[0])


# ---- values ----


def _value(draft: Draft, value: model.Value, needed: Expression, cites: tuple[model.Citation, ...]) -> Exact:
    """A table's or formula's value; a 待定 refuses only where it is `needed`."""
    with draft.needing(needed):
        match value:
            case model.Table():
                return table(draft, value, cites)
            case model.Pending():
                refuse_pending(draft, value, ONE, cites)
                return _nothing(value)
            case _:
                return exact(draft, value)


def _nothing(pending: model.Pending) -> Exact:
    return Exact(expression=Const(0), scale=MILLION if isinstance(pending.kind, Rate) else 1)


def table(draft: Draft, table: model.Table, cites: tuple[model.Citation, ...]) -> Exact:
    """The cell that the keys point at; a 待定 refuses only where it is that cell."""
    if isinstance(table.keys[0], model.IdentityKey) and table.keys[0].highest is not None:
        return _best_of_held(draft, table, table.keys[0], cites)
    sizes = tuple(len(_labels(key)) for key in table.keys)
    indices = tuple(_index(draft, key) for key in table.keys)

    def look(values: tuple[int, ...]) -> Lookup:
        return Lookup(indices=indices, sizes=sizes, values=values)

    for path in dict.fromkeys(cell.path for cell in table.cells if isinstance(cell, model.Pending)):
        missing = [cell for cell in table.cells if isinstance(cell, model.Pending) and cell.path == path]
        mask = look(tuple(int(cell in missing) for cell in table.cells))
        refuse_pending(draft, missing[0], at_least(mask, 1), cites)
    number = look(tuple(range(len(table.cells))))
    cells = [_cell(draft, cell, _is(number, at)) for at, cell in enumerate(table.cells)]
    if all(cell.divisor is None for cell in cells):
        expressions, scale = aligned(cells)
        if all(isinstance(each, Const) for each in expressions):
            return Exact(expression=look(tuple(_known(each) for each in expressions)), scale=scale)
    *first, last = cells
    return selected([(_is(number, at), each) for at, each in enumerate(first)], last)


def _cell(draft: Draft, cell: model.Formula, chosen: Expression) -> Exact:
    """The value of one cell; what is 待定 within it matters only where the cell is chosen."""
    if isinstance(cell, model.Pending):
        return _nothing(cell)
    if isinstance(cell, model.Constant):
        return exact(draft, cell)
    with draft.needing(all_of(draft.needed, chosen)):
        return exact(draft, cell)


def _best_of_held(
    draft: Draft, table: model.Table, key: model.IdentityKey, cites: tuple[model.Citation, ...]
) -> Exact:
    """The highest (or lowest) cell of the options that are held; the last cell where none is."""
    bits = exact(draft, key.subject).expression
    held = [Overlap(bits=bits, mask=1 << at) for at in range(len(table.cells) - 1)]
    none = negated(Overlap(bits=bits, mask=(1 << len(held)) - 1))
    for cell, needed in zip(table.cells, (*held, none), strict=True):
        if isinstance(cell, model.Pending):
            refuse_pending(draft, cell, needed, cites)
    cells = [_nothing(c) if isinstance(c, model.Pending) else exact(draft, c) for c in table.cells]
    divided = [cell for cell, value in zip(table.cells, cells, strict=True) if value.divisor is not None]
    if divided:
        draft.found.append(DivisionWithin(span=divided[0].span))
        return Exact(expression=Const(0))
    expressions, scale = aligned(cells)
    never = Const(0 if key.highest else UNLIMITED)
    items = [
        Select(cases=((when, value),), otherwise=never)
        for when, value in zip(held, expressions[:-1], strict=True)
    ]
    best = greatest(*items) if key.highest else least(*items)
    return Exact(expression=Select(cases=((none, expressions[-1]),), otherwise=best), scale=scale)


def _known(expression: Expression) -> int:
    assert isinstance(expression, Const)
    return expression.value


def _is(number: Expression, at: int) -> Expression:
    return all_of(at_least(number, at), negated(at_least(number, at + 1)))


def _labels(key: model.Key) -> tuple[str, ...]:
    return key.labels if isinstance(key, model.RangeKey) else key.options


def _index(draft: Draft, key: model.Key) -> Expression:
    """The number of the key's cell: an option's index, or how many ranges have begun."""
    subject = exact(draft, key.subject)
    match key:
        case model.ChoiceKey():
            return subject.expression
        case model.IdentityKey(options=options):
            held = [
                (Overlap(bits=subject.expression, mask=1 << at), Const(at)) for at in range(len(options) - 1)
            ]
            return Select(cases=tuple(held), otherwise=Const(len(options) - 1))
        case model.RangeKey(starts=starts):
            return linear([(1, at_least(subject.expression, start)) for start in starts[1:]])
        case _:
            assert_never(key)


# ---- adjustments ----


def _adjusted(draft: Draft, base: Exact, version: model.Version, name: str) -> Exact:
    """The value with every adjustment that applies; shares of it are shares of the value itself."""
    terms = [(1, base)]
    for number, each in enumerate(version.adjustments, 1):
        when = condition(draft, each.condition)
        holds = when if when == ONE else draft.let(adjustment_flag(name, number), when, FLAG)
        if each.amount is None:
            change, sign = _share(base, each.scale), 1
        else:
            change, sign = exact(draft, each.amount), 1 if each.raises else -1
        if holds != ONE:
            chosen = Select(cases=((holds, change.expression),), otherwise=Const(0))
            change = evolve(change, expression=chosen)
        terms.append((sign, change))
    return added(terms) if len(terms) > 1 else base


def _share(base: Exact, millionths: int) -> Exact:
    """A signed share of a value, kept whole where a literal or a table of literals allows it."""
    expression = base.expression
    if base.whole and isinstance(expression, Const) and expression.value * millionths % MILLION == 0:
        return Exact(expression=Const(expression.value * millionths // MILLION))
    if base.whole and isinstance(expression, Lookup):
        shares = [value * millionths for value in expression.values]
        if all(share % MILLION == 0 for share in shares):
            whole = tuple(share // MILLION for share in shares)
            return Exact(expression=evolve(expression, values=whole))
    return multiplied(base, Exact(expression=Const(millionths), scale=MILLION))
