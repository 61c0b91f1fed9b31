"""What the pages of the real policies say; the amounts are those that the cases were worked by hand with."""

from __future__ import annotations

import pytest

from polyc.docgen import pendings
from polyc.docgen.case_page import case_pages
from polyc.docgen.plan import doubled_ids, plan
from polyc.docgen.policy_page import policy_page
from polyc.docgen.remarks import clauses, notes_of
from polyc.docgen.typography import typeset
from tests.docgen.published import REAL, SMALL, real, written
from tests.docgen.reading import Reader, read


def both(name: str) -> Reader:
    return read(policy_page(real(name)).text + "\n" + "".join(each.text for each in case_pages(real(name))))


@pytest.mark.parametrize("name", REAL)
def test_every_note_is_shown(name: str) -> None:
    shown = both(name).text
    notes = [note for clause in clauses(real(name).tree) for note in notes_of(clause)]
    assert len(notes) > 50
    assert not [note for note in notes if typeset(note) not in shown]


@pytest.mark.parametrize("name", REAL)
def test_every_definition_input_document_and_scenario_has_its_place(name: str) -> None:
    policy, page = real(name).policy, read(policy_page(real(name)).text)
    wanted = [
        *(f"n-{each.name}" for each in (*policy.inputs, *policy.definitions)),
        *(f"doc-{each.name}" for each in policy.documents),
        *(f"scenario-{each.name}" for each in policy.scenarios),
    ]
    assert [each for each in wanted if page.ids.count(each) != 1] == []


@pytest.mark.parametrize("name", REAL)
def test_every_line_of_the_source_has_its_place(name: str) -> None:
    page = read(policy_page(real(name)).text)
    lines = real(name).source.text.rstrip("\n").split("\n")
    assert [each for each in page.ids if each.startswith("L-")] == [
        f"L-{n}" for n in range(1, len(lines) + 1)
    ]


@pytest.mark.parametrize("name", REAL)
def test_pages_say_that_they_are_no_official_document(name: str) -> None:
    for page in plan([real(name)], "# 政策"):
        if page.path.endswith(".md"):
            assert "不是官方文件" in page.text, page.path
            assert "证据等级" in page.text, page.path


def test_the_reported_bill_on_its_slip() -> None:
    slip = read("".join(each.text for each in case_pages(real("weihai")))).text.split("2. ")[0]
    assert "居民统筹基金基本医保3,400.00元" in slip.replace("\n", "")
    assert "居民大病保险资金大病保险0.00元" in slip.replace("\n", "")
    assert "个人负担参保人自己承担900.00元" in slip.replace("\n", "")
    assert "住院总费用以上各项合计4,300.00元" in slip.replace("\n", "")


def test_a_refused_case_says_so_and_has_no_steps() -> None:
    page = read("".join(each.text for each in case_pages(real("anyuan")))).text
    slip = page.split("低保的省定比例待定")[-1].split("低保在省定比例上")[0]
    assert "不予结算——待定：医疗救助.支付比例" in slip
    assert "以上各项合计" not in slip


def test_what_is_open_is_counted() -> None:
    """安远: 三级 of 贫困起付标准; three cells of 基本医保.起付线; 医疗救助.支付比例; 总费用口径权重; two of the target."""
    assert pendings.count(real("anyuan").policy) == 8
    assert [gap.open for gap in pendings.gaps(real("anyuan").policy)] == [1, 3, 1, 1, 1, 1]
    assert pendings.count(written(SMALL_PLAIN).policy) == 0


SMALL_PLAIN = SMALL.format(title="甲", note="乙", work="丙", option="丁", article="第一条", address="a")


def test_a_page_without_open_values_has_no_section_for_them() -> None:
    page = policy_page(written(SMALL_PLAIN))
    assert "sec-pending" not in page.text
    assert "sec-scenarios" not in page.text
    assert "依据 " in page.text


def test_the_plan_is_pure_and_in_order() -> None:
    publications = [real("anyuan"), real("weihai")]
    assert plan(publications, "# 甲") == plan(publications[::-1], "# 甲")


def test_two_policies_of_one_id_are_refused() -> None:
    twice = [real("anyuan"), real("anyuan")]
    assert doubled_ids(twice) == ("anyuan-four-lines",)
    with pytest.raises(ValueError, match="one id"):
        plan(twice, "# 甲")


def test_downloads_are_byte_for_byte() -> None:
    pages = {page.path: page.text for page in plan([real("weihai")], "# 甲")}
    folder = "policy/weihai-resident-inpatient"
    assert pages[f"{folder}/weihai-resident-inpatient.pol"] == real("weihai").source.text
    own = [path for path in pages if path.startswith(f"{folder}/") and "/calculator" not in path]
    endings = sorted({path.split(".", 1)[1] for path in own})
    assert endings == ["md", "pol", "py", "sample.json", "schema.json"]
