"""Concrete trees of the head and of inputs to syntax."""

from __future__ import annotations

from polyc.syntax.build_parts import clause_parts, dates, interface, literal_in
from polyc.syntax.build_values import label, labels, path
from polyc.syntax.clauses import (
    Convention,
    Document,
    Effective,
    InputLine,
    Inputs,
    Items,
    KindWord,
    Many,
    Options,
    PolicyId,
    Region,
    RoundingRule,
    Title,
)
from polyc.syntax.concrete import Concrete, names, only, span_of, subtrees, text_of
from polyc.syntax.values import Label, Path


def title(tree: Concrete) -> Title:
    return Title(**clause_parts(tree), text=text_of(tree, "TITLE"))


def policy_id(tree: Concrete) -> PolicyId:
    return PolicyId(**clause_parts(tree), text=text_of(tree, "ID_TEXT"))


def region(tree: Concrete) -> Region:
    return Region(**clause_parts(tree), names=names(tree))


def effective(tree: Concrete) -> Effective:
    start, *end = dates(tree)
    return Effective(**clause_parts(tree), start=start, end=end[0] if end else None)


def convention(tree: Concrete) -> Convention:
    slot, *choices = names(tree)
    return Convention(**clause_parts(tree), slot=slot, choices=tuple(choices))


def rounding(tree: Concrete) -> RoundingRule:
    slot, *choices = names(tree)
    return RoundingRule(**clause_parts(tree), slot=slot, choices=tuple(choices))


def document(tree: Concrete) -> Document:
    short, status, grade = names(tree)
    issued = only(tree, "issued")
    return Document(
        **clause_parts(tree),
        name=short,
        title=text_of(tree, "WORK")[1:-1],
        number=text_of(tree, "DOC_NO"),
        issued="" if issued is None else text_of(issued, "DATE") or text_of(issued, "MONTH"),
        status=status,
        grade=grade,
        address=text_of(tree, "ADDRESS_TEXT"),
    )


def inputs(tree: Concrete) -> Inputs:
    return Inputs(**clause_parts(tree), lines=tuple(map(input_line, subtrees(tree, "input_line"))))


def input_line(tree: Concrete) -> InputLine:
    return InputLine(
        **clause_parts(tree),
        name=names(tree)[0],
        kind=_kind_of(tree),
        at_least=literal_in(only(tree, "at_least")),
        at_most=literal_in(only(tree, "at_most")),
        default=_default(tree),
        signed=only(tree, "signed") is not None,
        interface=interface(tree),
    )


def items(tree: Concrete) -> Items:
    """明细, with the inputs of its items."""
    lines = tuple(map(input_line, subtrees(tree, "input_line")))
    return Items(**clause_parts(tree), name=names(tree)[0], interface=interface(tree), lines=lines)


def _default(tree: Concrete) -> Label | Path | None:
    """A value that stands in for one not given: a literal or option, or another input of the item."""
    constant, same = only(tree, "default"), only(tree, "default_field")
    if constant is not None:
        return label(constant.children[0])
    found = None if same is None else only(same, "path_of_two")
    return None if found is None else path(found)


def _kind_of(tree: Concrete) -> KindWord | Options:
    found = only(tree, "kind_word", "one_of", "any_of")
    assert found is not None
    return written_kind(found)


def written_kind(found: Concrete) -> KindWord | Options:
    """A kind as it stands after 为: its word, or the options of an enumeration."""
    listed = only(found, "labels")
    assert listed is not None
    if found.data == "kind_word":
        return KindWord(labels=labels(listed), span=span_of(found))
    many = Many.ONE if found.data == "one_of" else Many.ANY
    return Options(options=labels(listed), many=many, span=span_of(found))
