"""免检: warnings that the author has switched off at a clause, and switches without effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import fields

from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.diagnostics.unused import NothingSilenced
from polyc.source.span import Span
from polyc.syntax.clauses import Clause, Silence, SourcePolicy
from polyc.syntax.values import Node


def silenced(tree: SourcePolicy, text: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in `text` without those warnings that a 免检 of their clause names.

    Errors cannot be silenced; a 免检 that silences nothing is a warning itself.  Warnings of
    what comes along from another policy are told where that policy is checked.
    """
    switches = list(_switches(tree)) if "免检" in text else []  # most texts need no walk through their tree
    kept: list[Diagnostic] = []
    used: set[Span] = set()
    for each in found:
        if each.severity is Severity.WARNING and each.span.origin is not None:
            continue
        matching = [s for s, place in switches if s.code == each.code and place.holds(each.span)]
        if each.severity is Severity.WARNING and matching:
            used |= {switch.span for switch in matching}
        else:
            kept.append(each)
    idle = (switch for switch, _ in switches if switch.span not in used)
    return (*kept, *(NothingSilenced(span=switch.span, silenced=switch.code) for switch in idle))


def _switches(node: Node) -> Iterator[tuple[Silence, Span]]:
    """Every 免检 with the place of the clause below which it stands."""
    if isinstance(node, Clause) and node.span.origin is None:
        yield from ((each, node.span) for each in node.remarks if isinstance(each, Silence))
    for field in fields(type(node)):
        value = getattr(node, field.name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Node):
                yield from _switches(child)
