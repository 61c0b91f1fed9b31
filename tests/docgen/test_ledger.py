"""条款台账: the rules of the source documents, each stated by a policy or left out for a reason."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from polyc import pipeline
from polyc.docgen.ledger import FILE, Ledger, RuleKind, RuleState, read_ledger
from polyc.docgen.ledger_page import ledger_page
from polyc.docgen.placing import LeftOut, Mention, Placement, mentions
from polyc.docgen.plan import plan
from polyc.docgen.policy_page import policy_page
from polyc.docgen.publication import Publication
from polyc.docgen.standing import Entry, Standing, counted, entries, unknown
from polyc.docgen.written import Unreadable
from polyc.source.text import Source
from tests.docgen.published import POLICIES, written

RULES = {"BJ": 56, "WH": 23, "JA": 25, "YT": 38, "JS": 29, "XJ": 14, "AY": 30, "ES": 9}
KINDS = {"SET": 63, "SUB": 17, "INST": 47, "TIME": 25, "TGT": 24, "ELIG": 21, "PROC": 27}
STATES = {"C": 128, "P": 89, "V": 7}
COMPUTED = {
    RuleKind.SETTLEMENT,
    RuleKind.SUBSIDY,
    RuleKind.INSTITUTION,
    RuleKind.TIME,
    RuleKind.TARGET,
}


@cache
def ledger() -> Ledger:
    found = read_ledger((POLICIES / FILE).read_text("utf-8"))
    assert isinstance(found, Ledger), found
    return found


@cache
def publications() -> tuple[Publication, ...]:
    """The policies that name rules, their cases not worked: that is tested elsewhere and takes its time."""
    sources = (pipeline.read(path).value for path in sorted(POLICIES.rglob("*.pol")))
    return tuple(_published(each) for each in sources if each is not None and "规则 " in each.text)


def _published(source: Source) -> Publication:
    policy, tree = pipeline.check(source).value, pipeline.compose(source).value
    assert policy is not None and tree is not None
    program = pipeline.compile_policy(policy, source).value
    assert program is not None
    return Publication(policy=policy, tree=tree, source=source, program=program, artifacts=(), worked=())


@cache
def told() -> tuple[Mention, ...]:
    return tuple(mention for each in publications() for mention in mentions(each))


@cache
def found() -> tuple[Entry, ...]:
    return entries(ledger(), told())


def counts() -> str:
    """How the rules stand, for whoever reads a failure."""
    lines = [f"{len(found())} 条:{dict(Counter(each.standing.value for each in found()))}"]
    for name, by in (
        ("种类", counted(found(), lambda each: each.rule.kind.value)),
        ("数值", counted(found(), lambda each: each.rule.state.value)),
        ("文件", counted(found(), lambda each: each.rule.document)),
    ):
        for key, standing in by.items():
            lines.append(f"{name} {key}: { {each.value: number for each, number in standing.items()} }")
    return "\n".join(lines)


# ---- the ledger of this repository ----


def test_every_rule_is_there_once_with_its_kind_and_state() -> None:
    rules = ledger().rules
    assert Counter(rule.document for rule in rules) == RULES
    assert [rule.id for rule in rules] == [
        f"{code}-{number:02}" for code, last in RULES.items() for number in range(1, last + 1)
    ]
    assert Counter(rule.kind.value for rule in rules) == KINDS
    assert Counter(rule.state.value for rule in rules) == STATES


def test_every_rule_is_stated_or_has_a_reason() -> None:
    lost = [each.rule.id for each in found() if not each.placements and not each.why]
    assert not lost, counts()


def test_what_could_be_computed_is_computed_or_says_why_not() -> None:
    silent = [
        each.rule.id
        for each in found()
        if each.rule.kind in COMPUTED
        and each.rule.state is RuleState.COMPLETE
        and not (each.placements or each.why)
    ]
    assert not silent, counts()


def test_no_reason_is_given_for_what_is_stated() -> None:
    """Nor is a reason given twice, in the ledger and in a policy."""
    left_out = {each.rule for each in told() if isinstance(each, LeftOut)}
    stale = [
        each.rule.id for each in found() if each.rule.why and (each.placements or each.rule.id in left_out)
    ]
    assert not stale, f"政策已经写了这些规则,台账里的 why 要删去:{stale}\n{counts()}"


def test_nothing_is_left_to_be_done() -> None:
    undone = [each.rule.id for each in found() if each.rule.todo or each.standing is Standing.UNDONE]
    assert not undone, f"写进政策,或者在台账里写 why:{undone}\n{counts()}"


def test_policies_name_no_rule_that_is_not_in_the_ledger() -> None:
    assert unknown(ledger(), told()) == ()


def test_every_clause_that_states_a_rule_is_on_its_policys_page() -> None:
    pages = {each.policy.id: policy_page(each).text for each in publications()}
    for each in told():
        if isinstance(each, Placement):
            anchor = each.address.partition("#")[2]
            assert f'id="{anchor}"' in pages[each.policy] or f"#{anchor} " in pages[each.policy], each


def test_one_rule_by_hand() -> None:
    entry = next(each for each in found() if each.rule.id == "WH-08")
    where = {(each.policy, each.word, each.name) for each in entry.placements}
    assert ("weihai-resident-inpatient", "计算", "本次起付标准") in where
    assert entry.standing is Standing.STATED


def test_the_pilot_pays_no_patient() -> None:
    """JA-10: who is insured is settled as before, as the clearing pays nobody and shares no bill."""
    clearing = next(each for each in publications() if each.policy.id == "jinan-capitation")
    assert clearing.program.payments == () and clearing.program.balance is None


# ---- the page ----


def test_the_page_tells_of_every_rule_and_keeps_out_of_the_search() -> None:
    text = ledger_page(ledger(), publications()).text
    assert all(f'id="rule-{rule.id}"' in text for rule in ledger().rules)
    rows = re.sub(r'<article data-search-exclude="yes">.*?</article>', "", text, flags=re.DOTALL)
    assert 'id="rule-' not in rows
    assert "共 224 条" in text


def test_a_site_without_ledger_has_no_such_page() -> None:
    paths = {page.path for page in plan(publications()[:1], "# 政策")}
    assert "ledger.md" not in paths
    assert "ledger.md" in {page.path for page in plan(publications()[:1], "# 政策", ledger=ledger())}


def test_what_a_ledger_says_is_text() -> None:
    rule = evolve(ledger().rules[0], says="<script>alert(1)</script>", why="<b>")
    text = ledger_page(evolve(ledger(), rules=(rule,)), ()).text
    assert "<script>" not in text and "<b>" not in text


# ---- notes ----

SMALL = """\
政策  小例
注    规则 XX-09 未收:没有数值。
编号  small
地区  示范省
施行  2023年1月1日 至 2023年12月31日
口径  适用版本:日期
口径  累计年度:自然年度,日期
口径  结算次序:结算时间
口径  冲正方式:逆序
口径  费用平衡:费用,个人负担
舍入  每笔支付:四舍五入,到分

输入
  日期  为 日期
  费用  为 金额  上限 1万元
  注 规则 XX-01

层  基金  由 基金 支付
  基数      费用
  起付线    不设
  支付比例  待定
  注 规则 XX-02、XX-03
  封顶线    不设
计算  个人负担 = 费用 - 基金.支付
注    说到 规则 XX-08 不算写入。

案例  没有比例
注    规则 XX-02
  设 日期 2023年3月1日,费用 100元
  应拒 待定
"""


def test_notes_place_rules_below_their_clauses() -> None:
    made = list(mentions(written(SMALL)))
    placed = [(each.rule, each.word, each.name) for each in made if isinstance(each, Placement)]
    assert placed == [("XX-01", "输入", "费用"), ("XX-02", "层", "基金"), ("XX-03", "层", "基金")]
    assert [(each.rule, each.why) for each in made if isinstance(each, LeftOut)] == [("XX-09", "没有数值。")]


def test_what_is_open_and_which_cases_try_it() -> None:
    second = next(each for each in mentions(written(SMALL)) if each.rule == "XX-02")
    assert isinstance(second, Placement)
    assert second.open and not second.measured
    assert [case.name for case in second.cases] == ["没有比例"]
    assert second.address == "policy/small.html#n-基金"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[rules", "不是 TOML"),
        ("[rules]", "要有 [documents]"),
        (
            '[documents]\nXX = "甲"\n[rules]\nYY-01 = { kind = "SET", state = "C", says = "一" }',
            "不是规则编号",
        ),
        ('[documents]\nXX = "甲"\n[rules]\nXX-01 = "一"', "应写成"),
        ('[documents]\nXX = "甲"\n[rules]\nXX-01 = { kind = "甲", state = "C", says = "一" }', "kind 只能是"),
        (
            '[documents]\nXX = "甲"\n[rules]\nXX-01 = { kind = "SET", state = "D", says = "一" }',
            "state 只能是",
        ),
        ('[documents]\nXX = "甲"\n[rules]\nXX-01 = { kind = "SET", state = "C" }', "没有写 says"),
        (
            '[documents]\nXX = "甲"\n[rules]\nXX-01 = { kind = "SET", state = "C", says = "一", what = "二" }',
            "不认得的项:what".replace(":", "："),
        ),
        (
            '[documents]\nXX = "甲"\n[rules]\nXX-01 = { kind = "SET", state = "C", says = "一", why = "二", todo = "三" }',
            "只写一个",
        ),
    ],
    ids=["toml", "documents", "number", "table", "kind", "state", "says", "unknown", "both"],
)
def test_a_wrong_ledger_is_told(text: str, problem: str) -> None:
    made = read_ledger(text)
    assert isinstance(made, Unreadable)
    assert problem in "".join(made.problems)


def test_the_ledger_lies_beside_the_policies() -> None:
    assert Path(POLICIES / FILE).is_file()
