"""The calculator as files: a form made from the inputs, scripts beside it, nothing alive from a policy."""

from __future__ import annotations

import json

import pytest
from syrupy.assertion import SnapshotAssertion

from polyc.docgen.calculator.files import calculator
from polyc.docgen.calculator.offering import assumed_sets, invitation
from polyc.docgen.plan import plan
from polyc.docgen.publication import Publication
from tests.docgen.published import ACTIVE, POLICIES, hostile, real, sketched, written
from tests.docgen.reading import read
from tests.docgen.test_snapshots import MarkdownFile

KINDS = """\
政策  示范清算
编号  kinds
地区  示范省 示范市
施行  2023年1月1日
口径  用途:清算
口径  适用版本:清算日期
舍入  每笔支付:四舍五入,到分

输入
  清算日期  为 日期
  级别      为 甲、乙、丙、丁、戊、己、庚 之一
  门类      为 住院、门诊 可兼
  已审      为 是否
  人数      为 人数  上限 900人
  总费用    为 金额  上限 1000万元

明细  机构
  名称    为 文本
  费用    为 金额  上限 100万元
  核定额  为 金额  上限 100万元  缺省 机构.费用

计算  余额 = 总费用
"""


def _files(publication: Publication) -> dict[str, str]:
    return {page.path: page.text for page in calculator(publication)}


def _about(publication: Publication) -> dict[str, object]:
    text = _files(publication)[f"policy/{publication.policy.id}/calculator-about.js"]
    made = text.split("about = ", 1)[1].rstrip(";\n")
    found = json.loads(made)
    assert isinstance(found, dict)
    return found


def test_page(snapshot: SnapshotAssertion) -> None:
    page = _files(real("weihai"))["policy/weihai-resident-inpatient/calculator.md"]
    assert page == snapshot(extension_class=MarkdownFile)


def test_every_input_is_a_field_with_a_label_and_a_place_for_its_fault() -> None:
    publication = real("anyuan")
    reader = read(_files(publication)["policy/anyuan-four-lines/calculator.md"])
    fields = [attributes for _, attributes in reader.tags if attributes.get("class") == "field"]
    assert [each["data-at"] for each in fields] == [str(at) for at in range(len(publication.program.inputs))]
    labels = {attributes.get("for") for tag, attributes in reader.tags if tag == "label"}
    alone = [
        attributes["id"]
        for tag, attributes in reader.tags
        if tag in ("input", "select") and "id" in attributes
    ]
    assert set(alone) <= labels
    told = [each for _, attributes in reader.tags for each in attributes.get("aria-describedby", "").split()]
    assert set(told) <= set(reader.ids)


def test_the_scripts_are_the_program_alone_and_under_the_sets_of_the_cases() -> None:
    publication = real("weihai")
    sets = assumed_sets(publication.policy)
    assert sets
    assert {frozenset(each) for each in sets} == {
        frozenset(case.scenarios) for case in publication.policy.cases if case.scenarios
    }
    scripts = [path for path in _files(publication) if path.endswith(".js")]
    assert len(scripts) == 1 + 1 + len(sets)
    assert _about(publication)["files"] == [f"calculator-{at}.js" for at in range(1 + len(sets))]


def test_payers_and_running_totals_bear_the_names_of_the_policy() -> None:
    about = _about(real("weihai"))
    assert about["payers"] == [
        {"payer": "居民统筹基金", "hue": "payer-fund", "steps": ["基本医保.支付"], "what": "基本医保"},
        {"payer": "居民大病保险资金", "hue": "payer-serious", "steps": ["大病保险.支付"], "what": "大病保险"},
    ]
    assert about["balance"] == {"total": "住院总费用", "rest": "个人负担", "hue": "payer-patient"}
    cells = about["cells"]
    assert isinstance(cells, dict)
    assert cells["大病保险_基数"] == {"label": "大病保险.基数", "kind": "money", "unit": ""}
    assert cells["计次"] == {"label": "计次", "kind": "count", "unit": "次"}


def test_what_a_year_may_begin_with_is_every_running_total_but_those_of_chains() -> None:
    publication = real("weihai")
    reader = read(_files(publication)["policy/weihai-resident-inpatient/calculator.md"])
    offered = ["计次", "统筹年度限额", "大病保险_基数", "大病保险_支付"]
    assert _about(publication)["opening"] == offered
    assert [each["data-cell"] for _, each in reader.tags if "data-cell" in each] == ["0", "1", "2", "3"]
    assert "按转诊链的累计不能在这里填：那样的几次请逐次计入。" in reader.text
    assert "本年度，0元 至 100,000万元" in reader.text
    assert "本年此前" not in read(_files(written(KINDS))["policy/kinds/calculator.md"]).text


def test_a_case_that_begins_with_something_is_offered_with_it() -> None:
    examples = _about(real("weihai"))["examples"]
    assert isinstance(examples, list)
    assert {"计次": 2} in [each["opening"] for each in examples]


def test_pages_stay_small() -> None:
    for name in ("weihai", "anyuan"):
        files = _files(real(name))
        assert all(len(text.encode()) < 60_000 for path, text in files.items() if path.endswith(".md"))
        assert all(len(text.encode()) < 130_000 for text in files.values())


@pytest.mark.parametrize("active", ACTIVE)
def test_nothing_of_a_policy_comes_alive(active: str) -> None:
    files = _files(hostile(active))
    reader = read(files["policy/hostile/calculator.md"])
    assert active in "".join(reader.texts)
    scripts = [attributes["src"] for tag, attributes in reader.tags if tag == "script"]
    assert [
        each for each in scripts if not each.startswith(("calculator-", "../../assets/calculator/"))
    ] == []
    assert not [name for _, each in reader.tags for name in each if name.startswith("on")]
    assert not [tag for tag, _ in reader.tags if tag == "img"]
    assert "<" not in files["policy/hostile/calculator-about.js"]


def test_other_purposes_have_the_form_and_lists_are_tables() -> None:
    files = _files(written(KINDS))
    reader = read(files["policy/kinds/calculator.md"])
    controls = [(tag, each.get("type", "")) for tag, each in reader.tags if tag in ("input", "select")]
    assert controls[:6] == [
        ("input", "date"),
        ("select", ""),
        ("input", "checkbox"),
        ("input", "checkbox"),
        ("input", "radio"),
        ("input", "radio"),
    ]
    assert "0人 至 900人" in reader.text and "0元 至 1,000万元" in reader.text
    assert "不填时同费用" in reader.text
    assert "template" in [tag for tag, _ in reader.tags]
    assert {each.get("data-do") for _, each in reader.tags} >= {"add", "remove", "clear"}


def test_indicators_have_no_calculator() -> None:
    path = POLICIES / "某省" / "某县" / "工作计划指标.pol"
    indicators = sketched(path.read_text("utf-8"))
    assert invitation(indicators.policy) == ""
    paths = [page.path for page in plan([indicators], "")]
    assert not [each for each in paths if "calculator" in each]
