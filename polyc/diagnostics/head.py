"""Mistakes in a policy's head: what must be written and what may be chosen."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import Mendable, instead
from polyc.diagnostics.diagnostic import Diagnostic, Fix


@frozen(kw_only=True, repr=False, eq=False)
class MissingClause(Diagnostic):
    """缺少必须写的一行。"""

    code: ClassVar[str] = "P501"
    title: ClassVar[str] = "缺少必写的一行"

    clause: str
    example: str

    @property
    def message(self) -> str:
        return f"没有写“{self.clause}”。"

    @property
    def help(self) -> str:
        return f"例如:{self.example}"


@frozen(kw_only=True, repr=False, eq=False)
class MissingChoice(Diagnostic):
    """没有写明各地做法不同的一项选择。"""

    code: ClassVar[str] = "P502"
    title: ClassVar[str] = "没有写明选择"

    about: str
    choices: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"没有写明{self.about}。"

    @property
    def help(self) -> str:
        return f"在这些写法中选一种:{';'.join(self.choices)}。"


@frozen(kw_only=True, repr=False, eq=False)
class UnknownChoice(Diagnostic):
    """所写的选择不在可选的写法里。"""

    code: ClassVar[str] = "P503"
    title: ClassVar[str] = "没有这种选择"

    about: str
    found: str
    choices: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"{self.about}不能写“{self.found}”。"

    @property
    def help(self) -> str:
        return f"可选:{'、'.join(self.choices)}。" if self.choices else f"删去“{self.found}”。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        return instead(self.span, self.choices, sure=False)


@frozen(kw_only=True, repr=False, eq=False)
class DoubledClause(Diagnostic):
    """只能写一次的一行写了两次。"""

    code: ClassVar[str] = "P504"
    title: ClassVar[str] = "写了两次"

    clause: str

    @property
    def message(self) -> str:
        return f"“{self.clause}”只能写一次。"

    @property
    def help(self) -> str:
        return "留下其中一行。"


@frozen(kw_only=True, repr=False, eq=False)
class BadPolicyId(Diagnostic):
    """编号只能由小写字母、数字和连字符组成。"""

    code: ClassVar[str] = "P505"
    title: ClassVar[str] = "编号不合格"

    found: str

    @property
    def message(self) -> str:
        return f"编号“{self.found}”不能用:只能是小写字母、数字和连字符,以字母开头,不超过 60 个字。"

    @property
    def help(self) -> str:
        return "例如 编号 weihai-resident-inpatient。"


@frozen(kw_only=True, repr=False, eq=False)
class BackwardPeriod(Diagnostic):
    """起止日期颠倒。"""

    code: ClassVar[str] = "P506"
    title: ClassVar[str] = "起止颠倒"

    @property
    def message(self) -> str:
        return "结束的日期早于开始的日期。"

    @property
    def help(self) -> str:
        return "把两个日期对调,或改正其中一个。"


@frozen(kw_only=True, repr=False, eq=False)
class BadAddress(Mendable):
    """文件的地址不是网页地址。"""

    code: ClassVar[str] = "P507"
    title: ClassVar[str] = "地址不合格"

    found: str

    @property
    def message(self) -> str:
        return f"“{self.found}”不是以 http:// 或 https:// 开头的地址。"

    @property
    def help(self) -> str:
        return self.correction.words or "写全地址,例如 https://example.com/page.html。"


@frozen(kw_only=True, repr=False, eq=False)
class YearlessChoice(Diagnostic):
    """不是待遇的政策写了只有待遇才有的口径。"""

    code: ClassVar[str] = "P508"
    title: ClassVar[str] = "用途没有这项口径"

    slot: str
    purpose: str

    @property
    def message(self) -> str:
        return f"用途是{self.purpose}的政策一次一算,没有{self.slot}可选。"

    @property
    def help(self) -> str:
        return f"删去 口径 {self.slot} 一行;要记一个人的一年,写 口径 用途:待遇。"


@frozen(kw_only=True, repr=False, eq=False)
class YearlessMemory(Diagnostic):
    """不是待遇的政策用了要跨次记住的数。"""

    code: ClassVar[str] = "P509"
    title: ClassVar[str] = "用途不许跨次累计"

    name: str
    purpose: str

    @property
    def message(self) -> str:
        return f"用途是{self.purpose}的政策一次一算,不能记住“{self.name}”的累计。"

    @property
    def help(self) -> str:
        return "限额改写 每次,累计数作为输入给出;或把用途改为待遇并写全口径。"
