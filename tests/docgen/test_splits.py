"""分配 and dates on a policy's page."""

from __future__ import annotations

import pytest

from polyc.docgen.policy_page import policy_page
from tests.docgen.published import sketched
from tests.docgen.reading import Reader, read

TEXT = """\
政策  分担与时限
编号  splits-and-days
地区  示范省 示范市
施行  2023年1月1日 至 2023年12月31日
口径  用途:资助
口径  适用版本:收到日期
舍入  每笔支付:四舍五入,到分
文件  办法  《办法》  示医保发〔2022〕8号  2022年12月  状态 现行  证据 甲

输入
  收到日期  为 日期
  县类      为 第一类、第二类 之一
  金额      为 金额  可为负

明细  单位
  留用  为 金额

分配  资助 = 较大(0元,金额) 按 县类:第一类 1:0,第二类 5:5 由 省财政、县财政 支付,尾差 归 县财政    依据 办法 第三条
注    先舍后补。
分配  清算 = 金额 按 1:2 给 区、乡,尾差 按最大余数 可为负    依据 办法 第四条
分配  单位.奖励 = 单位.留用 按 1:1 给 医师、护士,尾差 归 医师    依据 办法 第五条
计算  医师合计 = 合计(单位.奖励.医师)
计算  省里 = 资助.省财政
计算  截止 = 工作日后(月末(收到日期),10天)    依据 办法 第六条
计算  那一年 = 年份(收到日期)
"""


@pytest.fixture(scope="module")
def page() -> Reader:
    return read(policy_page(sketched(TEXT)).text)


@pytest.mark.parametrize(
    "said",
    [
        "由 省财政、县财政 按 县类 的比 支付；每一份舍到分，除不尽剩下的归县财政，合计一分不差。",
        "县类省财政县财政",
        "第二类55",
        "按 1:2 分给 区、乡；每一份舍到分，除不尽剩下的按余数从大到小，一分一分地给，合计一分不差。",
        "先舍后补。",
        "合计（奖励.医师）",
        "资助.省财政",
        "工作日后（月末（收到日期），10天）",
        "年份（收到日期）",
    ],
    ids=range(9),
)
def test_it_is_told(page: Reader, said: str) -> None:
    assert said in page.text.replace("\n", "")
