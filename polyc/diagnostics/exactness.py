"""Mistakes that would cost exactness: overflow, undeclared rounding."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class MissingRounding(Diagnostic):
    """结果可能不是整分,却没有声明怎样舍入。"""

    code: ClassVar[str] = "P701"
    title: ClassVar[str] = "没有声明舍入"

    step: str

    @property
    def message(self) -> str:
        return f"这一行的结果可能不是整分,要先声明 舍入 {self.step}。"

    @property
    def help(self) -> str:
        return f"在文首写 舍入 {self.step}:四舍五入,到分(或 舍去尾数、逢尾进一、四舍六入五成双)。"


@frozen(kw_only=True, repr=False, eq=False)
class NeedsBound(Diagnostic):
    """中间结果可能大到算不准。"""

    code: ClassVar[str] = "P702"
    title: ClassVar[str] = "需要更小的上限"

    step: str
    culprits: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"“{self.step}”的中间结果可能超出 64 位整数。"

    @property
    def help(self) -> str:
        return (
            f"给这些输入写上合理的 上限:{'、'.join(self.culprits)}。"
            if self.culprits
            else "把这一行拆成几行。"
        )
