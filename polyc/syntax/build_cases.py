"""Concrete trees of scenarios and cases to syntax."""

from __future__ import annotations

from polyc.syntax.build_layers import bracket
from polyc.syntax.build_parts import clause_parts
from polyc.syntax.build_values import inline_table, labels, path, row, row_table
from polyc.syntax.clauses import (
    Adopt,
    Assignment,
    Bracket,
    Case,
    CaseLine,
    Enter,
    Expect,
    Expectation,
    ExpectRefusal,
    Reverse,
    Scenario,
    Setting,
    Settle,
    Values,
)
from polyc.syntax.concrete import Concrete, has, names, only, span_of, subtrees
from polyc.syntax.values import Path, Written

_SETTINGS = ("set_inline_table", "set_table", "set_brackets", "set_values")
_LINES = (*_SETTINGS, "adopt", "enter", "settle", "reverse", "expect", "expect_refusal")


def scenario(tree: Concrete) -> Scenario:
    settings = tuple(map(setting, subtrees(tree, *_SETTINGS)))
    return Scenario(**clause_parts(tree), name=names(tree)[0], settings=settings)


def case(tree: Concrete) -> Case:
    lines = tuple(map(_line, subtrees(tree, *_LINES)))
    return Case(**clause_parts(tree), name=names(tree)[0], lines=lines)


def _line(tree: Concrete) -> CaseLine:
    match tree.data:
        case "adopt":
            return Adopt(**clause_parts(tree), scenarios=names(tree))
        case "enter":
            rows = tuple(map(row, subtrees(tree, "row")))
            return Enter(**clause_parts(tree), list=names(tree)[0], rows=rows)
        case "settle":
            return Settle(**clause_parts(tree), name=names(tree)[0])
        case "reverse":
            return Reverse(**clause_parts(tree), name=names(tree)[0])
        case "expect":
            return Expect(
                **clause_parts(tree), expectations=tuple(map(_expectation, subtrees(tree, "expectation")))
            )
        case "expect_refusal":
            about = only(tree, "path")
            return ExpectRefusal(
                **clause_parts(tree), reason=names(tree)[0], about=None if about is None else path(about)
            )
        case _:
            return setting(tree)


def setting(tree: Concrete) -> Setting:
    if tree.data == "set_values":
        return Setting(
            **clause_parts(tree), assignments=tuple(map(_assignment, subtrees(tree, "assignment")))
        )
    aim = only(tree, "named", "before_target")
    assert aim is not None
    target, before = _target(aim)
    value: Written | tuple[Bracket, ...]
    match tree.data:
        case "set_inline_table":
            value = inline_table(tree)
        case "set_table":
            value = row_table(tree, only(tree, "rows"))
        case _:
            value = tuple(map(bracket, subtrees(tree, "bracket")))
    assignment = Assignment(target=target, before=before, value=value, span=span_of(tree))
    return Setting(**clause_parts(tree), assignments=(assignment,))


def _target(tree: Concrete) -> tuple[Path, bool]:
    found = only(tree, "path")
    assert found is not None
    return path(found), tree.data in ("before_target", "year_to_date")


def _assignment(tree: Concrete) -> Assignment:
    aim = only(tree, "named", "before_target")
    assert aim is not None
    target, before = _target(aim)
    return Assignment(target=target, before=before, value=_values(tree), span=span_of(tree))


def _values(tree: Concrete) -> Values:
    signed = only(tree, "signed_labels")
    listed = None if signed is None else only(signed, "labels")
    assert signed is not None and listed is not None
    return Values(negative=has(signed, "MINUS"), labels=labels(listed), span=span_of(signed))


def _expectation(tree: Concrete) -> Expectation:
    aim = only(tree, "named", "year_to_date")
    assert aim is not None
    subject, to_date = _target(aim)
    return Expectation(subject=subject, to_date=to_date, value=_values(tree), span=span_of(tree))
