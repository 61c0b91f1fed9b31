"""Any tree of ours as indented text, one field a line; places in the source are left out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import attrs

from polyc.source.span import Span

INDENT = "  "


def tree_text(value: object) -> str:
    """The tree; ends with a line end."""
    return "".join(f"{line}\n" for line in _lines("", value))


def _lines(head: str, value: object) -> Iterator[str]:
    match value:
        case Enum():
            yield f"{head}{value.value}"
        case tuple() if value:
            yield head.rstrip()
            for item in value:
                yield from _indented(_lines("- ", item))
        case _ if attrs.has(kind := type(value)):
            yield f"{head}{kind.__name__}"
            for field in attrs.fields(kind):
                inner = getattr(value, field.name)
                if not isinstance(inner, Span):
                    yield from _indented(_lines(f"{field.name}: ", inner))
        case _:
            yield f"{head}{value!r}"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    yield from (INDENT + line for line in lines)
