"""The policy in the README is a policy: it checks, its case passes, and embedding it works as told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from polyc import pipeline
from polyc.backends.python.load import load
from polyc.source.text import Source
from polyc.testing.run import run_cases

ROOT = Path(__file__).resolve().parents[2]


def readme_policy() -> str:
    """The first block of policy text in the README."""
    found = re.search(r"```pol\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_policy_of_the_readme_runs() -> None:
    source = Source(path=Path("README.pol"), text=readme_policy())
    policy = pipeline.check(source).value
    assert policy is not None
    program = pipeline.compile_policy(policy, source).value
    assert program is not None

    results = run_cases(policy, lambda _: program)
    assert [result.passed for result in results] == [True]

    rules = load(program)
    claim = rules.Claim(出院日期=date(2024, 3, 1), 机构级别="二级", 总费用=1_000_000, 范围内费用=900_000)
    settled = rules.settle(claim, rules.State.empty())
    assert isinstance(settled, rules.Settled)
    assert (settled.settlement.基本医保, settled.settlement.个人负担) == (595_000, 405_000)
