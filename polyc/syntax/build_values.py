"""Concrete trees of values, conditions and tables to syntax."""

from __future__ import annotations

import unicodedata

from lark import Token

from polyc.syntax import literals
from polyc.syntax.concrete import Child, Concrete, has, name, names, only, span_of, subtrees
from polyc.syntax.values import (
    Aggregate,
    AllOf,
    AnyOf,
    Bound,
    Cell,
    Compares,
    Condition,
    CountOf,
    DateCall,
    Entry,
    ExtremeOf,
    Formula,
    Group,
    HasAny,
    InlineTable,
    IsOneOf,
    Label,
    Literal,
    Option,
    Otherwise,
    Path,
    Pending,
    ProductOf,
    Range,
    RankOf,
    Row,
    RowTable,
    SumOf,
    Unlimited,
    Window,
    Written,
    YearToDate,
)


def literal(tree: Concrete) -> Literal:
    token = tree.children[0]
    assert isinstance(token, Token)
    return literals.literal(token.type, str(token), span_of(token))


def path(tree: Concrete) -> Path:
    return Path(names=names(tree), span=span_of(tree))


def formula(child: Child) -> Formula:
    """A `sum` of the grammar, or whatever single child it was folded into."""
    assert not isinstance(child, Token)
    tree, span = child, span_of(child)
    match tree.data:
        case "literal":
            return literal(tree)
        case "pending":
            return Pending(span=span)
        case "path":
            return path(tree)
        case "year_to_date" | "year_before":
            window = Window.TO_DATE if tree.data == "year_to_date" else Window.BEFORE
            return YearToDate(window=window, path=path(_tree(tree, "path")), span=span)
        case "signed_sum":
            return SumOf(terms=tuple(_signed(tree)), span=span)
        case "mixed_product":
            return ProductOf(factors=tuple(_mixed(tree)), span=span)
        case "greater" | "lesser":
            items = tuple(formula(item) for item in tree.children)
            return ExtremeOf(greatest=tree.data == "greater", items=items, span=span)
        case "aggregate":
            fold, inner = tree.children
            return Aggregate(word=str(fold.children[0]), inner=formula(inner), span=span)  # type: ignore[union-attr]  # `fold` is a tree
        case "date_call":
            word, *given = tree.children
            return DateCall(word=str(word.children[0]), items=tuple(map(formula, given)), span=span)  # type: ignore[union-attr]  # `date_word` is a tree
        case "count_of":
            return CountOf(list=names(tree)[0], span=span)
        case "ranking":
            order, ties = names(tree)
            return RankOf(inner=formula(tree.children[0]), order=order, ties=ties, span=span)
        case "group":
            return Group(inner=formula(tree.children[0]), span=span)
        case _:
            raise AssertionError(f"no formula: {tree.data}")


def _signed(tree: Concrete) -> list[tuple[int, Formula]]:
    first, *rest = tree.children
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return [(1, formula(first)), *((1 if has(sign, "PLUS") else -1, formula(term)) for sign, term in pairs)]  # type: ignore[arg-type]  # `sign` is always a tree


def _mixed(tree: Concrete) -> list[tuple[bool, Formula]]:
    first, *rest = tree.children
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return [(True, formula(first)), *((has(times, "TIMES"), formula(factor)) for times, factor in pairs)]  # type: ignore[arg-type]  # `times` is always a tree


def _tree(tree: Concrete, *rules: str) -> Concrete:
    found = only(tree, *rules)
    assert found is not None
    return found


# ---- labels ----


def label(child: Child) -> Label:
    assert not isinstance(child, Token)
    tree, span = child, span_of(child)
    match tree.data:
        case "name_label":
            return Option(text=name(tree.children[0]).text, span=span)  # type: ignore[arg-type]  # a NAME token
        case "text_label":
            return Option(text=unicodedata.normalize("NFKC", str(tree.children[0])[1:-1]), span=span)
        case "otherwise_label":
            return Otherwise(span=span)
        case "pending":
            return Pending(span=span)
        case "unlimited":
            return Unlimited(span=span)
        case "exactly":
            return literal(_tree(tree, "literal"))
        case _:
            return value_range(tree)


def value_range(tree: Concrete) -> Range:
    """A range of the grammar; the boundary word decides whether an end is included."""
    ends = [literal(each) for each in subtrees(tree, "literal")]
    low, high = {
        "exactly": ((0, True), (0, True)),
        "closed_range": ((0, True), (1, True)),
        "closed_open_range": ((0, True), (1, False)),
        "open_closed_range": ((0, False), (1, True)),
        "open_range": ((0, False), (1, False)),
        "more_than": ((0, False), None),
        "and_above": ((0, True), None),
        "short_of": (None, (0, False)),
        "and_below": (None, (0, True)),
    }[str(tree.data)]

    def bound(end: tuple[int, bool] | None) -> Bound | None:
        if end is None:
            return None
        return Bound(literal=ends[end[0]], included=end[1], span=ends[end[0]].span)

    return Range(low=bound(low), high=bound(high), span=span_of(tree))


def labels(tree: Concrete) -> tuple[Label, ...]:
    return tuple(label(child) for child in tree.children)


# ---- tables ----


def written(child: Child, rows: Concrete | None = None) -> Written:
    """A `value` of the grammar; `rows` holds the table's rows where it has some."""
    assert not isinstance(child, Token)
    match child.data:
        case "unlimited":
            return Unlimited(span=span_of(child))
        case "table":
            return row_table(child, rows)
        case "inline_table":
            return inline_table(child)
        case _:
            return formula(child)


def inline_table(tree: Concrete) -> InlineTable:
    """按 键:…; `tree` holds `keys` and `entry` children."""
    return InlineTable(
        keys=keys(tree), entries=tuple(map(_entry, subtrees(tree, "entry"))), span=span_of(tree)
    )


def row_table(tree: Concrete, rows: Concrete | None) -> RowTable:
    """按 键 with `rows` below; `tree` holds the `keys`."""
    found = () if rows is None else tuple(map(row, subtrees(rows, "row")))
    return RowTable(keys=keys(tree), rows=found, span=span_of(_tree(tree, "keys")))


def keys(tree: Concrete) -> tuple[Path, ...]:
    return tuple(map(path, subtrees(_tree(tree, "keys"), "path")))


def _entry(tree: Concrete) -> Entry:
    *heads, value = tree.children
    result = written(value)
    assert not isinstance(result, InlineTable | RowTable)
    return Entry(labels=tuple(map(label, heads)), value=result, span=span_of(tree))


def row(tree: Concrete) -> Row:
    cells: list[Cell] = []
    previous: Token | None = None
    for child in tree.children:
        if not isinstance(child, Token):
            cells.append(Cell(labels=labels(child), span=span_of(child)))
            previous = None
            continue
        if previous is not None:
            cells.append(Cell(labels=(), span=span_of(previous).to(span_of(child))))
        previous = child
    return Row(cells=tuple(cells), span=span_of(tree))


# ---- conditions ----


def condition(child: Child) -> Condition:
    assert not isinstance(child, Token)
    tree, span = child, span_of(child)
    match tree.data:
        case "is_one_of" | "is_none_of":
            options, negated = labels(_tree(tree, "labels")), tree.data == "is_none_of"
            return IsOneOf(subject=formula(tree.children[0]), options=options, negated=negated, span=span)
        case "has_any" | "has_none":
            options, negated = labels(_tree(tree, "labels")), tree.data == "has_none"
            return HasAny(subject=formula(tree.children[0]), options=options, negated=negated, span=span)
        case "compares":
            left, word, right = tree.children
            return Compares(left=formula(left), word=str(word.children[0]), right=formula(right), span=span)  # type: ignore[union-attr]  # `comparison` is a tree
        case "all_of":
            return AllOf(items=tuple(map(condition, tree.children)), span=span)
        case "disjunction":
            return AnyOf(items=tuple(map(condition, tree.children)), span=span)
        case "condition_group":
            return condition(tree.children[0])
        case _:
            raise AssertionError(f"no condition: {tree.data}")
