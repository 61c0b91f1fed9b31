"""Published examples, each said in the language: what its page prints is what comes out, or we say why not."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.claims.load import load
from polyc.kernel.program import Program
from polyc.model.policy import Event, Policy, Settlement
from polyc.source.text import Source
from polyc.testing.module import compiled
from polyc.testing.render import render
from polyc.testing.run import run_cases
from tests.cases.published.facts import FOLDER, Example, Figure, Outcome, examples
from tests.cases.published.page import PAGE, page
from tests.cases.published.printed import agrees

EXAMPLES = examples()
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=[each.id for each in EXAMPLES])


@cache
def source(path: Path) -> Source:
    read = pipeline.read(path)
    assert read.value is not None, read.diagnostics
    return read.value


@cache
def policy(path: Path) -> Policy:
    checked = pipeline.check(source(path))
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    assert not checked.diagnostics, [each.message for each in checked.diagnostics]
    return checked.value


def program(path: Path, scenarios: tuple[str, ...]) -> Program:
    made = pipeline.compile_policy(policy(path), source(path), scenarios)
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


@each_example
def test_cases_come_out_as_printed_or_as_worked_by_hand(example: Example) -> None:
    results = run_cases(policy(example.policy), lambda scenarios: program(example.policy, scenarios))
    assert results
    assert all(each.passed for each in results), render(results, source(example.policy))


@each_example
def test_the_outcome_is_the_one_we_tell(example: Example) -> None:
    assert example.figures
    told = [_agrees(example, each) for each in example.figures]
    assert example.outcome is (Outcome.REPRODUCED if all(told) else Outcome.PARTS)
    assert bool(example.remark) is (example.outcome is not Outcome.REPRODUCED)


def _agrees(example: Example, figure: Figure) -> bool:
    """Whether the printed number is what the page's rules give; what they give instead is told."""
    value = _expected(example, figure, figure.at)
    if figure.over:
        value /= _expected(example, figure, figure.over)
    same = agrees(figure.printed, value)
    assert same is not bool(figure.settled), f"{figure.name}: {value}"
    assert same or agrees(figure.settled, value), f"{figure.name}: {value}"
    return same


def _expected(example: Example, figure: Figure, at: str) -> Fraction:
    """What the figure's case expects of `at`; the case holds, so that is what comes out."""
    found = [
        each.value for each in _event(example, figure).expected if each.subject == at and not each.to_date
    ]
    assert len(found) == 1, f"{figure.case} has {len(found)} 应得 {at}"
    return Fraction(found[0])


def _event(example: Example, figure: Figure) -> Event:
    cases = [each for each in policy(example.policy).cases if each.name == figure.case]
    assert len(cases) == 1, f"no case {figure.case}"
    events = [each for each in cases[0].events if not figure.event or each.name == figure.event]
    assert len(events) == 1, f"{figure.case} has {len(events)} settlements {figure.event}"
    return events[0]


@each_example
def test_the_policy_cites_the_page(example: Example) -> None:
    told = policy(example.policy)
    cited = [(each.title, each.address, each.grade.value) for each in told.documents]
    assert cited == [(example.title, example.address, example.grade)]
    assert told.id == example.id.lower() == example.policy.parent.name


@each_example
def test_the_claim_beside_the_policy_is_that_of_its_first_case(example: Example) -> None:
    first = policy(example.policy).cases[0]
    settlement = first.events[0]
    assert isinstance(settlement, Settlement)
    both = compiled(program(example.policy, first.scenarios))
    items = {name: tuple(map(dict, rows)) for name, rows in settlement.items}
    read = load(example.policy.with_name("claim.json"), both.program.inputs, both.program.lists)
    assert not read.problems
    claims = [both.module.claim_from_json(each.fields) for each in read.claims]
    assert claims == [both.claim(dict(settlement.inputs), items)]


def test_no_example_is_missing() -> None:
    folders = {each.parent.name for each in FOLDER.glob("*/policy.pol")}
    assert folders == {each.id.lower() for each in EXAMPLES}
    counted = Counter(each.outcome for each in EXAMPLES)
    assert counted == {Outcome.REPRODUCED: 43, Outcome.PARTS: 5}


def test_the_page_of_the_site_tells_the_same() -> None:
    assert PAGE.read_text("utf-8") == page(EXAMPLES), "python -m tests.cases.published.page"


@pytest.mark.parametrize(
    ("printed", "value", "same"),
    [
        ("937.8元", Fraction(93_780), True),
        ("937.8元", Fraction(93_781), False),
        ("9.29万元", Fraction(9_285_000), True),
        ("9.29万元", Fraction(9_280_000), False),
        ("59.2%", Fraction(1800, 3040), True),
        ("59.3%", Fraction(1800, 3040), False),
    ],
    ids=["equal", "a_fen_more", "half_up", "another_digit", "rate", "another_rate"],
)
def test_printed_numbers_are_read_to_their_last_digit(printed: str, value: Fraction, same: bool) -> None:
    assert agrees(printed, value) is same
