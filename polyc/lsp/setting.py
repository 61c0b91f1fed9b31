"""What a case or a scenario may set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from polyc.lsp.document import Document
from polyc.lsp.offers import Offer
from polyc.lsp.scope import names
from polyc.lsp.writing import Writing
from polyc.model.policy import Policy
from polyc.model.scenarios import known_parameters
from polyc.model.values import Parameter, Pending, Table

_SETTINGS: Final = re.compile(r"[ \t\u3000]*设(?![^\W\d])")
_CUT: Final = re.compile(r"[,，]|[ \t\u3000]*设(?![^\W\d])")


def settable(document: Document, at: Writing) -> Iterator[Offer]:
    """In a 情景 what is 待定; in a 案例 the inputs, those that are not set yet first."""
    if at.above and at.above[0].lstrip().startswith("情景"):
        yield from _pending(document)
        return
    done = set(_set_already(at))
    for offer in names(document, "输入"):
        yield (
            offer
            if offer.text not in done
            else Offer(text=offer.text, detail=f"{offer.detail} · 已经设过", rank=3)
        )


def _set_already(at: Writing) -> Iterator[str]:
    """The first word of every piece that the case has set."""
    for line in (*at.above, at.line):
        if _SETTINGS.match(line):
            yield from (words[0] for each in _CUT.split(line) if (words := each.split()))


def _pending(document: Document) -> Iterator[Offer]:
    policy = document.known
    for path, parameter in known_parameters(policy).items() if isinstance(policy, Policy) else ():
        if _is_pending(parameter):
            yield Offer(text=path, detail="待定", named=True, rank=0)


def _is_pending(parameter: Parameter) -> bool:
    values = (each.value for each in parameter.versions)
    return any(
        isinstance(each, Pending)
        or (isinstance(each, Table) and any(isinstance(one, Pending) for one in each.cells))
        for each in values
    )
