"""Each mistake that can be made, as a small text: `mistakes/*.txt`.

A text says which line of `mistakes/policy.pol` the faulty lines stand in for, the code of
the finding, the words that it must point at, and the lines as they should be.  Copy one
to add one; `also` lists the codes of what follows from the same lines.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from attrs import frozen

from polyc import pipeline
from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.correction import Mendable
from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.source.text import Source
from polyc.syntax.grammar import grammar

FOLDER = Path(__file__).parent / "mistakes"
POLICY = (FOLDER / "policy.pol").read_text("utf-8")
WARNINGS = {each.code for each in ALL_DIAGNOSTICS if each.severity is Severity.WARNING}
OF_FILES = {"P001", "P002", "P004"}
"""Found while a file is read, before there is a text: `tests/syntax/test_reading.py`."""
OF_SEVERAL = {"P819", "P826", "P821", "P822", "P823", "P824", "P825"}
"""Found where one policy builds on another: `tests/inheriting`."""

OF_CALENDARS = {"P572", "P573"}
"""Of the calendar that is installed, not of a text: `tests/properties/test_dates.py`."""


@frozen(kw_only=True)
class Mistake:
    """One text of the folder."""

    name: str
    code: str
    also: tuple[str, ...]
    instead_of: tuple[str, ...]
    marked: str
    bad: str
    good: str


def read(path: Path) -> Mistake:
    text = path.read_text("utf-8")
    head, _, rest = text.partition("\nbad:\n")
    bad, _, good = rest.partition("\ngood:\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Mistake(
        name=path.stem,
        code=fields["code"],
        also=tuple(fields.get("also", "").split()),
        instead_of=tuple(
            line.removeprefix("instead of: ") for line in head.splitlines() if "instead of" in line
        ),
        marked=fields.get("marked", ""),
        bad=escaped(bad.rstrip("\n")),
        good=good.rstrip("\n"),
    )


def escaped(text: str) -> str:
    """`\\u200b` and its like stand for characters that nobody could see in the file."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


MISTAKES = [read(path) for path in sorted(FOLDER.glob("*.txt"))]
IDS = [mistake.name for mistake in MISTAKES]


def with_lines(mistake: Mistake, lines: str) -> Source:
    """The policy with these lines in place of its own."""
    kept, placed = list[str](), False
    for line in POLICY.splitlines():
        if not line.strip().startswith(mistake.instead_of):
            kept.append(line)
        elif not placed:
            kept.append(lines)
            placed = True
    assert placed, f"no line of the policy begins with {mistake.instead_of}"
    return Source(path=Path(f"{mistake.name}.pol"), text="\n".join(kept) + "\n")


checked = cache(pipeline.check)


def found(source: Source, mistake: Mistake | None = None) -> tuple[Diagnostic, ...]:
    """All findings; beside a mistake that is an error, the errors: what it takes away leaves words unused."""
    diagnostics = checked(source).diagnostics
    if mistake is None or mistake.code in WARNINGS:
        return diagnostics
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR)


def test_the_policy_itself_is_in_order() -> None:
    assert found(Source(path=FOLDER / "policy.pol", text=POLICY)) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=IDS)
def test_a_mistake_is_found_and_nothing_else(mistake: Mistake) -> None:
    codes = [each.code for each in found(with_lines(mistake, mistake.bad), mistake)]
    assert sorted(codes) == sorted((mistake.code, *mistake.also))


@pytest.mark.parametrize("mistake", MISTAKES, ids=IDS)
def test_the_finding_points_at_the_word(mistake: Mistake) -> None:
    source = with_lines(mistake, mistake.bad)
    first = next(each for each in found(source, mistake) if each.code == mistake.code)
    assert source.cut(first.span).split("\n")[0] == escaped(mistake.marked)


@pytest.mark.parametrize("mistake", MISTAKES, ids=IDS)
def test_the_corrected_lines_are_in_order(mistake: Mistake) -> None:
    assert found(with_lines(mistake, mistake.good), mistake) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=IDS)
def test_a_correction_that_is_shown_is_the_right_one(mistake: Mistake) -> None:
    wanted = {" ".join(line.split()) for line in mistake.good.splitlines()} | {" ".join(mistake.good.split())}
    shown = {
        each.correction.line
        for each in found(with_lines(mistake, mistake.bad), mistake)
        if isinstance(each, Mendable) and each.correction.sure
    }
    assert shown <= wanted


@pytest.mark.parametrize("mistake", MISTAKES, ids=IDS)
def test_the_words_are_for_people(mistake: Mistake) -> None:
    terminals = {each.name for each in grammar().terminals}
    for each in found(with_lines(mistake, mistake.bad), mistake):
        assert re.search(r"[\u4e00-\u9fff]", each.message) and each.message.endswith(("。", "?"))
        assert each.help, "say how to mend it"
        said = set(re.findall(r"\w+", each.message + each.help, re.ASCII))
        assert not said & (terminals | {"None", "True", "False", "Token", "NAME"})


def test_every_kind_of_finding_has_its_mistake() -> None:
    shown = {mistake.code for mistake in MISTAKES} | OF_FILES | OF_SEVERAL | OF_CALENDARS
    assert sorted({each.code for each in ALL_DIAGNOSTICS} - shown) == []
