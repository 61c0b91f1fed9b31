"""What changed when: every day on which a value becomes another, cell by cell."""

from __future__ import annotations

from polyc.docgen.history import changes, history_section
from polyc.docgen.plain_words import paid_words, period_words
from polyc.docgen.sheet import sheet
from polyc.docgen.stack import stack_section
from tests.docgen.published import real
from tests.docgen.reading import read


def shown(blocks: tuple[str, ...]) -> str:
    return read("\n\n".join(blocks)).text.replace("\n", "")


def test_changes_are_told_cell_by_cell() -> None:
    """一档 and 二档 基层: open before 1 July 2023, 85% from then on."""
    own = sheet(real("weihai"))
    assert {each.parameter.path for each in changes(own.policy)} >= {"低段支付比例", "高段支付比例"}
    told = shown(history_section(own))
    assert "2023年7月1日级别起付标准" in told
    assert "一档 基层、二档 基层：待定 → 85%" in told
    assert "基层 2次及以下、一级 2次及以下：待定 → 300元" in told
    assert "一档 一级" not in told, "80% before and after"


def test_the_stack_goes_from_the_bill_to_the_patient() -> None:
    told = shown(stack_section(sheet(real("weihai"))))
    order = ["住院总费用", "基本医保居民统筹基金", "大病保险居民大病保险资金", "个人负担以上都付过"]
    places = [told.index(each) for each in order]
    assert places == sorted(places)
    assert "起付线1.8万元每年支付比例60% 至 75%分段封顶线40万元每年 限支付" in told


def test_the_policy_in_plain_words() -> None:
    policy = real("weihai").policy
    assert paid_words(policy) == (
        "住院总费用依次由基本医保（居民统筹基金）、大病保险（居民大病保险资金）付，剩下的是个人负担。"
    )
    assert period_words(policy) == "出院日期在2023年1月1日至2023年12月31日的单据"
