"""On which page the slips of each case stand: so many together that a page stays small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.docgen import anchors
from polyc.docgen.publication import Publication, WorkedCase, WorkedEvent

FULL: Final = 1_400
"""So many lines of slips fill a page: about 250 kB."""

HEAD: Final = 20
"""What stands above the steps of a slip, in lines."""


def groups(publication: Publication) -> tuple[range, ...]:
    """The numbers of the cases on each page, from 1; a case is never parted."""
    return tuple(_groups([_lines(each) for each in publication.worked]))


def _groups(lines: list[int]) -> Iterator[range]:
    start, held = 1, 0
    for number, own in enumerate(lines, 1):
        if held and held + own > FULL:
            yield range(start, number)
            start, held = number, 0
        held += own
    if lines:
        yield range(start, len(lines) + 1)


def _lines(worked: WorkedCase) -> int:
    return sum(HEAD + len(each.steps) + _of_items(each) for each in worked.events)


def _of_items(worked: WorkedEvent) -> int:
    """A cell of an item is about half a line."""
    return sum(len(each.steps) for each in worked.items) // 2


def file_of(page: int) -> str:
    """The file of a page of slips, counted from 1, in the folder of the policy."""
    return "cases.md" if page == 1 else f"cases-{page}.md"


def places(publication: Publication) -> tuple[str, ...]:
    """The address of every case within the policy's folder, in their order."""
    return tuple(
        f"{file_of(page).removesuffix('.md')}.html#{anchors.case(number)}"
        for page, numbers in enumerate(groups(publication), 1)
        for number in numbers
    )
