"""What a cell is that is not written as its field asks: the traps that spreadsheets and exports lay."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from polyc.batch.problems import Code, Problem

BOM: Final = "\ufeff"
REPLACED: Final = "\ufffd"
_SHEET_ERRORS: Final = ("#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#N/A", "#NULL!", "#####")
_PLACEHOLDERS: Final = (
    "NULL",
    "NONE",
    "NA",
    "N/A",
    "NIL",
    "-",
    "--",
    "—",
    "/",
    "\\N",
    "空",
    "无",
    "不详",
    "未知",
)
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\u00ad"
_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?[eE][+-]?[0-9]+")
_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_INFINITE: Final = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_SERIAL: Final = re.compile(r"[0-9]{4,5}(\.[0-9]+)?")
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?")
_EXCEL_DAY_0: Final = date(1899, 12, 30)
LONGEST_SHOWN: Final = 40


def shown(text: str) -> str:
    """The cell as a sentence quotes it: short, and with nothing invisible in it."""
    short = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return "“" + "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in short) + "”"


def common(text: str) -> Problem | None:
    """What is wrong with a cell whatever it should hold; None where nothing is."""
    if text == "":
        return Problem(Code.MISSING, "没有填")
    if REPLACED in text:
        return Problem(
            Code.UNDECODABLE, f"有字节不是所说的编码:{shown(text)};请核对 --encoding,或从原系统重新导出"
        )
    if BOM in text:
        return Problem(Code.MARK, "夹着文件开头的标记(BOM),多半是几个文件首尾相接;请分开,或去掉标记")
    if any(each in text for each in _INVISIBLE):
        return Problem(Code.INVISIBLE, f"夹着看不见的字符:{shown(text)};请删去重填")
    if text.strip() == "":
        return Problem(Code.MISSING, "只有空白,等于没有填")
    if text != text.strip():
        return Problem(Code.BLANKS, f"首尾有空白:{shown(text)};请删去空白")
    if text.upper() in _SHEET_ERRORS or set(text) == {"#"}:
        return Problem(Code.SHEET_ERROR, f"是表格软件的错误值 {shown(text)};请改正那一格的公式或列宽再导出")
    if text.upper() in _PLACEHOLDERS:
        return Problem(Code.PLACEHOLDER, f"填的是占位符 {shown(text)},不是值;请补上真实的值")
    return None


def number(text: str, places: int, asked: str) -> Problem:
    """Why a cell is no number with at most `places` decimals; `asked` says how it is written."""
    found = common(text)
    if found is not None:
        return found
    narrow = unicodedata.normalize("NFKC", text)
    if narrow != text and re.fullmatch(r"[+-]?[0-9.,]+", narrow):
        return Problem(Code.FULL_WIDTH, f"有全角字符:{shown(text)};请写成半角 {narrow}")
    if _SCIENTIFIC.fullmatch(text):
        return Problem(Code.SCIENTIFIC, f"写成了科学记数 {shown(text)},尾数可能已经丢失;请按文本格式重新导出")
    if _THOUSANDS.fullmatch(text):
        return Problem(Code.THOUSANDS, f"有千分位逗号:{shown(text)};请写成 {text.replace(',', '')}")
    if _INFINITE.fullmatch(text):
        return Problem(Code.INFINITE, f"不是有限的数:{shown(text)}")
    if re.fullmatch(r"\+[0-9.]+|\([0-9.,]+\)|[0-9.]+-", text):
        return Problem(Code.SIGN, f"正负号的写法不认得:{shown(text)};负数写成 -12.00,正数不写加号")
    if re.fullmatch(r"-?[0-9.]+[%%]", text):
        return Problem(Code.PERCENT, f"带有百分号:{shown(text)};{asked}")
    if re.fullmatch(r"[¥¥$]?-?[0-9.,]+(元|万元|分|圆)?", text) and not re.fullmatch(r"-?[0-9.,]+", text):
        return Problem(Code.UNIT, f"带有货币符号或单位:{shown(text)};单位由 --amounts 声明,格里只写数")
    if re.fullmatch(rf"-?[0-9]+\.[0-9]{{{places + 1},}}", text):
        return Problem(Code.PLACES, f"小数多于 {places} 位:{shown(text)};{asked}")
    if re.fullmatch(r"-?0[0-9]+(\.[0-9]*)?", text):
        return Problem(Code.LEADING_ZEROS, f"数的前面有多余的零:{shown(text)},可能是编号错填在这里")
    if re.fullmatch(r"-?[0-9]{14,}(\.[0-9]*)?", text):
        return Problem(Code.TOO_LONG, f"数太长:{shown(text)},可能是编号错填在这里")
    return Problem(Code.NO_NUMBER, f"不是数:{shown(text)};{asked}")


def day(text: str) -> Problem:
    """Why a cell is no date."""
    found = common(text)
    if found is not None:
        return found
    asked = "请写成 2023-07-10 的样子"
    if _SERIAL.fullmatch(text):
        return Problem(Code.SERIAL_DATE, f"像是表格软件的日期序列号 {shown(text)}{_meant(text)};{asked}")
    if _SCIENTIFIC.fullmatch(text):
        return Problem(Code.SCIENTIFIC, f"写成了科学记数 {shown(text)};{asked}")
    if _DAY.fullmatch(text):
        return Problem(Code.NO_SUCH_DAY, f"没有 {shown(text)} 这一天或这个时刻")
    narrow = unicodedata.normalize("NFKC", text)
    if narrow != text and _DAY.fullmatch(narrow):
        return Problem(Code.FULL_WIDTH, f"有全角字符:{shown(text)};请写成半角 {narrow}")
    if re.fullmatch(r"[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}", text):
        return Problem(Code.SHORT_YEAR, f"年份只有两位:{shown(text)};{asked}")
    return Problem(Code.DATE_WRITTEN, f"日期的写法不认得:{shown(text)};{asked}")


def _meant(text: str) -> str:
    """The day that the serial number of a spreadsheet stands for, where it is one of our time."""
    serial = int(text.partition(".")[0])
    return f",若是则为 {(_EXCEL_DAY_0 + timedelta(days=serial)).isoformat()}" if serial > 20_000 else ""


def identifier(text: str) -> Problem | None:
    """What is wrong with an id (of a person, of a chain); None where nothing is."""
    found = common(text)
    if found is not None:
        return found
    if _SCIENTIFIC.fullmatch(text):
        return Problem(
            Code.SCIENTIFIC, f"编号写成了科学记数 {shown(text)},后几位已经丢失;请按文本格式重新导出"
        )
    if re.fullmatch(r"[0-9]+\.[0-9]*", text):
        return Problem(Code.DECIMAL_ID, f"编号写成了小数 {shown(text)};请按文本格式重新导出")
    if unicodedata.normalize("NFKC", text) != text:
        narrow = unicodedata.normalize("NFKC", text)
        return Problem(Code.FULL_WIDTH, f"编号里有全角字符:{shown(text)};请写成半角 {narrow}")
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", text):
        return Problem(Code.THOUSANDS, f"编号里有千分位逗号:{shown(text)};请按文本格式重新导出")
    if re.search(r"\s", text):
        return Problem(Code.BLANKS, f"编号中间有空白:{shown(text)};请删去空白")
    return None
