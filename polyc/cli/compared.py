"""The comparisons that a project wrote, each with the policies that are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from polyc import pipeline
from polyc.cli.console import warn
from polyc.cli.endings import Rejected
from polyc.docgen.compared import Compared
from polyc.docgen.comparison.contender import Contender, Contest
from polyc.docgen.comparison.told import FOLDER, Comparison, Place, read_comparison
from polyc.docgen.matrix import told
from polyc.docgen.matrix.page import Matrix
from polyc.docgen.publication import Publication
from polyc.docgen.written import Unreadable
from polyc.kernel.program import Program


def compared(hand: Path, published: Sequence[Publication]) -> Compared:
    """Everything that is compared, as far as the policies are published.

    Shows what is wrong with a file and raises `Rejected`.
    """
    return Compared(contests=_contests(hand, published), matrices=tuple(_matrices(hand, published)))


def _matrices(hand: Path, published: Sequence[Publication]) -> Iterator[Matrix]:
    by_id = {each.policy.id: each for each in published}
    for path in sorted((hand / told.FOLDER).glob("*.toml")):
        plan = told.read_plan(path.stem, path.read_text("utf-8"))
        if isinstance(plan, Unreadable):
            _reject(plan.problems)
        matrix = Matrix(plan=plan, published=by_id)
        if len(matrix.lines) > 1:
            yield matrix


def _contests(hand: Path, published: Sequence[Publication]) -> tuple[Contest, ...]:
    """Every comparison of which at least two policies, or two days of one, are published."""
    return tuple(
        found for path in sorted((hand / FOLDER).glob("*.toml")) for found in _contest(path, published)
    )


def _contest(path: Path, published: Sequence[Publication]) -> Iterator[Contest]:
    comparison = _read(path)
    by_id = {each.policy.id: each for each in published}
    places = [each for each in comparison.places if each.policy in by_id]
    if len(places) > 1:
        contenders = tuple(_contender(path, each, by_id[each.policy]) for each in places)
        yield Contest(comparison=comparison, contenders=contenders)


def _read(path: Path) -> Comparison:
    found = read_comparison(path.stem, path.read_text("utf-8"))
    if isinstance(found, Unreadable):
        _reject(found.problems)
    return found


def _contender(path: Path, place: Place, publication: Publication) -> Contender:
    published = (publication.program, *publication.assumed)
    program = next((each for each in published if each.identity.scenarios == place.scenarios), None)
    program = program or _compiled(path, place, publication)
    return Contender(place=place, publication=publication, program=program)


def _compiled(path: Path, place: Place, publication: Publication) -> Program:
    """The policy under scenarios that none of its cases uses."""
    made = pipeline.compile_policy(publication.policy, publication.source, place.scenarios)
    if made.value is None:
        told = "".join(each.message for each in made.diagnostics)
        _reject((f"{FOLDER}/{path.name}：{place.label}：{told}",))
    return made.value


def _reject(problems: Sequence[str]) -> NoReturn:
    warn("".join(f"{problem}\n" for problem in problems))
    raise Rejected
