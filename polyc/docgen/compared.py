"""Everything that stands under 比较: bills settled side by side, and matrices of parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from polyc.docgen.comparison import contender
from polyc.docgen.comparison import page as comparison
from polyc.docgen.comparison.contender import Contest
from polyc.docgen.matrix import page as matrix
from polyc.docgen.matrix.page import Matrix
from polyc.docgen.page import Page


@frozen(kw_only=True)
class Compared:
    """What a project compares, as far as its policies are published."""

    contests: tuple[Contest, ...]
    matrices: tuple[Matrix, ...]


NOTHING_COMPARED: Final = Compared(contests=(), matrices=())


def compared_faults(compared: Compared) -> Iterator[str]:
    """What is wrong with what a person wrote, in Chinese."""
    for contest in compared.contests:
        yield from contender.faults(contest)
    for each in compared.matrices:
        yield from matrix.faults(each)


def compared_pages(compared: Compared) -> Iterator[Page]:
    """A page each."""
    yield from map(comparison.comparison_page, compared.contests)
    yield from map(matrix.matrix_page, compared.matrices)


def compared_titles(compared: Compared) -> Iterator[tuple[str, str]]:
    """Title and path of each page, in order."""
    for contest in compared.contests:
        yield contest.comparison.title, comparison.path(contest.comparison)
    for each in compared.matrices:
        yield each.plan.title, matrix.path(each.plan)
