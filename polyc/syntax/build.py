"""The concrete tree of a whole text to a `SourcePolicy`."""

from __future__ import annotations

import re
from typing import Final

from polyc.source.span import Span
from polyc.syntax import (
    build_alternatives,
    build_cases,
    build_changes,
    build_head,
    build_layers,
    build_splits,
    build_targets,
)
from polyc.syntax.clauses import Comment, Item, SourcePolicy
from polyc.syntax.concrete import Concrete

_COMMENT: Final = re.compile(
    r"^(?![ \t\u3000]*注(?![^\W\d]))(?:[^#\n]|(?<=\S)#)*(?<!\S)(#[^\n]*)", re.MULTILINE
)


def source_policy(trees: list[Concrete], text: str) -> SourcePolicy:
    """The policy whose items are `trees`; comments are found in the text, not in the trees."""
    return SourcePolicy(
        items=tuple([item(tree) for tree in trees]), comments=comments(text), span=Span(0, len(text))
    )


def comments(text: str) -> tuple[Comment, ...]:
    """All comments; a `#` within a note or within a word begins none."""
    return tuple(
        Comment(text=match[1].rstrip(), span=Span(*match.span(1))) for match in _COMMENT.finditer(text)
    )


def item(tree: Concrete) -> Item:
    """One top-level construct."""
    match tree.data:
        case "policy":
            return build_head.title(tree)
        case "policy_id":
            return build_head.policy_id(tree)
        case "region":
            return build_head.region(tree)
        case "inherit":
            return build_changes.inherit(tree)
        case "effective":
            return build_head.effective(tree)
        case "convention":
            return build_head.convention(tree)
        case "rounding":
            return build_head.rounding(tree)
        case "document":
            return build_head.document(tree)
        case "inputs":
            return build_head.inputs(tree)
        case "items":
            return build_head.items(tree)
        case "compute":
            return build_layers.compute(tree)
        case "pool":
            return build_layers.pool(tree)
        case "layer":
            return build_layers.layer(tree)
        case "benefit":
            return build_layers.benefit(tree)
        case "split":
            return build_splits.split(tree)
        case "denial":
            return build_alternatives.denial(tree)
        case "change":
            return build_changes.change(tree)
        case "apportion":
            return build_splits.apportion(tree)
        case "suppose":
            return build_alternatives.suppose(tree)
        case "best_run":
            return build_alternatives.best_run(tree)
        case "best_parameters":
            return build_alternatives.best_parameters(tree)
        case "guarantee":
            return build_alternatives.guarantee(tree)
        case "objective":
            return build_targets.target(tree)
        case "scenario":
            return build_cases.scenario(tree)
        case "case":
            return build_cases.case(tree)
        case _:
            raise AssertionError(f"no item: {tree.data}")
