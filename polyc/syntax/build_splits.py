"""Concrete trees of 分配 to syntax."""

from __future__ import annotations

import unicodedata

from polyc.syntax.build_parts import valued_parts
from polyc.syntax.build_values import keys, label, path
from polyc.syntax.clauses import Apportion, Ratio, RatioEntry, RatioTable, Split, Tail
from polyc.syntax.concrete import Concrete, has, names, only, span_of, subtrees, text_of


def split(tree: Concrete) -> Split:
    defined, receivers = only(tree, "defined"), only(tree, "given_to", "paid_by")
    assert defined is not None and receivers is not None
    members = only(receivers, "members")
    assert members is not None
    owner = names(defined)
    return Split(
        **valued_parts(tree),
        list=owner[0] if len(owner) > 1 else None,
        name=owner[-1],
        ratios=_ratios(tree),
        parts=names(members),
        pays=receivers.data == "paid_by",
        tail=_tail(tree),
        signed=has(tree, "SIGNED"),
    )


def _tail(tree: Concrete) -> Tail | None:
    found = only(tree, "tail_to", "largest_rest")
    if found is None:
        return None
    part = names(found)
    return Tail(part=part[0] if part else None, span=span_of(found))


def apportion(tree: Concrete) -> Apportion:
    defined, weight = only(tree, "defined"), only(tree, "weight")
    assert defined is not None and weight is not None
    owner, weighed = names(defined), only(weight, "path")
    assert weighed is not None
    return Apportion(
        **valued_parts(tree),
        list=owner[0] if len(owner) > 1 else None,
        name=owner[-1],
        weight=path(weighed),
        tail=_tail(tree),
        signed=has(tree, "SIGNED"),
    )


def _ratios(tree: Concrete) -> Ratio | RatioTable:
    table = only(tree, "ratio_table")
    if table is None:
        return ratio(tree)
    entries = tuple(map(ratio_entry, subtrees(table, "ratio_entry")))
    return RatioTable(keys=keys(table), entries=entries, span=span_of(table))


def ratio_entry(tree: Concrete) -> RatioEntry:
    heads = tuple(label(child) for child in tree.children[:-1])
    return RatioEntry(labels=heads, ratio=ratio(tree), span=span_of(tree))


def ratio(tree: Concrete) -> Ratio:
    found = only(tree, "ratio")
    assert found is not None
    numbers = unicodedata.normalize("NFKC", text_of(found, "RATIO")).replace("∶", ":").split(":")
    return Ratio(numbers=tuple(map(int, numbers)), span=span_of(found))
