"""Every document is cited by some clause."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.unused import UnusedDocument
from polyc.model.citing import policy_citations
from polyc.model.policy import Policy


def unused_documents(policy: Policy) -> Iterator[Diagnostic]:
    """Finds documents that nothing cites."""
    cited = {each.document for each in policy_citations(policy)}
    for document in policy.documents:
        if document.name not in cited:
            yield UnusedDocument(span=document.span, name=document.name)
