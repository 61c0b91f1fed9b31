"""不予结算 on a policy's page: what is refused, and on which clause it rests."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.docgen.policy_page import policy_page
from tests.docgen.published import written
from tests.docgen.reading import Reader, read

POLICY = Path(__file__).parents[1] / "cases" / "denied_claims" / "policy.pol"


@pytest.fixture(scope="module")
def page() -> Reader:
    return read(policy_page(written(POLICY.read_text("utf-8"))).text)


@pytest.mark.parametrize(
    "said",
    [
        "1 第三方负担",
        "不予结算",
        "第三方责任 是 真",
        "先由第三方支付,不进医保结算。",
        "第三条",
        "本年次数 超过 2次",
    ],
    ids=range(6),
)
def test_it_is_told(page: Reader, said: str) -> None:
    assert said in page.text.replace("\n", "")
