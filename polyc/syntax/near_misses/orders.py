"""Words that stand in the other order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from polyc.diagnostics.wording import OtherOrder
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.words import keywords

_LATE: Final = re.compile(r"(接口[ \t\u3000]+\S+|可为负)")
_CITATION: Final = re.compile(r"依据(?![^\W\d])")


def other_orders(fault: Fault) -> Iterator[Guess]:
    """Two keywords that follow each other the other way round; an interface behind the citation."""
    known = keywords().values()
    for first, second in pairwise(fault.runs):
        if first == fault.run and fault.text(first) in known and fault.text(second) in known:
            place = Span(first.start, second.end)
            finding = OtherOrder(span=place, first=fault.text(second), second=fault.text(first))
            text = f"{fault.text(second)} {fault.text(first)}"
            yield Guess(edit=place, text=text, finding=finding, strict=True)
    yield from _behind_citation(fault)


def _behind_citation(fault: Fault) -> Iterator[Guess]:
    late = _LATE.match(fault.line, fault.at)
    citation = _CITATION.search(fault.line, 0, fault.at)
    if late and citation:
        place = Span(citation.start(), late.end())
        text = f"{late[0]}  {fault.line[citation.start() : fault.at].rstrip()}"
        finding = OtherOrder(span=Span(*late.span()), first=late[0].split()[0], second="依据")
        yield Guess(edit=place, text=text, finding=finding, strict=True)
