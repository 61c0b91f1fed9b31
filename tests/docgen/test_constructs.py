"""Constructs that the real policies do not use."""

from __future__ import annotations

import pytest

from polyc.docgen.policy_page import policy_page
from tests.docgen.everything import EVERYTHING
from tests.docgen.published import sketched
from tests.docgen.reading import Reader, read


@pytest.fixture(scope="module")
def page() -> Reader:
    return read(policy_page(sketched(EVERYTHING)).text)


@pytest.mark.parametrize(
    "said",
    [
        "限价单价，元；不填时同单价",
        "较小（单价，限价） × 数量",
        "合计（金额）",
        "计数（费用明细）",
        "按所在段全额：费用落在哪一段，全部费用就按那一段的比例；边界扣起付线后：从起付线以上的费用算起。",
        "不满1万元60%",
        "1万元至不满5万元70%",
        "5万元以上80%",
        "终身 限费用 20万元",
        "例外特困不封顶：当 身份 含 特困，则 不设",
        "当 身份 含 低保、特困 且 （级别 是 一级 或 转诊 是 真）",
        "另当 转诊 是 真，提高 5个百分点",
        "同一就诊号 限支付 1万元",
        "当作 转诊 是 真，重算 救助；只为比较，不支付，也不记入累计。依据 办法 第九条现行·甲",
        "有转诊.救助.支付 − 救助.支付",
        "身份，逐层比较：每一层按每一种身份各算一遍，取本层支付最多的一遍。重算 救助；支付相同时依次取 特困、低保。",
        "一种身份一种身份地算。",
        "不多付基本.支付 不超过 总费用依据 办法 第十条现行·甲",
        "合计（基本.支付） ÷ 合计（总费用）只算 转诊 是 真",
        "等于 60% 上下 2个百分点58% 至 62%，含两端",
        "计数（级别 是 三级） ÷ 计数（全部）",
        "超过 10% 且 不超过 待定",
        "依据 办法 第十一条现行·甲",
    ],
    ids=range(23),
)
def test_it_is_said(page: Reader, said: str) -> None:
    assert said in page.text.replace("\n", "")


def test_upfront_payment_stands_where_its_line_stands(page: Reader) -> None:
    layer = page.text.replace("\n", "").split("基数总费用")[-1]
    assert layer.index("先行自付") < layer.index("起付线") < layer.index("分段") < layer.index("封顶线")


def test_every_link_on_the_page_leads_to_a_place(page: Reader) -> None:
    wanted = {each["href"][1:] for tag, each in page.tags if tag == "a" and each["href"].startswith("#")}
    assert wanted - set(page.ids) == set()
    assert "n-费用明细.金额" in wanted
