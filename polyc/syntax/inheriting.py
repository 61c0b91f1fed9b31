"""沿用: the tree of a policy together with those it builds on.

The items of the base come first and stand, as far as this text is concerned, on the line
that says 沿用; so every finding points into the file that is being checked.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Final

from attrs import evolve

from polyc.diagnostics.diagnostic import Diagnostic, Outcome, Severity
from polyc.diagnostics.inheriting import BaseNotInForce, CircularBase, DoubledBase, UnknownBase, WrongBase
from polyc.source.text import Source
from polyc.syntax.clauses import Ancestor, Effective, Inherit, Region, SourcePolicy, Title
from polyc.syntax.grafting import grafted
from polyc.syntax.library import id_of
from polyc.syntax.literals import day_text
from polyc.syntax.parser import parse

MOST_ABOVE: Final = 4
"""County, city, province, nation: nobody builds higher."""

Examine = Callable[[SourcePolicy, Source], tuple[Diagnostic, ...]]
"""All that is wrong with a whole tree."""

Read = Callable[[Source], Outcome[SourcePolicy]]
"""The tree of one text: `parse`, or what knows the text already."""


def whole_tree(
    source: Source, examine: Examine, read: Read = parse, below: tuple[str, ...] = ()
) -> Outcome[SourcePolicy]:
    """The tree of a text, with the items of the policies it builds on before its own.

    A base that `examine` finds wrong is one finding here; `below` are the ids of the
    policies that build on this one, lowest first.
    """
    own = read(source)
    if own.value is None:
        return own
    line = next((item for item in own.value.items if isinstance(item, Inherit)), None)
    if line is None:
        return own
    chain = (*below, id_of(source) or "本政策", line.text)
    if len(set(chain)) < len(chain) or len(chain) > MOST_ABOVE + 1:
        return _refused(CircularBase(span=line.span, chain=chain, most=MOST_ABOVE))
    found = _find(line, source.library)
    if not isinstance(found, Source):
        return _refused(found)
    base = evolve(found, library=source.library)
    above = whole_tree(base, examine, read, chain[:-1])
    if above.value is None:
        return _refused(_told(line, base, above.diagnostics))
    errors = tuple(e for e in examine(above.value, base) if e.severity is Severity.ERROR)
    if errors:
        return _refused(_told(line, base, errors))
    tree = _joined(own.value, line, above.value, base)
    late = _not_in_force(own.value, line, above.value)
    return Outcome(value=None if late else tree, diagnostics=(*own.diagnostics, *late))


def _refused(finding: Diagnostic) -> Outcome[SourcePolicy]:
    return Outcome(value=None, diagnostics=(finding,))


def _find(line: Inherit, library: tuple[Source, ...]) -> Source | UnknownBase | DoubledBase:
    """The one policy of that id."""
    ids = {each.path: id_of(each) for each in library}
    called = [each for each in library if ids[each.path] == line.text]
    if len(called) > 1:
        return DoubledBase(span=line.span, found=line.text, files=tuple(e.path.name for e in called))
    if not called:
        known = sorted({each for each in ids.values() if each})
        close = tuple(get_close_matches(line.text, known, n=2, cutoff=0.5))
        return UnknownBase(span=line.span, found=line.text, similar=close)
    return called[0]


def _told(line: Inherit, base: Source, found: tuple[Diagnostic, ...]) -> Diagnostic:
    """What is wrong with a base; a circle or an unknown id further up is told as what it is."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    if len(errors) == 1 and isinstance(errors[0], CircularBase | WrongBase):
        return evolve(errors[0], span=line.span)
    return WrongBase(
        span=line.span, base=line.text, file=base.path.name, count=len(errors), first=errors[0].message
    )


def _joined(own: SourcePolicy, line: Inherit, above: SourcePolicy, base: Source) -> SourcePolicy:
    title = next((item.text for item in above.items if isinstance(item, Title)), "")
    region = next((item.names for item in above.items if isinstance(item, Region)), ())
    ancestor = Ancestor(
        policy=line.text, title=title, region=tuple(name.text for name in region), sha256=base.sha256
    )
    items = grafted(own.items, line, above.items)
    return evolve(own, items=items, ancestors=(ancestor, *above.ancestors))


def _not_in_force(own: SourcePolicy, line: Inherit, above: SourcePolicy) -> tuple[Diagnostic, ...]:
    """A finding where the policy is in force on days on which its base is not."""
    mine, theirs = _period(own), _period(above)
    if mine is None or theirs is None:
        return ()
    ends = theirs[1] is not None and (mine[1] is None or mine[1] > theirs[1])
    if mine[0] >= theirs[0] and not ends:
        return ()
    until = "以后" if theirs[1] is None else f"至 {day_text(theirs[1])}"
    return (BaseNotInForce(span=line.span, base=line.text, period=f"{day_text(theirs[0])}{until}"),)


def _period(tree: SourcePolicy) -> tuple[int, int | None] | None:
    found = next((item for item in tree.items if isinstance(item, Effective)), None)
    if found is None or found.start.days is None:
        return None
    return found.start.days, None if found.end is None else found.end.days
