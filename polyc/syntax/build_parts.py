"""Concrete trees of what clauses share: remarks, citations, periods, scopes, amendments."""

from __future__ import annotations

from typing import TypedDict

from polyc.source.span import Span
from polyc.syntax import literals
from polyc.syntax.build_values import condition, formula, label, written
from polyc.syntax.clauses import (
    Adjustable,
    Adjustment,
    Amendment,
    Cite,
    ExceptionClause,
    Interface,
    LimitOn,
    Note,
    Period,
    Reach,
    Remark,
    Scope,
    Silence,
)
from polyc.syntax.concrete import Concrete, has, names, only, span_of, subtrees, text_of, tokens
from polyc.syntax.values import DateLiteral, Literal, Option, Otherwise, Pending, Unlimited, Written


class ClauseParts(TypedDict):
    """What every `Clause` is built with."""

    span: Span
    citations: tuple[Cite, ...]
    remarks: tuple[Remark, ...]


class ValuedParts(ClauseParts):
    """What every `Valued` is built with."""

    period: Period | None
    value: Written
    amendments: tuple[Amendment, ...]


_REMARKS = ("note", "silence", "adjustable")
AMENDMENTS = ("adjustment", "exception")


def clause_parts(tree: Concrete) -> ClauseParts:
    """Span, citations and remarks; remarks may stand under the clause or under its rows."""
    rows = only(tree, "rows")
    remarks = (*subtrees(tree, *_REMARKS), *(subtrees(rows, *_REMARKS) if rows else ()))
    return ClauseParts(span=span_of(tree), citations=citations(tree), remarks=tuple(map(remark, remarks)))


def valued_parts(tree: Concrete) -> ValuedParts:
    """The parts of a clause whose value is the one child that is no other part."""
    rows = only(tree, "rows")
    return ValuedParts(
        **clause_parts(tree),
        period=period(tree),
        value=written(_value_child(tree), rows),
        amendments=amendments(tree),
    )


_VALUES = (
    "literal",
    "pending",
    "path",
    "year_to_date",
    "year_before",
    "signed_sum",
    "mixed_product",
    "aggregate",
    "count_of",
    "date_call",
    "ranking",
    "greater",
    "lesser",
    "group",
    "unlimited",
    "table",
    "inline_table",
)


def value_child(tree: Concrete) -> Concrete | None:
    """The child that is a value, if there is one."""
    return only(tree, *_VALUES)


def _value_child(tree: Concrete) -> Concrete:
    return next(subtrees(tree, *_VALUES))


def remark(tree: Concrete) -> Remark:
    if tree.data == "note":
        text = text_of(tree, "NOTE").removeprefix("注").strip(" \t\u3000:：")
        return Note(text=text, span=span_of(tree))
    if tree.data == "adjustable":
        return _adjustable(tree)
    return Silence(code=text_of(tree, "CODE"), reason=text_of(tree, "REASON"), span=span_of(tree))


def _adjustable(tree: Concrete) -> Adjustable:
    span = span_of(tree)
    if not tree.children:
        return Adjustable(range=None, span=span)
    within = label(tree.children[0])
    assert not isinstance(within, Option | Otherwise | Pending | Unlimited)
    return Adjustable(range=within, span=span)


def citations(tree: Concrete) -> tuple[Cite, ...]:
    found = only(tree, "citation")
    return () if found is None else tuple(map(_cite, subtrees(found, "cite")))


def _cite(tree: Concrete) -> Cite:
    article = " ".join(str(token) for token in tokens(tree, "ARTICLE"))
    return Cite(document=names(tree)[0], article=article, span=span_of(tree))


def interface(tree: Concrete) -> Interface | None:
    found = only(tree, "interface")
    return None if found is None else Interface(code=text_of(found, "CODE"), span=span_of(found))


def period(tree: Concrete) -> Period | None:
    found = only(tree, "period_from", "period_until", "period_between")
    if found is None:
        return None
    days, back = dates(found), has(found, "RETROACTIVE")
    match found.data:
        case "period_from":
            return Period(start=days[0], end=None, retroactive=back, span=span_of(found))
        case "period_until":
            return Period(start=None, end=days[0], retroactive=back, span=span_of(found))
        case _:
            return Period(start=days[0], end=days[1], retroactive=back, span=span_of(found))


def dates(tree: Concrete) -> tuple[DateLiteral, ...]:
    return tuple(
        DateLiteral(days=literals.days(str(token)), span=span_of(token)) for token in tokens(tree, "DATE")
    )


def scope(tree: Concrete) -> Scope:
    found = only(tree, "scope")
    assert found is not None
    key = names(found)
    reach = Reach(text_of(found, "SAME") or str(found.children[0]))
    return Scope(reach=reach, key=key[0] if key else None, span=span_of(found))


def limit_on(tree: Concrete) -> LimitOn | None:
    found = only(tree, "limit_on")
    return None if found is None else LimitOn(str(found.children[0]))


def amendments(tree: Concrete) -> tuple[Amendment, ...]:
    return tuple(map(_amendment, subtrees(tree, *AMENDMENTS)))


_CONDITIONS = (
    "is_one_of",
    "is_none_of",
    "has_any",
    "has_none",
    "compares",
    "all_of",
    "disjunction",
    "condition_group",
)


def condition_child(tree: Concrete) -> Concrete | None:
    """The child that is a condition, if there is one."""
    return only(tree, *_CONDITIONS)


def _amendment(tree: Concrete) -> Amendment:
    holds = condition_child(tree)
    assert holds is not None
    parts = clause_parts(tree)
    if tree.data == "adjustment":
        return Adjustment(
            **parts, condition=condition(holds), raises=has(tree, "RAISE"), amount=formula(_value_child(tree))
        )
    own = names(tree)
    overridden = only(tree, "overrides")
    return ExceptionClause(
        **parts,
        name=own[0] if own else None,
        overrides=names(overridden) if overridden else (),
        condition=condition(holds),
        value=written(_value_child(tree), only(tree, "rows")),
    )


def literal_in(tree: Concrete | None) -> Literal | None:
    """The literal that an input option holds."""
    found = None if tree is None else only(tree, "literal")
    if found is None:
        return None
    result = formula(found)
    assert isinstance(result, Literal)
    return result
