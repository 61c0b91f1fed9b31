"""Mistakes of punctuation: signs, separators, brackets, quotes, the bars of tables."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import Mendable
from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class OtherSign(Mendable):
    """用了别的符号。"""

    code: ClassVar[str] = "P121"
    title: ClassVar[str] = "换一个符号"

    found: str
    sign: str

    @property
    def message(self) -> str:
        return f"这里不用“{self.found}”,写“{self.sign}”。"

    @property
    def help(self) -> str:
        return self.correction.words or f"把“{self.found}”改成“{self.sign}”。"


@frozen(kw_only=True, repr=False, eq=False)
class OtherSeparator(Mendable):
    """顿号和逗号用反了。"""

    code: ClassVar[str] = "P122"
    title: ClassVar[str] = "顿号与逗号"

    found: str
    sign: str

    @property
    def message(self) -> str:
        return f"这里不用“{self.found}”,用“{self.sign}”:顿号分开并列的几项,逗号分开一句里的几段。"

    @property
    def help(self) -> str:
        return self.correction.words or f"把“{self.found}”改成“{self.sign}”。"


@frozen(kw_only=True, repr=False, eq=False)
class UnclosedBracket(Mendable):
    """括号没有收。"""

    code: ClassVar[str] = "P123"
    title: ClassVar[str] = "括号没有收"

    @property
    def message(self) -> str:
        return "这个“(”没有对应的“)”。"

    @property
    def help(self) -> str:
        return self.correction.words or "补上“)”。"


@frozen(kw_only=True, repr=False, eq=False)
class UnopenedBracket(Mendable):
    """多了一个收括号。"""

    code: ClassVar[str] = "P124"
    title: ClassVar[str] = "括号多收了一个"

    @property
    def message(self) -> str:
        return "这个“)”前面没有对应的“(”。"

    @property
    def help(self) -> str:
        return f"删去它,或者补上“(”。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class OtherQuotes(Mendable):
    """引号不成对,或者用了别的引号。"""

    code: ClassVar[str] = "P125"
    title: ClassVar[str] = "引号不对"

    found: str

    @property
    def message(self) -> str:
        return f"“{self.found}”这样的引号不能用,或者不成对。"

    @property
    def help(self) -> str:
        return f"用一对“ ”。{self.correction.words}"


@frozen(kw_only=True, repr=False, eq=False)
class DeepBrackets(Diagnostic):
    """括号套得太深。"""

    code: ClassVar[str] = "P126"
    title: ClassVar[str] = "括号太深"

    most: int

    @property
    def message(self) -> str:
        return f"括号套了 {self.most} 层以上。"

    @property
    def help(self) -> str:
        return "把里面的部分另写成一行 计算,再用它的名称。"


@frozen(kw_only=True, repr=False, eq=False)
class UnclosedRow(Mendable):
    """表的一行没有以竖线开头或收尾。"""

    code: ClassVar[str] = "P141"
    title: ClassVar[str] = "表的一行没有收"

    @property
    def message(self) -> str:
        return "表的每一行要以“|”开头、以“|”收尾。"

    @property
    def help(self) -> str:
        return self.correction.words or "补上“|”。"


@frozen(kw_only=True, repr=False, eq=False)
class RowsWithoutKeys(Diagnostic):
    """有表而没有写明按什么分。"""

    code: ClassVar[str] = "P142"
    title: ClassVar[str] = "表没有写按什么分"

    @property
    def message(self) -> str:
        return "这是表的一行,而上面的条款没有写“按”什么来分。"

    @property
    def help(self) -> str:
        return "在上面的条款里写 按 和键的名称,例如 支付比例 按 机构级别;值就不再写在那一行。"


@frozen(kw_only=True, repr=False, eq=False)
class RuleBetweenRows(Diagnostic):
    """表里写了分隔的横线。"""

    code: ClassVar[str] = "P143"
    title: ClassVar[str] = "表里不写横线"

    @property
    def message(self) -> str:
        return "表的各行之间不写横线。"

    @property
    def help(self) -> str:
        return "删去这一行。"
