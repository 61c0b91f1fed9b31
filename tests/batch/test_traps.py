"""Every trap that a cell can lay: the code it gets, and that nothing else of the row is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyc.batch.problems import TITLES, Code
from polyc.batch.run import run
from polyc.batch.watching import Nobody
from tests.batch.samples import HEADER, claims, ready, rejected, results

GOOD = {
    "psn_no": "370001",
    "dscg_time": "2023-08-01",
    "缴费档次": "一档",
    "dedc_hosp_lv": "三级",
    "转诊方式": "未转诊",
    "转诊链": "c1",
    "medfee_sumamt": "10000.00",
    "inscp_scp_amt": "8800.00",
}

TRAPS = [
    ("psn_no", "3.7E+17", Code.SCIENTIFIC),
    ("psn_no", "4E10", Code.SCIENTIFIC),
    ("psn_no", "370001.0", Code.DECIMAL_ID),
    ("psn_no", '"370,001"', Code.THOUSANDS),
    ("psn_no", "３７０００１", Code.FULL_WIDTH),
    ("psn_no", " 370001", Code.BLANKS),
    ("psn_no", "370 001", Code.BLANKS),
    ("psn_no", "", Code.MISSING),
    ("psn_no", "NULL", Code.PLACEHOLDER),
    ("psn_no", "\ufeff370001", Code.MARK),
    ("psn_no", "370001\u200b", Code.INVISIBLE),
    ("dscg_time", "45117", Code.SERIAL_DATE),
    ("dscg_time", "45117.5", Code.SERIAL_DATE),
    ("dscg_time", "2023/8/1", Code.DATE_WRITTEN),
    ("dscg_time", "20230801", Code.DATE_WRITTEN),
    ("dscg_time", "2023年8月1日", Code.DATE_WRITTEN),
    ("dscg_time", "23-08-01", Code.SHORT_YEAR),
    ("dscg_time", "2023-02-29", Code.NO_SUCH_DAY),
    ("dscg_time", "2023-08-01 25:00:00", Code.NO_SUCH_DAY),
    ("dscg_time", "２０２３-０８-０１", Code.FULL_WIDTH),
    ("dscg_time", "2024-01-01", Code.PERIOD),
    ("dscg_time", "2022-12-31", Code.PERIOD),
    ("dscg_time", "2300-01-01", Code.ABOVE),
    ("dscg_time", "", Code.MISSING),
    ("缴费档次", "三档", Code.OPTION),
    ("缴费档次", "一档 ", Code.BLANKS),
    ("缴费档次", "#N/A", Code.SHEET_ERROR),
    ("缴费档次", "不详", Code.PLACEHOLDER),
    ("转诊链", "1.2E+11", Code.SCIENTIFIC),
    ("转诊链", "", Code.MISSING),
    ("medfee_sumamt", "1e5", Code.SCIENTIFIC),
    ("medfee_sumamt", '"10,000.00"', Code.THOUSANDS),
    ("medfee_sumamt", "10000.001", Code.PLACES),
    ("medfee_sumamt", "１００００", Code.FULL_WIDTH),
    ("medfee_sumamt", "¥10000", Code.UNIT),
    ("medfee_sumamt", "10000元", Code.UNIT),
    ("medfee_sumamt", "100%", Code.PERCENT),
    ("medfee_sumamt", "NaN", Code.INFINITE),
    ("medfee_sumamt", "-inf", Code.INFINITE),
    ("medfee_sumamt", "(10000.00)", Code.SIGN),
    ("medfee_sumamt", "+10000.00", Code.SIGN),
    ("medfee_sumamt", "-0.01", Code.BELOW),
    ("medfee_sumamt", "10000000.01", Code.ABOVE),
    ("medfee_sumamt", "010000", Code.LEADING_ZEROS),
    ("medfee_sumamt", "370001199001011234", Code.TOO_LONG),
    ("medfee_sumamt", "一万", Code.NO_NUMBER),
    ("medfee_sumamt", "10000.", Code.NO_NUMBER),
    ("medfee_sumamt", "#VALUE!", Code.SHEET_ERROR),
    ("medfee_sumamt", "   ", Code.MISSING),
]


def line(**changed: str) -> str:
    return ",".join({**GOOD, **changed}.values())


def test_each_trap_has_its_code_and_its_field_and_the_rows_around_it_are_settled(tmp_path: Path) -> None:
    lines = [text for field, cell, _ in TRAPS for text in (line(**{field: cell}), line(psn_no="999"))]
    path = claims(tmp_path / "单据.csv", *lines)
    outcome = run(ready().job(tmp_path / "out", path), Nobody())
    expected = [(2 + 2 * at, field, code.value) for at, (field, _, code) in enumerate(TRAPS)]
    assert rejected(tmp_path / "out") == expected
    assert results(tmp_path / "out").column("行号").to_pylist() == [3 + 2 * at for at in range(len(TRAPS))]
    totals = outcome.totals
    assert (totals.rows, totals.settled, totals.rejected) == (2 * len(TRAPS), len(TRAPS), len(TRAPS))


def test_a_row_with_several_problems_is_one_row_and_several_lines(tmp_path: Path) -> None:
    path = claims(tmp_path / "单据.csv", line(dscg_time="45117", medfee_sumamt="1e5", inscp_scp_amt="1.234"))
    outcome = run(ready().job(tmp_path / "out", path), Nobody())
    assert [code for _, _, code in rejected(tmp_path / "out")] == ["R10", "R05", "R08"]
    assert (outcome.totals.rows, outcome.totals.rejected) == (1, 1)


def test_rows_of_another_length_and_empty_rows_keep_the_numbers_of_the_others_right(tmp_path: Path) -> None:
    quoted = line(转诊链='"c\n1"')
    path = claims(
        tmp_path / "单据.csv", line(), "370001,2023-08-01", line(), "", quoted, line() + ",x", line()
    )
    run(ready().job(tmp_path / "out", path), Nobody())
    assert rejected(tmp_path / "out") == [
        (3, "", "R01"),
        (5, "", "R02"),
        (6, "转诊链", "R16"),
        (7, "", "R01"),
    ]
    assert results(tmp_path / "out").column("行号").to_pylist() == [2, 4, 8]


def test_a_file_may_end_in_rows_of_another_length_or_have_no_others(tmp_path: Path) -> None:
    for name, lines in (("末尾.csv", (line(), "1,2", "3", "4,5")), ("全部.csv", ("1,2", "3"))):
        outcome = run(
            ready().job(tmp_path / name.removesuffix(".csv"), claims(tmp_path / name, *lines)), Nobody()
        )
        assert {code for _, _, code in rejected(tmp_path / name.removesuffix(".csv"))} == {"R01"}
        assert (outcome.totals.rows, outcome.totals.settled) == (len(lines), len(lines) // 4)


def test_bytes_that_are_not_of_the_encoding_spoil_their_cell_only(tmp_path: Path) -> None:
    path = tmp_path / "单据.csv"
    path.write_bytes(
        (HEADER + line() + "\n").encode()
        + line().encode().replace("一档".encode(), b"\xd2\xbb\xb5\xb5")
        + b"\n"
    )
    run(ready().job(tmp_path / "out", path), Nobody())
    assert rejected(tmp_path / "out") == [(3, "缴费档次", "R03")]


def test_every_code_has_a_title_and_its_own_number() -> None:
    assert set(TITLES) == set(Code)
    assert len({code.value for code in Code}) == len(Code)


@pytest.mark.parametrize("number", ["0", "0.5", "0.50", "10000000", "10000000.00"])
def test_plain_amounts_are_no_trap(tmp_path: Path, number: str) -> None:
    path = claims(tmp_path / "单据.csv", line(medfee_sumamt=number, inscp_scp_amt="0"))
    assert run(ready().job(tmp_path / "out", path), Nobody()).totals.settled == 1
