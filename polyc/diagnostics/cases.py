"""Mistakes in cases and scenarios."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class UnsetInput(Diagnostic):
    """案例没有写全输入。"""

    code: ClassVar[str] = "P601"
    title: ClassVar[str] = "案例缺少输入"

    case: str
    missing: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"案例“{self.case}”没有设这些输入:{'、'.join(self.missing)}。"

    @property
    def help(self) -> str:
        return "用 设 名称 值 写上;确实没有的写 0元、无 等明确的值。"


@frozen(kw_only=True, repr=False, eq=False)
class CaseWithoutExpectation(Diagnostic):
    """案例没有写应得,什么也没有检验。"""

    code: ClassVar[str] = "P602"
    title: ClassVar[str] = "案例没有应得"

    case: str

    @property
    def message(self) -> str:
        return f"案例“{self.case}”没有写 应得 或 应拒。"

    @property
    def help(self) -> str:
        return "写上 应得 名称 = 金额,或 应拒 理由。"


@frozen(kw_only=True, repr=False, eq=False)
class NotPending(Diagnostic):
    """情景只能给待定的值,不能改已经写定的值。"""

    code: ClassVar[str] = "P603"
    title: ClassVar[str] = "情景改了已定的值"

    path: str

    @property
    def message(self) -> str:
        return f"“{self.path}”没有待定的值,情景不能改它。"

    @property
    def help(self) -> str:
        return "已经写定的值要改条款;情景只给 待定 的值。"


@frozen(kw_only=True, repr=False, eq=False)
class ScenariosClash(Diagnostic):
    """同时采用的两个情景给了同一处两个值。"""

    code: ClassVar[str] = "P604"
    title: ClassVar[str] = "情景相互冲突"

    path: str
    first: str
    second: str

    @property
    def message(self) -> str:
        return f"情景“{self.first}”和“{self.second}”都给了“{self.path}”一个值。"

    @property
    def help(self) -> str:
        return "一个案例只采用其中一个。"


@frozen(kw_only=True, repr=False, eq=False)
class NothingToReverse(Diagnostic):
    """冲正的结算在案例里没有出现过。"""

    code: ClassVar[str] = "P605"
    title: ClassVar[str] = "没有可冲正的结算"

    name: str

    @property
    def message(self) -> str:
        return f"前面没有叫“{self.name}”的结算。"

    @property
    def help(self) -> str:
        return "写前面某次 结算 的名称。"


@frozen(kw_only=True, repr=False, eq=False)
class UnknownItem(Diagnostic):
    """应得说的一条明细没有录入,或有几条同名。"""

    code: ClassVar[str] = "P606"
    title: ClassVar[str] = "没有这一条明细"

    list: str
    name: str
    times: int
    similar: tuple[str, ...]

    @property
    def message(self) -> str:
        if self.times > 1:
            return f"明细“{self.list}”里有 {self.times} 条叫“{self.name}”。"
        return f"明细“{self.list}”里没有录入“{self.name}”这一条。"

    @property
    def help(self) -> str:
        if self.times > 1:
            return f"用行号说是哪一条,如 {self.list}.第1行。"
        close = f"是不是 {'、'.join(self.similar)}?" if self.similar else ""
        return f"{close}先在 录入 {self.list} 里写上这一条,或用行号如 {self.list}.第1行。"
