"""Mistakes that only some claims would show, told with such a claim."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True, repr=False, eq=False)
class RateReached(Diagnostic):
    """比例在某些情形下低于 0% 或者高于 100%。"""

    code: ClassVar[str] = "P711"
    title: ClassVar[str] = "比例叠加后越出范围"

    name: str
    rate: str
    claim: str

    @property
    def message(self) -> str:
        when = f"在 {self.claim} 时" if self.claim else ""
        return f"“{self.name}”{when}算到 {self.rate},越出了 0% 到 100%。"

    @property
    def help(self) -> str:
        return "不该再提高或者降低的情形,写成 例外 或者在 当 后面排除;数写错了就改数。"
