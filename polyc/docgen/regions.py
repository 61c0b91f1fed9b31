"""Policies by where they hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

from polyc.docgen.publication import Publication
from polyc.model.policy import Purpose

Region: TypeAlias = tuple[str, ...]


def by_region(publications: Sequence[Publication]) -> list[Publication]:
    """Policies in the order of every list: region by region, 待遇 first, then by title."""
    return sorted(publications, key=_order)


def _order(publication: Publication) -> tuple[Region, int, str, str]:
    policy = publication.policy
    return policy.region, list(Purpose).index(policy.conventions.purpose), policy.title, policy.id


def places(publications: Sequence[Publication]) -> list[tuple[Region, list[Publication]]]:
    """The policies of each region together, in the order of `by_region`."""
    grouped = groupby(by_region(publications), lambda each: each.policy.region)
    return [(region, list(group)) for region, group in grouped]


def short(region: Region) -> str:
    """The region as one calls it: its last part."""
    return region[-1]


def whole(region: Region) -> str:
    """The region from the province down."""
    return " ".join(region)
