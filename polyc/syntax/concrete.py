"""Reading lark's concrete tree: spans, names and picking children by rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TypeAlias

from lark import Token, Tree

from polyc.source.span import Span
from polyc.syntax.values import Name

Concrete: TypeAlias = Tree[Token]
Child: TypeAlias = Tree[Token] | Token


def span_of(child: Child) -> Span:
    """Where a token or a tree stands; a tree without any token stands nowhere in particular."""
    if isinstance(child, Token):
        start = child.start_pos or 0
        return Span(start, start + len(child.rstrip()))
    if child.meta.empty:
        return Span(0, 0)
    return Span(child.meta.start_pos, child.meta.end_pos)


def subtrees(tree: Concrete, *rules: str) -> Iterator[Concrete]:
    """The children made by one of these rules, in order."""
    return (child for child in tree.children if isinstance(child, Tree) and child.data in rules)


def only(tree: Concrete, *rules: str) -> Concrete | None:
    """The one child made by one of these rules, if there is one."""
    return next(subtrees(tree, *rules), None)


def tokens(tree: Concrete, *terminals: str) -> Iterator[Token]:
    """The child tokens of these terminals, in order."""
    return (child for child in tree.children if isinstance(child, Token) and child.type in terminals)


def has(tree: Concrete, terminal: str) -> bool:
    """Whether a token of that terminal is among the children."""
    return next(tokens(tree, terminal), None) is not None


def text_of(tree: Concrete, terminal: str) -> str:
    """The text of the child token of that terminal, or nothing where there is none."""
    token = next(tokens(tree, terminal), None)
    return "" if token is None else str(token).strip()


def name(token: Token) -> Name:
    """A name, folded by NFKC: what Python would take for the same identifier is one name."""
    return Name(text=unicodedata.normalize("NFKC", str(token)), span=span_of(token))


def names(tree: Concrete) -> tuple[Name, ...]:
    """All child names, in order."""
    return tuple(name(token) for token in tokens(tree, "NAME"))
