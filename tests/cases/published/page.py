"""The site's page about the published examples, made from their facts.

`python -m tests.cases.published.page` writes it anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.cases.published.facts import Example, Figure, Outcome, examples

PAGE: Final = Path(__file__).parents[3] / "site" / "pages" / "published-examples.md"

_OPENING: Final = """\
# 公布的算例

各地公布、报刊和网站登过的结算算例，每一个都照页面的规则写成政策，连同案例放在源代码的
`tests/cases/published/` 下，一个算例一个文件夹，可以整个拷走作为起点。每次测试都重新结算，
与页面印出的数逐个核对；下面的表由核对所用的同一份清单生成。

**只为核对，不能用来办理待遇。** 页面多是转载，只摘得一部分；页面没有写的规则写作“待定”，
页面没有写的口径和舍入是编者的选择，都注在政策里。
"""
_MEANING: Final = {
    Outcome.REPRODUCED: "印出的数全都算得出：元到分相等，印作万元或百分数的到印出的末位相等。",
    Outcome.PARTS: "页面的数与它自己写的规则不合，分在哪里见下面。",
    Outcome.NOT_REPRODUCED: "页面或语言缺了东西，缺什么见下面。",
}


def page(told: Sequence[Example]) -> str:
    """The whole page as Markdown."""
    return "\n".join((_OPENING, *_counts(told), "", *_table(told), "", *_remarks(told))).rstrip() + "\n"


def _counts(told: Sequence[Example]) -> Iterator[str]:
    counted = Counter(each.outcome for each in told)
    yield f"共 {len(told)} 个算例，{sum(len(each.figures) for each in told)} 个印出的数。\n"
    yield "| 结果 | 算例 | 意思 |"
    yield "|---|--:|---|"
    for outcome, meaning in _MEANING.items():
        yield f"| {outcome.value} | {counted[outcome]} | {meaning} |"


def _table(told: Sequence[Example]) -> Iterator[str]:
    yield "## 逐个核对\n"
    yield "证据的等级与政策里相同：甲是政府网站，乙是媒体、或转载而注明官方来源的，丙是商业网站、考题和个人网帖。\n"
    yield "| 算例 | 年 | 出处 | 证据 | 页面印出的数 | 结果 |"
    yield "|---|---|---|---|---|---|"
    for each in told:
        year = str(each.year) if each.year else "未写"
        figures = "<br>".join(map(_figure, each.figures))
        source = f"[{each.title}]({each.address})"
        name = f"{each.place}<br>`{each.id.lower()}`"
        yield f"| {name} | {year} | {source} | {each.grade} | {figures} | {each.outcome.value} |"


def _figure(each: Figure) -> str:
    settled = f"，**按规则是 {each.settled}**" if each.settled else ""
    return f"{each.name} {each.printed}{settled}"


def _remarks(told: Sequence[Example]) -> Iterator[str]:
    yield "## 分在哪里\n"
    for each in told:
        if each.outcome is not Outcome.REPRODUCED:
            yield f"- **{each.place}**（`{each.id.lower()}`，{each.outcome.value}）：{each.remark}"


if __name__ == "__main__":
    PAGE.write_text(page(examples()), "utf-8")
