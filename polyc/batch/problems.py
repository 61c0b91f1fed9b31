"""What can be wrong with a row: one code a kind, and one problem a cell."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Code(Enum):
    """A kind of problem: the code that the rejects file shows."""

    CELLS = "R01"
    EMPTY_ROW = "R02"
    UNDECODABLE = "R03"
    MISSING = "R04"
    SCIENTIFIC = "R05"
    THOUSANDS = "R06"
    FULL_WIDTH = "R07"
    PLACES = "R08"
    NO_NUMBER = "R09"
    SERIAL_DATE = "R10"
    DATE_WRITTEN = "R11"
    NO_SUCH_DAY = "R12"
    OPTION = "R13"
    ABOVE = "R14"
    BELOW = "R15"
    BLANKS = "R16"
    MARK = "R17"
    SIGN = "R18"
    FLAG = "R19"
    SHEET_ERROR = "R20"
    DECIMAL_ID = "R21"
    INFINITE = "R22"
    LEADING_ZEROS = "R23"
    TOO_LONG = "R24"
    SHORT_YEAR = "R25"
    PERCENT = "R26"
    UNIT = "R27"
    INVISIBLE = "R28"
    PLACEHOLDER = "R29"
    TWICE = "R30"
    PERIOD = "R31"
    ITEM = "R32"
    NO_CLAIM = "R33"
    NO_ITEMS = "R34"
    TAKEN_BACK = "R35"
    REFUSED = "R90"
    HELD = "R99"


TITLES = {
    Code.CELLS: "格数不对",
    Code.EMPTY_ROW: "空行",
    Code.UNDECODABLE: "文字编码不对",
    Code.MISSING: "没有填",
    Code.SCIENTIFIC: "科学记数",
    Code.THOUSANDS: "千分位",
    Code.FULL_WIDTH: "全角字符",
    Code.PLACES: "小数位太多",
    Code.NO_NUMBER: "不是数",
    Code.SERIAL_DATE: "日期序列号",
    Code.DATE_WRITTEN: "日期写法",
    Code.NO_SUCH_DAY: "没有这一天",
    Code.OPTION: "没有这个选项",
    Code.ABOVE: "超过上限",
    Code.BELOW: "低于下限",
    Code.BLANKS: "首尾空白",
    Code.MARK: "夹着文件标记",
    Code.SIGN: "正负号写法",
    Code.FLAG: "是否写法",
    Code.SHEET_ERROR: "表格错误值",
    Code.DECIMAL_ID: "编号带小数",
    Code.INFINITE: "不是有限的数",
    Code.LEADING_ZEROS: "前面多零",
    Code.TOO_LONG: "太长",
    Code.SHORT_YEAR: "年份不全",
    Code.PERCENT: "百分号",
    Code.UNIT: "货币符号或单位",
    Code.INVISIBLE: "看不见的字符",
    Code.PLACEHOLDER: "占位符",
    Code.TWICE: "重复的单据",
    Code.PERIOD: "不在施行期",
    Code.ITEM: "明细有错",
    Code.NO_CLAIM: "明细没有单据",
    Code.NO_ITEMS: "单据没有明细",
    Code.TAKEN_BACK: "冲正的行",
    Code.REFUSED: "政策拒付",
    Code.HELD: "暂缓",
}


class Problem(NamedTuple):
    """What is wrong with one field: the kind, and a Chinese sentence without its full stop."""

    code: Code
    reason: str


class RowProblem(NamedTuple):
    """A problem of the field of a row; `row` counts through all files, "" stands for the whole row."""

    row: int
    field: str
    problem: Problem
