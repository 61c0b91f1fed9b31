"""Mistakes about names: unknown, doubled, unusable."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from polyc.diagnostics.correction import instead
from polyc.diagnostics.diagnostic import Diagnostic, Fix, Label
from polyc.source.span import Span


@frozen(kw_only=True, repr=False, eq=False)
class UnknownName(Diagnostic):
    """用到的名称没有声明过。"""

    code: ClassVar[str] = "P201"
    title: ClassVar[str] = "名称没有声明"

    name: str
    what: str
    similar: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"没有叫“{self.name}”的{self.what}。"

    @property
    def help(self) -> str:
        if self.similar:
            return f"是不是想写 {' 或 '.join(self.similar)}?"
        return f"先声明这个{self.what},再使用它。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        return instead(self.span, self.similar, sure=len(self.similar) == 1)


@frozen(kw_only=True, repr=False, eq=False)
class DoubledName(Diagnostic):
    """同一个名称声明了两次。"""

    code: ClassVar[str] = "P202"
    title: ClassVar[str] = "名称重复"

    name: str
    first: Span

    @property
    def message(self) -> str:
        return f"“{self.name}”已经声明过了。"

    @property
    def help(self) -> str:
        return "给其中一个换个名称;若是前后两个版本,请各写期间(自 … 起 / 至 … 止)。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.first, text="先在这里声明"),)


@frozen(kw_only=True, repr=False, eq=False)
class UnusableName(Diagnostic):
    """名称是关键字、计算机语言的保留字,或者含有下划线。"""

    code: ClassVar[str] = "P203"
    title: ClassVar[str] = "名称不能用"

    name: str
    reason: str
    proposal: str

    @property
    def message(self) -> str:
        return f"“{self.name}”不能作名称:{self.reason}。"

    @property
    def help(self) -> str:
        return f"可以改成“{self.proposal}”。"


@frozen(kw_only=True, repr=False, eq=False)
class UsedBeforeDefined(Diagnostic):
    """用到的名称在后文才定义。"""

    code: ClassVar[str] = "P204"
    title: ClassVar[str] = "先用后定义"

    name: str
    defined: Span

    @property
    def message(self) -> str:
        return f"“{self.name}”要到后面才定义,此处还没有它的值。"

    @property
    def help(self) -> str:
        return "把定义移到使用之前。"

    @property
    def labels(self) -> tuple[Label, ...]:
        return (Label(span=self.defined, text="在这里才定义"),)


@frozen(kw_only=True, repr=False, eq=False)
class UnknownSlot(Diagnostic):
    """层没有这个名目的金额。"""

    code: ClassVar[str] = "P205"
    title: ClassVar[str] = "层没有这个名目"

    owner: str
    slot: str
    slots: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"“{self.owner}”没有“{self.slot}”这个名目。"

    @property
    def help(self) -> str:
        return f"可用的名目:{'、'.join(self.slots)}。"

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The other slots of the layer; which one is meant, the word does not tell."""
        return instead(self.span, (f"{self.owner}.{slot}" for slot in self.slots), sure=False)


@frozen(kw_only=True, repr=False, eq=False)
class DoubledInterface(Diagnostic):
    """两处用了同一个接口名,或者接口名是保留字。"""

    code: ClassVar[str] = "P206"
    title: ClassVar[str] = "接口名不能用"

    name: str
    reason: str

    @property
    def message(self) -> str:
        return f"接口名“{self.name}”不能用:{self.reason}。"

    @property
    def help(self) -> str:
        return "换一个由小写字母、数字和下划线组成的接口名。"
