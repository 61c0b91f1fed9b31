"""What the filter of the first page looks through."""

from __future__ import annotations

from polyc.docgen.payers import payers
from polyc.docgen.publication import Publication
from polyc.model.policy import Layer


def sought(publication: Publication) -> str:
    """Region, title, sort, payers and layers of a policy in one line."""
    policy = publication.policy
    layers = (each.name for each in policy.definitions if isinstance(each, Layer))
    words = (*policy.region, policy.title, policy.conventions.purpose.value, *payers(policy), *layers)
    return " ".join(dict.fromkeys(words))
