"""The claims of several files in the declared order, each with the person whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import evolve, frozen

from polyc.claims.claim_file import RawClaim
from polyc.cli import given
from polyc.cli.console import warn
from polyc.cli.endings import Rejected, WrongUsage
from polyc.cli.measuring import ONE_FOR_EACH, Entry
from polyc.kernel.program import Program


@frozen(kw_only=True)
class Whose:
    """By which field claims are told apart by person; `field` is "" where all are one person's."""

    field: str


def entries(
    paths: Sequence[Path], program: Program, module: ModuleType, whose: Whose, order: tuple[str, ...]
) -> list[Entry]:
    """Every claim; shows all that is wrong and raises `Rejected`.

    `order` names the inputs by which the policy sorts settlements, none where they come
    in the order of the files.  Two claims of one person that it does not tell apart are
    wrong where the policy remembers anything.
    """
    found = [entry for path in paths for entry in _of_file(path, program, module, whose, len(paths) > 1)]
    if not order:
        return found
    places = [[item.name for item in program.inputs].index(name) for name in order]
    ordered = sorted(found, key=lambda each: _key(each, places))
    if program.cells:
        _told_apart(ordered, places, order)
    return ordered


def _of_file(
    path: Path, program: Program, module: ModuleType, whose: Whose, several: bool
) -> Iterator[Entry]:
    raw = given.raw_claims(path, program)
    stripped = [evolve(each, fields=_without(each, whose, program)) for each in raw]
    persons = [_person(path, each, whose) for each in raw]
    for person, (place, claim) in zip(persons, given.typed_claims(path, module, stripped), strict=True):
        shown = f"{path.name} {place}".strip() if several or not place else place
        yield Entry(place=shown, person=person, claim=claim)


def _without(raw: RawClaim, whose: Whose, program: Program) -> dict[str, Any]:
    """The fields that the policy reads: the person's is one of its inputs, or is for us alone."""
    known = {name for item in program.inputs for name in (item.name, item.field)}
    return {name: value for name, value in raw.fields.items() if name != whose.field or name in known}


def _person(path: Path, raw: RawClaim, whose: Whose) -> str:
    if not whose.field:
        return ONE_FOR_EACH
    person = raw.fields.get(whose.field)
    if not isinstance(person, str | int) or person == "":
        warn(f"{path}:{raw.place or '单据'}:没有写参保人(字段“{whose.field}”)。\n")
        raise Rejected
    return str(person)


def _key(entry: Entry, places: Sequence[int]) -> tuple[Any, ...]:
    return tuple(entry.claim[place] for place in places)


def _told_apart(ordered: Sequence[Entry], places: Sequence[int], order: tuple[str, ...]) -> None:
    by_person: dict[str, list[Entry]] = {}
    for each in ordered:
        by_person.setdefault(each.person, []).append(each)
    for own in by_person.values():
        for one, other in pairwise(own):
            if _key(one, places) == _key(other, places):
                told = f"{one.place}和{other.place}是同一个人的,{'、'.join(order)}又相同,分不出先后。"
                warn(f"{told}\n")
                raise Rejected


def whose(program: Program, person: str | None, one_person: bool) -> Whose:
    """How claims are told apart; where the policy remembers anything, the user must say."""
    if person is not None and one_person:
        raise WrongUsage("--person 和 --one-person 只能写一个。")
    if person is None and program.cells and not one_person:
        raise WrongUsage(
            "这项政策逐次累计,要知道哪几张单据是同一个人的:写 --person 字段名,全是一个人的写 --one-person。"
        )
    return Whose(field=person or "")
