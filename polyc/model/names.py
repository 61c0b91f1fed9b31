"""Declared names: usable as identifiers everywhere, and public names used once."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from typing import Final

from polyc.diagnostics.names import DoubledInterface, UnusableName
from polyc.model.context import Context
from polyc.source.grammar_files import grammar_folder
from polyc.syntax import clauses as syntax
from polyc.syntax import values as syntax_values
from polyc.syntax.values import Name

_JAVASCRIPT: Final = frozenset(
    [
        "arguments",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ]
)
_C: Final = frozenset(
    [
        "auto",
        "break",
        "case",
        "char",
        "const",
        "continue",
        "default",
        "do",
        "double",
        "else",
        "enum",
        "extern",
        "float",
        "for",
        "goto",
        "if",
        "inline",
        "int",
        "long",
        "register",
        "restrict",
        "return",
        "short",
        "signed",
        "sizeof",
        "static",
        "struct",
        "switch",
        "typedef",
        "union",
        "unsigned",
        "void",
        "volatile",
        "while",
        "bool",
    ]
)
_RESERVED: Final = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) | _JAVASCRIPT | _C
_KEYWORD: Final = re.compile(r"^\w+\.2: *+/(?:\(?)([^(/]+)", re.MULTILINE)


def check_names(context: Context, items: tuple[syntax.Item, ...]) -> None:
    """Reports every declared name or public name that cannot be used."""
    keywords = _keywords()
    for name in _declared(items):
        reason = _reason(name.text, keywords)
        if reason:
            proposal = name.text.replace("_", "") if "_" in name.text else f"{name.text}项"
            context.report(UnusableName(span=name.span, name=name.text, reason=reason, proposal=proposal))
    seen: set[str] = set()
    for interface in _interfaces(items):
        if interface.code in _RESERVED:
            context.report(
                DoubledInterface(span=interface.span, name=interface.code, reason="是计算机语言的保留字")
            )
        elif interface.code in seen:
            context.report(DoubledInterface(span=interface.span, name=interface.code, reason="已经用过"))
        seen.add(interface.code)


def _keywords() -> frozenset[str]:
    text = (grammar_folder() / "keywords.lark").read_text(encoding="utf-8")
    return frozenset(match[1] for match in _KEYWORD.finditer(text))


def _reason(name: str, keywords: frozenset[str]) -> str:
    if name in keywords:
        return "它是关键字"
    if name in _RESERVED:
        return "它是计算机语言的保留字"
    if "_" in name:
        return "名称里不用下划线"
    return "" if name.isidentifier() else "它不能作程序里的名称"


def _declared(items: tuple[syntax.Item, ...]) -> Iterator[Name]:
    for item in items:
        match item:
            case syntax.Split(list=owner, name=name, parts=parts):
                yield from (*(() if owner else (name,)), *parts)
            case syntax.Compute(list=syntax_values.Name()) | syntax.Apportion():
                pass  # stands behind a dot wherever it is used, so even a keyword does no harm
            case syntax.Inputs() | syntax.Items():
                yield from (line.name for line in item.lines)
            case syntax.Layer() | syntax.Benefit() | syntax.Compute() | syntax.Pool():
                yield item.name
                if isinstance(item, syntax.Layer | syntax.Benefit):
                    yield item.payer
            case syntax.Document() | syntax.Scenario() | syntax.Case() | syntax.Suppose() | syntax.Target():
                yield item.name
            case syntax.Denial():
                yield item.name
            case _:
                pass


def _interfaces(items: tuple[syntax.Item, ...]) -> Iterator[syntax.Interface]:
    """All public names; versions of one 计算 or 给付 share theirs."""
    seen: set[str] = set()
    for item in items:
        match item:
            case syntax.Inputs():
                yield from (line.interface for line in item.lines if line.interface)
            case syntax.Layer() | syntax.Benefit() | syntax.Compute():
                if item.interface and item.name.text not in seen:
                    yield item.interface
                seen.add(item.name.text)
            case _:
                pass
