"""What is still in force at the end of the policy does not rest on a document that is no longer."""

from __future__ import annotations

from collections.abc import Iterator

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.doubts import RepealedDocument
from polyc.model.policy import Policy, Status
from polyc.model.values import Version
from polyc.model.walk import parameters


def repealed_documents(policy: Policy) -> Iterator[Diagnostic]:
    """Finds versions without an end that cite a repealed document; each parameter once."""
    repealed = {each.name for each in policy.documents if each.status is Status.REPEALED}
    if not repealed:
        return
    for parameter in parameters(policy):
        lasting = (version for version in parameter.versions if _lasts(version, policy))
        cited = (each.document for version in lasting for each in (*version.citations, *version.amended))
        found = next((document for document in cited if document in repealed), None)
        if found is not None:
            yield RepealedDocument(span=parameter.span, name=parameter.path, document=found)


def _lasts(version: Version, policy: Policy) -> bool:
    return version.end is None or (policy.end is not None and version.end >= policy.end)
