"""What an editor may put in place of a mistake: a sure fix takes that mistake away and brings no error."""

from __future__ import annotations

import pytest

from polyc import pipeline
from polyc.diagnostics.diagnostic import Diagnostic, Fix, Severity
from polyc.source.text import Source
from tests.diagnostics.examples import SHOWN, Mistake, inhabited, with_lines

WITH_ONE_MEANING = frozenset(
    {
        "P102",
        "P103",
        "P104",
        "P106",
        "P107",
        "P111",
        "P112",
        "P113",
        "P114",
        "P121",
        "P122",
        "P123",
        "P131",
        "P135",
        "P141",
        "P152",
        "P153",
        "P313",
        "P904",
    }
)
"""The grammatical mistakes that can be mended in one way alone, named as the example of their page is."""


def fixed(source: Source, fix: Fix) -> Source:
    text = source.text[: fix.span.start] + fix.text + source.text[fix.span.end :]
    return inhabited(source.path.name, text)


def found(source: Source) -> tuple[Diagnostic, ...]:
    return pipeline.check(source).diagnostics


@pytest.mark.parametrize(
    "mistake", [each for each in SHOWN if each.example.saved_as == "utf-8"], ids=lambda mistake: mistake.name
)
def test_a_sure_fix_mends(mistake: Mistake) -> None:
    source = with_lines(mistake, mistake.example.bad)
    told = found(source)
    sure = {fix for each in told for fix in each.fixes if fix.sure and each.code == mistake.code}
    assert sure or mistake.name not in WITH_ONE_MEANING
    for fix in sure:
        after = [each for each in found(fixed(source, fix)) if each.severity is Severity.ERROR]
        assert mistake.code not in [each.code for each in after]
        assert len(after) < len(told)


def test_a_fix_keeps_blanks_and_comments() -> None:
    text = "政策  甲\n层  基本医保  由 统筹基金  支付  # 见办法\n  起付线    每次   500 元   # 待核\n"
    source = Source(path=inhabited("x.pol", text).path, text=text)
    fix = next(fix for each in found(source) if each.code == "P103" for fix in each.fixes)
    assert fixed(source, fix).text.splitlines()[2] == "  起付线    每次   500元   # 待核"


def test_a_unit_that_only_the_author_knows_is_offered_but_not_sure() -> None:
    mistake = next(each for each in SHOWN if each.name == "P301")
    (told,) = [
        each for each in found(with_lines(mistake, mistake.example.bad)) if each.severity is Severity.ERROR
    ]
    assert [(fix.text, fix.sure) for fix in told.fixes] == [
        ("500元", False),
        ("500%", False),
        ("500次", False),
    ]


def test_the_examples_with_one_meaning_are_there() -> None:
    assert {each.name for each in SHOWN} >= WITH_ONE_MEANING
