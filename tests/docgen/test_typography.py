"""Chinese punctuation."""

from __future__ import annotations

import pytest

from polyc.docgen.typography import typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("一致,页面才会生成", "一致，页面才会生成"),
        ("较小(4,300.00元,300.00元)", "较小（4,300.00元，300.00元）"),
        ("(4300 − 300) × 85% = 3400;个人 900", "(4300 − 300) × 85% = 3400；个人 900"),
        ("限额(先 300 后 800(补 500 元))", "限额（先 300 后 800（补 500 元））"),
        ("pip install a,b (c)", "pip install a,b (c)"),
        ("比例 1:2", "比例 1:2"),
        ("", ""),
    ],
    ids=["comma", "figures", "formula", "nested", "code", "ratio", "empty"],
)
def test_marks_beside_chinese_are_wide(typed: str, set_: str) -> None:
    assert typeset(typed) == set_
