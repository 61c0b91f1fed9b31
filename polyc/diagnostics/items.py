"""Mistakes about 明细."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class ItemOutside(Diagnostic):
    """单条明细的值用在了整张单据的条款里。"""

    code: ClassVar[str] = "P541"
    title: ClassVar[str] = "明细的值没有汇总"

    list: str
    path: str

    @property
    def message(self) -> str:
        return f"“{self.path}”是每条明细各自的值,不能直接用在这里。"

    @property
    def help(self) -> str:
        return f"写成 合计({self.path})、最大({self.path}) 或 最小({self.path})。"


@frozen(kw_only=True, repr=False, eq=False)
class NoItemSpokenOf(Diagnostic):
    """合计、最大、最小里面没有提到任何明细,或者提到了两份明细。"""

    code: ClassVar[str] = "P542"
    title: ClassVar[str] = "看不出汇总哪份明细"

    word: str

    @property
    def message(self) -> str:
        return f"“{self.word}”里面要有一份(并且只有一份)明细的值。"

    @property
    def help(self) -> str:
        return f"例如 {self.word}(费用.金额)。"


@frozen(kw_only=True, repr=False, eq=False)
class RankOutsideItem(Diagnostic):
    """排名写在了明细的逐条计算之外。"""

    code: ClassVar[str] = "P543"
    title: ClassVar[str] = "排名不在逐条计算里"

    @property
    def message(self) -> str:
        return "排名 是每一条明细各自的名次,只能写在某份明细的逐条计算里。"

    @property
    def help(self) -> str:
        return "写成 计算 单位.名次 = 排名(单位.得分,由高到低,并列同名次)。"


@frozen(kw_only=True, repr=False, eq=False)
class ItemsUnderAnother(Diagnostic):
    """假设 或 就高 换了一项输入,而明细的计算用到它。"""

    code: ClassVar[str] = "P545"
    title: ClassVar[str] = "明细不能跟着假设重算"

    list: str

    @property
    def message(self) -> str:
        return f"明细“{self.list}”的计算用到了这里要换的输入,合计不会跟着重算。"

    @property
    def help(self) -> str:
        return "明细的计算不要用这项输入;把有关的条件写到后面的 计算 或 层 里。"


@frozen(kw_only=True, repr=False, eq=False)
class NoItemHead(Diagnostic):
    """录入的表没有表头,或表头里有不认识的名目。"""

    code: ClassVar[str] = "P544"
    title: ClassVar[str] = "录入的表头不对"

    list: str
    found: str
    fields: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"明细“{self.list}”没有“{self.found}”这一项。"

    @property
    def help(self) -> str:
        return f"表的第一行写各项的名称:{'、'.join(self.fields)}。"
