"""Warnings: what is written but has no effect, or rests on nothing."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic, Fix, Severity


@frozen(kw_only=True, repr=False, eq=False)
class UnusedInput(Diagnostic):
    """声明了输入,却没有一条用到它。"""

    code: ClassVar[str] = "P901"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "输入没有用到"

    name: str

    @property
    def message(self) -> str:
        return f"输入“{self.name}”没有一条用到。"

    @property
    def help(self) -> str:
        return "删去它,或补上用到它的条款;有意留着的,下面写 免检 P901:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class UnusedDocument(Diagnostic):
    """列了文件,却没有一条依据它。"""

    code: ClassVar[str] = "P902"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "文件没有引用"

    name: str

    @property
    def message(self) -> str:
        return f"文件“{self.name}”没有一条依据它。"

    @property
    def help(self) -> str:
        return "在依据它的条款后面写 依据,或删去这一行;有意留着的,下面写 免检 P902:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class Uncited(Diagnostic):
    """起付线、支付比例、分段、封顶线、不予结算或目标没有写依据。"""

    code: ClassVar[str] = "P903"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "参数没有依据"

    name: str

    @property
    def message(self) -> str:
        return f"“{self.name}”没有写依据。"

    @property
    def help(self) -> str:
        return "在行末写 依据 文件 第几条;编者的选择,下面写 注 说明,并写 免检 P903:理由。"


@frozen(kw_only=True, repr=False, eq=False)
class NothingSilenced(Diagnostic):
    """免检写的编号,在那一条上没有可以免的警告。"""

    code: ClassVar[str] = "P904"
    severity: ClassVar[Severity] = Severity.WARNING
    title: ClassVar[str] = "免检没有用处"

    silenced: str

    @property
    def message(self) -> str:
        return f"这里没有编号 {self.silenced} 的警告可以免。"

    @property
    def help(self) -> str:
        return "删去这一行免检。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        return (Fix(title="删去这一行免检", span=self.span, text=""),)
