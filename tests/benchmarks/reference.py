"""The reference job from its policy text to a loaded module, and its arguments in each form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from polyc import pipeline
from polyc.backends.python.load import load
from tests.benchmarks.claims import Stay

POLICY: Final = Path(__file__).with_name("reference.pol")
DAY: Final = date(2023, 7, 1)
LEVELS: Final = ("基层", "一级", "二级", "三级")
CATEGORIES: Final = ("普通", "低保", "特困")
COUNTS: Final = (0, 1, 2, 6)
"""Places of the arguments that are no money."""


@cache
def module() -> Any:
    """The module compiled from `reference.pol`."""
    source = pipeline.read(POLICY).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None
    program = pipeline.compile_policy(policy, source).value
    assert program is not None
    return load(program)


def typed(stay: Stay) -> tuple[Any, Any]:
    """The claim and the state that `settle` takes."""
    level, category, unreferred, total, class_b, self_paid, *totals = stay.arguments
    claim = module().Claim(
        DAY, LEVELS[level], CATEGORIES[category], bool(unreferred), total, class_b, self_paid
    )
    cells = {"年度:2023": tuple(totals)} if any(totals) else {}
    return claim, module().State.empty()._replace(cells=cells)


def decimals(arguments: tuple[int, ...]) -> tuple[Any, ...]:
    """The arguments with amounts in yuan."""
    return tuple(value if at in COUNTS else Decimal(value) / 100 for at, value in enumerate(arguments))


def fen(row: Iterable[int | Decimal]) -> tuple[int, ...]:
    """A result in yuan as one in fen; counts stay."""
    return tuple(value if isinstance(value, int) else int(value * 100) for value in row)
