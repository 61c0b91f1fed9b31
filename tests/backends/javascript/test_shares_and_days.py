"""分配 and dates wherever they may stand: random claims give the same integers in every language."""

from __future__ import annotations

from pathlib import Path
from random import Random

from polyc import pipeline
from tests.backends.javascript.node import Node, needs_node
from tests.backends.javascript.test_claims import settled
from tests.properties.checking import check_years
from tests.properties.subjects import Subject, both, ground, subjects_of

POLICY = Path(__file__).parents[2] / "cases/shares_and_days_everywhere/policy.pol"


def subject() -> Subject:
    read = pipeline.read(POLICY)
    assert read.value is not None
    (found,) = subjects_of(read.value)
    return found


def test_python_says_what_the_interpreter_says() -> None:
    assert check_years(subject(), 20).settled > 20


@needs_node
def test_javascript_says_what_the_interpreter_says() -> None:
    with Node() as node:
        assert settled(node, both(subject()), ground(subject()), Random(1), 800) > 400
