"""Each mistake that can be made: the example of its page, and the further ones of `mistakes/*.txt`.

An example says which lines of its example policy the faulty lines stand in for, the words
that the finding must point at, and the lines as they should be.  Copy a file of the
folder to add one; `also` lists the codes of what follows from the same lines.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.correction import Mendable
from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.source.text import Source
from polyc.syntax.grammar import grammar
from polyc.syntax.reading import read
from tests.diagnostics.examples import MISTAKES, SHOWN, Mistake, example_policy, inhabited, with_lines

WARNINGS = {each.code for each in ALL_DIAGNOSTICS if each.severity is Severity.WARNING}
IN_UTF8 = [each for each in SHOWN if each.example.saved_as == "utf-8"]
IDS = [each.name for each in IN_UTF8]


checked = cache(pipeline.check)


def found(source: Source, mistake: Mistake | None = None) -> tuple[Diagnostic, ...]:
    """All findings; beside a mistake that is an error, the errors: what it takes away leaves words unused."""
    diagnostics = checked(source).diagnostics
    if mistake is None or mistake.code in WARNINGS:
        return diagnostics
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR)


@pytest.mark.parametrize("name", ["policy.pol", "province.pol", "city.pol"])
def test_the_example_policies_are_in_order(name: str) -> None:
    codes = [each.code for each in found(inhabited(name, example_policy(name)))]
    assert set(codes) <= {"P902"} if name == "province.pol" else not codes


@pytest.mark.parametrize("mistake", IN_UTF8, ids=IDS)
def test_a_mistake_is_found_and_nothing_else(mistake: Mistake) -> None:
    codes = [each.code for each in found(with_lines(mistake, mistake.example.bad), mistake)]
    assert sorted(codes) == sorted((mistake.code, *mistake.example.also))


@pytest.mark.parametrize("mistake", IN_UTF8, ids=IDS)
def test_the_finding_points_at_the_word(mistake: Mistake) -> None:
    source = with_lines(mistake, mistake.example.bad)
    first = next(each for each in found(source, mistake) if each.code == mistake.code)
    assert source.cut(first.span).split("\n")[0] == mistake.example.marked


@pytest.mark.parametrize("mistake", IN_UTF8, ids=IDS)
def test_the_corrected_lines_are_in_order(mistake: Mistake) -> None:
    assert found(with_lines(mistake, mistake.example.good), mistake) == ()


@pytest.mark.parametrize("mistake", IN_UTF8, ids=IDS)
def test_a_correction_that_is_shown_is_the_right_one(mistake: Mistake) -> None:
    wanted = {" ".join(line.split()) for line in mistake.example.good.splitlines()} | {
        " ".join(mistake.example.good.split())
    }
    shown = {
        each.correction.line
        for each in found(with_lines(mistake, mistake.example.bad), mistake)
        if isinstance(each, Mendable) and each.correction.sure
    }
    assert shown <= wanted


@pytest.mark.parametrize("mistake", IN_UTF8, ids=IDS)
def test_the_words_are_for_people(mistake: Mistake) -> None:
    terminals = {each.name for each in grammar().terminals}
    for each in found(with_lines(mistake, mistake.example.bad), mistake):
        assert re.search(r"[\u4e00-\u9fff]", each.message) and each.message.endswith(("。", "?"))
        assert each.help, "say how to mend it"
        said = set(re.findall(r"\w+", each.message + each.help, re.ASCII))
        assert not said & (terminals | {"None", "True", "False", "Token", "NAME"})


@pytest.mark.parametrize(
    "mistake", [each for each in SHOWN if each not in IN_UTF8], ids=lambda mistake: mistake.name
)
def test_a_mistake_in_how_the_file_is_saved(mistake: Mistake, tmp_path: Path) -> None:
    path = tmp_path / "示例.pol"
    path.write_bytes(with_lines(mistake, mistake.example.bad).text.encode(mistake.example.saved_as))
    assert [each.code for each in read(path).diagnostics] == [mistake.code]
    path.write_text(with_lines(mistake, mistake.example.good).text, "utf-8")
    assert read(path).diagnostics == ()


def test_what_lines_cannot_show_is_shown_by_a_test() -> None:
    root = Path(__file__).parents[2]
    for each in MISTAKES:
        path, _, name = each.example.shown_by.partition("::")
        assert not path or f"def {name}(" in (root / path).read_text("utf-8")


@pytest.mark.parametrize(
    "lines",
    [
        "  起付线    每次 ５００元",
        "　　起付线　每次　500元",
        "\t起付线\t每次\t500元",
        "起付线 每次 500元",
        "  起付线    每次 500.00元",
        "  起付线    每次 五百元",
        "  起付线    每次 0.05万元",
    ],
    ids=["full-width-figures", "ideographic-blanks", "tabs", "no-indent", "fen", "chinese", "wan"],
)
def test_what_only_looks_different_is_no_mistake(lines: str) -> None:
    like = next(each for each in SHOWN if each.name == "P301")
    assert not [each for each in found(with_lines(like, lines), like) if each.severity is Severity.ERROR]
