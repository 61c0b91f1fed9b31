"""术语: fields lead to their meaning, and codes that nobody knows are told."""

from __future__ import annotations

import re

from polyc.docgen.fields import codes, field_link
from polyc.docgen.glossary_page import glossary_page
from polyc.docgen.policy_page import policy_page
from polyc.terms.glossary import FIELDS, TERMS, fields_by_code
from tests.docgen.published import POLICIES, SMALL, real, written
from tests.docgen.reading import read

CODE = re.compile(r"接口\s+([A-Za-z_]\w*)")


def test_every_code_of_the_policies_is_known() -> None:
    used = {code for path in POLICIES.rglob("*.pol") for code in CODE.findall(path.read_text("utf-8"))}
    assert used - set(fields_by_code()) == set()


def test_the_page_has_a_place_for_every_term_and_field() -> None:
    page = read(glossary_page([real("weihai")]).text)
    assert {f"t-{each.identifier}" for each in TERMS} | {f"f-{each.code}" for each in FIELDS} <= set(page.ids)
    assert "不是官方文件" in page.text
    assert "没有收进术语表" not in page.text


def test_a_field_names_the_policies_that_use_it() -> None:
    page = read(glossary_page([real("weihai"), real("anyuan")]).text)
    links = [each["href"] for tag, each in page.tags if tag == "a"]
    assert links.count("policy/weihai-resident-inpatient.html") == len(set(codes(real("weihai").policy)))


def test_an_unknown_code_is_told() -> None:
    own = SMALL.replace("上限 1000万元", "上限 1000万元  接口 local_sum")
    strange = written(
        own.format(title="甲", note="乙", work="丙", option="丁", article="第一条", address="a")
    )
    page = read(glossary_page([strange]).text)
    assert "没有收进术语表" in page.text
    assert "local_sum" in page.text


def test_an_input_leads_to_what_its_field_means() -> None:
    page = read(policy_page(real("weihai")).text)
    assert "../terms.html#f-clct_grde" in [each.get("href", "") for _, each in page.tags]
    assert field_link("nobody_knows", "x.html") == "<code>nobody&#95;knows</code>"
