"""What rests on the original text of a document in force is no longer 待定, unless a 注 says what the text leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import PendingThoughSeen
from polyc.model.policy import Grade, Policy, Status
from polyc.model.values import Pending, Table, Version
from polyc.model.walk import parameters


def pending_though_seen(policy: Policy) -> Iterator[Diagnostic]:
    """Finds 待定 without a 注 in versions that cite a document in force whose original text was seen."""
    seen = {
        each.name for each in policy.documents if each.status is Status.IN_FORCE and each.grade is Grade.A
    }
    for parameter in parameters(policy):
        for version in parameter.versions:
            document = next((each.document for each in version.citations if each.document in seen), None)
            if document is not None and not version.notes and _pending(version):
                yield PendingThoughSeen(span=parameter.span, name=parameter.path, document=document)


def _pending(version: Version) -> bool:
    value = version.value
    cells = value.cells if isinstance(value, Table) else (value,)
    return any(isinstance(cell, Pending) for cell in cells)
