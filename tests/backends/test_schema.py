"""The JSON Schema agrees with the reader, and the sample settles."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from attrs import evolve

from polyc.backends.python.load import load
from polyc.backends.sample import sample
from polyc.backends.schema import MONEY, RATE, schema
from polyc.kernel.program import Program
from polyc.runtime.money import read_percent, read_yuan
from tests.backends.kinds_sample import every_kind
from tests.backends.workload import workload

TEXTS = (
    "0",
    "00",
    "4300",
    "4300.5",
    "4300.05",
    "4300.005",
    "4300元",
    "4,300",
    "4e3",
    "",
    ".5",
    "5.",
    "85%",
    "-1",
    "85.5555%",
)


def made() -> Any:
    return json.loads(schema(every_kind()).text)


def test_the_schema_names_every_field_by_both_names() -> None:
    found = made()
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["additionalProperties"] is False
    assert set(found["properties"]) == {
        *("dscg_date", "出院日期", "medfee_sumamt", "总费用", "hosp_lv", "级别"),
        *("调整额", "比例", "天数", "急诊", "身份", "链号"),
    }
    assert {"oneOf": [{"required": ["medfee_sumamt"]}, {"required": ["总费用"]}]} in found["allOf"]
    assert {"required": ["天数"]} in found["allOf"]


def test_the_schema_holds_the_bounds_and_options() -> None:
    properties = made()["properties"]
    assert (properties["天数"]["minimum"], properties["天数"]["maximum"]) == (0, 365)
    assert properties["级别"]["enum"] == ["一级", "二级", "三级"]
    assert properties["身份"]["items"]["enum"] == ["低保", "特困", "孤儿"]
    assert properties["调整额"]["pattern"].startswith("^-?")
    assert properties["急诊"]["type"] == "boolean"


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_patterns_agree_with_the_reader(text: str) -> None:
    for pattern, read in ((MONEY, read_yuan), (RATE, read_percent)):
        assert (re.search(f"^-?{pattern}", text) is not None) == (read(text) is not None)


@pytest.mark.parametrize("program", [every_kind(), workload()], ids=["every kind", "workload"])
def test_the_sample_settles(program: Program) -> None:
    module = load(program)
    claim = module.claim_from_json(json.loads(sample(program).text))
    assert isinstance(module.settle(claim, module.State.empty()), module.Settled)


def test_files_lie_beside_the_module() -> None:
    program = every_kind()
    assert schema(program).path == "试验省/试验市.schema.json"
    assert sample(program).path == "试验省/试验市.sample.json"


def test_where_every_claim_is_refused_the_sample_can_still_be_read() -> None:
    from polyc.kernel.expressions import ONE
    from tests.kernel.small import refuse

    program = every_kind()
    hopeless = evolve(program, body=(refuse(99, ONE), *program.body))
    module = load(hopeless)
    claim = module.claim_from_json(json.loads(sample(hopeless).text))
    assert module.settle(claim, module.State.empty()).number == 99
