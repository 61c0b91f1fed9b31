"""Mistakes in how numbers, units, bounds and dates are written."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import Mendable
from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class OtherDate(Mendable):
    """日期没有写成 年 月 日。"""

    code: ClassVar[str] = "P131"
    title: ClassVar[str] = "日期的写法"

    found: str

    @property
    def message(self) -> str:
        return f"日期“{self.found}”要写成“某年某月某日”。"

    @property
    def help(self) -> str:
        return self.correction.words or "例如 2023年7月1日。"


@frozen(kw_only=True, repr=False, eq=False)
class DoubledUnit(Mendable):
    """一个数有两个单位。"""

    code: ClassVar[str] = "P132"
    title: ClassVar[str] = "两个单位"

    found: str
    unit: str

    @property
    def message(self) -> str:
        return f"“{self.found}”有两个单位,“{self.unit}”是多余的。"

    @property
    def help(self) -> str:
        return f"金额写 元,比例写 %,只留一个。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class NumberTooLong(Diagnostic):
    """数太长。金额最多到十亿元,这样长的数多半是误贴进来的。"""

    code: ClassVar[str] = "P133"
    title: ClassVar[str] = "数太长"

    most: int

    @property
    def message(self) -> str:
        return f"这个数超过了 {self.most} 位。"

    @property
    def help(self) -> str:
        return "查一查是不是多写了几位;大的金额可以用 万元、亿元。"


@frozen(kw_only=True, repr=False, eq=False)
class UnclearNumber(Diagnostic):
    """中文数字写得不通,或者有两种读法。"""

    code: ClassVar[str] = "P134"
    title: ClassVar[str] = "数字读不通"

    found: str

    @property
    def message(self) -> str:
        return f"“{self.found}”这个数读不通,或者有两种读法。"

    @property
    def help(self) -> str:
        return "写全(例如 五百六十),或者用阿拉伯数字(例如 560)。"


@frozen(kw_only=True, repr=False, eq=False)
class OtherUnit(Mendable):
    """单位用了别的写法。"""

    code: ClassVar[str] = "P135"
    title: ClassVar[str] = "单位的写法"

    found: str
    wanted: str

    @property
    def message(self) -> str:
        return f"“{self.found}”要写成“{self.wanted}”。"

    @property
    def help(self) -> str:
        return self.correction.words or f"改成“{self.wanted}”。"


@frozen(kw_only=True, repr=False, eq=False)
class BoundWithoutAmount(Mendable):
    """以上、以下 前面没有数,或者写在了数的前面。"""

    code: ClassVar[str] = "P136"
    title: ClassVar[str] = "边界没有数"

    word: str

    @property
    def message(self) -> str:
        return f"“{self.word}”的前面要有一个数。"

    @property
    def help(self) -> str:
        return f"数和“{self.word}”连着写。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class BracketWithoutRange(Mendable):
    """分段里的一行没有写范围。"""

    code: ClassVar[str] = "P144"
    title: ClassVar[str] = "段没有范围"

    @property
    def message(self) -> str:
        return "这是分段里的一行,要先写范围,再写比例。"

    @property
    def help(self) -> str:
        return self.correction.words or "例如 4万元以下 60%。"


@frozen(kw_only=True, repr=False, eq=False)
class MissingScope(Mendable):
    """没有写明是每次、每年还是终身。"""

    code: ClassVar[str] = "P151"
    title: ClassVar[str] = "没有写明每次还是每年"

    line: str

    @property
    def message(self) -> str:
        return f"“{self.line}”没有写明是 每次、每年 还是 终身。"

    @property
    def help(self) -> str:
        return f"在数额的前面写 每次、每年、终身 或 同 某个链号。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class TitleWithoutMarks(Mendable):
    """文件的标题没有书名号。"""

    code: ClassVar[str] = "P152"
    title: ClassVar[str] = "标题没有书名号"

    @property
    def message(self) -> str:
        return "文件的标题要写在《 》里。"

    @property
    def help(self) -> str:
        return self.correction.words or "例如 文件 办法 《某市居民医保办法》 状态 现行 证据 甲。"


@frozen(kw_only=True, repr=False, eq=False)
class DocumentNumber(Mendable):
    """文号的写法不对。"""

    code: ClassVar[str] = "P153"
    title: ClassVar[str] = "文号的写法"

    found: str
    wanted: str

    @property
    def message(self) -> str:
        return f"文号“{self.found}”要写成“{self.wanted}”。"

    @property
    def help(self) -> str:
        return self.correction.words or f"改成“{self.wanted}”。"
