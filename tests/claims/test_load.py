"""Files of claims: what is read, and what is refused with the place and the field's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from polyc.claims.claim_file import ClaimFile
from polyc.claims.load import load
from polyc.kernel.program import InputField
from polyc.kinds import DATE, FLAG, MONEY, Choices, Count, Kind

Reader: TypeAlias = Callable[[str, str | bytes], ClaimFile]


def given(name: str, kind: Kind, field: str = "") -> InputField:
    return InputField(name=name, field=field or name, kind=kind, low=0, high=1, computed=True, note="")


INPUTS = (
    given("总费用", MONEY, "medfee_sumamt"),
    given("出院日期", DATE),
    given("天数", Count(unit="天")),
    given("转诊", FLAG),
    given("身份", Choices(options=("低保", "特困"))),
)


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def reader(name: str, text: str | bytes) -> ClaimFile:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(path, INPUTS)

    return reader


def fields(found: ClaimFile) -> list[dict[str, object]]:
    assert found.problems == ()
    return [dict(claim.fields) for claim in found.claims]


def problems(found: ClaimFile) -> str:
    assert found.problems
    return "\n".join(map(str, found.problems))


def test_one_json_object(read: Reader) -> None:
    found = read("a.json", '{"总费用": "4300.00", "天数": 3, "转诊": false, "身份": ["低保"]}')
    assert fields(found) == [{"总费用": "4300.00", "天数": 3, "转诊": False, "身份": ["低保"]}]


def test_a_json_list_keeps_its_order(read: Reader) -> None:
    found = read("a.json", '[{"总费用": "2"}, {"总费用": "1"}]')
    assert fields(found) == [{"总费用": "2"}, {"总费用": "1"}]
    assert [claim.place for claim in found.claims] == ["第 1 张单据", "第 2 张单据"]


@pytest.mark.parametrize("number", ["4300.0", "4300.50", "4.3e3", "NaN", "Infinity", "-Infinity", "9" * 41])
def test_a_json_number_that_is_no_short_integer_is_refused(read: Reader, number: str) -> None:
    message = problems(read("a.json", f'[{{"天数": 1}}, {{"总费用": {number}}}]'))
    assert "第 2 张单据" in message and "总费用" in message and number[:40] in message


def test_a_float_inside_a_list_is_refused(read: Reader) -> None:
    assert "身份" in problems(read("a.json", '{"身份": [1.5]}'))


def test_a_doubled_json_name_is_refused(read: Reader) -> None:
    assert "字段“总费用”写了两次" in problems(read("a.json", '{"总费用": "1", "总费用": "1"}'))


def test_a_doubled_name_in_a_nested_object_is_refused(read: Reader) -> None:
    assert "字段“明细.单价”写了两次" in problems(read("a.json", '{"明细": {"单价": "1", "单价": "2"}}'))


def test_every_problem_is_told_at_once(read: Reader) -> None:
    found = read("a.json", '[{"甲": 1.5, "乙": 2.5}, 3, {"丙": 1e1}]')
    assert [each.place for each in found.problems] == [
        "第 1 张单据",
        "第 1 张单据",
        "第 2 张单据",
        "第 3 张单据",
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [('{"总费用": }', "第 1 行第 9 列"), ('{\n"总费用": "1"', "第 2 行第 11 列"), ("", "第 1 行第 1 列")],
    ids=["no-value", "no-end", "empty"],
)
def test_broken_json_names_line_and_column(read: Reader, text: str, where: str) -> None:
    assert where in problems(read("a.json", text))


def test_json_nested_without_end_is_refused(read: Reader) -> None:
    assert "太深" in problems(read("a.json", "[" * 100_000))


@pytest.mark.parametrize("text", ["3", '"x"', "null", "[]", "[1]", "[[]]"])
def test_json_that_is_no_claim_is_refused(read: Reader, text: str) -> None:
    message = problems(read("a.json", text))
    assert "应为一个对象" in message or "没有单据" in message


def test_csv_cells_by_the_kind_of_their_input(read: Reader) -> None:
    text = "medfee_sumamt,出院日期,天数,转诊,身份\r\n4300.00,2023-07-10,3,是,低保、特困\r\n1,2023-07-11,0,FALSE,无\r\n"
    assert fields(read("a.csv", text)) == [
        {
            "medfee_sumamt": "4300.00",
            "出院日期": "2023-07-10",
            "天数": 3,
            "转诊": True,
            "身份": ["低保", "特困"],
        },
        {"medfee_sumamt": "1", "出院日期": "2023-07-11", "天数": 0, "转诊": False, "身份": []},
    ]


def test_csv_with_a_byte_order_mark(read: Reader) -> None:
    assert fields(read("a.csv", b"\xef\xbb\xbf" + "总费用\n1\n".encode())) == [{"总费用": "1"}]


def test_a_blank_csv_cell_is_a_missing_field(read: Reader) -> None:
    assert fields(read("a.csv", "总费用,天数\n1, \n")) == [{"总费用": "1"}]


def test_a_csv_cell_that_does_not_fit_stays_text(read: Reader) -> None:
    assert fields(read("a.csv", "天数,转诊\n3.0,对\n")) == [{"天数": "3.0", "转诊": "对"}]


def test_csv_claims_are_named_by_their_line(read: Reader) -> None:
    found = read("a.csv", "总费用\n\n1\n2\n")
    assert [claim.place for claim in found.claims] == ["第 3 行", "第 4 行"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("总费用,天数\n1\n", "第 2 行:有 1 格,表头有 2 格"),
        ("总费用,总费用\n1,2\n", "字段“总费用”写了两次"),
        ("总费用,\n1,2\n", "第 2 格没有字段名"),
        ('总费用\n"1\n', "引号"),
        ("总费用\n", "没有单据"),
        ("", "空的"),
    ],
    ids=["short", "doubled", "unnamed", "quote", "header-only", "empty"],
)
def test_broken_csv_is_refused(read: Reader, text: str, message: str) -> None:
    assert message in problems(read("a.csv", text))


def test_csv_in_another_encoding_is_refused_with_the_way_out(read: Reader) -> None:
    assert "CSV UTF-8" in problems(read("a.csv", "总费用\n1\n".encode("gbk")))


def test_toml_of_one_and_of_several(read: Reader) -> None:
    one = '"总费用" = "1"\n"出院日期" = 2023-07-10\n'
    assert fields(read("a.toml", one)) == [{"总费用": "1", "出院日期": "2023-07-10"}]
    several = '[["单据"]]\n"总费用" = "1"\n[["单据"]]\n"总费用" = "2"\n'
    assert fields(read("a.toml", several)) == [{"总费用": "1"}, {"总费用": "2"}]


@pytest.mark.parametrize("value", ["1.5", "inf", "nan", "2023-07-10T08:00:00", "08:00:00"])
def test_inexact_toml_is_refused(read: Reader, value: str) -> None:
    assert "总费用" in problems(read("a.toml", f'"总费用" = {value}\n'))


def test_broken_toml_names_line_and_column(read: Reader) -> None:
    assert "第 2 行" in problems(read("a.toml", '"a" = 1\n"总费用" = = 1\n'))
    assert "TOML" in problems(read("a.toml", '"a" = 1\n"a" = 2\n'))


def test_another_suffix_is_refused(read: Reader) -> None:
    assert ".xlsx" in problems(read("a.xlsx", "x"))


def test_a_text_with_nul_is_refused(read: Reader) -> None:
    assert "NUL" in problems(read("a.json", b'{"a": "\0"}'))
